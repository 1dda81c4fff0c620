// One process, so that what is counted is counted once.
import './units.mjs'
import './weight.mjs'
import './views.mjs'
import './use.mjs'
import './trouble.mjs'
import './elsewhere.mjs'
import './browser.mjs'

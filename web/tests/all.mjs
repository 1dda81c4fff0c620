import './browser.mjs'
import './pages.mjs'
import './tasks.mjs'
import './weight.mjs'

import './browser.mjs'
import './pages.mjs'
import './weight.mjs'

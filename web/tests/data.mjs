// What depends on the data; in one process, as in all.mjs.
import './views.mjs'
import './use.mjs'

import './client.mjs'
import './conformance.mjs'

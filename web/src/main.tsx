import { render } from 'preact'
import { App } from './app'
import './style/base.css'
import './style/parts.css'
import './style/views.css'

const root = document.getElementById('page')
if (root) render(<App />, root)

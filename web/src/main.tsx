import { render } from 'preact'
import { App } from './app'
import { remember } from './place'
import './style/base.css'
import './style/parts.css'
import './style/views.css'

const root = document.getElementById('page')
remember()
if (root) render(<App />, root)

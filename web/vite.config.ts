import { defineConfig } from 'vite'

// Everything but index.html and the icon lies in assets/ under a name with its hash, which the daemon
// lets be cached for ever. Nothing is inlined: the Content-Security-Policy allows no data: scripts.
export default defineConfig({
	base: './',
	esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1024,
	},
})

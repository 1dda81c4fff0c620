import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

// What the daemon sends compressed lies beside each file, as small as it gets.
const twins: Plugin = {
	name: 'twins',
	apply: 'build',
	writeBundle({ dir = '' }) {
		for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
			if (!/\.(html|js|css|svg)$/.test(name)) continue
			const file = join(dir, name)
			const bytes = readFileSync(file)
			writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
			writeFileSync(`${file}.br`, brotliCompressSync(bytes))
		}
	},
}

// Everything but index.html and the icon lies in assets/ under a name with its hash, which the daemon
// lets be cached for ever. Nothing is inlined: the Content-Security-Policy allows no such script.
export default defineConfig({
	plugins: [twins],
	esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1024,
	},
})

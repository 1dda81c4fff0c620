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
			if (!/\.(html|js|css|svg|txt)$/.test(name)) continue
			const file = join(dir, name)
			const bytes = readFileSync(file)
			writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
			writeFileSync(`${file}.br`, brotliCompressSync(bytes))
		}
	},
}

// The notices of all packages that are in the page.
const licences: Plugin = {
	name: 'licences',
	apply: 'build',
	generateBundle(_, bundle) {
		const folders = new Set<string>()
		for (const part of Object.values(bundle)) {
			for (const id of part.type === 'chunk' ? Object.keys(part.modules) : []) {
				const [folder] = /[^\0]*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id) ?? []
				if (folder) folders.add(folder)
			}
		}
		const notices = [...folders].sort().map(folder => {
			const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
			const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each))
			if (!file) this.error(`${name} has no licence to go with it`)
			return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8')}`
		})
		this.emitFile({ type: 'asset', fileName: 'licences.txt', source: notices.join('\n\n') })
	},
}

// Everything but index.html, the icon and the notices lies in assets/ under a name with its hash, which the daemon
// lets be cached for ever. Nothing is inlined: the Content-Security-Policy allows no such script. Addresses are
// relative: one build serves at a host's root and behind a base path.
export default defineConfig({
	base: './',
	plugins: [licences, twins],
	esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1024,
	},
})

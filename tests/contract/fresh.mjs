// A fresh folder in which @yigai/client is installed from its tarball.
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ask, base } from './server.mjs'

export const folder = new URL('fresh/', import.meta.url)
export const bin = name => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url))
// Runs a program there, and returns what it says.
export async function run(command, ...args) {
	try {
		return (await promisify(execFile)(command, args, { cwd: folder })).stdout
	} catch (error) {
		throw new Error(`${command}: ${error.stdout}${error.stderr}`)
	}
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
writeFileSync(new URL('package.json', folder), JSON.stringify({ private: true, type: 'module' }))
export const tarball = readdirSync(new URL('client/', import.meta.url)).find(name => name.endsWith('.tgz'))
await run('npm', 'install', '--offline', '--no-audit', '--no-fund', `../client/${tarball}`)
export const installed = new URL('node_modules/@yigai/client/', folder)
export const { Client, Problem } = await import(new URL('index.js', installed))

export const yigai = new Client(`${base}/`)
// What is asked by hand.
export const get = async path => (await ask(path)).json()

export async function all(rows) {
	const found = []
	for await (const row of rows) found.push(row)
	return found
}

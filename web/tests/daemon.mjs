// The real daemon, and Debian's Chromium before it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

export const { YIGAI, DATASET, SHOTS, CHROMIUM } = process.env

// Starts the daemon on a port, 0 for any free one; resolves when it listens. It dies with this process.
export async function start(port = 0, ...options) {
	const daemon = spawn('setpriv', ['--pdeathsig', 'KILL', YIGAI, 'serve', ...options.includes('--db') ? [] : ['--db', DATASET],
		'--listen', `127.0.0.1:${port}`, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
	const gone = once(daemon, 'exit')
	const lines = createInterface({ input: daemon.stderr })
	// what its next line that matches says
	const said = pattern => new Promise((found, failed) => {
		lines.on('line', line => pattern.test(line) && found(pattern.exec(line)[1]))
		gone.then(() => failed(new Error('the daemon is gone')))
	})
	const url = await said(/listening on (http:\S+)/)
	return {
		url,
		port: Number(new URL(url).port),
		said,
		signal: name => daemon.kill(name),
		stop: async () => {
			daemon.kill()
			await gone
		},
	}
}

// What the API answers, and how many rows a collection has: what the page must show is taken from there,
// for the data grows.
export const ask = async (base, path) => (await fetch(base + path)).json()
export const total = async (base, path) => (await ask(base, path)).meta.total

// A browser with a profile of its own.
export async function launch() {
	const profile = mkdtempSync(join(tmpdir(), 'yigai-browser-'))
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run',
			'--disable-background-networking', '--disable-component-update', '--disable-sync',
			`--crash-dumps-dir=${profile}`],
	})
	return {
		browser,
		close: async () => {
			await browser.close()
			rmSync(profile, { recursive: true, force: true })
		},
	}
}

// A page as a visitor has it. What it complains of is in `complaints`.
export async function visit(browser, { lang = 'en', width = 1440, scheme = 'light', scripts = true } = {}) {
	const context = await browser.newContext({
		viewport: { width, height: width > 800 ? 900 : 740 },
		locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
		colorScheme: scheme,
		acceptDownloads: true,
		javaScriptEnabled: scripts,
	})
	if (scripts) await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', event =>
			console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
	})
	const page = await context.newPage()
	const complaints = []
	page.on('pageerror', error => complaints.push(String(error)))
	page.on('console', message => {
		// a status that a test asks for is no complaint
		if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
	})
	return { page, complaints, close: () => context.close() }
}

// What the tests of a file share: a daemon and a browser.
export function stage() {
	const shared = {}
	before(async () => {
		shared.daemon = await start()
		shared.chromium = await launch()
	})
	// what began ends, whatever did not begin: a process that is left would hold the run for good
	after(async () => {
		await shared.chromium?.close()
		await shared.daemon?.stop()
	})
	return shared
}

// Keeps what a view looks like, for whoever asks for it.
export async function shoot(page, name) {
	if (!SHOTS) return
	mkdirSync(SHOTS, { recursive: true })
	await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

// What a browser makes of the API by itself: its cache, and readers that come from another host.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { ask, DATASET, launch, start, total, visit, YIGAI } from './daemon.mjs'

const MORE = join(dirname(YIGAI), 'tests', 'more.db')
const READER = fileURLToPath(new URL('reader', import.meta.url))
const shared = {}
before(async () => {
	shared.folder = mkdtempSync(join(tmpdir(), 'yigai-browser-'))
	shared.chromium = await launch()
})
after(async () => {
	await shared.chromium?.close()
	rmSync(shared.folder, { recursive: true, force: true })
})

// All rows of a walk in the page, as a front end takes it, and the statuses of its answers.
const walk = page => page.evaluate(async () => {
	const ids = [], statuses = []
	for (let url = '/v1/facts?limit=100'; url;) {
		const answer = await fetch(url)
		statuses.push(answer.status)
		const { data, links } = await answer.json()
		ids.push(...(data ?? []).map(({ id }) => id))
		url = links?.next
	}
	return { ids, statuses }
})

// Replaces a dataset under a daemon that serves it.
async function replace(daemon, file, by) {
	copyFileSync(by, `${file}.new`)
	renameSync(`${file}.new`, file)
	const reloaded = daemon.said(/reloaded/)
	daemon.signal('SIGHUP')
	await reloaded
}

for (const keep of [true, false]) {
	test(`a walk whose first page is in the browser's cache ${keep ? 'stays on its dataset' : 'ends in 410 where none is kept'}`, async t => {
		const file = join(shared.folder, `${keep}.db`)
		copyFileSync(DATASET, file)
		const daemon = await start(0, '--db', file, ...keep ? [] : ['--keep', '0'])
		t.after(daemon.stop)
		const { data } = await ask(daemon.url, '/v1/facts?limit=1000')
		const { page, close } = await visit(shared.chromium.browser)
		await page.goto(`${daemon.url}/index.html`)
		await page.evaluate(async () => (await fetch('/v1/facts?limit=100')).text())
		await replace(daemon, file, MORE)
		assert.notEqual(await total(daemon.url, '/v1/facts'), data.length)
		for (let i = 0; i < 3; i++) {
			const { ids, statuses } = await walk(page)
			if (keep) assert.deepEqual([[...new Set(statuses)], ids.sort()], [[200], data.map(({ id }) => id).sort()])
			else assert.deepEqual(statuses, [200, 410])
		}
		await close()
	})
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

// The reader on a host of its own, built as its users would.
async function reader() {
	const outDir = join(shared.folder, 'reader')
	await build({ root: READER, base: './', build: { outDir, target: 'es2022' }, worker: { format: 'es' }, logLevel: 'error' })
	const server = createServer((asked, answer) => {
		const name = asked.url === '/' ? '/index.html' : new URL(asked.url, 'http://localhost').pathname
		answer.writeHead(200, { 'Content-Type': TYPES[extname(name)] })
		answer.end(readFileSync(join(outDir, name)))
	})
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	return {
		url: `http://127.0.0.1:${server.address().port}/`,
		close: () => {
			server.close()
			server.closeAllConnections()
		},
	}
}

test('SQLite in the browser reads the file in place from another host, and little of it', async t => {
	const daemon = await start()
	t.after(daemon.stop)
	const host = await reader()
	t.after(host.close)
	const { page, complaints, close } = await visit(shared.chromium.browser)
	const file = `${daemon.url}/v1/dataset.sqlite`
	let bytes = 0
	page.context().on('response', answer => {
		if (answer.status() === 206) bytes += Number(answer.headers()['content-length'])
	})
	await page.goto(host.url)
	await page.waitForFunction('window.read')
	const { data: [{ id, statement_zh }] } = await ask(daemon.url, '/v1/targets?sort=id&limit=1')
	assert.deepEqual(await page.evaluate(([url, ...queries]) => window.read(url, queries), [file,
		'SELECT count(*) FROM facts', 'SELECT id, statement_zh FROM targets ORDER BY id LIMIT 1',
	]), [[await total(daemon.url, '/v1/facts')], [id, statement_zh]])
	const { size } = statSync(DATASET)
	assert.ok(bytes > 0 && bytes < size / 4, `${bytes} of ${size} bytes`)
	assert.deepEqual(complaints, [])
	await close()
})

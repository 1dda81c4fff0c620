// The page where it is not at the root of the daemon's own host: behind a path, and as files.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from '@yigai/client'
import { parse } from 'csv-parse/sync'
import { ask, DATASET, launch, open, PAGE, settled, start, total, visit, YIGAI } from './daemon.mjs'

const PATH = '/yigai'
const shared = { opened: [] }
before(async () => {
	shared.daemon = await start(0, '--base-path', PATH)
	shared.chromium = await launch()
	// in memory, where there is some: an export waits until its files are on disk
	shared.folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'yigai-files-'))
})
after(async () => {
	for (const server of shared.opened) {
		server.close()
		server.closeAllConnections()
	}
	await shared.chromium?.close()
	await shared.daemon?.stop()
	rmSync(shared.folder, { recursive: true, force: true })
})

async function listen(server) {
	shared.opened.push(server)
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	return `http://127.0.0.1:${server.address().port}`
}

// A proxy that has the daemon at PATH and nothing else, and takes PATH away or leaves it.
const proxy = strips => listen(createServer((asked, answer) => {
	if (!new RegExp(`^${PATH}(/|$)`).test(asked.url)) return void answer.writeHead(404).end()
	const path = strips ? asked.url.slice(PATH.length) || PATH : asked.url
	asked.pipe(request(shared.daemon.url + path, { method: asked.method, headers: asked.headers }, from => {
		answer.writeHead(from.statusCode, from.headers)
		from.pipe(answer)
	}))
}))

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

// What a host puts behind an address until it finds a file: the rule of docs/api.md.
const RULE = ['', '.json', '/index.html']

// A host that only has the files of an export, at a path, and lists what is in its folders.
async function files(path, endings = RULE) {
	const folder = join(shared.folder, path || 'root')
	if (!existsSync(folder)) execFileSync(YIGAI, ['export', folder, '--db', DATASET, '--page', PAGE, ...path ? ['--base-path', path] : []])
	return listen(createServer((asked, answer) => {
		const { pathname } = new URL(asked.url, 'http://localhost')
		const at = decodeURIComponent(pathname).slice(path.length)
		const file = pathname.startsWith(path + '/') && endings.map(end => join(folder, at + end))
			.find(name => existsSync(name) && statSync(name).isFile())
		if (!file && existsSync(join(folder, at))) return void answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<ul></ul>')
		if (!file) return void answer.writeHead(404).end()
		answer.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/json' })
		answer.end(readFileSync(file))
	}))
}

// A page that asks beneath an address alone, and is refused nothing.
async function visiting(base, use) {
	const { page, complaints, close } = await visit(shared.chromium.browser)
	const wrong = []
	page.on('response', answer => {
		if (!answer.url().startsWith(`${base}/`) || answer.status() >= 400) wrong.push(`${answer.status()} ${answer.url()}`)
	})
	await use(page)
	assert.deepEqual([wrong, complaints], [[], []])
	await close()
}

for (const strips of [true, false]) {
	test(`behind a proxy that ${strips ? 'takes the path away' : 'leaves the path'} the page works, and leaves it for nothing`, async () => {
		const base = await proxy(strips) + PATH
		const { headers } = await fetch(base, { redirect: 'manual' })
		assert.equal(headers.get('location'), `${PATH}/`)
		await visiting(base, async page => {
			await open(page, base, '#/figures')
			await page.locator('.chart svg').first().waitFor() // by a script that is loaded later
			await open(page, base, '#/tables/evidence')
			const coming = page.waitForEvent('download')
			await page.getByRole('button', { name: 'Download CSV' }).click()
			const rows = parse(await readFile(await (await coming).path()), { bom: true })
			assert.equal(rows.length - 1, await total(base, '/v1/evidence'))
			assert.ok((await (await fetch(new URL(await page.locator('.address a').getAttribute('href'), base))).json()).data)
			await page.getByRole('link', { name: 'Next page' }).click()
			await page.getByRole('link', { name: 'First page' }).waitFor()
			await settled(page)
			await page.locator('tbody tr a').first().click()
			await page.getByRole('heading', { name: 'From the API' }).waitFor()
			const [, url] = /'(.*)'/.exec(await page.getByText('curl -s').innerText())
			assert.equal((await fetch(url)).status, 200)
			const { data: initiatives } = await ask(base, '/v1/initiatives?include=facts&limit=1000')
			const { id, facts } = initiatives.find(({ facts }) => facts.meta.total > 6)
			await open(page, base, `#/initiatives/${id}`)
			await page.getByRole('link', { name: `all ${facts.meta.total}`, exact: true }).click()
			await page.locator('.count').filter({ hasText: `${facts.meta.total} rows` }).waitFor()
			await open(page, base, '#/sources')
			const links = await page.locator('a:not([href^="#"])').evaluateAll(all => all.map(({ href }) => href))
			const own = links.filter(link => link.startsWith(new URL(base).origin))
			assert.deepEqual([...new Set(own)].sort(), ['docs', 'openapi.json', 'v1/dataset.sqlite'].map(name => `${base}/${name}`))
			for (const link of own) assert.equal((await fetch(link)).status, 200)
			const block = page.locator('script[type="application/ld+json"]')
			await block.waitFor({ state: 'attached' })
			const said = JSON.parse(await block.textContent())
			for (const { contentUrl } of said.distribution) assert.equal((await fetch(contentUrl)).status, 200, contentUrl)
		})
	})
}

test('the client takes addresses as its user writes them and as answers say them', async () => {
	const client = new Client(shared.daemon.url + PATH)
	const { links, data } = await client.list('targets', { limit: 1 })
	assert.ok(links.next.startsWith(`${PATH}/v1/`))
	for (const path of [links.self, '/v1/targets?limit=1']) {
		assert.deepEqual((await (await client.fetch(path)).json()).data, data)
	}
	assert.notDeepEqual((await (await client.fetch(links.next)).json()).data, data)
})

for (const path of ['', PATH]) {
	test(`an export shows the page on a host of files, at ${path || '/'}`, async () => {
		const base = await files(path) + path
		await visiting(base, async page => {
			await open(page, base, '#/towns')
			await page.getByRole('heading', { name: 'Side by side' }).waitFor()
			await page.getByRole('link', { name: 'Tables', exact: true }).click()
			const { data } = await ask(base, '/v1')
			await page.locator('main').getByRole('link', { name: data.resources[0].title_en }).first().waitFor()
			await open(page, base, '#/sources')
			await page.getByRole('heading', { name: 'Sources and method' }).waitFor()
			const { data: targets } = await ask(base, '/v1/targets')
			await open(page, base, `#/targets/${targets[0].id}`)
			await page.getByText(targets[0].statement_en).first().waitFor()
		})
	})
}

const UNHEARD = ['', '#/promises?progress=met', '#/figures', '#/search?q=x', '#/tables/facts', '#/tables/facts?q=x', '#/towns?q=x']
for (const [host, endings] of Object.entries({ 'by the rule of docs/api.md': RULE, 'without that rule': ['', '/index.html'] })) {
	test(`a host of files ${host} cannot show what needs a server, says so, and is not asked again`, async () => {
		const base = await files('', endings)
		const { page, complaints, close } = await visit(shared.chromium.browser)
		for (const at of UNHEARD) {
			await open(page, base, at)
			await page.getByRole('heading', { name: 'Only a server can show this' }).waitFor()
			assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0)
			assert.equal(await page.getByText('Trying again').count(), 0)
		}
		await open(page, base, '#/tables/facts')
		const csv = await page.locator('main').getByRole('link', { name: 'Download CSV' }).getAttribute('href')
		assert.equal((await fetch(csv)).status, 200)
		assert.deepEqual(complaints, [])
		await close()
	})
}

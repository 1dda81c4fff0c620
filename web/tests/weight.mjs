// What the page weighs, how soon it shows, and what it says to machines.
import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { open, PAGE, stage, visit } from './daemon.mjs'

const FIRST_LOAD_MAX = 150 * 1024

const shared = stage()

test('the first load is at most 150 KB compressed, data and all, and brings no chart library', async t => {
	const { page, close } = await visit(shared.chromium.browser)
	const client = await page.context().newCDPSession(page)
	await client.send('Network.enable')
	let bytes = 0
	client.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
	const asked = []
	page.on('request', request => asked.push(request.url()))
	await open(page, shared.daemon.url, '')
	await page.waitForLoadState('networkidle')
	t.diagnostic(`first load: ${bytes} bytes on the wire, ${asked.length} requests`)
	assert.ok(bytes > 0 && bytes <= FIRST_LOAD_MAX, `${bytes} bytes`)
	assert.ok(!asked.some(url => url.includes('/chart-')))
	assert.ok(asked.filter(url => url.startsWith('http')).every(url => url.startsWith(shared.daemon.url)), 'no other origin')
	await close()
})

test('every file of the page that compresses has both its twins', t => {
	const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
	for (const name of files.filter(file => /\.(html|js|css|svg|txt)$/.test(file))) {
		const [plain, gz, br] = ['', '.gz', '.br'].map(twin => statSync(join(PAGE, name + twin)).size)
		t.diagnostic(`${name}: ${plain}, gzip ${gz}, br ${br}`)
		assert.ok(gz < plain + 64 && br < plain + 64)
	}
})

test('the scripts and styles may be cached for ever, the page itself is asked for anew', async () => {
	const asset = readdirSync(join(PAGE, 'assets')).find(name => name.endsWith('.js'))
	const [html, script] = await Promise.all([
		fetch(`${shared.daemon.url}/`, { headers: { Accept: 'text/html' } }), fetch(`${shared.daemon.url}/assets/${asset}`)])
	assert.equal(html.headers.get('cache-control'), 'no-cache')
	assert.match(html.headers.get('content-security-policy'), /script-src 'self'/)
	assert.match(script.headers.get('cache-control'), /immutable/)
	assert.doesNotMatch(await html.text(), /<script>|<style| style=| on[a-z]+=/)
})

// A figure for the log: how long a machine takes is no test.
test('how soon something shows with the processor slowed down four times', async t => {
	const { page, close } = await visit(shared.chromium.browser)
	const client = await page.context().newCDPSession(page)
	await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
	await open(page, shared.daemon.url, '')
	await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
	const paints = await page.evaluate(() => performance.getEntriesByType('paint')
		.map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`))
	t.diagnostic(paints.join(', '))
	await close()
})

test('crawlers are told of the dataset in the words of schema.org', async () => {
	const { page, complaints, close } = await visit(shared.chromium.browser)
	await open(page, shared.daemon.url, '#/sources')
	const block = page.locator('script[type="application/ld+json"]')
	await block.waitFor({ state: 'attached' })
	const said = JSON.parse(await block.textContent())
	const { data } = await (await fetch(`${shared.daemon.url}/v1/dataset`)).json()
	assert.equal(said['@type'], 'Dataset')
	assert.equal(said.name, data.title_en)
	assert.equal(said.version, data.version)
	assert.equal(said.license, data.license_url)
	for (const { contentUrl } of said.distribution) assert.equal((await fetch(contentUrl)).status, 200, contentUrl)
	assert.deepEqual(complaints, [])
	await close()
})

// What the pages weigh, and how soon they show.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage, visit } from './daemon.mjs'

const FIRST_LOAD_MAX = 150 * 1024
const PLAIN_MAX = 20 * 1024

const shared = stage()

async function load(options) {
	const { page, close } = await visit(shared.chromium.browser, options)
	const client = await page.context().newCDPSession(page)
	await client.send('Network.enable')
	let bytes = 0
	client.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
	const asked = []
	page.on('request', request => asked.push(request.url()))
	await page.goto(`${shared.daemon.url}/`, { waitUntil: 'networkidle' })
	await close()
	return { bytes, asked: asked.filter(url => url.startsWith('http')) }
}

test('the first load is small, asks no other host, and without scripts is one answer', async t => {
	const whole = await load({}), plain = await load({ scripts: false })
	t.diagnostic(`first load: ${whole.bytes} bytes on the wire in ${whole.asked.length} answers, ${plain.bytes} without scripts`)
	assert.ok(whole.bytes > plain.bytes && whole.bytes <= FIRST_LOAD_MAX, `${whole.bytes} bytes`)
	assert.ok(plain.bytes > 0 && plain.bytes <= PLAIN_MAX, `${plain.bytes} bytes`)
	assert.ok(whole.asked.every(url => url.startsWith(shared.daemon.url)))
	assert.equal(plain.asked.length, 1)
})

test('the script is kept for good, and the page is asked for anew', async () => {
	const answer = await fetch(`${shared.daemon.url}/en`)
	const [, path] = /<script type="module" src="([^"]+)"/.exec(await answer.text())
	const script = await fetch(shared.daemon.url + path)
	assert.match(script.headers.get('cache-control'), /immutable/)
	assert.match(script.headers.get('content-type'), /^text\/javascript/)
	assert.doesNotMatch(answer.headers.get('cache-control'), /immutable/)
})

// A figure for the log: how long a machine takes is no test.
test('how soon something shows with the processor slowed down four times', async t => {
	for (const path of ['/', '/en/targets', '/en/indicators/scenario-coverage']) {
		const { page, close } = await visit(shared.chromium.browser)
		const client = await page.context().newCDPSession(page)
		await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
		await page.goto(shared.daemon.url + path)
		await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
		const paints = await page.evaluate(() => performance.getEntriesByType('paint')
			.map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`))
		t.diagnostic(`${path}: ${paints.join(', ')}`)
		await close()
	}
})

// What is wrong is said, and what can be mended mends itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, refuse, settled, stage, start, total, visit } from './daemon.mjs'

const shared = stage()

const WRONG = {
	'a view that is none': ['#/promisses', 'There is no such view', 'New towns'],
	'an address with too many parts': ['#/towns/x/y', 'There is no such view', 'New towns'],
	'a broken escape': ['#/facts/%E5%B', 'The address cannot be read', 'New towns'],
	'a filter’s wrong value': ['#/promises?category=digital_helth', 'The query has faults', 'Did you mean “digital_health”?'],
	'a filter that is none': ['#/tables/targets?statuss=planned', 'The query has faults', 'Did you mean “status”?'],
	'a resource that is none': ['#/tables/targetz', 'Nothing is at this address', 'Tables'],
	'an id that is none': ['#/targets/nobody-said-this', 'Nothing is at this address', 'Search'],
	'a fact that is none': ['#/facts/nobody-said-this', 'Nothing is at this address', 'Search'],
	'a wrong cursor': ['#/tables/facts?cursor=abc', 'cursor', 'Take all conditions away'],
	'a language that is none': ['#/towns?lang=tlh', 'tlh', 'New towns'],
}
for (const [what, [at, ...said]] of Object.entries(WRONG)) {
	test(`${what} shows what is wrong and where to go`, async () => {
		const { page, complaints, close } = await visit(shared.chromium.browser)
		await open(page, shared.daemon.url, at)
		const text = await page.locator('main').innerText()
		for (const words of said) assert.ok(text.includes(words), `lacks ${words}: ${text}`)
		assert.ok(await page.locator('main a').count() > 0, 'a way out')
		assert.deepEqual(complaints, [])
		await close()
	})
}

test('what is wrong for good is not tried again, and a resource by its bare name is its table', async () => {
	const { page, complaints, close } = await visit(shared.chromium.browser)
	for (const at of ['#/targets/nobody-said-this', '#/tables/targets?statuss=planned']) {
		await open(page, shared.daemon.url, at)
		await page.locator('.failure').waitFor()
		assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0)
	}
	await open(page, shared.daemon.url, '#/targets?firmness=committed')
	await page.waitForURL(/#\/tables\/targets\?firmness=committed/)
	const rows = await total(shared.daemon.url, '/v1/targets?firmness=committed')
	await page.getByText(`${rows} rows`).waitFor()
	assert.deepEqual(complaints, [])
	await close()
})

const HOSTILE = '<img src=x onerror=alert(1)>'
for (const at of ['#/search?q=', '#/promises?category=', '#/tables/facts?q=', '#/', '#/targets/', '#/tables/', '#/towns?lang=']) {
	test(`hostile text in the address ${at} is shown as text`, async () => {
		const { page, complaints, close } = await visit(shared.chromium.browser)
		page.on('dialog', () => complaints.push('a dialog'))
		await open(page, shared.daemon.url, at + encodeURIComponent(HOSTILE))
		assert.equal(await page.locator('img').count(), 0)
		assert.ok((await page.locator('main').innerHTML()).includes('&lt;img') || at.startsWith('#/targets/'))
		assert.deepEqual(complaints, [])
		await close()
	})
}

test('hostile text in the data is shown as text', async () => {
	const { page, complaints, close } = await visit(shared.chromium.browser)
	page.on('dialog', () => complaints.push('a dialog'))
	await page.route('**/v1/targets?**', async route => {
		const answer = await route.fetch()
		await route.fulfill({ response: answer, body: (await answer.text())
			.replaceAll(/"statement_en":"[^"]*"/g, `"statement_en":"${HOSTILE}"`) })
	})
	await open(page, shared.daemon.url, '#/promises')
	await page.getByRole('link', { name: HOSTILE }).first().waitFor()
	assert.equal(await page.locator('img').count(), 0)
	assert.deepEqual(complaints, [])
	await close()
})

test('an answer that the page was not built for leaves no blank page', async () => {
	const { page, close } = await visit(shared.chromium.browser)
	await page.route('**/v1/indicators?**', route => route.fulfill({ json: { data: [{}], meta: { total: 1 } } }))
	await page.goto(`${shared.daemon.url}/index.html#/figures`)
	await page.getByRole('heading', { name: 'This view cannot show what the server gave' }).waitFor()
	await page.locator('main').getByRole('link', { name: 'New towns' }).click()
	await page.getByRole('heading', { name: 'Side by side' }).waitFor()
	await close()
})

test('a dead server shows so, and the page comes back by itself with it', async () => {
	const mortal = await start()
	const { page, complaints, close } = await visit(shared.chromium.browser)
	await open(page, mortal.url, '#/promises')
	await mortal.stop()
	await page.getByRole('link', { name: 'New towns', exact: true }).click()
	await page.getByRole('alert').filter({ hasText: 'The server cannot be reached' }).waitFor()
	await page.getByRole('button', { name: 'Try again' }).waitFor()
	const again = await start(mortal.port)
	await page.getByRole('heading', { name: 'Side by side' }).waitFor()
	assert.deepEqual(complaints, [])
	await close()
	await again.stop()
})

test('a 503 shows the problem’s own words and when it is asked again, and passes', async () => {
	const mortal = await start()
	const { page, complaints, close } = await visit(shared.chromium.browser)
	await open(page, mortal.url, '#/promises')
	await mortal.stop()
	const mend = await refuse(mortal.port)
	await page.getByRole('link', { name: 'New towns', exact: true }).click()
	const alert = page.getByRole('alert')
	await alert.filter({ hasText: 'The request costs too much' }).filter({ hasText: 'Narrower conditions' })
		.filter({ hasText: 'Status 503' }).filter({ hasText: /Trying again in \d+ s/ }).waitFor()
	await mend()
	const again = await start(mortal.port)
	await page.getByRole('heading', { name: 'Side by side' }).waitFor()
	assert.deepEqual(complaints, [])
	await close()
	await again.stop()
})

test('while data is on its way the page says so', async () => {
	const { page, close } = await visit(shared.chromium.browser)
	let release
	const held = new Promise(resolve => { release = resolve })
	await page.route('**/v1/new_towns?**', async route => {
		await held
		await route.continue()
	})
	await page.goto(`${shared.daemon.url}/index.html#/towns`)
	await page.getByText('Loading…').waitFor()
	release()
	await settled(page)
	await page.getByRole('heading', { name: 'Side by side' }).waitFor()
	await close()
})

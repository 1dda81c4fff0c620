// What pages do with scripts and without, and what the script adds.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { ask, shoot, stage, start, visit } from './daemon.mjs'

const shared = stage()
const api = path => ask(shared.daemon.url, path)

// A visitor on the front page of a language.
async function enter(options = {}) {
	const visitor = await visit(shared.chromium.browser, options)
	await visitor.page.goto(`${shared.daemon.url}/${options.lang ?? 'en'}`)
	return visitor
}

async function leave({ complaints, close }) {
	assert.deepEqual(complaints, [])
	await close()
}

for (const scripts of [true, false]) {
	const how = scripts ? 'with scripts' : 'without scripts'

	test(`${how} a page changes its language in place`, async () => {
		const visitor = await enter({ scripts })
		const { data: [hospital] } = await api('/v1/hospitals?sort=id&limit=1')
		await visitor.page.goto(`${shared.daemon.url}/en/hospitals/${hospital.id}`)
		await visitor.page.getByRole('link', { name: '中文' }).click()
		await visitor.page.waitForURL(`**/zh/hospitals/${hospital.id}`)
		assert.equal(await visitor.page.locator('h1').textContent(), hospital.name_zh)
		await leave(visitor)
	})

	test(`${how} the stories of the dataset are reached from its front`, async () => {
		const visitor = await enter({ scripts, lang: 'zh' })
		const links = await visitor.page.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href')))
		for (const story of ['promises', 'new-town-hospitals', 'contradictions']) {
			assert.ok(links.includes(`/zh/${story}`), story)
			assert.equal((await visitor.page.goto(`${shared.daemon.url}/zh/${story}`)).status(), 200)
		}
		await leave(visitor)
	})
}

test('what is folded on a small screen unfolds without scripts, and stands open on a large one and on paper', async () => {
	for (const [width, media, open] of [[360, 'screen', false], [1440, 'screen', true], [800, 'print', true]]) {
		const { page, close } = await visit(shared.chromium.browser, { width, scripts: false })
		await page.goto(`${shared.daemon.url}/en/contradictions`)
		await page.emulateMedia({ media })
		const link = page.locator('main .rest a').last()
		assert.equal(await link.isVisible(), open, media)
		assert.equal(await page.locator('.rest>summary').first().isVisible(), !open, media)
		if (!open) await page.locator('.rest>summary').last().click()
		assert.ok(await link.isVisible(), media)
		await close()
	}
})

test('what is typed is searched for, and a key leads to what is found', async () => {
	const visitor = await enter()
	const input = visitor.page.getByRole('combobox').first(), options = visitor.page.getByRole('option')
	await input.fill('ruijin')
	await options.first().waitFor()
	const { data } = await api('/v1/search?q=ruijin&limit=8')
	assert.deepEqual(await options.allTextContents(), data.map(({ title_en }) => title_en))
	await input.press('ArrowDown')
	assert.equal(await input.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'))
	await input.press('Escape')
	await options.first().waitFor({ state: 'hidden' })
	await input.press('End')
	await input.fill('ruijin ')
	await options.first().waitFor()
	await input.press('ArrowDown')
	await input.press('Enter')
	await visitor.page.waitForURL(`**/en/${data[0].resource}/${data[0].id}`)
	await leave(visitor)
})

test('a search that fails leaves the form as it is', async () => {
	const visitor = await enter()
	await visitor.page.route('**/v1/search*', route => route.fulfill({ status: 503, body: 'x' }))
	const answered = visitor.page.waitForResponse('**/v1/search*')
	await visitor.page.getByRole('combobox').first().fill('x')
	await answered
	assert.equal(await visitor.page.getByRole('option').count(), 0)
	assert.equal(await visitor.page.getByRole('combobox').first().getAttribute('aria-expanded'), 'false')
	await leave(visitor)
})

test('a citation is copied with the host that the browser asked', async () => {
	const visitor = await enter()
	await visitor.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
	const { data: [hospital] } = await api('/v1/hospitals?limit=1')
	await visitor.page.goto(`${shared.daemon.url}/en/hospitals/${hospital.id}`)
	await visitor.page.getByRole('button', { name: 'Copy', exact: true }).first().click()
	await visitor.page.getByRole('button', { name: 'Copied' }).waitFor()
	const copied = await visitor.page.evaluate(() => navigator.clipboard.readText())
	assert.ok(copied.includes(`${shared.daemon.url}/v1/@`), copied)
	await leave(visitor)
})

test('a chart is saved as PNG', async () => {
	const visitor = await enter()
	const { data } = await api('/v1/indicators?limit=1000&fields=id,targets')
	const { id } = data.find(({ targets }) => targets.filter(({ due_date }) => due_date).length > 1)
	await visitor.page.goto(`${shared.daemon.url}/en/indicators/${id}`)
	await shoot(visitor.page, 'indicator')
	const saving = visitor.page.waitForEvent('download')
	await visitor.page.getByRole('button', { name: 'PNG' }).click()
	const saved = await saving
	assert.equal(saved.suggestedFilename(), `${id}.png`)
	assert.equal(readFileSync(await saved.path()).subarray(1, 4).toString(), 'PNG')
	await leave(visitor)
})

test('rows that are picked are compared, four at most', async () => {
	const visitor = await enter()
	await visitor.page.goto(`${shared.daemon.url}/en/targets`)
	const boxes = visitor.page.getByRole('checkbox', { name: /^Compare/ })
	for (let i = 0; i < 4; i++) await boxes.nth(i).check()
	assert.ok(await boxes.nth(4).isDisabled())
	await visitor.page.getByRole('link', { name: 'Compare (4)' }).click()
	await visitor.page.waitForURL('**/en/compare?*')
	assert.equal(await visitor.page.locator('.compared thead th').count(), 4)
	await leave(visitor)
})

test('addresses that stood behind # lead to the pages that took their place', async () => {
	const visitor = await enter()
	const { data: [target] } = await api('/v1/targets?limit=1')
	for (const [old, now] of [
		['#/tables/targets?status=announced&lang=zh', '/zh/targets?status=announced'],
		[`#/targets/${target.id}`, `/en/targets/${target.id}`],
		['#/promises?category=digital_health', '/en/promises'],
		['#/towns', '/en/new_towns'], ['#/figures', '/en/indicators'], ['#/tables', '/en'],
		['#/search?q=ruijin&lang=zh', '/zh/search?q=ruijin'],
	]) {
		await visitor.page.goto('about:blank')
		await visitor.page.goto(`${shared.daemon.url}/en${old}`)
		await visitor.page.waitForURL(shared.daemon.url + now)
	}
	await leave(visitor)
})

test('behind a path of a proxy the script asks behind it', async t => {
	const daemon = await start(0, '--base-path', '/yigai')
	t.after(daemon.stop)
	const { page, complaints, close } = await visit(shared.chromium.browser)
	await page.goto(`${new URL('/yigai/en', daemon.url)}`)
	await page.getByRole('combobox').first().fill('ruijin')
	await page.getByRole('option').first().click()
	await page.waitForURL('**/yigai/en/*/*')
	assert.deepEqual(complaints, [])
	await close()
})

test('another site shows an item in a frame, and no page beside', async t => {
	const visitor = await visit(shared.chromium.browser)
	const { data: [target] } = await api('/v1/targets?limit=1')
	const address = `${shared.daemon.url}/en/targets/${target.id}`
	const site = createServer((request, answer) => answer.writeHead(200, { 'Content-Type': 'text/html' })
		.end(`<iframe name="shown" src="${address}?embed=1"></iframe><iframe name="refused" src="${address}"></iframe>`))
	await once(site.listen(0, '127.0.0.1'), 'listening')
	t.after(() => {
		site.close()
		site.closeAllConnections()
	})
	await visitor.page.goto(`http://127.0.0.1:${site.address().port}/`)
	assert.equal(await visitor.page.frameLocator('[name=shown]').locator('h1').textContent(), target.statement_en)
	assert.equal(await visitor.page.frameLocator('[name=refused]').locator('h1').count(), 0)
	await visitor.close()
})

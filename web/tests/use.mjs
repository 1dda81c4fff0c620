// What people do with the page.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { open, settled, stage, visit } from './daemon.mjs'

const shared = stage()

async function visiting(options, use) {
	const { page, complaints, close } = await visit(shared.chromium.browser, options)
	await use(page)
	assert.deepEqual(complaints, [])
	await close()
}

const count = page => page.locator('.count [role=status], .count[role=status]').first()

test('the language is the browser’s, can be switched, and then stays in every address', () =>
	visiting({ lang: 'zh' }, async page => {
		await open(page, shared.daemon.url, '')
		assert.equal(await page.locator('h1').innerText(), '承诺与结果')
		await page.getByRole('link', { name: /English/ }).click()
		await page.getByRole('heading', { name: 'Promises and results' }).waitFor()
		assert.match(page.url(), /lang=en/)
		await page.getByRole('link', { name: 'New towns', exact: true }).click()
		await page.getByRole('heading', { name: 'New towns', level: 1 }).waitFor()
		assert.match(page.url(), /#\/towns\?lang=en$/)
		await page.reload()
		await page.getByRole('heading', { name: 'New towns', level: 1 }).waitFor()
	}))

for (const [q, found] of [['康复', '康复'], ['jiading', 'Jiading']]) {
	test(`search for ${q} finds as one types, marks it, groups it and can be shared`, () =>
		visiting({}, async page => {
			await open(page, shared.daemon.url, '#/search')
			await page.getByRole('searchbox').pressSequentially(q)
			await page.waitForURL(url => new URLSearchParams(url.hash.split('?')[1]).get('q') === q)
			await page.locator('mark', { hasText: found }).first().waitFor()
			await page.locator('.hits h2').nth(1).waitFor()
			await page.reload()
			await page.locator('mark', { hasText: found }).first().waitFor()
			assert.equal(await page.getByRole('searchbox').inputValue(), q)
		}))
}

test('a filter stands in the address and survives a reload, and back takes it away', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/promises')
		await page.getByRole('combobox', { name: 'Theme' }).selectOption('digital_health')
		await count(page).filter({ hasText: '6 of 25 targets' }).waitFor()
		assert.match(page.url(), /category=digital_health/)
		await page.getByRole('combobox', { name: 'Deadline' }).selectOption('2021')
		await count(page).filter({ hasText: '5 of 25 targets' }).waitFor()
		await page.reload()
		await count(page).filter({ hasText: '5 of 25 targets' }).waitFor()
		assert.equal(await page.getByRole('combobox', { name: 'Theme' }).inputValue(), 'digital_health')
		assert.equal(await page.getByRole('combobox', { name: 'Deadline' }).inputValue(), '2021')
		await page.goBack()
		await count(page).filter({ hasText: '6 of 25 targets' }).waitFor()
		assert.equal(await page.getByRole('combobox', { name: 'Deadline' }).inputValue(), '')
		await page.goBack()
		await count(page).filter({ hasText: /^25 targets/ }).waitFor()
	}))

test('filters that leave nothing say which to take away and what that brings', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/promises?category=workforce&due_date__prefix=2021')
		await page.getByRole('heading', { name: 'Nothing fits' }).waitFor()
		await page.getByText('without Theme').waitFor()
		await page.locator('.empty li', { hasText: 'without Deadline' }).filter({ hasText: '2 rows' }).waitFor()
		await page.getByRole('link', { name: 'without Deadline' }).click()
		await count(page).filter({ hasText: '2 of 25 targets' }).waitFor()
	}))

test('a table sorts, filters by a count and shows the address it asks', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/tables/targets')
		await page.getByRole('link', { name: 'Sort by Value' }).click()
		await page.locator('th[aria-sort=ascending]').waitFor()
		await page.getByRole('link', { name: /Digital health 6/ }).click()
		await count(page).filter({ hasText: '6 rows' }).waitFor()
		const address = await page.locator('.address a').getAttribute('href')
		const answer = await (await fetch(shared.daemon.url + address)).json()
		assert.equal(answer.meta.total, 6)
		await page.getByRole('link', { name: /^Remove Category/ }).click()
		await count(page).filter({ hasText: '25 rows' }).waitFor()
		await page.locator('summary', { hasText: 'Add a condition' }).click()
		await page.locator('.condition select').first().selectOption('value')
		await page.locator('.condition select').nth(1).selectOption('gte')
		await page.locator('.condition input').fill('60')
		await page.locator('.condition').getByRole('button', { name: 'Add' }).click()
		await page.waitForURL(/value__gte=60/)
		await settled(page)
		const total = (await (await fetch(`${shared.daemon.url}/v1/targets?value__gte=60`)).json()).meta.total
		await count(page).filter({ hasText: `${total} rows` }).waitFor()
	}))

test('a table goes on to its next page and back to its first', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/tables/facts')
		const first = await page.locator('tbody tr').first().evaluate(row => row.innerText)
		// the rows stay until the next ones are there
		const until = same => page.waitForFunction(([first, same]) =>
			(document.querySelector('tbody tr')?.innerText === first) === same, [first, same])
		await page.getByRole('link', { name: 'Next page' }).click()
		await until(false)
		await page.getByRole('link', { name: 'First page' }).click()
		await until(true)
		await page.goBack()
		await until(false)
		await page.reload()
		await settled(page)
		await until(false)
	}))

for (const [at, rows] of [['#/tables/evidence', 1135], ['#/tables/targets?category=digital_health', 6]]) {
	test(`the CSV of ${at} opens with all its ${rows} rows, for Excel too`, () =>
		visiting({}, async page => {
			await open(page, shared.daemon.url, at)
			const coming = page.waitForEvent('download')
			await page.getByRole('button', { name: 'Download CSV' }).click()
			const bytes = await readFile(await (await coming).path())
			assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
			const records = parse(bytes, { bom: true, columns: true })
			assert.equal(records.length, rows)
			assert.equal(new Set(records.map(({ id }) => id)).size, rows)
		}))
}

test('a citation and the curl line can be copied', () =>
	visiting({}, async page => {
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
		await open(page, shared.daemon.url, '#/facts/internet-hospitals-2021')
		await page.getByRole('button', { name: 'GB/T 7714', exact: true }).click()
		await page.getByRole('button', { name: 'Copy: GB/T 7714' }).click()
		await page.getByText('Copied').waitFor()
		assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Yigai 维护者\. .*64.*\[DB\/OL\]/)
		await page.getByRole('button', { name: 'Copy: curl' }).click()
		await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('curl -s'))
		const [, url] = /'(.*)'/.exec(await page.evaluate(() => navigator.clipboard.readText()))
		assert.equal((await fetch(url)).status, 200)
	}))

test('all can be done from the keyboard', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/promises')
		const focused = () => page.evaluate(() => {
			const { activeElement } = document
			return activeElement === document.body ? '' : activeElement.textContent
		})
		const tabTo = async words => {
			for (let i = 0; i < 150; i++) {
				await page.keyboard.press('Tab')
				if ((await focused()).includes(words)) return
			}
			assert.fail(`the focus never came to ${words}`)
		}
		await page.keyboard.press('Tab')
		assert.equal(await focused(), 'Skip to the content')
		await page.keyboard.press('Enter')
		await page.waitForFunction(() => document.activeElement?.id === 'main')
		await tabTo('no later report')
		await page.keyboard.press('Enter')
		await count(page).filter({ hasText: '20 of 25' }).waitFor()
		await tabTo('Ageing and rehabilitation')
		await page.keyboard.press('ArrowDown')
		await page.waitForURL(/category=/)
		await page.goto(`${shared.daemon.url}/#/towns`)
		await page.getByRole('heading', { name: 'New towns', level: 1 }).waitFor()
		await tabTo('Search')
		await page.keyboard.press('Enter')
		await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor()
		await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
		await page.keyboard.press('Tab')
		await page.keyboard.type('payment')
		await page.keyboard.press('Enter')
		await page.locator('mark').first().waitFor()
		await tabTo('ayment')
		await page.keyboard.press('Enter')
		await page.getByRole('heading', { name: 'From the API' }).waitFor()
		await tabTo('The JSON behind this page')
		await page.keyboard.press('Enter')
		await page.locator('details[open] pre').waitFor()
	}))

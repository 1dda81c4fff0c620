// What members of the public come for, with scripts and without: each begins at the front page, ends with what was
// wanted, and takes no more clicks than are stated.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ask, shoot, stage, visit } from './daemon.mjs'

const shared = stage()
const api = path => ask(shared.daemon.url, path)

// A visitor who counts: only what `click` is given is clicked. Without scripts the screen is small, too.
async function enter(scripts, lang = 'en') {
	const visitor = await visit(shared.chromium.browser, { scripts, lang, width: scripts ? 1440 : 360 })
	const { page } = visitor
	let clicks = 0
	const click = async locator => {
		clicks++
		await locator.first().click()
	}
	await page.goto(`${shared.daemon.url}/${lang}`)
	return {
		...visitor,
		main: page.getByRole('main'),
		click,
		clicks: () => clicks,
		link: name => page.getByRole('link', { name, exact: true }),
		go: (place, address) => click(page.locator(`${place} a[href="${address}"]`)),
		search: async words => {
			const form = page.getByRole('search').first()
			await form.locator('input[name=q]').fill(words)
			await click(form.getByRole('button'))
			await page.waitForURL(/search\?q=/)
		},
		save: async locator => {
			const saving = page.waitForEvent('download')
			await click(locator)
			return readFileSync(await (await saving).path(), 'utf8')
		},
	}
}

const text = async locator => (await locator.textContent()).replace(/\s+/g, ' ')

// Where the words are of a vocabulary, what they are called on pages.
async function titles(vocabulary) {
	const { data } = await api(`/v1/terms?vocabulary=${vocabulary}&limit=1000`)
	return new Map(data.map(({ word, title_en }) => [word, title_en]))
}

// What is to be done, in how many clicks at most, and how.
const tasks = [
	['what was promised to the new towns, and what came of each project', 1, async ({ page, go, main }) => {
		await go('header', '/en/new-town-hospitals')
		await page.waitForURL('**/en/new-town-hospitals')
		const { data: towns } = await api('/v1/new_towns?include=hospital_projects.facts_by_project_id&limit=100')
		const verdicts = await titles('progress')
		const shown = await text(main)
		let judged = 0
		for (const { name_en, hospital_projects } of towns) {
			assert.ok(shown.includes(name_en), name_en)
			for (const project of hospital_projects) for (const fact of project.facts_by_project_id.data) {
				const row = main.getByRole('row').filter({ has: page.locator(`a[href="/en/facts/${fact.id}"]`) })
				assert.ok((await text(row)).includes(fact.statement_en), fact.id)
				if (!fact.progress) continue
				judged++
				assert.ok((await text(row)).includes(verdicts.get(fact.progress)), `${fact.id}: ${fact.progress}`)
			}
		}
		assert.ok(judged > 0)
	}],
	['where a figure comes from', 2, async ({ page, search, click, main }) => {
		const { data: evidence } = await api('/v1/evidence?record_id=internet-hospitals-2021')
		const { data: fact } = await api(`/v1/facts/internet-hospitals-2021`)
		await search(String(fact.value))
		await click(main.locator(`a[href="/en/facts/${fact.id}"]`))
		await page.waitForURL(`**/${fact.id}`)
		for (const { exact, paragraph, source_id } of evidence) {
			const row = await text(page.getByRole('row').filter({ hasText: exact }))
			const { data: source } = await api(`/v1/sources/${source_id}`)
			assert.ok(row.includes(source.publisher_en) && row.includes(String(paragraph)), exact)
			assert.ok((await text(main)).includes(source.title_en), exact)
		}
		assert.ok(evidence.length > 0)
	}],
	['all about a hospital', 2, async ({ page, search, click, main }) => {
		const { data: hospital } = await api('/v1/hospitals/ruijin-hospital')
		await search('ruijin')
		await click(main.getByRole('link', { name: hospital.name_en, exact: true }))
		await page.waitForURL(`**/en/hospitals/${hospital.id}`)
		const { data: facts } = await api(`/v1/facts?about_ids=${hospital.id}&limit=1000`)
		const shown = await text(main)
		assert.ok(facts.length > 0)
		for (const { statement_en } of facts) assert.ok(shown.includes(statement_en), statement_en)
	}],
	['rehabilitation centres of 2021 against 2024, with the warning', 2, async ({ page, go, click, main }) => {
		const { data: warning } = await api('/v1/discrepancies/rehabilitation-centres-not-additive')
		await go('header', '/en/contradictions')
		await page.waitForURL('**/en/contradictions')
		const section = main.locator('section').filter({ has: page.locator(`a[href="/en/discrepancies/${warning.id}"]`) })
		await click(section.getByRole('link', { name: 'Compare' }))
		await page.waitForURL(/\/en\/compare\?/)
		for (const [resource, id] of [[warning.preferred_resource, warning.preferred_id], [warning.other_resource, warning.other_id]]) {
			const { data: record } = await api(`/v1/${resource}/${id}`)
			const head = main.getByRole('columnheader').filter({ hasText: record.statement_en })
			assert.equal(await head.count(), 1, id)
			assert.ok((await text(main)).includes(String(record.value)), id)
		}
		assert.ok((await text(main)).includes(warning.statement_en))
	}],
	['what is said of traditional Chinese medicine, as CSV', 3, async ({ page, go, click, main, save, link }) => {
		await go('footer', '/en/facts')
		await page.waitForURL('**/en/facts')
		await main.locator('form input[name=q]').first().fill('TCM')
		await click(main.locator('form').first().getByRole('button'))
		await page.waitForURL('**/en/facts?q=TCM')
		const lines = (await save(link(/^csv/))).trim().split('\r\n')
		const { meta: { total } } = await api('/v1/facts?q=TCM&limit=1')
		assert.equal(lines.length, total + 1)
	}],
	['how a fact is cited', 3, async ({ page, search, click, main, save, link }) => {
		const { data: fact } = await api('/v1/facts/internet-hospitals-2021')
		const { meta: { dataset } } = await api('/v1/facts?limit=1')
		await search(String(fact.value))
		await click(main.locator(`a[href="/en/facts/${fact.id}"]`))
		await page.waitForURL(`**/${fact.id}`)
		assert.match(await text(main.locator('pre').first()), new RegExp(`/v1/@${dataset.digest}/\\w+/${fact.id}`))
		const entry = await save(link(/^bib/))
		assert.match(entry, new RegExp(`@${dataset.digest}`))
		assert.ok(entry.includes(fact.statement_en.replace(/\.$/, '')))
	}],
	['a view that is shared shows the same to another', 1, async ({ page, click, main }) => {
		await click(main.locator('table.bars a[href*="progress="]'))
		await page.waitForURL('**/en/facts?*')
		const shown = await text(main)
		const other = await visit(shared.chromium.browser, { scripts: false })
		await other.page.goto(page.url())
		assert.equal(await text(other.page.getByRole('main')), shown)
		await other.close()
	}],
	['promises of which nothing was reported', 1, async ({ page, go, main }) => {
		await go('header', '/en/promises')
		await page.waitForURL('**/en/promises')
		const { data: facts } = await api('/v1/facts?progress=no_later_report,no_report_after_due&limit=1000')
		const verdicts = await titles('progress')
		for (const { id, progress, statement_en } of facts) {
			const entry = await text(main.getByRole('listitem').filter({ has: page.locator(`a[href="/en/facts/${id}"]`) }))
			assert.ok(entry.includes(statement_en) && entry.includes(verdicts.get(progress)), id)
		}
		assert.ok(facts.length > 0)
	}],
]

for (const scripts of [true, false]) {
	for (const [what, bound, run] of tasks) {
		test(`${scripts ? 'with' : 'without'} scripts: ${what}`, async () => {
			const visitor = await enter(scripts)
			await run(visitor)
			assert.ok(visitor.clicks() <= bound, `${visitor.clicks()} clicks`)
			assert.deepEqual(visitor.complaints, [])
			await shoot(visitor.page, `${what.replace(/\W+/g, '-')}-${scripts}`)
			await visitor.close()
		})
	}
}

// What people do with the page.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { ask, open, settled, stage, total, visit } from './daemon.mjs'

const shared = stage()

async function visiting(options, use) {
	const { page, complaints, close } = await visit(shared.chromium.browser, options)
	await use(page)
	assert.deepEqual(complaints, [])
	await close()
}

const api = path => ask(shared.daemon.url, path)
const rows = path => total(shared.daemon.url, path)
const count = page => page.locator('.count [role=status], .count[role=status]').first()

// Returns what waits until the first row of a table is, or is not, the one that stands there now. Its link
// tells which it is: the names in a row come later than the row itself, so its text changes.
async function firstRow(page) {
	const link = page.locator('tbody tr a').first()
	const first = await link.getAttribute('href')
	return same => page.waitForFunction(([first, same]) =>
		(document.querySelector('tbody tr a')?.getAttribute('href') === first) === same, [first, same])
}

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

for (const [lang, foreign] of [['zh', 'en'], ['en', 'zh']]) {
	test(`notes and definitions are in the language of the page: ${lang}`, () =>
		visiting({ lang }, async page => {
			const { data: [noted] } = await api('/v1/evidence?record_resource=initiatives&note_en__isnull=false&limit=1')
			const id = noted.record_id
			const { data: { initiative_kind } } = await api(`/v1/initiatives/${id}`)
			const { data: [kind] } = await api(`/v1/terms?vocabulary=initiative_kind&word=${initiative_kind}`)
			await open(page, shared.daemon.url, `#/initiatives/${id}`)
			const proof = await page.locator('.proof').innerText()
			assert.ok(proof.includes(noted[`note_${lang}`]))
			assert.ok(!proof.includes(noted[`note_${foreign}`]))
			await page.getByTitle(kind[`definition_${lang}`], { exact: true }).first().waitFor()
		}))
}

test('no letter is lost that is typed while what was asked before comes round', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/search')
		const box = page.getByRole('searchbox')
		// as far apart as the page waits before it asks: letters and answers meet
		for (const delay of [150, 160, 170]) {
			await box.fill('')
			await box.pressSequentially('jiading hospital', { delay })
			assert.equal(await box.inputValue(), 'jiading hospital')
			await page.waitForURL(url => new URLSearchParams(url.hash.split('?')[1]).get('q') === 'jiading hospital')
		}
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
		const all = await rows('/v1/targets')
		const ofCategory = `${await rows('/v1/targets?category=digital_health')} of ${all} targets`
		const due = `${await rows('/v1/targets?category=digital_health&due_date__prefix=2021')} of ${all} targets`
		await open(page, shared.daemon.url, '#/promises')
		await page.getByRole('combobox', { name: 'Category' }).selectOption('digital_health')
		await count(page).filter({ hasText: ofCategory }).waitFor()
		assert.match(page.url(), /category=digital_health/)
		await page.getByRole('combobox', { name: 'Deadline' }).selectOption('2021')
		await count(page).filter({ hasText: due }).waitFor()
		await page.reload()
		await count(page).filter({ hasText: due }).waitFor()
		assert.equal(await page.getByRole('combobox', { name: 'Category' }).inputValue(), 'digital_health')
		assert.equal(await page.getByRole('combobox', { name: 'Deadline' }).inputValue(), '2021')
		await page.goBack()
		await count(page).filter({ hasText: ofCategory }).waitFor()
		assert.equal(await page.getByRole('combobox', { name: 'Deadline' }).inputValue(), '')
		await page.goBack()
		await count(page).filter({ hasText: new RegExp(`^${all} targets`) }).waitFor()
	}))

test('filters that leave nothing say which to take away and what that brings', () =>
	visiting({}, async page => {
		// a category and a year that both have targets, but none together
		const { data, meta } = await api('/v1/targets?fields=category,due_date&limit=1000')
		const years = [...new Set(data.map(({ due_date }) => due_date?.slice(0, 4)).filter(Boolean))]
		const [year, category] = years.flatMap(year => data.map(({ category }) => [year, category]))
			.find(([year, one]) => !data.some(({ category, due_date }) => category === one && due_date?.startsWith(year)))
		const left = data.filter(target => target.category === category).length
		await open(page, shared.daemon.url, `#/promises?category=${category}&due_date__prefix=${year}`)
		await page.getByRole('heading', { name: 'Nothing fits' }).waitFor()
		await page.getByText('without Category').waitFor()
		await page.locator('.empty li', { hasText: 'without Deadline' }).filter({ hasText: left === 1 ? '1 row' : `${left} rows` }).waitFor()
		await page.getByRole('link', { name: 'without Deadline' }).click()
		await count(page).filter({ hasText: `${left} of ${meta.total} targets` }).waitFor()
	}))

test('a table sorts, filters by a count and shows the address it asks', () =>
	visiting({}, async page => {
		const { meta: { total: all, facets } } = await api('/v1/targets?facet=category&limit=1')
		const [{ value: category, count: inside }] = facets.category
		const { data: [{ title_en: title }] } = await api(`/v1/terms?vocabulary=category&word=${category}`)
		await open(page, shared.daemon.url, '#/tables/targets')
		await page.getByRole('link', { name: 'Sort by Value' }).click()
		await page.locator('th[aria-sort=ascending]').waitFor()
		await page.getByRole('link', { name: `${title} ${inside}` }).click()
		await count(page).filter({ hasText: `${inside} rows` }).waitFor()
		const address = await page.locator('.address a').getAttribute('href')
		assert.equal(await rows(address), inside)
		await page.getByRole('link', { name: /^Remove Category/ }).click()
		await count(page).filter({ hasText: `${all} rows` }).waitFor()
		await page.locator('summary', { hasText: 'Add a condition' }).click()
		await page.locator('.condition select').first().selectOption('value')
		await page.locator('.condition select').nth(1).selectOption('gte')
		await page.locator('.condition input').fill('60')
		await page.locator('.condition').getByRole('button', { name: 'Add' }).click()
		await page.waitForURL(/value__gte=60/)
		await settled(page)
		await count(page).filter({ hasText: `${await rows('/v1/targets?value__gte=60')} rows` }).waitFor()
	}))

test('a table goes on to its next page and back to its first', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/tables/facts')
		const until = await firstRow(page)
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

for (const at of ['evidence', 'targets?category=digital_health']) {
	test(`the CSV of ${at} opens with all its rows, for Excel too`, () =>
		visiting({}, async page => {
			await open(page, shared.daemon.url, `#/tables/${at}`)
			const coming = page.waitForEvent('download')
			await page.getByRole('button', { name: 'Download CSV' }).click()
			const bytes = await readFile(await (await coming).path())
			assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
			const records = parse(bytes, { bom: true, columns: true })
			assert.equal(records.length, await rows(`/v1/${at}`))
			assert.equal(new Set(records.map(({ id }) => id)).size, records.length)
		}))
}

test('a citation and the curl line can be copied', () =>
	visiting({}, async page => {
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
		const { data: [{ id, statement_en }] } = await api('/v1/observations?limit=1')
		await open(page, shared.daemon.url, `#/facts/${id}`)
		await page.getByRole('button', { name: 'GB/T 7714, APA', exact: true }).click()
		await page.getByRole('button', { name: 'Copy: GB/T 7714, APA' }).click()
		await page.getByText('Copied').waitFor()
		const copied = await page.evaluate(() => navigator.clipboard.readText())
		assert.match(copied, /^GB\/T 7714\nYigai 维护者\. .*\[DB\/OL\]/)
		assert.ok(copied.includes(statement_en.replace(/\.$/, '')), copied)
		await page.getByRole('button', { name: 'Copy: curl' }).click()
		await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('curl -s'))
		const [, url] = /'(.*)'/.exec(await page.evaluate(() => navigator.clipboard.readText()))
		assert.equal((await fetch(url)).status, 200)
	}))

test('back comes to where one was, and a link to the top', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/promises')
		const row = page.locator('.promise h3 a').nth(14)
		await row.scrollIntoViewIfNeeded()
		const before = await page.evaluate(() => scrollY)
		assert.ok(before > 500, `${before}`)
		await row.click()
		await page.getByRole('heading', { name: 'From the API' }).waitFor()
		assert.equal(await page.evaluate(() => scrollY), 0)
		await page.goBack()
		await page.waitForFunction(y => Math.abs(scrollY - y) < 2, before)
		assert.equal(await page.locator('.promise').count(), await rows('/v1/targets'))
		await page.reload()
		await page.waitForFunction(y => Math.abs(scrollY - y) < 2, before)
	}))

test('another page of a table is read from its top', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/tables/facts')
		const until = await firstRow(page)
		await page.locator('.scroll').evaluate(box => box.scrollTo(200, 400))
		await page.getByRole('link', { name: 'Next page' }).click()
		await until(false)
		await page.waitForFunction(() => document.querySelector('.scroll').scrollTop === 0
			&& document.querySelector('.scroll').getBoundingClientRect().top >= 0)
		assert.equal(await page.locator('.scroll').evaluate(box => box.scrollLeft), 200)
	}))

test('a table shows its figures and dates early, no JSON, no other language, and rows of a readable height', () =>
	visiting({}, async page => {
		for (const table of ['targets', 'observations', 'hospital_projects', 'indicators', 'initiatives']) {
			await open(page, shared.daemon.url, `#/tables/${table}`)
			assert.equal(await page.locator('td code', { hasText: '{' }).count(), 0, `${table}: JSON`)
			assert.ok(await page.locator('.facets').evaluate(counts => counts.offsetHeight <= 0.8 * innerHeight))
			const heights = await page.locator('tbody tr').evaluateAll(rows => rows.map(row => row.offsetHeight))
			assert.ok(Math.max(...heights) < 220, `${table}: a row of ${Math.max(...heights)} px`)
			const heads = await page.locator('th').allInnerTexts()
			assert.equal(heads.some(name => /Chinese|Hospital.s/.test(name)), false, `${table}: ${heads}`)
			if (!heads.includes('Value')) continue
			const right = await page.locator('th', { hasText: /^Value$/ }).evaluate(cell => cell.getBoundingClientRect().right)
			assert.ok(right < 1440, `${table}: the value ends at ${right} px`)
		}
	}))

test('what is known by its id is called by its name, in cells and in counts', () =>
	visiting({}, async page => {
		const { data: [relation] } = await api('/v1/relations?object_resource=initiatives&limit=1')
		const { data: initiative } = await api(`/v1/initiatives/${relation.object_id}`)
		await open(page, shared.daemon.url, `#/tables/relations?id=${relation.id}`)
		await page.locator('td a', { hasText: initiative.name_en }).first().waitFor()
		await open(page, shared.daemon.url, '#/tables/hospital_projects?new_town_id=fengxian-new-town')
		await page.getByRole('link', { name: 'Remove New town: Fengxian New Town' }).waitFor()
		await page.locator('.facets a[aria-current]', { hasText: 'Fengxian New Town' }).waitFor()
	}))

test('an article without a headline is known by its author and year, and leads to its statements', () =>
	visiting({}, async page => {
		const { data: [{ id, author_en, author_zh, published_date }] } =
			await api('/v1/sources?title_zh__isnull=true&author_zh__isnull=false&limit=1')
		const year = published_date.slice(0, 4)
		await open(page, shared.daemon.url, `#/sources/${id}`)
		assert.equal(await page.locator('h1').innerText(), `Without a headline (${author_en}, ${year})`)
		const statements = await rows(`/v1/facts?source_ids=${id}`)
		await page.getByRole('link', { name: `${statements} statements` }).click()
		await count(page).filter({ hasText: `${statements} rows` }).waitFor()
		await open(page, shared.daemon.url, `#/sources/${id}?lang=zh`)
		assert.equal(await page.locator('h1').innerText(), `无标题（${author_zh}，${year}）`)
	}))

test('a hit of another name leads to what has that name', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/search?q=皖&type=aliases')
		await page.getByRole('link', { name: '皖 → Anhui' }).click()
		await page.getByRole('heading', { name: 'Anhui', level: 1 }).waitFor()
		assert.match(page.url(), /#\/places\/anhui/)
	}))

test('the kind of record that is searched stays while one types, until it is taken away', () =>
	visiting({}, async page => {
		await open(page, shared.daemon.url, '#/search?q=jia&type=places')
		await page.getByRole('searchbox').fill('jiading')
		await page.waitForURL(/q=jiading&type=places/)
		await page.getByRole('link', { name: 'Remove Places' }).click()
		await page.waitForURL(/q=jiading$/)
	}))

test('conditions that a view does not offer are shown, and can be taken away', () =>
	visiting({ lang: 'zh' }, async page => {
		await open(page, shared.daemon.url, '#/promises?q=康复&due_date__isnull=false&category=digital_health,elderly_rehabilitation&sort=-value')
		await page.getByRole('link', { name: '去掉期限：已给出' }).waitFor()
		assert.match(await page.locator('.filters select').first().locator('option:checked').innerText(), /^数字.*、/)
		await page.getByRole('link', { name: '去掉期限：已给出' }).click()
		await page.getByRole('link', { name: '去掉按-value排序' }).click()
		await page.getByRole('link', { name: '清除' }).click()
		await count(page).filter({ hasText: new RegExp(`^${await rows('/v1/targets')}个目标`) }).waitFor()
		assert.equal(await page.locator('.chips').count(), 0)
		await open(page, shared.daemon.url, '#/towns?id=jiading-new-town')
		const built = await page.locator('.towns section li').count()
		assert.ok((await page.locator('.lede').innerText()).includes(`${built}个`))
		await open(page, shared.daemon.url, '#/towns?id__prefix=nope')
		await page.getByRole('heading', { name: '没有符合的记录' }).waitFor()
	}))

test('a chart shows each figure in its year, once, and nothing outside or over another', () =>
	visiting({}, async page => {
		const faults = () => page.evaluate(() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
			const frame = svg.getBoundingClientRect()
			const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
			return texts.flatMap(([words, box], i) => [
				box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 ? `${words} is outside` : '',
				words.startsWith('’') && box.top < svg.querySelector('.base').getBoundingClientRect().bottom - 1 ? `${words} is not below the axis` : '',
				...texts.slice(i + 1).map(([other, at]) => at.left < box.right - 1 && box.left < at.right - 1
					&& at.top < box.bottom - 4 && box.top < at.bottom - 4 ? `${words} over ${other}` : ''),
			]).filter(Boolean)
		}))
		const drawn = () => page.waitForFunction(() => document.querySelectorAll('.chart').length > 0
			&& [...document.querySelectorAll('.chart')].every(c => c.querySelector('svg')))
		// an indicator with figures of several years, and one with those of one year
		const { data: indicators } = await api('/v1/indicators?fields=id,targets,observations&limit=1000')
		const dated = indicators.map(({ id, targets, observations }) => ({ id, years: [...new Set([
			...targets.map(({ due_date }) => due_date),
			...observations.map(({ observed_date, period_end }) => observed_date ?? period_end),
		].filter(Boolean).map(date => `’${date.slice(2, 4)}`))].sort() }))
		const wide = dated.reduce((most, one) => (one.years.length > most.years.length ? one : most))
		for (const { id, years } of [wide, dated.find(({ years }) => years.length === 1)]) {
			await open(page, shared.daemon.url, `#/indicators/${id}`)
			await drawn()
			const found = await page.evaluate(() => {
				const middle = mark => { const box = mark.getBoundingClientRect(); return box.left + box.width / 2 }
				const names = [...document.querySelectorAll('.chart svg text')].filter(text => text.textContent.startsWith('’'))
				const marks = [...document.querySelectorAll('.chart :is(.target, .result, .barred) path, .chart :is(.target, .result, .barred) circle')]
				return {
					years: names.map(name => name.textContent),
					nearest: [...new Set(marks.map(mark => names.reduce((best, name) =>
						Math.abs(middle(name) - middle(mark)) < Math.abs(middle(best) - middle(mark)) ? name : best).textContent))].sort(),
				}
			})
			assert.deepEqual(found.nearest, years)
			assert.deepEqual([found.years[0], found.years.at(-1)], [years[0], years.at(-1)])
			assert.deepEqual(await faults(), [])
		}
		await open(page, shared.daemon.url, '#/figures')
		await page.setViewportSize({ width: 1440, height: await page.evaluate(() => document.documentElement.scrollHeight) })
		await drawn()
		assert.deepEqual(await faults(), [])
	}))

test('on a phone, the kind of work and its hospital stand on lines of their own', () =>
	visiting({ width: 360 }, async page => {
		await open(page, shared.daemon.url, '#/towns')
		const together = await page.locator('.towns .meta').evaluateAll(lines => lines.filter(line => {
			const [work, hospital] = [line.querySelector('.work'), line.querySelector('a')].map(part => part.getBoundingClientRect())
			return hospital.top < work.bottom - 2
		}).map(line => line.textContent))
		assert.deepEqual(together, [])
	}))

test('a step within a year stands in that year, after its report', () =>
	visiting({}, async page => {
		const { data } = await api('/v1/hospital_projects?new_town_id__isnull=false&limit=1000')
		const within = ({ milestones: [step], stated_date }) => step.milestone_kind === 'start'
			&& step.due_precision === 'year' && step.due_date.slice(0, 4) === stated_date.slice(0, 4)
		const { id, stated_date } = data.find(project => project.milestones.length === 1 && within(project))
		await open(page, shared.daemon.url, '#/towns')
		const years = await page.locator('.steps .years span, .axis .years span').allInnerTexts()
		const row = page.locator('.steps li', { has: page.locator(`a[href*="${id}"]`) })
		const [reported, start] = await row.evaluate(li => ['.announced', '.start']
			.map(mark => parseFloat(li.querySelector(`.track ${mark}`).style.left)))
		const nextYear = years.indexOf(String(Number(stated_date.slice(0, 4)) + 1))
		const next = nextYear < 0 ? 100 : await row.evaluate((li, nextYear) =>
			parseFloat(li.querySelectorAll('.track .year')[nextYear].style.left), nextYear)
		assert.ok(reported < start && start < next, `${reported} ${start} ${next}`)
	}))

test('a chart is drawn anew where the window widens', () =>
	visiting({ width: 700 }, async page => {
		const { data: [{ indicator_id: id }] } = await api('/v1/targets?due_date__isnull=false&limit=1')
		await open(page, shared.daemon.url, `#/indicators/${id}`)
		const wide = () => page.waitForFunction(() => {
			const svg = document.querySelector('.chart svg')
			return svg && Number(svg.getAttribute('width')) === svg.parentElement.clientWidth
		})
		await wide()
		await page.setViewportSize({ width: 1200, height: 740 })
		await wide()
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
		const { meta: { total: all, facets } } = await api('/v1/targets?facet=progress,category&limit=1')
		const titled = async (vocabulary, word) =>
			(await api(`/v1/terms?vocabulary=${vocabulary}&word=${word}`)).data[0].title_en
		const [{ value: verdict, count: judged }] = facets.progress
		await tabTo(await titled('progress', verdict))
		await page.keyboard.press('Enter')
		await count(page).filter({ hasText: `${judged} of ${all}` }).waitFor()
		const { meta: { facets: { category: [{ value: category }] } } } = await api(`/v1/targets?progress=${verdict}&facet=category&limit=1`)
		await tabTo(await titled('category', category))
		await page.keyboard.press('ArrowDown')
		await page.waitForURL(/category=/)
		await page.goto(`${shared.daemon.url}/index.html#/towns`)
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

test('a record is cited as the API cites it, with this host before its paths', () =>
	visiting({}, async page => {
		const { data: [{ id }], meta: { dataset: { digest } } } = await api('/v1/targets?limit=1')
		await open(page, shared.daemon.url, `#/targets/${id}`)
		const cite = page.locator('section.cite')
		for (const [form, begin] of [['BibTeX', '@misc{'], ['RIS', 'TY  - '], ['CSL-JSON', '[{"id":']]) {
			await cite.getByRole('button', { name: form, exact: true }).click()
			const text = cite.locator('pre', { hasText: begin })
			await text.waitFor()
			const address = `${new URL(shared.daemon.url).origin}/v1/@${digest}/targets/${id}`
			assert.ok((await text.innerText()).includes(address))
		}
	}))

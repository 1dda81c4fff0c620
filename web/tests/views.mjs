// Each view in both languages, on a phone and a wide screen, in light and in dark: it says what it
// should, axe finds nothing, nothing runs over the edge, and the Content-Security-Policy is kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import axe from 'axe-core'
import { ask, open, shoot, stage, visit } from './daemon.mjs'

// What a view must show, in English and Chinese, beside its heading: of the data, what the API tells.
const VIEWS = {
	promises: { at: '#/promises', en: ['Promises and results'], zh: ['承诺与结果'], data: async () => {
		const { meta } = await api('/v1/targets?facet=progress&limit=1')
		const { data: [verdict] } = await api(`/v1/terms?vocabulary=progress&word=${meta.facets.progress[0].value}`)
		return { en: [`${meta.total} targets`, verdict.title_en], zh: [`${meta.total}个目标`, verdict.title_zh] }
	} },
	towns: { at: '#/towns', en: ['New towns', 'completion: '], zh: ['新城', '竣工：'], data: async () => {
		const { data: towns } = await api('/v1/new_towns')
		return both(towns, 'name')
	} },
	figures: { at: '#/figures', en: ['Figures'], zh: ['数字'], data: async () => {
		const { data: [indicator], meta } = await api('/v1/indicators?limit=1')
		return { en: [`${meta.total} indicators`, indicator.name_en], zh: [`${meta.total}个指标`, indicator.name_zh] }
	} },
	fact: { at: async () => `#/facts/${(await factShown()).id}`, en: ['curl -s', 'Paragraph '], zh: ['curl -s', '第'],
		data: async () => {
			const { statement_en, statement_zh, progress, initiative, evidence, sources } = await factShown()
			const { data: [verdict] } = await api(`/v1/terms?vocabulary=progress&word=${progress}`)
			return {
				en: [statement_en, verdict.title_en, initiative.name_en, sources[0].publisher_en, evidence[0].exact],
				zh: [statement_zh, verdict.title_zh, initiative.name_zh, sources[0].publisher_zh, `第${evidence[0].paragraph}段`],
			}
		} },
	search: { at: '#/search?q=康复', en: ['Search', 'rehabilitation'], zh: ['搜索', '康复'], data: async () => {
		const { meta } = await api(`/v1/search?q=${encodeURIComponent('康复')}&limit=1`)
		return { en: [`${meta.total} hits`], zh: [`${meta.total}条结果`] }
	} },
	table: { at: '#/tables/targets?sort=-value', en: ['Targets', '/v1/targets?sort=-value'], zh: ['目标', '/v1/targets?sort=-value'],
		data: async () => {
			const { meta } = await api('/v1/targets?limit=1')
			return { en: [`${meta.total} rows`], zh: [`${meta.total}条`] }
		} },
	sources: { at: '#/sources', en: ['Sources and method'], zh: ['来源与方法'], data: async () => {
		const { meta } = await api('/v1/evidence?limit=1')
		const { data: [source] } = await api('/v1/sources?publisher_en__isnull=false&limit=1')
		const { data: { license } } = await api('/v1/dataset')
		return { en: [source.publisher_en, `${meta.total.toLocaleString('en')} pieces`, license],
			zh: [source.publisher_zh, `${meta.total}处`, license] }
	} },
	tables: { at: '#/tables', en: ['Tables'], zh: ['表格'], data: async () => both((await api('/v1')).data.resources, 'title') },
	hospital: { at: '#/hospitals/ruijin-hospital', en: ['Ruijin Hospital'], zh: ['瑞金医院'] },
	indicator: { at: async () => `#/indicators/${(await factShown()).indicator_id}`, en: [], zh: [], data: async () =>
		both([(await factShown()).indicator], 'name') },
}
// Other data change lengths and words, for which one look a language is enough.
const LOOKS = process.argv[1].endsWith('/data.mjs')
	? { en: [[360, 'dark']], zh: [[1440, 'light']] }
	: { en: [[360, 'dark'], [1440, 'light']], zh: [[360, 'light'], [1440, 'dark']] }

const shared = stage()
const api = path => ask(shared.daemon.url, path)
const both = (rows, name) => ({ en: rows.map(row => row[`${name}_en`]), zh: rows.map(row => row[`${name}_zh`]) })

// A target that is due and belongs to an initiative and a publisher: the page has something to say of each.
async function factShown() {
	const related = 'include=initiative,indicator,sources'
	const { data } = await api(`/v1/targets?due_date__isnull=false&initiative_id__isnull=false&${related}&limit=1000`)
	const { id } = data.find(({ sources }) => sources[0].publisher_en)
	return (await api(`/v1/targets/${id}?${related}`)).data
}

for (const [name, { at, data = () => ({ en: [], zh: [] }), ...said }] of Object.entries(VIEWS)) {
	for (const lang of ['en', 'zh']) {
		test(`the view ${name} says what it is about in ${lang}, on a phone and a screen`, async () => {
			const where = typeof at === 'string' ? at : await at()
			const words = [...said[lang], ...(await data())[lang]]
			for (const [width, scheme] of LOOKS[lang]) {
				const { page, complaints, close } = await visit(shared.chromium.browser, { lang, width, scheme })
				await open(page, shared.daemon.url, where)
				if (name === 'figures') await allCharts(page)
				const text = await page.locator('body').innerText()
				for (const word of words) assert.ok(text.includes(word), `${width} ${scheme} lacks ${word}`)
				const own = await page.locator('p, li, dt, dd, h2, h3').allInnerTexts()
				if (lang === 'zh') assert.doesNotMatch(own.join('\n'), /[\u4e00-\u9fff]:/)
				assert.equal(await page.locator('html').getAttribute('lang'), lang === 'zh' ? 'zh-Hans' : 'en')
				assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0,
					`${width}: it runs over the edge`)
				assert.deepEqual(await violations(page), [], `axe, ${width} ${scheme}`)
				await shoot(page, `${name}-${width}-${scheme}-${lang}`)
				assert.deepEqual(complaints, [])
				await close()
			}
		})
	}
}

// Charts are drawn when one is about to see them.
async function allCharts(page) {
	const { width, height } = page.viewportSize()
	await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) })
	await page.waitForFunction(() => [...document.querySelectorAll('.chart')].every(c => c.querySelector('svg')))
	await page.setViewportSize({ width, height })
}

async function violations(page) {
	await page.evaluate(axe.source)
	const { violations } = await page.evaluate(() => axe.run(document, {
		resultTypes: ['violations'],
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	}))
	return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)
}

// Each view in both languages, on a phone and a wide screen, in light and in dark: it says what it
// should, axe finds nothing, nothing runs over the edge, and the Content-Security-Policy is kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import axe from 'axe-core'
import { open, shoot, stage, visit } from './daemon.mjs'

const VIEWS = {
	promises: { at: '#/promises', en: ['Promises and results', '25 targets', 'no later report', 'for 4 there is a figure that is not comparable'],
		zh: ['承诺与结果', '25个目标', '未见报道'] },
	towns: { at: '#/towns', en: ['New towns', 'Jiading New Town', 'relocation', 'completion: end of 2021'],
		zh: ['新城', '嘉定新城', '迁建', '竣工：2021年底'] },
	figures: { at: '#/figures', en: ['Figures', '79 indicators', 'Internet hospitals'],
		zh: ['数字', '79个指标', '互联网医院数'] },
	fact: { at: '#/facts/community-rehabilitation-centres-2021-target',
		en: ['Shanghai is to build 30', 'in progress', 'Paragraph 19', '30家', 'curl -s', 'Ma Dan', 'practical projects'],
		zh: ['上海2021年要建设的示范性社区康复中心为30家', '进行中', '第19段', '新民晚报', 'curl -s', '为民办实事项目之一'] },
	search: { at: '#/search?q=康复', en: ['Search', '38 hits', 'rehabilitation'], zh: ['搜索', '38条结果', '康复'] },
	table: { at: '#/tables/targets?sort=-value', en: ['Targets', '25 rows', '/v1/targets?sort=-value'],
		zh: ['目标', '25条', '/v1/targets?sort=-value'] },
	sources: { at: '#/sources', en: ['Sources and method', 'Xinmin Evening News', '1,135 pieces', 'CC-BY-4.0'],
		zh: ['来源与方法', '新民晚报', '1135处', 'CC-BY-4.0'] },
	tables: { at: '#/tables', en: ['Tables', 'Hospital projects'], zh: ['表格', '医院建设项目'] },
	hospital: { at: '#/hospitals/ruijin-hospital', en: ['Ruijin Hospital'], zh: ['瑞金医院'] },
	indicator: { at: '#/indicators/employee-insurance-payment-limit', en: ['Maximum payment'], zh: ['职工医保最高支付限额'] },
}
const LOOKS = { en: [[360, 'dark'], [1440, 'light']], zh: [[360, 'light'], [1440, 'dark']] }

const shared = stage()

for (const [name, { at, ...said }] of Object.entries(VIEWS)) {
	for (const lang of ['en', 'zh']) {
		test(`the view ${name} says what it is about in ${lang}, on a phone and a screen`, async () => {
			for (const [width, scheme] of LOOKS[lang]) {
				const { page, complaints, close } = await visit(shared.chromium.browser, { lang, width, scheme })
				await open(page, shared.daemon.url, at)
				if (name === 'figures') await allCharts(page)
				const text = await page.locator('body').innerText()
				for (const words of said[lang]) assert.ok(text.includes(words), `${width} ${scheme} lacks ${words}`)
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
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	}))
	return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`)
}

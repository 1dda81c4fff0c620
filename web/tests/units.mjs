// The parts of the page that are plain functions.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

let vite, route, format, track
before(async () => {
	globalThis.document = { baseURI: 'http://localhost/' } // where the API is, which is not asked
	vite = await createServer({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'error',
		appType: 'custom', server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } })
	;[route, format, track] = await Promise.all(
		['route.ts', 'format.ts', 'parts/track.tsx'].map(name => vite.ssrLoadModule(`/src/${name}`)))
})
after(() => vite?.close())

test('a route is read from its fragment, and written back the same', () => {
	for (const fragment of ['#/', '#/promises', '#/tables/targets?category=a,b&sort=-value', '#/search?q=%E5%BA%B7%E5%A4%8D',
		'#/facts/a%2Fb', '#/promises?category=x&lang=zh', '#/tables/facts?value__gte=1&value__gte=2']) {
		const { path, params, lang } = route.parse(fragment)
		assert.equal(route.format(path, params, lang), fragment)
	}
	assert.deepEqual(route.parse('').path, [])
	assert.equal(route.parse('#/%E5%B'), undefined)
})

test('another condition drops the cursor, and an empty one its key', () => {
	const params = [['a', '1'], ['cursor', 'x']]
	assert.deepEqual(route.withParam(params, 'b', '2'), [['a', '1'], ['b', '2']])
	assert.deepEqual(route.withParam(params, 'a', ''), [])
})

const TIMES = [
	[{ due_date: '2021-12-31', due_precision: 'year_end' }, 'end of 2021', '2021年底'],
	[{ due_date: '2024-12-31', due_precision: 'year', period_start: '2024-01-01', period_end: '2024-12-31' }, '2024', '2024年'],
	[{ observed_date: '2021-07-15', observed_precision: 'day', period_end: '2021-07-15' }, '15 July 2021', '2021年7月15日'],
	[{ period_start: '2023-01-01', period_end: '2023-12-31' }, '2023', '2023年'],
	[{ period_start: '2023-01-01', period_end: '2024-02-28' }, '1 January 2023 to 28 February 2024', '2023年1月1日至2024年2月28日'],
	[{ period_start: '2023-01-01', period_end: '2024-12-31' }, '1 January 2023 to 31 December 2024', '2023年1月1日至2024年12月31日'],
	[{ period_start: null, period_end: '2021-07-15' }, '15 July 2021', '2021年7月15日'],
	[{ due_date: null }, '', ''],
]

test('a time is as precise as it is stated, and a period has both its ends', () => {
	for (const [dates, en, zh] of TIMES) {
		assert.equal(format.when('en', dates), en)
		assert.equal(format.when('zh', dates), zh)
	}
})

const FIGURES = [
	[{ value: 30, comparator: '<=', unit: 'minute' }, 'at most 30 minutes'],
	[{ value: 1, comparator: '=', unit: 'minute' }, '1 minute'],
	[{ value: 0, comparator: '=', unit: 'count' }, '0'],
	[{ value: 1, value_max: 2, comparator: '=', unit: 'count' }, '1–2'],
	[{ value: 100, comparator: '=', unit: 'percent' }, '100%'],
	[{ value: 10532600, comparator: '=', unit: 'CNY' }, '¥10.5326 million'],
	[{ value: 3.1e9, comparator: '=', unit: 'CNY' }, '¥3.1 billion'],
	[{ value: 7427500, comparator: '>', unit: 'visit' }, 'more than 7.4275 million person-times'],
	[{ value: null, unit: null }, ''],
]
for (const [given, said] of FIGURES) {
	test(`${JSON.stringify(given)} is written “${said}”`, () => assert.equal(format.figure('en', given), said))
}

test('large numbers are counted in 万 and 亿 in Chinese, and none is rounded', () => {
	assert.equal(format.number('zh', 7427500), '742.75万')
	assert.equal(format.number('zh', 3100000000), '31亿')
	assert.equal(format.number('zh', 9999), '9999')
	assert.equal(format.number('en', 999999), '999,999')
	assert.equal(format.number('en', 10532600), '10.5326 million')
})

test('a date is as precise as it is stated', () => {
	const day = '2021-06-30'
	const said = { day: '30 June 2021', month: 'June 2021', month_end: 'end of June 2021', quarter: 'Q2 2021',
		year: '2021', year_end: 'end of 2021' }
	for (const [precision, words] of Object.entries(said)) assert.equal(format.date('en', day, precision), words)
	assert.equal(format.date('zh', day, 'month_end'), '2021年6月底')
	assert.equal(format.date('zh', day, 'day'), '2021年6月30日')
	assert.equal(format.date('en', null), '')
})

test('a date stands in the middle of the time that it means', () => {
	const stands = (precision, announced) => track.middle('2021-12-31', precision, announced).toISOString().slice(0, 10)
	assert.equal(stands('day'), '2021-12-31')
	assert.equal(stands('month'), '2021-12-16')
	assert.equal(stands('quarter'), '2021-11-16')
	assert.equal(stands('year'), '2021-07-02')
	assert.equal(stands('year', '2021-10-02'), '2021-11-16')
	assert.equal(stands('year', '2020-10-02'), '2021-07-02')
	assert.equal(stands('day', '2022-10-02'), '2021-12-31')
	assert.match(stands('year_end'), /^2021-12/)
	assert.match(stands('month_end'), /^2021-12/)
})

test('what is marked is counted in code points', () => {
	const marks = (text, ...ranges) => format.marked(text, ranges.map(([start, end]) => ({ start, end })))
		.map(({ text, mark }) => mark ? `[${text}]` : text).join('')
	assert.equal(marks('𠀀康复中心', [1, 3]), '𠀀[康复]中心')
	assert.equal(marks('abc', [2, 3], [0, 1]), '[a]b[c]')
	assert.equal(marks('abc', [0, 2], [1, 3]), '[ab][c]')
	assert.equal(marks('abc'), 'abc')
})

import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ask, collections, membersOf, queryOf, seed, write } from './server.mjs'

const walks = 200

// The rows of every collection: its keys end a comparison, its values make filters that find some.
const rows = new Map()
for (const path of collections) {
	const all = []
	for (let next = `${path}?limit=1000`; next;) {
		const page = (await ask(next)).json()
		all.push(...page.data)
		next = page.links.next
	}
	rows.set(path, all)
}

const scalars = (path, name) => [...new Set(rows.get(path).map(row => row[name]).flat())]
	.filter(value => value !== null && value !== '' && typeof value !== 'object')

// A filter of a parameter with values that stand in the data.
function filter(path, parameter) {
	const [, field, operator] = parameter.name.match(/^(.*?)(?:__(\w+))?$/)
	if (operator === 'isnull')
		return fc.boolean().map(value => write(parameter, value))
	const values = scalars(path, field).filter(value => !String(value).includes(','))
	if (values.length === 0 || !membersOf(path.slice(4))[field]) return null
	const one = fc.constantFrom(...values)
	if (operator === 'contains' || operator === 'prefix')
		return one.map(value => write(parameter, [[...String(value)].slice(0, 2).join('')]))
	if (operator === 'year')
		return one.map(value => write(parameter, value.slice(0, 4)))
	return (parameter.schema.type === 'array' ? fc.uniqueArray(one, { minLength: 1, maxLength: 3 }) : one)
		.map(value => write(parameter, value))
}

const special = new Set(['q', 'sort', 'limit', 'cursor', 'fields', 'include', 'facet', 'facet_mode', 'format', 'bom'])

const walk = fc.constantFrom(...collections).chain(path => {
	const parameters = queryOf(path)
	const named = name => parameters.find(parameter => parameter.name === name)
	const filters = parameters.filter(p => !special.has(p.name)).map(p => filter(path, p)).filter(Boolean)
	const sort = fc.uniqueArray(fc.constantFrom(...named('sort').schema.items.enum),
		{ maxLength: 4, selector: name => name.replace('-', '') })
	return fc.record({
		path: fc.constant(path),
		sort,
		written: fc.constant(names => names.length > 0 ? [write(named('sort'), names)] : []),
		filters: fc.array(fc.oneof(...filters), { maxLength: 2 })
			.map(pairs => [...new Map(pairs.map(pair => [pair.split('=')[0], pair])).values()]),
		q: fc.option(fc.constantFrom('医院', '上海', '1', 'shanghai'), { freq: 6, nil: undefined }),
		limits: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 200 })),
			{ minLength: 1, maxLength: 3 }),
	})
})

// The limit may change from page to page; the canonical address leaves the default one out.
const withLimit = (url, limit) => `${url.replace(/&?\blimit=\d+/, '')}&limit=${limit}`.replace('?&', '?')

test(`${walks} random walks over cursors meet each row once, in the order of one page`, async t => {
	let pages = 0, met = 0, walked = 0
	await fc.assert(fc.asyncProperty(walk, async ({ path, sort, written, filters, q, limits }) => {
		const sorted = written(q ? sort : sort.filter(name => name !== 'relevance'))
		const query = [...sorted, ...filters, ...(q ? [`q=${encodeURIComponent(q)}`] : [])]
		const first = limit => `${path}?${[...query, `limit=${limit}`].join('&')}`
		const one = await ask(first(1000))
		assert.equal(one.status, 200, `${one.path}: ${one.text().slice(0, 300)}`)
		const expected = one.json()
		if (expected.links.next) { // more than a page holds: the rest by pages of the greatest size
			for (let next = expected.links.next; next;) {
				const page = (await ask(next)).json()
				expected.data.push(...page.data)
				next = page.links.next
			}
		}
		assert.equal(expected.data.length, expected.meta.total, one.path)
		fc.pre(expected.meta.total > limits[0]) // else there is nothing to walk over
		// small steps over a few hundred rows at most: a walk is no load test
		const least = Math.ceil(expected.meta.total / 60)
		const size = n => Math.max(least, limits[n % limits.length])
		const seen = []
		let step = 0
		for (let next = first(size(0)); next; step++) {
			const answer = await ask(withLimit(next, size(step)))
			assert.equal(answer.status, 200, `${answer.path}: ${answer.text().slice(0, 300)}`)
			const page = answer.json()
			assert.equal(page.meta.total, expected.meta.total, answer.path)
			assert.ok(page.data.length === size(step) || page.links.next === null, answer.path)
			assert.ok(page.data.length > 0 || step === 0, answer.path)
			seen.push(...page.data)
			next = page.links.next
		}
		pages += step
		met += seen.length
		assert.ok(step > 1, one.path)
		assert.deepEqual(seen, expected.data, one.path)
		assert.equal(new Set(seen.map(row => row.id)).size, seen.length, one.path)
		walked++
	}), { seed, numRuns: walks, includeErrorInReport: true, maxSkipsPerRun: 100 })
	assert.equal(walked, walks)
	t.diagnostic(`${walks} walks: ${pages} pages, ${met} rows`)
})

test('a cursor of another query, cut or altered, is 400', async () => {
	for (const [i, path] of collections.entries()) {
		const { links } = (await ask(`${path}?limit=1`)).json()
		const cursor = links.next.match(/cursor=([^&]+)/)[1]
		const other = collections[(i + 1) % collections.length]
		const key = queryOf(path).find(p => p.name === 'sort').schema.items.enum.filter(name => name !== 'relevance').at(-1)
		const altered = cursor.slice(0, 20) + (cursor[20] === 'A' ? 'B' : 'A') + cursor.slice(21)
		for (const wrong of [`${other}?cursor=${cursor}`, `${path}?sort=${key}&cursor=${cursor}`,
			`${path}?q=1&cursor=${cursor}`, `${path}?cursor=${cursor.slice(0, -1)}`,
			`${path}?cursor=${altered}`]) {
			const answer = await ask(wrong)
			assert.ok([400, 410].includes(answer.status), `${wrong}: ${answer.status}`)
			if (wrong.endsWith(cursor)) assert.equal(answer.status, 400, wrong)
			assert.match(answer.json().type, /cursor$/, wrong)
		}
	}
})

import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ask, assertDocumented, assertMembers, assertProblem, collections, fill, paths,
	membersOf, queryOf, resources, schema, seed, write } from './server.mjs'

const runs = Number(process.env.RUNS ?? 4)
const operators = ['', '__ne', '__gt', '__gte', '__lt', '__lte', '__contains', '__prefix', '__year', '__isnull']
const searchable = [...collections, '/v1/search']
const seeded = { seed, numRuns: runs, includeErrorInReport: true }
let accepted = 0, refused = 0

// Text as people write it, and any code point but those that no address may hold.
const text = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
).filter(value => !value.includes('\0'))

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
	.map(date => date.toISOString().slice(0, 10))

// Values that a schema allows.
function valid(schema, example) {
	if (schema.type === 'array') {
		// an empty list is no parameter
		const options = { minLength: schema.minItems ?? 1, maxLength: Math.min(schema.maxItems ?? 8, 8) }
		// -id and id are two words and one field
		const selector = value => String(value).replace(/^-/, '')
		return fc.uniqueArray(valid(schema.items, example?.[0]), { ...options, selector })
	}
	const own = example === undefined ? [] : [fc.constant(example)]
	if (schema.enum) return fc.constantFrom(...schema.enum)
	if (schema.type === 'boolean') return fc.boolean()
	if (schema.type === 'integer' && schema.minimum === undefined && !schema.enum)
		return fc.oneof(...own, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
	if (schema.type === 'integer')
		return fc.oneof(...own, fc.integer({ min: schema.minimum, max: schema.maximum }))
	if (schema.type === 'number')
		return fc.oneof(...own, fc.double({ noNaN: true, noDefaultInfinity: true }))
	if (schema.format === 'date') return fc.oneof(...own, day)
	const matches = new RegExp(schema.pattern ?? '', 'u')
	return fc.oneof(...own, text.filter(value => matches.test(value)))
}

const words = ['No such word', 'é', '<script>', '医院!'].map(encodeURIComponent)
const wrongNumbers = ['abc', '0x10', '1,5x', '--1', '%201', '+', 'NaN', 'Infinity', '1e', '.',
	'007', '-01', '00']

// Values, written already, that a schema does not allow.
function invalid(schema) {
	if (schema.type === 'array') return invalid(schema.items)
	const none = fc.constant('')
	if (schema.enum) return fc.oneof(none, fc.constantFrom(...words))
	if (schema.type === 'boolean')
		return fc.oneof(none, fc.constantFrom('TRUE', 'yes', '1', '0', 'null', 'true%20'))
	if (schema.type === 'integer') {
		const { minimum = -(2 ** 63), maximum = 2 ** 63 } = schema
		const far = BigInt(maximum) - BigInt(minimum)
		return fc.oneof(none, fc.constantFrom(...wrongNumbers, '1.5', '15e-1', '1e19'),
			fc.bigInt({ min: BigInt(maximum) + 1n, max: BigInt(maximum) + far }).map(String),
			fc.bigInt({ min: BigInt(minimum) - far, max: BigInt(minimum) - 1n }).map(String))
	}
	if (schema.type === 'number')
		return fc.oneof(none, fc.constantFrom(...wrongNumbers, '1e400', '-1e999'))
	if (schema.format === 'date')
		return fc.oneof(none, fc.constantFrom('2021-02-29', '2021-13-01', '21-1-1', '2021', 'today',
			'2021-07-16T00:00:00Z', '2021/07/16', '2021-00-10', '2021-07-16%20'))
	if (schema.maxLength)
		return fc.oneof(none, fc.integer({ min: 1, max: 50 }).map(n => 'a'.repeat(schema.maxLength + n)))
	return none
}

// Where any text is valid, only what holds a letter or a digit can be searched for.
const asked = fc.oneof(fc.constantFrom('康复', '醫院', 'jd', 'jia ding', '2021', 'Shanghai', '"', 'a*'),
	fc.string({ unit: 'grapheme', maxLength: 150 })).map(value => `${value} 医`)

const cursors = new Map()
async function cursorOf(path) {
	if (!cursors.has(path)) {
		const { links } = (await ask(`${start(path)}limit=1`)).json()
		cursors.set(path, new URLSearchParams(links.next.split('?')[1]).get('cursor'))
	}
	return cursors.get(path)
}

const start = (path, name) =>
	`${fill(path)}?${path === '/v1/search' && name !== 'q' ? `q=${encodeURIComponent('医院')}&` : ''}`

function check(answer, path) {
	assert.equal(answer.status, 200, `${answer.path}: ${answer.text().slice(0, 400)}`)
	assertDocumented(answer, path)
	const resource = path.split('/')[2]
	if (answer.type === 'application/json' && resources.includes(resource)) assertMembers(answer, resource)
	accepted++
}

function checkRefused(answer, name) {
	const problem = assertProblem(answer, 400)
	if (problem.type !== '/docs#bad-cursor')
		assert.ok(problem.errors.some(fault => (fault.parameter ?? '') === (name ?? '')),
			`${answer.path}: ${name} is not named: ${answer.text().slice(0, 400)}`)
	refused++
}

const closed = new Set((await ask('/v1/fields?text_format=word&fields=resource,field&limit=1000')).json().data
	.map(({ resource, field }) => `${resource}.${field}`))

// How a filter compares, whether it names what a record has (its key, a digest, a word), and whether its
// field is written in a form of its own.
function filterOf(path, { name }) {
	const [field, operator = 'eq'] = name.split('__'), resource = path.split('/')[2]
	if (!resources.includes(resource)) return { operator, refers: false, formed: false }
	const { pattern, format, 'x-ref': ref, anyOf = [] } = membersOf(resource)[field] ?? {}
	return { operator, refers: field === 'id' || Boolean(ref || pattern) || closed.has(`${resource}.${field}`),
		formed: Boolean(pattern || format) || anyOf.some(({ format }) => format) }
}

// Any text, but relevance is to a q that is given, a reference names a record, a part is of a text of the
// field's form, and one with a comma that is looked for whole is in a record.
function written(path, parameter) {
	const { operator, refers, formed } = filterOf(path, parameter)
	const values = valid(parameter.schema, parameter.example)
	if (parameter.name === 'sort') return values.filter(terms => !terms.includes('relevance'))
	if (refers && ['eq', 'ne'].includes(operator) && parameter.schema.type === 'array')
		return fc.constant(parameter.example)
	if (formed && ['contains', 'prefix'].includes(operator)) return fc.constant(parameter.example)
	return ['contains', 'prefix'].includes(operator)
		? values.filter(list => list.every(value => !value.includes(','))) : values
}

// What no record has leads nowhere, so that there is no value for it.
function hasValue(path, parameter) {
	const { refers, formed } = filterOf(path, parameter)
	return parameter.example !== undefined || !(refers || formed)
}

const values = async (path, parameter) => parameter.name === 'q' ? asked
	: parameter.name === 'cursor' ? fc.constant(await cursorOf(path)) : written(path, parameter)

// Of the formats' addresses each resource has its own filters: representations.mjs asks those.
const accepting = paths.filter(path => queryOf(path).length > 0 && !path.includes('{resource}'))

for (const path of accepting) {
	test(`${path} accepts every documented parameter with every valid value`, async () => {
		for (const parameter of queryOf(path).filter(parameter => hasValue(path, parameter)))
			await fc.assert(fc.asyncProperty(await values(path, parameter), async value =>
				check(await ask(start(path, parameter.name) + write(parameter, value)), path)), seeded)
	})

	test(`${path} refuses invalid, repeated and too many values, and names the parameter`, async () => {
		for (const parameter of queryOf(path)) {
			const { name, schema, example } = parameter, where = start(path, name)
			await fc.assert(fc.asyncProperty(invalid(schema), async value =>
				checkRefused(await ask(`${where}${name}=${value}`), name)), seeded)
			const one = name === 'cursor' ? await cursorOf(path) : example
			if (one === undefined) continue
			const pair = write(parameter, one), twice = await ask(`${where}${pair}&${pair}`)
			// a filter means any of its values; names may be said twice where that changes nothing
			if (schema.type === 'array' && !['sort', 'facet'].includes(name)) check(twice, path)
			else checkRefused(twice, name)
			if (['sort', 'facet'].includes(name))
				checkRefused(await ask(where + write(parameter, [...one, ...one])), name)
			if (!schema.maxItems || schema.uniqueItems && schema.items.enum.length <= schema.maxItems) continue
			// one key for each value: too many of them are too many arguments of the whole address
			const short = schema.items.minLength ? 'a' : one[0]
			const many = write(parameter, schema.uniqueItems
				? schema.items.enum.slice(0, schema.maxItems + 1) : Array(schema.maxItems + 1).fill(short))
			if (name !== 'include') checkRefused(await ask(where + many), schema.maxItems < 64 ? name : null)
		}
	})
}

// Every name that could be thought of: the fields of all resources with every operator, all others.
const fields = [...new Set(resources.flatMap(name => Object.keys(membersOf(name))))]
const names = new Set([...paths.flatMap(path => queryOf(path).map(parameter => parameter.name)),
	...fields.flatMap(field => operators.map(operator => field + operator)),
	'Limit', 'LIMIT', 'offset', 'page', 'per_page', 'id__like', 'id__eq', 'id__', '__ne', 'select', 'order',
	'order_by', 'callback', '$filter', '_limit', 'id[]', 'filter[id]', 'id__neq', 'id__ge', 'id__le',
	'id__in', '', 'ID'].map(encodeURIComponent))

// What the document says in words only: the choice of a format and what it shows, and filters that no type helps.
function inWords(path) {
	const types = schema => schema.anyOf ? schema.anyOf.flatMap(types) : [schema.type].flat()
	const formats = path === '/v1/search' ? ['format', 'bom']
		: path.endsWith('{id}') ? ['format', 'safe'] : ['format', 'bom', 'safe', 'group', 'aggregate']
	const filters = queryOf(path).some(({ name }) => name === 'facet' || name === 'sort')
		? Object.entries(membersOf(path.split('/')[2])).flatMap(([name, schema]) =>
			['isnull', ...(types(schema).includes('string') ? ['ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'prefix'] : [])]
				.map(operator => `${name}__${operator}`)
				.filter(() => queryOf(path).some(parameter => parameter.name === name))) : []
	return [...formats, ...filters]
}

for (const path of accepting)
	test(`${path} refuses every parameter that it does not document`, async () => {
		const known = new Set([...queryOf(path).map(parameter => parameter.name), ...inWords(path)])
		for (const name of [...names].filter(name => !known.has(name)))
			for (const value of ['1', 'true'])
				checkRefused(await ask(`${start(path)}${name}=${value}`), decodeURIComponent(name))
		await fc.assert(fc.asyncProperty(fc.stringMatching(/^[a-z_]{1,20}$/), async name => {
			fc.pre(!known.has(name))
			checkRefused(await ask(`${start(path)}${name}=1`), name)
		}), { ...seeded, numRuns: 5 * runs })
	})

for (const path of collections)
	test(`${path} accepts documented parameters together`, async () => {
		const parameters = [...queryOf(path).filter(({ name }) => !['cursor', 'q'].includes(name))
			.filter(parameter => hasValue(path, parameter)),
			{ name: 'format', schema: { type: 'string', enum: ['json', 'csv', 'ndjson'] } },
			{ name: 'bom', schema: { type: 'integer', enum: [0, 1] } }]
		const pair = fc.constantFrom(...parameters).chain(parameter =>
			written(path, parameter).map(value => ({ name: parameter.name,
				pair: write(parameter, Array.isArray(value) ? value.slice(0, 3) : value), value })))
		const together = fc.uniqueArray(pair, { minLength: 2, maxLength: 8, selector: one => one.name })
		await fc.assert(fc.asyncProperty(together, async pairs => {
			const query = pairs.map(({ pair }) => pair)
			const answer = await ask(`${path}?${query.join('&')}`)
			const words = Object.fromEntries(pairs.map(({ name, value }) => [name, [value].flat()]))
			const format = words.format?.[0] ?? 'json'
			const related = words.include?.slice(0, 3).some(word => !isField(path, word))
			const texts = Object.entries(words).filter(([name]) => /__(contains|prefix)$/.test(name))
				.reduce((sum, [, values]) => sum + values.slice(0, 3).length, 0)
			if (texts > schema('Parts').maxItems) assertProblem(answer, 400)
			else if (format !== 'json' && words.facet) checkRefused(answer, 'facet')
			else if (format !== 'csv' && words.format && words.bom?.[0] === 1) checkRefused(answer, 'bom')
			else if (format === 'csv' && related) checkRefused(answer, 'include')
			else check(answer, path)
		}), { ...seeded, numRuns: 10 * runs })
	})

const isField = (path, name) => queryOf(path)
	.find(parameter => parameter.name === 'fields').schema.items.enum.includes(name)

test('a condition and its opposite count all rows between them', async () => {
	const total = async where => (await ask(where)).json().meta.total
	for (const path of collections) {
		const all = await total(`${path}?limit=1`)
		for (const parameter of queryOf(path).filter(({ name }) => /__(ne|isnull)$/.test(name))) {
			const [, field, operator] = parameter.name.match(/^(.*)__(\w+)$/)
			if (parameter.example === undefined) continue
			const [one, other] = operator === 'isnull'
				? [`${parameter.name}=true`, `${parameter.name}=false`]
				: [write(parameter, parameter.example), write({ ...parameter, name: field }, parameter.example)]
			assert.equal(await total(`${path}?limit=1&${one}`) + await total(`${path}?limit=1&${other}`), all,
				`${path} ${one} ${other}`)
		}
	}
})

test('a search for any text is answered or refused with a reason, and never fails', async () => {
	await fc.assert(fc.asyncProperty(fc.constantFrom(...searchable), text, async (path, q) => {
		const answer = await ask(`${fill(path)}?q=${encodeURIComponent(q)}`)
		if (answer.status === 200) check(answer, path)
		else checkRefused(answer, 'q')
	}), { ...seeded, numRuns: 100 * runs })
})

test('the property-based run has accepted and refused thousands of requests', t => {
	t.diagnostic(`${accepted} requests accepted, ${refused} refused`)
	assert.ok(accepted > 1000 && refused > 1000, `${accepted} accepted, ${refused} refused`)
})

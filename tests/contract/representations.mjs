import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { ask, collections, document, fill, membersOf, paths, resolve, resources } from './server.mjs'

const all = '?limit=1000'
const decode = { gzip: gunzipSync, br: brotliDecompressSync }

async function whole(path, query = all) {
	const pages = []
	for (let next = path + query; next;) {
		const page = (await ask(next)).json()
		pages.push(...page.data)
		next = page.links.next
	}
	return pages
}

// What a format without an envelope says of its next page.
const next = answer => answer.headers.link.match(/<([^>]*)>; rel="next"/)?.[1]

async function pages(path, query) {
	const answers = []
	for (let where = path + query; where;) {
		const answer = await ask(where)
		assert.equal(answer.status, 200, where)
		answers.push(answer)
		where = next(answer)
	}
	return answers
}

// The fields whose values are lists, by their resource's path.
const lists = new Set((await whole('/v1/fields', '?type=list&limit=1000'))
	.map(({ resource, field }) => `/v1/${resource} ${field}`))

// A JSON value as CSV writes it.
const cell = (path, name, value) => value === null ? ''
	: lists.has(`${path} ${name}`) ? value.join('; ')
	: typeof value === 'object' ? JSON.stringify(value) : String(value)

// A word of a vocabulary is a text; `anyOf` is such a word or null, and so is what is JSON.
const types = property => property.anyOf ? property.anyOf.flatMap(types)
	: property.$ref ? types(resolve(property, []).object) : [property.type].flat()

// A CSV cell back as JSON by the documented type of its field.
function value(text, property, isList) {
	const type = types(property)
	if (text === '' && type.includes('null')) return null
	if (isList) return text === '' ? [] : text.split('; ')
	return type.includes('string') ? text : JSON.parse(text)
}

for (const [i, path] of collections.entries()) {
	const fields = Object.entries(membersOf(resources[i]))

	test(`${path}.csv, read by csv-parse, is the JSON cell by cell`, async () => {
		const rows = await whole(path)
		const read = (await pages(`${path}.csv`, all)).flatMap(answer =>
			parse(answer.body, { columns: true, relax_quotes: false, record_delimiter: '\r\n' }))
		assert.equal(read.length, rows.length)
		const known = Object.fromEntries(fields)
		rows.forEach((row, n) => {
			// in the order of a table
			assert.deepEqual(Object.keys(read[n]).sort(), Object.keys(row).sort(), path)
			for (const [name, text] of Object.entries(read[n])) {
				assert.equal(text, cell(path, name, row[name]), `${row.id} ${name}`)
				const read = value(text, known[name], lists.has(`${path} ${name}`))
				assert.deepEqual(read, row[name], `${row.id} ${name}`)
			}
		})
	})

	test(`${path}.csv has as many rows for sqlite3's .import as there are`, async () => {
		for (const answer of await pages(`${path}.csv`, all)) {
			writeFileSync('rows.csv', answer.body)
			const { stdout, stderr, status } = spawnSync('sqlite3', [':memory:',
				'-cmd', '.import --csv rows.csv rows', 'SELECT count(*) FROM rows'], { encoding: 'utf8' })
			assert.equal(status, 0, stderr)
			assert.equal(stderr, '')
			const total = Number(answer.headers['x-total-count'])
			assert.ok(total <= 1000 || next(answer) || answer.path.includes('cursor='), path)
			const rows = parse(answer.body, { columns: true }).length
			assert.equal(Number(stdout), rows)
			if (total <= 1000) assert.equal(rows, total)
		}
	})

	test(`${path}.ndjson is the JSON row by row`, async () => {
		const rows = await whole(path)
		const read = (await pages(`${path}.ndjson`, all)).flatMap(answer => {
			assert.ok(answer.body.length === 0 || answer.text().endsWith('\n'))
			return answer.text().split('\n').slice(0, -1).map(line => JSON.parse(line))
		})
		assert.deepEqual(read, rows)
	})

	test(`${path}/{id}: CSV and NDJSON say the same as the JSON`, async () => {
		const item = fill(`${path}/{id}`)
		const { data } = (await ask(item)).json()
		assert.deepEqual((await ask(`${item}.ndjson`)).json(), data)
		const [row] = parse((await ask(`${item}.csv`)).body, { columns: true })
		for (const [name, text] of Object.entries(row))
			assert.equal(text, cell(path, name, data[name]), `${item} ${name}`)
	})
}

test('suffix, format and Accept bring the same bytes', async () => {
	for (const path of collections)
		for (const [format, type] of
			Object.entries({ json: 'application/json', csv: 'text/csv', ndjson: 'application/x-ndjson' })) {
			const accepted = await ask(path, { headers: { Accept: type } })
			const suffixed = await ask(`${path}.${format}`), asked = await ask(`${path}?format=${format}`)
			for (const answer of [accepted, suffixed, asked]) assert.equal(answer.type, type)
			if (format === 'json') {
				assert.deepEqual(suffixed.json().data, accepted.json().data, path)
				assert.deepEqual(asked.json().data, accepted.json().data, path)
			} else {
				assert.deepEqual(suffixed.body, accepted.body, path)
				assert.deepEqual(asked.body, accepted.body, path)
			}
		}
})

test('an item as Markdown says its key, what a reader calls it and where it stays', async () => {
	for (const path of collections) {
		const item = fill(`${path}/{id}`)
		const { data, meta } = (await ask(item)).json()
		const answer = await ask(`${item}.md`)
		assert.equal(answer.status, 200, item)
		assert.equal(answer.type, 'text/markdown', item)
		assert.match(answer.text(), /^# \S/, item)
		assert.ok(answer.text().includes(`\`id\`: ${data.id}\n`), item)
		assert.ok(answer.text().includes(`/v1/@${meta.dataset.digest}/`), item)
	}
})

test('bom=1 puts three bytes before the CSV and changes nothing else', async () => {
	for (const path of collections) {
		const plain = await ask(`${path}.csv`), marked = await ask(`${path}.csv?bom=1`)
		assert.deepEqual(marked.body, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain.body]), path)
	}
})

const addresses = [...paths.map(fill).map(path => path === '/v1/search' ? `${path}?q=医院` : path)
	.map(encodeURI), ...collections.flatMap(path => [`${path}.csv?limit=1000`, `${path}.ndjson`])]

test('gzip and br decode to the bytes of the identity coding', async () => {
	let coded = 0
	for (const where of addresses) {
		const identity = await ask(where, { headers: { 'Accept-Encoding': 'identity' } })
		assert.equal(identity.headers['content-encoding'], undefined, where)
		for (const coding of ['gzip', 'br']) {
			const answer = await ask(where, { headers: { 'Accept-Encoding': coding } })
			assert.equal(answer.status, 200, where)
			if (!answer.headers['transfer-encoding']) // a long table comes in chunks
				assert.equal(Number(answer.headers['content-length']), answer.body.length, where)
			const chosen = answer.headers['content-encoding']
			if (chosen) {
				assert.equal(chosen, coding, where)
				assert.match(answer.headers.vary, /Accept-Encoding/i, where)
				coded++
			}
			const body = chosen ? decode[chosen](answer.body) : answer.body
			assert.ok(body.equals(identity.body), `${where} ${coding}`)
		}
	}
	assert.ok(coded > addresses.length, `only ${coded} answers were coded`)
})

test('each entity tag brings 304 without a body, another one the whole answer', async () => {
	const tagged = addresses.filter(where => !/^\/(livez|readyz)/.test(where))
	for (const where of tagged)
		for (const coding of ['identity', 'gzip', 'br']) {
			const headers = { 'Accept-Encoding': coding }
			const { headers: { etag }, body } = await ask(where, { headers })
			assert.match(etag, /^"[\x21\x23-\x7e]+"$/, where)
			for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
				const answer = await ask(where, { headers: { ...headers, 'If-None-Match': tag } })
				assert.equal(answer.status, 304, `${where} ${tag}`)
				assert.equal(answer.body.length, 0, where)
				assert.equal(answer.headers.etag, etag, `${where} ${tag}`)
			}
			const other = await ask(where, { headers: { ...headers, 'If-None-Match': '"other"' } })
			assert.equal(other.status, 200, where)
			assert.ok(other.body.equals(body), where)
		}
	assert.equal(document.paths['/livez'].get.responses['304'], undefined)
})

test('different representations have different entity tags', async () => {
	for (const path of collections) {
		const tags = []
		for (const format of ['json', 'csv', 'ndjson'])
			for (const coding of ['identity', 'gzip', 'br']) {
				const { headers } = await ask(`${path}.${format}`, { headers: { 'Accept-Encoding': coding } })
				tags.push(`${headers.etag} ${headers['content-encoding'] ?? ''}`)
			}
		const codings = new Map(tags.map(tag => tag.split(' ')))
		assert.equal(codings.size, new Set(tags).size, `${path}: ${tags}`)
	}
})

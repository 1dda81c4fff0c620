import test from 'node:test'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { ask, base as daemon, collections, document } from './server.mjs'
import { listen } from './generators/proxy.mjs'

const names = ['hey-api', 'orval-fetch', 'orval-react-query', 'swagger-typescript-api', 'kubb',
	'openapi-zod-client', 'openapi-fetch']
const load = name => import(`./generators/generated/bundled/${name}.js`)

const { asked, base } = await listen(daemon)
await promisify(execFile)(process.execPath, ['generators/make.mjs', base, ...names])
const { messages, responses } = JSON.parse(readFileSync('generators/generated/report.json', 'utf8'))
const { cases } = await load('cases')
const operations = Object.values(document.paths).map(({ get }) => get.operationId)

test('seven generators make clients that tsc accepts in strict mode, the cases with them', () =>
	assert.deepEqual(messages.slice(0, 20), []))

for (const name of names)
	test(`${name}: no response is any or unknown`, () => {
		assert.deepEqual(responses[name].untyped.slice(0, 20), [])
		assert.deepEqual(operations.filter(one => !responses[name].operations.includes(one)), [])
	})

// A page and an item of every resource, beside the cases of the table.
const sweep = []
for (const list of collections) {
	const asks = `${list}?limit=2&sort=-id`
	const { data: [{ id }] } = (await ask(asks)).json()
	sweep.push({ name: list, operation: document.paths[list].get.operationId, query: { limit: 2, sort: ['-id'] }, asks },
		{ name: `${list}/{id}`, operation: document.paths[`${list}/{id}`].get.operationId, id, asks: `${list}/${id}` })
}

// What an address means: its path, and its parameters in order, lists as repeats.
function meaning(address) {
	const url = new URL(address, base)
	const pairs = [...url.searchParams].flatMap(([key, value]) =>
		/^q$|__(contains|prefix)$/.test(key) ? [[key, value]] : value.split(',').map(one => [key, one]))
	return [decodeURIComponent(url.pathname), pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))]
}

async function check(client, one) {
	let { query, asks } = one
	for (let step = 0; asks; step++) {
		const expected = await ask(asks)
		const got = await client({ ...one, query })
		const { url, etag } = asked.at(-1)
		assert.deepEqual(meaning(url), meaning(asks))
		assert.equal(got.status, one.status ?? 200)
		assert.equal(got.status, expected.status)
		assert.deepEqual(got.body, expected.json())
		// what the client has it need not get again
		if (one.known)
			assert.equal((await client({ ...one, headers: { 'If-None-Match': etag } })).status, 304)
		asks = one.walk && expected.json().links.next
		assert.ok(!one.walk || asks || step > 1, 'the walk is of more than two pages')
		if (asks) query = { ...query, cursor: new URL(asks, base).searchParams.get('cursor') }
	}
}

for (const name of names)
	test(`${name}: asks the right address and gets what a request by hand gets`, async t => {
		const { connect } = await load(name)
		const client = connect(base)
		const wrong = []
		for (const one of [...cases, ...sweep])
			await check(client, one).catch(error => wrong.push(`${one.name}: ${error.message}`))
		assert.deepEqual(wrong, [])
		t.diagnostic(`${name}: ${cases.length + sweep.length} calls`)
	})

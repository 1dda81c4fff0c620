// What @yigai/client makes of what is wrong, old, gone or given up.
import test, { after } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { base } from './server.mjs'
import { all, Client, get, Problem, run, yigai } from './fresh.mjs'

const WRONG = {
	'/v1/facts/nobody-said-this': c => c.item('facts', 'nobody-said-this'),
	'/v1/facts/a%2Fb%3F': c => c.item('facts', 'a/b?'),
	'/v1/factz': c => c.list('factz'),
	'/v1/facts?statuss=announced&firmness=comitted': c => c.list('facts', { statuss: 'announced', firmness: 'comitted' }),
	'/v1/search?q=': c => c.search(''),
	'/v1/facts?cursor=abc': c => c.list('facts', { cursor: 'abc' }),
	'/v1/facts?limit=-1': c => c.list('facts', { limit: -1 }),
}
for (const [path, call] of Object.entries(WRONG)) {
	test(`${decodeURIComponent(path)} is a problem with all that the server says of it`, async () => {
		const { type, title, status, detail, errors = [] } = await get(path)
		assert.ok(status >= 400)
		await assert.rejects(async () => await call(yigai), error => {
			assert.ok(error instanceof Problem && error instanceof Error)
			assert.deepEqual({ ...error }, { name: 'Problem', status, retryAfter: undefined, type, title, detail, errors })
			for (const { reason, suggestion } of errors) {
				assert.ok(error.message.includes(reason))
				if (suggestion !== null) assert.ok(error.message.includes(suggestion))
			}
			return true
		})
	})
}

// What has been asked of a server, and how it answered.
async function recorded(work) {
	const { fetch } = globalThis
	const seen = []
	globalThis.fetch = async (url, init) => {
		const answer = await fetch(url, init)
		seen.push(`${answer.status} ${new Headers(init?.headers).has('If-None-Match') ? 'if changed' : 'whole'}`)
		return answer
	}
	try {
		await work()
	} finally {
		globalThis.fetch = fetch
	}
	return seen
}

test('what is fresh is not asked again, what is old is by its tag, and no caller spoils it', async () => {
	const client = new Client(base)
	const expected = await get('/v1/targets?limit=2')
	assert.deepEqual(await recorded(async () => {
		const first = await client.list('targets', { limit: 2 })
		first.data.length = 0
		assert.deepEqual(await client.list('targets', { limit: 2 }), expected)
		assert.deepEqual(await client.list('targets', { limit: 2 }).send({ cache: 'no-cache' }), expected)
		assert.deepEqual(await client.list('targets', { limit: 2 }), expected)
	}), ['200 whole', '304 if changed'])
})

// A server that answers as `say` does.
async function stub(say) {
	const server = createServer(say)
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	after(() => server.closeAllConnections())
	after(() => server.close())
	return new Client(`http://127.0.0.1:${server.address().port}`)
}
const answer = (response, status, body, headers = {}) =>
	response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))

test('what is kept has a bound: the oldest goes', async () => {
	const client = await stub((request, response) =>
		answer(response, 200, { data: 'x'.repeat(900_000) }, { ETag: '"1"', 'Cache-Control': 'max-age=300' }))
	assert.deepEqual(await recorded(async () => {
		for (const id of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await client.item('facts', id).send()
	}), ['a', 'b', 'c', 'd', 'e', 'b'].map(() => '200 whole'))
})

test('what may not be kept, or has no tag, is asked each time', async () => {
	for (const headers of [{ ETag: '"1"', 'Cache-Control': 'no-cache' }, { 'Cache-Control': 'max-age=300' }]) {
		const client = await stub((request, response) => answer(response, 200, { data: request.headers['if-none-match'] }, headers))
		assert.deepEqual(await client.dataset(), {})
		assert.deepEqual(await client.dataset(), headers.ETag ? { data: '"1"' } : {})
	}
})

test('an error that is no problem document is one by its status, and says when to ask again', async () => {
	for (const [type, body] of [['text/html', '<h1>Bad Gateway</h1>'], ['application/json', '{"errors":"many"}'],
		['application/problem+json', '{"title":']]) {
		const client = await stub((request, response) =>
			response.writeHead(502, { 'Content-Type': type, 'Retry-After': '7' }).end(body))
		await assert.rejects(async () => await client.index(),
			{ name: 'Problem', status: 502, type: 'about:blank', title: 'HTTP 502', detail: '', errors: [], retryAfter: 7 })
	}
})

test('a server that says nothing, or half of it, is no problem document but a failure', async () => {
	const cut = await stub((request, response) => {
		response.writeHead(200, { 'Content-Length': '100' }).write('{"data":[')
		response.destroy()
	})
	for (const client of [cut, new Client('http://127.0.0.1:1')]) {
		await assert.rejects(async () => await client.index(), error => error instanceof TypeError && !(error instanceof Problem))
	}
})

test('a walk ends where a host passes over queries, and so gives the first page again and again', async () => {
	let asked = 0
	const files = await stub((request, response) => {
		asked++
		answer(response, 200, { data: [{ id: 'a' }], links: { self: '/v1/evidence.json?limit=1000', next: '/v1/evidence.json?limit=1000&cursor=x' } })
	})
	const met = []
	await assert.rejects(async () => {
		for await (const row of files.list('evidence')) met.push(row)
	}, /^Error: \/v1\/evidence .*queries/)
	assert.deepEqual([met.length, asked], [1, 2])
})

test('a walk ends where pages follow the last one, or have no rows and go on', async () => {
	for (const [data, total, met] of [[[{ id: 'a' }], 3, 2], [[], 3, 0]]) {
		let asked = 0
		const liar = await stub((request, response) =>
			answer(response, 200, { data, links: { next: `https://other.example/v1/facts?cursor=${asked++ % 2}` }, meta: { total } }))
		const rows = []
		await assert.rejects(async () => {
			for await (const row of liar.list('facts')) rows.push(row)
		}, /^Error: \/v1\/facts has no end/)
		assert.equal(rows.length, met)
	}
})

test("a gateway's problem is one by its status, whatever its members are", async () => {
	for (const said of [null, [], 'gone', { type: 5, errors: { id: ['bad'] } }, { errors: 'many' }, { errors: [null, 5] }]) {
		const client = await stub((request, response) => answer(response, 502, said, { 'Content-Type': 'application/problem+json' }))
		await assert.rejects(async () => await client.index(), { name: 'Problem', status: 502, errors: [] })
	}
})

test('no address but a path of the server is asked, and no id that is none', async () => {
	const seen = await recorded(async () => {
		for (const path of ['//other.example/v1', '/\\other.example/v1', '@other.example/v1', 'https://other.example/v1', '.other.example', ''])
			await assert.rejects(yigai.fetch(path), TypeError)
		for (const id of ['', '.', '..']) assert.throws(() => yigai.item('facts', id), TypeError)
	})
	assert.deepEqual(seen, [])
})

test('a signal ends a call, and a walk between two pages', async () => {
	await assert.rejects(yigai.list('facts').send({ signal: AbortSignal.abort() }), { name: 'AbortError' })
	const control = new AbortController()
	let met = 0
	await assert.rejects(async () => {
		for await (const row of yigai.list('facts', { limit: 10 }).rows({ signal: control.signal })) {
			assert.ok(row.id)
			if (++met === 5) control.abort()
		}
	}, { name: 'AbortError' })
	assert.equal(met, 10)
})

// A daemon of this test's own, on a port, 0 for any.
async function daemon(dataset, port = 0) {
	const child = spawn('../yigai', ['serve', '--db', dataset, '--listen', `127.0.0.1:${port}`],
		{ stdio: ['ignore', 'ignore', 'pipe'] })
	const gone = once(child, 'exit')
	after(() => child.kill())
	for await (const line of createInterface({ input: child.stderr })) {
		const [, url] = /listening on (http:\S+)/.exec(line) ?? []
		if (url) return { url, stop: () => (child.kill(), gone) }
	}
	throw new Error('the daemon did not start')
}

test('a walk over a dataset that is gone ends with 410, and the next one has the new one', async () => {
	copyFileSync('../yigai.db', 'other.db')
	await run('sqlite3', '../other.db', `UPDATE api_dataset SET digest = '${'0'.repeat(64)}'`)
	const first = await daemon('../yigai.db')
	const client = new Client(first.url)
	const list = client.list('facts', { limit: 100, fields: 'id' })
	const { meta } = await list
	let met = 0, second
	await assert.rejects(async () => {
		for await (const row of list) {
			assert.ok(row.id)
			if (++met > 1) continue
			await first.stop()
			second = await daemon('other.db', new URL(first.url).port)
		}
	}, { name: 'Problem', status: 410, type: '/docs#stale-cursor' })
	assert.equal(met, 100)
	assert.notEqual((await list).meta.dataset.digest, meta.dataset.digest)
	assert.equal((await all(list)).length, meta.total)
	await second.stop()
})

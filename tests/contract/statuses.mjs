// Of each address the statuses that it can be brought to, and those that the document lists: the same.
import test from 'node:test'
import assert from 'node:assert/strict'
import { address, ask, assertDocumented, document, fill, paths, queryOf, write } from './server.mjs'

const start = path => address(path, ...queryOf(path).filter(p => p.required).map(p => write(p, p.example)))
const and = (where, pair) => where + (where.includes('?') ? '&' : '?') + pair

// What nothing from outside brings about: a server that fails, and one that has too much to do. And what only some
// items bring, those that once were.
const internal = path => ['500', '503', ...(path.endsWith('{id}') ? ['301', '410'] : [])]

// A cursor of another dataset: the bytes that name it, and a checksum (FNV-1a) over all before it.
async function staleCursor(path) {
	const { headers: { link } } = await ask(and(start(path), 'limit=1'))
	const bytes = Buffer.from(link.match(/cursor=([\w-]+)/)[1], 'base64url'), end = bytes.length - 4
	bytes[1] ^= 1
	const sum = bytes.subarray(0, end).reduce((hash, byte) =>
		BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n)
	bytes.writeUInt32LE(Number(sum & 0xffffffffn), end)
	return and(start(path), `cursor=${bytes.toString('base64url')}`)
}

async function provocations(path) {
	const where = start(path)
	const { headers: { etag } } = await ask(where, { method: 'HEAD' })
	const asked = [[where], [and(where, 'no_such=1')], [and(where, `q=${'a'.repeat(9000)}`)],
		[where, { Accept: 'image/png' }], [where, { Host: 'a/b' }], [where, { 'X-Much': 'a'.repeat(11000) }],
		[where, { 'If-Match': '"no-such"' }], [where, { 'Content-Length': '4' }, 'body'],
		[where, { Range: 'bytes=0-99' }], [where, { Range: 'bytes=99999999999-' }],
		[path.includes('{') ? path.replace(/{\w+}/, 'no-such') : where],
		[path.includes('{id}') ? path.replace('{id}', '') : where],
		[path.includes('{resource}') ? fill(path).toUpperCase() : where]]
	if (etag) asked.push([where, { 'If-None-Match': etag }])
	if (queryOf(path).some(p => p.name === 'cursor'))
		asked.push([await staleCursor(path)])
	return asked
}

for (const path of paths)
	test(`${path} lists every status that it can be brought to, and no other`, async () => {
		const { responses } = document.paths[path].get
		const occurred = new Set(internal(path))
		for (const [where, headers = {}, body] of await provocations(path)) {
			const answer = await ask(where, { headers, body })
			occurred.add(String(answer.status))
			if (answer.status !== 200) assertDocumented(answer, path)
		}
		assert.deepEqual([...occurred].sort(), Object.keys(responses).sort())
	})

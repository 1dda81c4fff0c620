import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { ask, base } from './server.mjs'

test('openapi-fetch gets pages, items, hits and problems with it', async () => {
	const { outputText } = ts.transpileModule(readFileSync('client.mts', 'utf8'),
		{ compilerOptions: { target: 'es2022', module: 'esnext' } })
	writeFileSync('client.compiled.mjs', outputText)
	const { use } = await import('./client.compiled.mjs')
	const got = await use(base)
	const page = (await ask('/v1/targets?category=patient_experience&category=workforce&sort=-due_date&' +
		'fields=id&fields=category&fields=value&limit=5')).json()
	assert.deepEqual(got.rows, page.data)
	assert.equal(got.total, page.meta.total)
	assert.equal(got.next, page.links.next)
	assert.equal(got.value, (await ask(`/v1/targets/${got.id}`)).json().data.value)
	assert.equal(got.hits.length, 3)
	assert.equal(got.missing, 404)
	assert.equal(got.nowhere, 404)
	assert.equal(got.refused, 400)
	assert.deepEqual(got.faults.map(fault => fault.parameter), ['category'])
})

import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { ask, document, resolve } from './server.mjs'

writeFileSync('openapi.json', JSON.stringify(document))

test("Redocly's recommended rules find no error in the document", () => {
	const lint = spawnSync('node_modules/.bin/redocly',
		['lint', 'openapi.json', '--extends=recommended', '--format=stylish'],
		{ encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off',
			REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } })
	assert.equal(lint.status, 0, lint.stdout + lint.stderr)
})

test('the document names OpenAPI 3.1 and JSON Schema 2020-12', () => {
	assert.match(document.openapi, /^3\.1\./)
	assert.equal(document.jsonSchemaDialect, 'https://json-schema.org/draft/2020-12/schema')
})

test('the document is small enough to be read by a generator: 400 KB at most', async () => {
	assert.ok((await ask('/openapi.json')).body.length <= 400_000)
})

test('no component leads back to itself', () => {
	const visit = (value, above) => {
		if (value === null || typeof value !== 'object') return
		for (const [name, inner] of Object.entries(value)) {
			if (name !== '$ref') visit(inner, above)
			else {
				assert.ok(!above.includes(inner), [...above, inner].join(' > '))
				visit(resolve(value, []).object, [...above, inner])
			}
		}
	}
	visit(document.components, [])
})

test('an operation is a GET with one media type and a name of its own', () => {
	const names = new Set()
	for (const [path, methods] of Object.entries(document.paths)) {
		assert.deepEqual(Object.keys(methods), ['get'], path)
		assert.equal(Object.keys(methods.get.responses['200'].content).length, 1, path)
		names.add(methods.get.operationId)
	}
	assert.equal(names.size, Object.keys(document.paths).length)
	for (const name of ['listFacts', 'getFact', 'listPolicies', 'getPolicy', 'search', 'exportCsv'])
		assert.ok(names.has(name), name)
})

test('nothing that is answered is of any type', () => {
	for (const [name, schema] of Object.entries(document.components.schemas)) {
		const visit = value => {
			if (value === null || typeof value !== 'object') return
			for (const inner of Object.values(value.properties ?? {}))
				assert.ok(inner.type || inner.$ref || inner.anyOf || inner.allOf, name)
			Object.values(value).forEach(visit)
		}
		visit(schema)
	}
})

import test from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { document } from './server.mjs'

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

// The dataset as portals and tools read it: by Frictionless's own library, and as RDF held against shapes of what
// DCAT-AP 3 and Croissant 1.1 make mandatory and of which kind.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Package } from 'datapackage'
import LinkHeader from 'http-link-header'
import jsonld from 'jsonld'
import rdf from '@rdfjs/data-model'
import factory from '@rdfjs/dataset'
import Validator from 'rdf-validate-shacl'
import { ask, base, resources } from './server.mjs'

const total = async name => (await ask(`/v1/${name}?limit=0`)).json().meta.total

// Version 1 of the standard, which the library reads, has no lists, and calls a table's own resource ''.
function older(descriptor) {
	for (const resource of descriptor.resources) {
		resource.path = `${base}/${resource.path}`
		for (const field of resource.schema.fields) if (field.type === 'list') field.type = 'string'
		for (const { reference } of resource.schema.foreignKeys ?? []) reference.resource ??= ''
	}
	return { ...descriptor, profile: 'tabular-data-package',
		resources: descriptor.resources.map(one => ({ ...one, profile: 'tabular-data-resource' })) }
}

const descriptor = (await ask('/datapackage.json')).json()
const tables = await Package.load(older(structuredClone(descriptor)))

test('the data package is valid, and has every resource', () => {
	assert.deepEqual(tables.errors.map(String), [])
	assert.ok(tables.valid)
	assert.deepEqual(tables.resourceNames, resources)
})

for (const name of resources)
	test(`/v1/${name}.csv is what the data package says: columns, types, constraints, keys`, async () => {
		const resource = tables.getResource(name)
		const rows = await resource.read({ keyed: true }).catch(error =>
			assert.fail([error, ...error.errors ?? []].slice(0, 4).join('\n')))
		assert.equal(rows.length, await total(name))
		assert.ok(await resource.checkRelations())
	})

// What jsonld makes of a document, as terms of RDF/JS.
const term = ({ termType, value, language, datatype }) =>
	termType === 'NamedNode' ? rdf.namedNode(value) : termType === 'BlankNode' ? rdf.blankNode(value.replace('_:', ''))
	: rdf.literal(value, language || rdf.namedNode(datatype.value))

const documentLoader = url => assert.fail(`${url} must be fetched to read it`)

async function quads(document) {
	const found = await jsonld.toRDF(document, { base: `${base}/v1/dataset.jsonld`, documentLoader })
	return factory.dataset(found.map(({ subject, predicate, object }) =>
		rdf.quad(term(subject), term(predicate), term(object))))
}

const answer = await ask('/v1/dataset.jsonld')
const description = answer.json()
const graph = await quads(description)

for (const shapes of ['dcat_ap', 'croissant'])
	test(`the description of the dataset has the shapes of ${shapes}`, async () => {
		const wanted = await quads(JSON.parse(readFileSync(new URL(`${shapes}.json`, import.meta.url))))
		const report = await new Validator(wanted).validate(graph)
		assert.deepEqual(report.results.map(({ focusNode, path, message }) =>
			`${focusNode?.value} ${path?.value} ${message.map(({ value }) => value)}`), [])
	})

test('the shapes find what is wrong', async () => {
	const { creator, ...rest } = description
	delete rest['dct:title']
	delete rest.distribution[1].contentUrl
	const broken = await quads(rest)
	for (const [shapes, count] of [['dcat_ap', 1], ['croissant', 2]]) {
		const wanted = await quads(JSON.parse(readFileSync(new URL(`${shapes}.json`, import.meta.url))))
		assert.equal((await new Validator(wanted).validate(broken)).results.length, count, shapes)
	}
	assert.ok(creator)
})

test('every file and table that the description names is there, with the columns that it says', async () => {
	for (const { contentUrl, encodingFormat } of (await ask('/v1/dataset.jsonld')).json().distribution) {
		const file = await ask(contentUrl, { method: 'HEAD' })
		assert.equal(file.status, 200, contentUrl)
		assert.equal(file.type, encodingFormat)
	}
	for (const { name, field } of description.recordSet) {
		const [head] = (await ask(`/v1/${name}.csv?limit=0`)).text().split('\r\n')
		assert.deepEqual(field.map(each => each.name).sort(), head.split(',').sort(), name)
	}
})

test('typed links lead on, and say the licence', async () => {
	for (const path of ['/v1', '/v1/dataset', '/v1/dataset.sqlite', ...resources.map(name => `/v1/${name}?limit=1`)]) {
		const { headers } = await ask(path, { method: 'HEAD' })
		const links = LinkHeader.parse(headers.link)
		for (const { uri, rel } of links.refs)
			if (uri.startsWith('/'))
				assert.equal((await ask(uri, { method: 'HEAD' })).status, 200, `${path}: ${rel} ${uri}`)
		const [cited] = links.rel('cite-as'), [described] = links.rel('describedby'), [license] = links.rel('license')
		assert.match(cited.uri, /^\/v1\/@[0-9a-f]{64}/, path)
		assert.equal((await ask(described.uri)).type, 'application/ld+json', path)
		assert.equal(license.uri, description.license, path)
	}
})

// The server under test, asked over plain HTTP so that no client decodes or retries anything.
import http from 'node:http'
import assert from 'node:assert/strict'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export const base = process.env.YIGAI_URL
export const seed = Number(process.env.SEED ?? 20261122)
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })

export function ask(path, { method = 'GET', headers = {}, body } = {}) {
	return new Promise((resolve, reject) => {
		const request = http.request(base + path, { method, headers, agent }, response => {
			const chunks = []
			response.on('data', chunk => chunks.push(chunk))
			response.on('error', reject)
			response.on('end', () => {
				const body = Buffer.concat(chunks)
				const type = response.headers['content-type'] ?? ''
				resolve({
					path, body, status: response.statusCode, headers: response.headers,
					type: type.split(';')[0], contentType: type, text: () => body.toString('utf8'),
					json: () => JSON.parse(body.toString('utf8')),
				})
			})
		})
		request.on('error', reject)
		request.end(body)
	})
}

export const document = (await ask('/openapi.json')).json()

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
addFormats(ajv)
ajv.addSchema(document, 'document')
const compiled = new Map()

const pointer = parts => parts.map(part => part.replace(/~/g, '~0').replace(/\//g, '~1'))
	.map(encodeURIComponent).join('/')

// The validator of the schema that stands in the document at this place.
export function validator(...place) {
	const reference = `document#/${pointer(place)}`
	if (!compiled.has(reference)) compiled.set(reference, ajv.compile({ $ref: reference }))
	return compiled.get(reference)
}

export function assertValid(validate, value, what) {
	assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors?.slice(0, 3))}`)
}

export const schema = name => document.components.schemas[name]

// What an item of a resource is called in the document.
export const nameOf = resource => document.paths[`/v1/${resource}`].get.responses['200']
	.content['application/json'].schema.$ref.match(/(\w+)Page$/)[1]

// Of an answer's schema, what stands in its envelope.
const dataOf = answer => resolve(answer, []).object.allOf[1].properties.data

// The members of a resource's items, those that are there only when asked for, too.
export function membersOf(resource) {
	const { schema: one } = document.paths[`/v1/${resource}/{id}`]?.get.responses['200']
		.content['application/json'] ?? {}
	const members = {}
	const add = schema => {
		const { object } = resolve(schema, [])
		for (const [name, member] of Object.entries(object.properties ?? {}))
			members[name] = { ...member, ...resolve(member, []).object }
		object.allOf?.forEach(add)
	}
	if (one) {
		add(dataOf(one))
		add(dataOf(document.paths[`/v1/${resource}`].get.responses['200'].content['application/json'].schema).items)
	}
	return members
}

// The object itself, or what its $ref names, and where in the document that stands.
export function resolve(object, place) {
	if (!object.$ref) return { object, place }
	const parts = object.$ref.slice(2).split('/')
	return { object: parts.reduce((at, part) => at[part], document), place: parts }
}

// The record that shows what filters find: of each field the first value that there is.
const records = new Map()
async function recordOf(resource) {
	if (!records.has(resource)) {
		const { data } = (await ask(`/v1/${resource}?limit=1000`)).json()
		const record = { id: data[0]?.id }
		for (const row of data)
			for (const [name, value] of Object.entries(row))
				if (value !== null && !(Array.isArray(value) && value.length === 0)) record[name] ??= value
		records.set(resource, record)
	}
	return records.get(resource)
}

// What is an example of a filter: a value in the data; of many, a list of one. And of a list of names: the first.
function exampleOf({ name, schema, example }, record) {
	const [, field, operator] = name.match(/^(.*?)(?:__(\w+))?$/)
	let value = record[field]
	if (example === undefined && value === undefined && schema.items?.enum) return [schema.items.enum[0]]
	if (example !== undefined || value === undefined || field === 'limit') return example
	if (operator === 'isnull') return false
	if (Array.isArray(value)) value = value[0]
	if (typeof value === 'object') return undefined
	if (operator === 'year') value = Number(value.slice(0, 4))
	if ((!operator || operator === 'ne') && String(value).includes(',')) return undefined
	return schema.type === 'array' ? [value] : value
}

const deref = schema => schema.$ref ? resolve(schema, []).object : schema

// A parameter without `$ref`, as the tests make values of it.
function whole(parameter, record) {
	let schema = deref(parameter.schema)
	if (schema.items) schema = { ...schema, items: deref(schema.items) }
	const found = { ...parameter, schema }
	return { ...found, example: exampleOf(found, record) }
}

const parameters = new Map()
for (const [path, { get }] of Object.entries(document.paths)) {
	const resource = path.match(/^\/v1\/(\w+)(\/\{id\})?$/)?.[1]
	const record = resource && document.paths[`/v1/${resource}/{id}`] ? await recordOf(resource) : {}
	parameters.set(path, get.parameters.map((parameter, i) =>
		whole(resolve(parameter, ['paths', path, 'get', 'parameters', String(i)]).object,
			parameter.in === 'path' || resource ? record : {})))
	for (const parameter of parameters.get(path))
		if (parameter.in === 'path') parameter.example = record.id ?? parameter.schema.enum[0]
}

export const parametersOf = path => parameters.get(path)
export const queryOf = path => parametersOf(path).filter(parameter => parameter.in === 'query')

export const fill = path => path.replace(/\{(\w+)\}/g, (_, name) =>
	encodeURIComponent(parametersOf(path).find(p => p.in === 'path' && p.name === name).example))

// A parameter and its values as OpenAPI's defaults write them: one key for each value.
export function write(parameter, value) {
	const list = Array.isArray(value) ? value : [value]
	const pieces = list.map(piece => encodeURIComponent(String(piece)))
	return pieces.map(piece => `${parameter.name}=${piece}`).join('&')
}

export const address = (path, ...pairs) =>
	pairs.length > 0 ? `${fill(path)}?${pairs.join('&')}` : fill(path)

export const paths = Object.keys(document.paths)
export const resources = paths.map(path => path.match(/^\/v1\/(\w+)\/\{id\}$/)?.[1]).filter(Boolean)
export const collections = resources.map(name => `/v1/${name}`)
export const isRows = path => '406' in document.paths[path].get.responses

export function assertProblem(answer, status) {
	assert.equal(answer.status, status, `${answer.path}: ${answer.text().slice(0, 300)}`)
	assert.equal(answer.type, 'application/problem+json', answer.path)
	const problem = answer.json()
	assertValid(validator('components', 'schemas', 'Problem'), problem, answer.path)
	assert.equal(problem.status, status, answer.path)
	return problem
}

// An answer is one that its operation documents: status, media type, header fields and body.
export function assertDocumented(answer, path, method = 'get') {
	const format = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' }[answer.type]
	if (format) path = `/v1/{resource}.${format}`
	const responses = document.paths[path].get.responses
	const status = String(answer.status)
	assert.ok(status in responses, `${answer.path}: ${status} is not documented`)
	const { object: response, place } =
		resolve(responses[status], ['paths', path, 'get', 'responses', status])
	for (const [name, reference] of Object.entries(response.headers ?? {})) {
		const header = resolve(reference, [...place, 'headers', name])
		const text = answer.headers[name.toLowerCase()]
		assert.ok(text !== undefined, `${method} ${answer.path}: ${status} lacks ${name}`)
		const value = header.object.schema.type === 'integer' ? Number(text) : text
		assertValid(validator(...header.place, 'schema'), value, `${answer.path} ${name}`)
	}
	if (method === 'head' || !response.content) {
		assert.equal(answer.body.length, 0, `${method} ${answer.path} has a body`)
		return
	}
	const media = response.content[answer.type]
	assert.ok(media, `${answer.path}: ${answer.contentType} is not documented`)
	if (!media.schema) return
	const value = /[/+]json$/.test(answer.type) ? answer.json() : answer.text()
	const validate = validator(...place, 'content', answer.type, 'schema')
	if (/[?&]fields=/.test(answer.path)) assertPartial(validate, value, answer.path)
	else assertValid(validate, value, answer.path)
}

// With `fields`, an answer may lack members that its schema requires, and nothing else may be wrong.
function assertPartial(validate, value, what) {
	validate(value)
	const wrong = (validate.errors ?? []).filter(({ keyword, instancePath }) =>
		keyword !== 'required' || !/^\/data(\/\d+)?$/.test(instancePath))
	assert.ok(wrong.length === 0, `${what}: ${ajv.errorsText(wrong.slice(0, 3))}`)
}

// Ajv lets members pass that a schema does not name: rows have none of them.
export function assertMembers(answer, resource) {
	const known = membersOf(resource)
	const data = answer.json().data
	for (const row of Array.isArray(data) ? data : [data])
		for (const name of Object.keys(row))
			assert.ok(name in known, `${answer.path}: ${name} is no documented member`)
}

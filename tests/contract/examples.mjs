import test from 'node:test'
import assert from 'node:assert/strict'
import { address, ask, assertDocumented, assertMembers, assertProblem, document, fill, isRows, nameOf,
	membersOf, parametersOf, paths, queryOf, resolve, resources, schema, validator, assertValid, write } from './server.mjs'

const required = path => queryOf(path).filter(p => p.required).map(p => write(p, p.example))
const start = path => address(path, ...required(path))
const resourceOf = path => path.split('/')[2]

// The address alone, and with the example of each of its parameters in turn.
function examples(path) {
	const others = parameter => required(path).filter(pair => !pair.startsWith(`${parameter.name}=`))
	return [start(path), ...queryOf(path).filter(p => p.example !== undefined)
		.map(p => address(path, ...others(p), write(p, p.example)))]
}

for (const path of paths)
	test(`${path} answers its examples as the document says, by GET and by HEAD`, async () => {
		for (const example of examples(path)) {
			const got = await ask(example)
			assert.equal(got.status, 200, `${example}: ${got.text().slice(0, 300)}`)
			assertDocumented(got, path)
			if (resources.includes(resourceOf(path)) && got.type === 'application/json')
				assertMembers(got, resourceOf(path))
			const head = await ask(example, { method: 'HEAD' })
			assert.equal(head.status, 200, example)
			assertDocumented(head, path, 'head')
			assert.equal(head.headers['content-length'], got.headers['content-length'], example)
		}
	})

test('every example of a parameter is valid against its own schema', () => {
	for (const path of paths)
		document.paths[path].get.parameters.forEach((parameter, i) => {
			const { object, place } = resolve(parameter, ['paths', path, 'get', 'parameters', String(i)])
			const { example } = parametersOf(path)[i]
			if (example !== undefined)
				assertValid(validator(...place, 'schema'), example, `${path} ${object.name}`)
		})
})

test('every row, with all that it can include, is as its schema says', async () => {
	for (const resource of resources) {
		const { properties } = schema(nameOf(resource))
		const more = Object.keys(membersOf(resource)).filter(name => !(name in properties))
		for (let i = 0; i === 0 || i < more.length; i += 8)
			for (let next = `/v1/${resource}?limit=1000${more.slice(i, i + 8)
				.map(name => `&include=${name}`).join('')}`; next;) {
				const page = await ask(next)
				assert.equal(page.status, 200, page.text().slice(0, 300))
				assertDocumented(page, `/v1/${resource}`)
				assertMembers(page, resource)
				next = page.json().links.next
			}
	}
})

test('a known entity tag brings 304 with the documented header fields', async () => {
	for (const path of paths.filter(path => '304' in document.paths[path].get.responses)) {
		const { headers } = await ask(start(path), { method: 'HEAD' })
		for (const method of ['GET', 'HEAD']) {
			const answer = await ask(start(path), { method, headers: { 'If-None-Match': headers.etag } })
			assert.equal(answer.status, 304, path)
			assertDocumented(answer, path, method.toLowerCase())
		}
	}
})

test('an unknown item is 404, a wrong method 405, a strange Accept 406, a long address 414', async () => {
	for (const path of paths) {
		assertProblem(await ask(start(path), { method: 'DELETE' }), 405)
		const wrong = { 414: [`${fill(path)}?q=${'a'.repeat(9000)}`, {}] }
		if (path.endsWith('{id}')) wrong[404] = [path.replace('{id}', 'nobody-is-here'), {}]
		if (path.includes('{resource}')) wrong[404] = [path.replace('{resource}', 'nobodies'), {}]
		if (isRows(path)) wrong[406] = [start(path), { headers: { Accept: 'image/png' } }]
		for (const [status, [where, options]] of Object.entries(wrong)) {
			const answer = await ask(where, options)
			assertProblem(answer, Number(status))
			assertDocumented(answer, path)
		}
	}
})

// Pages of HTML take no notice: whoever shares their addresses adds parameters of their own.
test('an address without parameters refuses every one of them, but for pages', async () => {
	for (const path of paths.filter(path => queryOf(path).length === 0)) {
		const answer = await ask(`${fill(path)}?limit=1`)
		if (answer.type === 'text/html') {
			assert.equal(answer.status, 200, path)
			continue
		}
		const problem = assertProblem(answer, 400)
		assert.equal(problem.errors[0].parameter, 'limit', path)
	}
})

test('the dataset file comes in parts: 206 with the bytes asked for, 416 outside', async () => {
	for (const path of paths.filter(path => '206' in document.paths[path].get.responses)) {
		const example = 'bytes=0-99'
		const [, from, to] = example.match(/(\d+)-(\d+)/).map(Number)
		const whole = await ask(path), part = await ask(path, { headers: { Range: example } })
		assert.equal(part.status, 206)
		assertDocumented(part, path)
		assert.deepEqual(part.body, whole.body.subarray(from, to + 1))
		const outside = await ask(path, { headers: { Range: `bytes=${whole.body.length}-` } })
		assertProblem(outside, 416)
		assertDocumented(outside, path)
	}
})

test('an address pinned to the dataset is immutable, to another one 410', async () => {
	const { digest } = (await ask('/v1/dataset')).json().data
	for (const path of paths.filter(path => /^\/v1\/\w+$/.test(path))) {
		const pinned = await ask(start(path).replace('/v1', `/v1/@${digest}`))
		assertDocumented(pinned, path)
		assert.match(pinned.headers['cache-control'], /immutable/, path)
		assertProblem(await ask(start(path).replace('/v1', `/v1/@${'0'.repeat(64)}`)), 410)
	}
})

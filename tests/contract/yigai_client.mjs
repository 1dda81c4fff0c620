// @yigai/client as its users have it: what it is, what its types allow, and what it answers.
import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { base, resources } from './server.mjs'
import { all, bin, folder, get, installed, run, tarball, yigai } from './fresh.mjs'

const GZIP_MAX = 4096

// Type-checks a text as strictly as can be, and returns the module that comes of it.
async function compiled(name, text) {
	writeFileSync(new URL(`${name}.mts`, folder), text)
	await run(bin('tsc'), '--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes',
		'--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', `${name}.mts`)
	const { outputText } = ts.transpileModule(text, { compilerOptions: { target: 'es2022', module: 'esnext' } })
	writeFileSync(new URL(`${name}.mjs`, folder), outputText)
	return new URL(`${name}.mjs`, folder).href
}

test('the package is its code, its types, its licence and its README, and needs nothing', () => {
	const manifest = JSON.parse(readFileSync(new URL('package.json', installed), 'utf8'))
	assert.deepEqual(Object.keys(manifest).filter(key => /dependencies/i.test(key)), [])
	assert.equal(manifest.license, 'MIT')
	assert.equal(`yigai-client-${manifest.version}.tgz`, tarball)
	assert.deepEqual(readdirSync(installed).sort(),
		['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'openapi.d.ts', 'package.json'])
})

test('the package has the version of the daemon', async () => {
	const [, version] = (await run('../../yigai', '--version')).split(' ')
	assert.equal(tarball, `yigai-client-${version}.tgz`)
})

test('what the types allow is answered, and what they refuse the server refuses, too', async () => {
	const { use } = await import(await compiled('use', readFileSync('yigai_client.mts', 'utf8')))
	const got = await use(base)
	const page = await get('/v1/targets?category=patient_experience,workforce&value__gte=3&sort=-due_date,id&facet=status&limit=5')
	assert.deepEqual(got.rows, page.data)
	assert.equal(got.next, page.links.next)
	assert.deepEqual(got.counts, page.meta.facets.status.map(({ count }) => count))
	const few = (await get('/v1/targets?fields=id,value&include=indicator,sources&limit=2')).data
	assert.deepEqual(got.values, few.map(({ value }) => value))
	assert.deepEqual(got.indicators, few.map(({ indicator }) => indicator?.name_en))
	assert.deepEqual(got.sources, few.flatMap(({ sources }) => sources.map(({ id }) => id)))
	assert.deepEqual(got.names, (await get('/v1/targets?labels=en&limit=2')).data.map(row => row.indicator_name))
	const item = (await get('/v1/indicators/internet-hospitals?include=facts')).data
	assert.deepEqual(got.series, item.observations.map(({ value }) => value))
	assert.equal(got.facts, item.facts.meta.total)
	assert.deepEqual(got.ids, (await get('/v1/facts?category=workforce&limit=1000')).data.map(({ id }) => id))
	assert.deepEqual(got.hits, (await get('/v1/search?q=医院&type=hospitals&limit=1000')).data
		.map(({ resource, id }) => `${resource}/${id}`))
	assert.equal(got.nowhere.status, 404)
	assert.deepEqual(got.refused.map(({ status }) => status), got.refused.map(() => 400))
	assert.ok(got.refused.every(({ errors }) => errors.length > 0))
})

test('the lines of its README lead to a result', async () => {
	const [, lines] = /```ts\n([^]*?)```/.exec(readFileSync(new URL('README.md', installed), 'utf8'))
	assert.ok(lines.trim().split('\n').length <= 10)
	const said = await run('node', fileURLToPath(await compiled('readme', lines.replace('http://localhost:8080', base))))
	const { data, meta } = await get('/v1/targets?category=digital_health&due_date__gte=2021-07-01&include=sources&sort=-due_date&limit=3')
	assert.ok(data.length > 0)
	assert.equal(said, [`${meta.total} targets`, ...data.map(({ due_date, statement_en, sources }) =>
		`${due_date} ${statement_en} ${sources[0].publisher_en}`), ''].join('\n'))
})

const CALLS = {
	'/v1': c => c.index(),
	'/v1/dataset': c => c.dataset(),
	'/v1/sources': c => c.list('sources'),
	'/v1/facts?limit=3': c => c.list('facts', { limit: 3, status: undefined }),
	'/v1/facts?source_ids=xinmin-2021-07-16&limit=2': c => c.list('facts', { source_ids: 'xinmin-2021-07-16', limit: 2 }),
	'/v1/facts?category=workforce,digital_health': c => c.list('facts', { category: ['workforce', 'digital_health'] }),
	'/v1/facts?category__ne=workforce&limit=1': c => c.list('facts', { category__ne: 'workforce', limit: 1 }),
	'/v1/facts?q=%E5%BA%B7%E5%A4%8D': c => c.list('facts', { q: '康复' }),
	'/v1/facts?q=jia%20ding&fields=id': c => c.list('facts', { q: 'jia ding', fields: 'id' }),
	'/v1/facts?facet=category,status&limit=1': c => c.list('facts', { facet: ['category', 'status'], limit: 1 }),
	'/v1/targets?due_date__isnull=true': c => c.list('targets', { due_date__isnull: true }),
	'/v1/targets?due_date__gte=2021-01-01&due_date__lt=2022-01-01': c =>
		c.list('targets', { due_date__gte: '2021-01-01', due_date__lt: '2022-01-01' }),
	'/v1/targets?due_date__prefix=2021&due_date__prefix=2024': c => c.list('targets', { due_date__prefix: ['2021', '2024'] }),
	'/v1/targets?value=100&value=0.5': c => c.list('targets', { value: [100, 0.5] }),
	'/v1/targets?value_is_encoded=true&sort=value,-id': c => c.list('targets', { value_is_encoded: true, sort: ['value', '-id'] }),
	'/v1/targets?statement_en__contains=%25': c => c.list('targets', { statement_en__contains: '%' }),
	'/v1/hospitals?name_zh__prefix=%E4%B8%8A%E6%B5%B7&include=campuses': c =>
		c.list('hospitals', { name_zh__prefix: '上海', include: 'campuses' }),
	'/v1/facts/internet-hospitals-2021': c => c.item('facts', 'internet-hospitals-2021'),
	'/v1/facts/internet-hospitals-2021?fields=id,value&include=sources': c =>
		c.item('facts', 'internet-hospitals-2021', { fields: ['id', 'value'], include: 'sources' }),
	'/v1/search?q=fengxian&limit=4': c => c.search('fengxian', { limit: 4 }),
	'/v1/search?q=C%26A%20100%25%20%2B': c => c.search('C&A 100% +'),
}
for (const [path, call] of Object.entries(CALLS)) {
	test(`${decodeURIComponent(path)} is answered as by hand`, async () => {
		assert.deepEqual(await call(yigai), await get(path))
	})
}

test('a walk has every row of every resource, once, in order', async () => {
	for (const resource of resources) {
		const rows = await all(yigai.list(resource))
		const by_hand = []
		for (let path = `/v1/${resource}?limit=137`; path;) {
			const { data, links } = await get(path)
			by_hand.push(...data)
			path = links.next
		}
		assert.deepEqual(rows, by_hand, resource)
	}
	const [few, many] = [7, undefined].map(limit => yigai.list('targets', { sort: '-value', category__ne: 'workforce', limit }))
	assert.deepEqual(await all(few), await all(many))
})

test(`a fresh Vite project is built with it, and its code is at most ${GZIP_MAX} bytes in gzip`, async t => {
	writeFileSync(new URL('index.html', folder), '<script type="module" src="main.ts"></script>')
	writeFileSync(new URL('main.ts', folder), `import { Client } from '@yigai/client'
const { data } = await new Client('${base}').list('facts', { limit: 3 })
document.body.textContent = data.map(fact => fact.statement_zh).join()
`)
	await run(bin('tsc'), '--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', 'main.ts')
	await run(bin('vite'), 'build', '--target', 'es2022', '--logLevel', 'error')
	const assets = new URL('dist/assets/', folder)
	const files = [...readdirSync(assets).map(name => new URL(name, assets)), new URL('index.js', installed)]
	assert.equal(files.length, 2)
	for (const file of files) {
		const code = readFileSync(file)
		const size = gzipSync(code, { level: 9 }).length
		t.diagnostic(`${file.pathname.split('/').at(-1)}: ${code.length} bytes, ${size} in gzip`)
		assert.ok(code.includes('If-None-Match') && size <= GZIP_MAX, `${size} bytes`)
	}
})

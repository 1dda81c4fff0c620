// The pages that the daemon writes, as they are served: valid HTML, nothing that axe finds at 360 and 1440 pixels in
// light and dark, nothing over the edge, no links that sound alike and lead elsewhere, and no link of the sitemap's
// pages that leads nowhere.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { LinkChecker } from 'linkinator'
import { chromium } from 'playwright-core'

const { YIGAI, DATASET, CHROMIUM } = process.env
const shared = {}

before(async () => {
	shared.daemon = spawn('setpriv', ['--pdeathsig', 'KILL', YIGAI, 'serve', '--db', DATASET,
		'--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] })
	for await (const line of createInterface({ input: shared.daemon.stderr }))
		if ((shared.url = /listening on (http:\S+?)\/?$/.exec(line)?.[1])) break
	shared.chromium = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
	const sitemap = await (await fetch(`${shared.url}/sitemap.xml`)).text()
	shared.paths = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, path]) => path.replaceAll('&amp;', '&'))
})
after(async () => {
	await shared.chromium?.close()
	shared.daemon.kill()
	await once(shared.daemon, 'exit')
})

const read = async path => (await fetch(shared.url + path, { headers: { Accept: 'text/html' } })).text()

// The front, the dataset's own pages and the collections, the widest of them with all of its columns, of each resource
// the first item, searches, and addresses that are wrong.
async function samples(language) {
	const { resources } = (await (await fetch(`${shared.url}/v1`)).json()).data
	const first = resources[0].name, keys = []
	let widest = [], most
	for (const { name } of resources) {
		const { data } = await (await fetch(`${shared.url}/v1/${name}?limit=1`)).json()
		keys.push(...data.map(({ id }) => `${name}/${id}`))
		const fields = Object.keys(data[0] ?? {})
		if (fields.length > widest.length) [widest, most] = [fields, name]
	}
	return [...shared.paths.filter(path => path.startsWith(`/${language}`) && path.split('/').length < 4),
		...['search', 'search?q=2021', 'search?q=nothing-has-this', 'nowhere', `${first}?limit=2`, `${first}?wrong=1`,
			`${most}?fields=${widest}`,
			`compare?id=${keys[0]}&id=${keys[1]}`, 'compare', ...keys]
			.map(path => `/${language}/${path}`)]
}

test('each kind of page, and one of ten in the sitemap, is valid HTML', async () => {
	const validator = new HtmlValidate({
		extends: ['html-validate:recommended'],
		rules: {
			'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
			'no-inline-style': 'error',
			'no-trailing-whitespace': 'off',
			'prefer-native-element': 'off',
		},
	})
	const faults = []
	const some = shared.paths.filter((path, i) => i % 10 === 0)
	for (const path of [...some, ...await samples('en'), ...await samples('zh')]) {
		const { results } = await validator.validateString(await read(path))
		for (const { messages } of results)
			for (const { ruleId, message, line } of messages) faults.push(`${path}:${line}: ${ruleId}: ${message}`)
	}
	assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`)
})

for (const [width, scheme, language] of [[360, 'dark', 'zh'], [1440, 'light', 'en']]) {
	test(`axe finds nothing at ${width} pixels, ${scheme}, ${language}, and nothing runs over the edge`, async () => {
		const faults = []
		const context = await shared.chromium.newContext({ viewport: { width, height: 900 }, colorScheme: scheme,
			bypassCSP: true })
		const page = await context.newPage()
		for (const path of await samples(language)) {
			await page.goto(shared.url + path)
			await page.evaluate(axe.source)
			const { violations } = await page.evaluate(() => axe.run(document, {
				resultTypes: ['violations'],
				runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
			}))
			for (const { id, nodes } of violations) faults.push(`${path}: ${id}: ${nodes[0].html.slice(0, 160)}`)
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			if (over > 0) faults.push(`${path}: ${over} pixels over the edge`)
		}
		await context.close()
		assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`)
	})
}

// Who hears the links of a page one by one hears nothing that stands around them. Left out are the names of records,
// which two may share.
test('what is not the name of a record is the name of links to one place only', async () => {
	const faults = []
	const context = await shared.chromium.newContext({ javaScriptEnabled: false })
	const page = await context.newPage()
	for (const language of ['en', 'zh']) for (const path of await samples(language)) {
		await page.goto(shared.url + path)
		const links = await page.locator('main a[href]').evaluateAll(links =>
			links.map(link => [link.textContent.replace(/\s+/g, ' ').trim(), link.getAttribute('href')]))
		const places = new Map()
		for (const [name, href] of links) {
			if (/^\/\w+\/\w+\/[^?]+$/.test(href)) continue
			if (places.has(name) && places.get(name) !== href) faults.push(`${path}: ${name}: ${places.get(name)}, ${href}`)
			places.set(name, href)
		}
	}
	await context.close()
	assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`)
})

test('every page of the sitemap is at most 20 KB on the wire', async () => {
	const large = []
	for (const path of shared.paths) {
		const { headers } = await fetch(shared.url + path, { method: 'HEAD', headers: { 'Accept-Encoding': 'br' } })
		const bytes = Number(headers.get('Content-Length'))
		if (!(bytes <= 20000)) large.push(`${path}: ${bytes}`)
	}
	assert.deepEqual(large, [])
})

test('no link of the pages of the sitemap leads nowhere', async () => {
	const { links } = await new LinkChecker().check({
		path: shared.paths.map(path => shared.url + path),
		concurrency: 20,
		linksToSkip: async link => !link.startsWith(shared.url),
	})
	const broken = links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${parent} → ${url}`)
	assert.ok(links.length > shared.paths.length)
	assert.deepEqual(broken.slice(0, 20), [], `${broken.length} broken`)
})

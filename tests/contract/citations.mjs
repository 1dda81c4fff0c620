import test from 'node:test'
import assert from 'node:assert/strict'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-cff'
import '@citation-js/plugin-csl'
import { readFileSync } from 'node:fs'
import { ask, collections } from './server.mjs'

const body = async path => (await ask(path)).text()
const dataset = (await ask('/v1/dataset')).json().data
// of the repository, two folders up (script/contract)
const citation = readFileSync(new URL('../../CITATION.cff', import.meta.url), 'utf8')
const title = item => item.title.replace(/\s+/g, ' ')

for (const path of collections) {
	test(`citations of ${path}, read by citation-js, are the same in each form and of what they are about`, async () => {
		const { data } = (await ask(`${path}?limit=1`)).json()
		for (const { id } of data) {
			const item = `${path}/${encodeURIComponent(id)}`
			const csl = new Cite(await body(`${item}.csl.json`)).data
			const pinned = `/v1/@${dataset.digest}/${item.slice('/v1/'.length)}`
			assert.equal(csl[0].URL, pinned)
			assert.equal((await ask(pinned)).status, 200)
			assert.equal(csl.at(-1).title, dataset.title_en)
			for (const suffix of ['bib', 'ris']) {
				const read = new Cite(await body(`${item}.${suffix}`)).data
				assert.deepEqual(read.map(title), csl.map(title), `${item}.${suffix}`)
				assert.equal(read[0].URL, pinned, `${item}.${suffix}`)
				// of a newspaper's RIS it reads the year alone
				const dates = works => works.map(({ issued }) =>
					suffix === 'ris' ? issued?.['date-parts'][0][0] : issued)
				assert.deepEqual(dates(read), dates(csl), `${item}.${suffix}`)
			}
			const text = new Cite(csl).format('bibliography', { template: 'apa', lang: 'en-US' })
			// a processor sets apostrophes
			for (const { title } of csl) assert.ok(text.includes(title.replaceAll("'", '’')), `${title} in ${text}`)
		}
	})
}

test('CITATION.cff, read by citation-js, is of the dataset', () => {
	const [read] = new Cite(citation).data
	assert.equal(read.type, 'dataset')
	assert.equal(read.title, dataset.title_en)
	assert.equal(read.version, dataset.version)
	assert.equal(read.issued['date-parts'][0].map(part => String(part).padStart(2, '0')).join('-'), dataset.released)
})

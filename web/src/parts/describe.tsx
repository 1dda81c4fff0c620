// schema.org's words for the dataset, for those who index pages. A data block: nothing of it runs.
import { useEffect, useState } from 'preact/hooks'
import type { Schemas } from '@yigai/client'
import { root, yigai } from '../api'

export function Describe() {
	const [data, set] = useState<Schemas['Dataset']>()
	useEffect(() => {
		const abort = new AbortController()
		// a page that cannot be described is a page all the same
		yigai.dataset().send({ signal: abort.signal }).then(({ data }) => set(data), () => undefined)
		return () => abort.abort()
	}, [])
	useEffect(() => {
		if (!data) return
		const block = document.createElement('script')
		block.type = 'application/ld+json'
		block.textContent = JSON.stringify(described(data))
		document.head.append(block)
		return () => block.remove()
	}, [data])
	return data ? <p class="quiet">{data.license} · {data.version} · {data.digest.slice(0, 12)}</p> : null
}

function described(data: Schemas['Dataset']) {
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		name: data.title_en,
		alternateName: data.title_zh,
		description: `${data.description_en}. ${data.description_zh}。`,
		inLanguage: ['zh-Hans', 'en'],
		version: data.version,
		datePublished: data.released,
		identifier: data.digest,
		license: data.license_url,
		isAccessibleForFree: true,
		spatialCoverage: 'Shanghai, China',
		url: `${root}/`,
		distribution: [
			{ '@type': 'DataDownload', encodingFormat: 'application/vnd.sqlite3',
				contentUrl: `${root}/v1/dataset.sqlite` },
			{ '@type': 'DataDownload', encodingFormat: 'text/csv',
				contentUrl: `${root}/v1/facts.csv?limit=1000` },
			{ '@type': 'DataDownload', encodingFormat: 'application/json',
				contentUrl: `${root}/v1/facts?limit=1000` },
		],
	}
}

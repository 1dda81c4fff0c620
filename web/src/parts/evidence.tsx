// Where a record stands in the articles.
import type { Row } from '@yigai/client'
import type { Evidence } from '../api'
import { date } from '../format'
import { usePage } from '../page'
import { titleOf } from '../title'
import { say } from './small'

export function Proof({ evidence, sources }: { evidence: Evidence[]; sources: Row<'sources'>[] }) {
	const { t, lang, href } = usePage()
	const ids = [...new Set(evidence.map(({ source_id }) => source_id))]
	return (
		<section class="proof">
			<h2>{t.evidence}</h2>
			<p class="quiet">{t.evidenceLede}</p>
			{ids.map(id => {
				const source = sources.find(s => s.id === id)
				const here = evidence.filter(({ source_id }) => source_id === id)
				const paragraphs = [...new Set(here.map(({ paragraph }) => paragraph))]
				return (
					<section key={id}>
						<h3><a href={href(['sources', id])}>{source ? titleOf(lang, source) : id}</a></h3>
						{source && <p class="quiet">{sourceLine(lang, source)}</p>}
						{paragraphs.map(paragraph => {
							const places = here.filter(place => place.paragraph === paragraph)
							return (
								<div class="paragraph" key={paragraph}>
									<h4>{t.paragraph(paragraph)}</h4>
									<ul>
										{places.map(place => (
											<li key={place.start}>
												<q lang="zh">{place.exact}</q>
												<span class="quiet"> {t.codePoints(place.start, place.end)}</span>
												{place[`note_${lang}`] && <span class="quiet"> · {place[`note_${lang}`]}</span>}
											</li>
										))}
									</ul>
									<details>
										<summary>{t.sha}</summary>
										<code>{places[0]?.paragraph_sha256}</code>
									</details>
								</div>
							)
						})}
					</section>
				)
			})}
		</section>
	)
}

// `Ma Dan, Xinmin Evening News, 16 July 2021`
export function sourceLine(lang: 'en' | 'zh', source: Row<'sources'>): string {
	return [say(lang, source, 'author'), say(lang, source, 'publisher'),
		date(lang, source.published_date, source.published_precision)]
		.filter(Boolean).join(lang === 'zh' ? '，' : ', ')
}

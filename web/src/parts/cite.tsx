// A record's citation, to take along.
import { useState } from 'preact/hooks'
import type { Row } from '@yigai/client'
import { yigai } from '../api'
import { cite, STYLES, type Style } from '../cite'
import { useOne } from '../load'
import { usePage } from '../page'
import { sourceLine } from './evidence'
import { Copyable, say } from './small'
import { Await } from './state'

export function Cite({ id, title, sources }: { id: string; title: string; sources: Row<'sources'>[] }) {
	const { t, lang } = usePage()
	const [style, choose] = useState<Style>('plain')
	const dataset = useOne(yigai.dataset())
	const names: { [S in Style]: string } = { plain: t.plain, bibtex: 'BibTeX', gbt7714: 'GB/T 7714' }
	return (
		<section class="cite">
			<h2>{t.cite}</h2>
			<div class="styles" role="group" aria-label={t.cite}>
				{STYLES.map(s => (
					<button key={s} type="button" aria-pressed={s === style} onClick={() => choose(s)}>{names[s]}</button>
				))}
			</div>
			<Await of={dataset}>
				{({ data }) => (
					<Copyable label={names[style]} text={cite(style, lang, {
						id, title,
						url: location.href,
						dataset: { ...data, title: say(lang, data, 'title') },
						sources: sources.map(source =>
							[sourceLine(lang, source), say(lang, source, 'title')].filter(Boolean).join(lang === 'zh' ? '：' : ': ')),
						accessed: new Date().toISOString().slice(0, 10),
					})} />
				)}
			</Await>
		</section>
	)
}

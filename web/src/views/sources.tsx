// The articles, what of them is covered, how it was curated, and the data to take away.
import type { Row, Schemas } from '@yigai/client'
import { yigai } from '../api'
import { useAll } from '../load'
import { usePage } from '../page'
import { sourceLine } from '../parts/evidence'
import { Heading } from '../parts/heading'
import { Copyable, say, Term } from '../parts/small'
import { Await } from '../parts/state'
import { titleOf } from '../title'

type Dataset = Schemas['DatasetDocument']['data']
type Source = Row<'sources'>

export function Sources() {
	const { t } = usePage()
	const loaded = useAll([
		yigai.dataset(), yigai.list('sources', { sort: 'published_date', limit: 1000 }),
		yigai.list('discrepancies', { limit: 1000 }), yigai.index(),
	])
	return (
		<div class="wide">
			<Heading>{t.sources}</Heading>
			<Await of={loaded}>
				{([dataset, sources, discrepancies, index]) => (
					<>
						{dataset.data.coverage && (
							<p class="lede">
								{t.sourcesLede(sources.meta.total, dataset.data.coverage.statements, dataset.data.coverage.evidence)}
							</p>
						)}
						<section>
							<h2>{t.articles}</h2>
							<ol class="articles">
								{sources.data.map(source => <Article key={source.id} source={source} about={dataset.data} />)}
							</ol>
						</section>
						<section>
							<h2>{t.method}</h2>
							<dl class="rules">
								{t.rules.map(([rule, reason]) => <div key={rule}><dt>{rule}</dt><dd>{reason}</dd></div>)}
							</dl>
						</section>
						<Discrepancies list={discrepancies.data} />
						<Take dataset={dataset.data} index={index} />
					</>
				)}
			</Await>
		</div>
	)
}

function Article({ source, about }: { source: Source; about: Dataset }) {
	const { t, lang, href } = usePage()
	const covered = about.coverage?.by_source[source.id]
	const counts = Object.entries(covered?.by_paragraph ?? {})
	const most = Math.max(1, ...counts.map(([, n]) => n))
	return (
		<li>
			<h3><a href={href(['sources', source.id])}>{titleOf(lang, source)}</a></h3>
			<p class="meta">
				<span>{sourceLine(lang, source)}</span>
				{say(lang, source, 'reprinter') && <span>{t.reprint(say(lang, source, 'reprinter'))}</span>}
			</p>
			{covered && (
				<>
					<p class="meta">
						<a href={href(['tables', 'facts'], [['source_ids', source.id]])}>{t.coverage(covered.statements)}</a>
						<a href={href(['tables', 'evidence'], [['source_id', source.id]])}>{t.evidenceCount(covered.evidence)}</a>
					</p>
					<div class="paragraphs" role="img" aria-label={`${t.coverageBars(counts.length)}: ${counts.map(([, n]) => n).join(', ')}`}>
						{counts.map(([paragraph, n]) => (
							<i key={paragraph} title={`${t.paragraph(Number(paragraph))}: ${n}`}
								style={{ height: `${n ? Math.max(6, 100 * n / most) : 0}%` }} />
						))}
					</div>
					<p class="quiet">{t.coverageBars(counts.length)}</p>
				</>
			)}
		</li>
	)
}

function Discrepancies({ list }: { list: Row<'discrepancies'>[] }) {
	const { t, lang, href } = usePage()
	return (
		<section>
			<h2>{t.discrepancies} <span class="quiet">{list.length}</span></h2>
			<ul class="odds-list">
				{list.map(d => (
					<li key={d.id}>
						<p class="kind"><Term of="discrepancy_kind" word={d.discrepancy_kind} /></p>
						<h3><a href={href(['discrepancies', d.id])}>{say(lang, d, 'statement')}</a></h3>
						<p>{say(lang, d, 'reason')}</p>
					</li>
				))}
			</ul>
		</section>
	)
}

function Take({ dataset, index }: { dataset: Dataset; index: Schemas['Index'] }) {
	const { t, lang, href } = usePage()
	return (
		<section>
			<h2>{t.take}</h2>
			<ul class="take">
				<li><a href="v1/dataset.sqlite" download>{t.takeSqlite}</a></li>
				<li><a href={lang === 'zh' ? 'docs/zh' : 'docs'}>{t.takeApi}</a></li>
				<li><a href="openapi.json">{t.takeOpenapi}</a></li>
			</ul>
			<dl class="inline">
				<div><dt>{t.version}</dt><dd>{dataset.version} ({dataset.released})</dd></div>
				<div><dt>{t.license}</dt><dd><a href={dataset.license_url} rel="license">{dataset.license}</a></dd></div>
				<div><dt>{t.digest}</dt><dd><code>{dataset.digest}</code></dd></div>
			</dl>
			<h3>{t.takeCsv}</h3>
			<ul class="csvs">
				{index.data.resources.map(resource => (
					<li key={resource.name}>
						<a href={href(['tables', resource.name])}>{resource[`title_${lang}`]}</a>{' '}
						<span class="quiet">{resource.total}</span>
					</li>
				))}
			</ul>
			{dataset.citation && (
				<div class="cite">
					<h3>{t.cite}</h3>
					<Copyable label={t.plain} text={lang === 'zh' ? dataset.citation.plain_zh : dataset.citation.plain} />
					<Copyable label="BibTeX" text={dataset.citation.bibtex} />
					<Copyable label="GB/T 7714" text={dataset.citation.gbt7714} />
				</div>
			)}
		</section>
	)
}

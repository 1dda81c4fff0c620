// Targets on a timeline, by deadline, and what came of each.
import type { Page, Row, Shown } from '@yigai/client'
import { queryOf, yigai, type Facets } from '../api'
import { date, figure } from '../format'
import { useAll } from '../load'
import { usePage } from '../page'
import { conditionName } from '../parts/conditions'
import { Filters, type Choice } from '../parts/filters'
import { Heading } from '../parts/heading'
import { say, Term, Verdict, VerdictMark } from '../parts/small'
import { Await, Empty } from '../parts/state'
import { axisOf, Dot, Span, Track, Years, type Axis } from '../parts/track'
import { conditionsOf, valueOf, withParam } from '../route'
import { term } from '../terms'

type Target = Shown<Row<'targets'>, never, 'indicator' | 'progress_observation' | 'sources'>
type Dates = Pick<Target, 'due_date' | 'stated_date'>

const VERDICTS = ['met', 'in_progress', 'missed', 'no_report_after_due', 'not_comparable', 'no_later_report']
const YEAR = 'due_date__prefix'

export function Promises() {
	const { route: { params }, t } = usePage()
	const loaded = useAll([
		yigai.list('targets', {
			...queryOf([...conditionsOf(params), ['sort', valueOf(params, 'sort') || 'due_date,stated_date']]),
			include: ['indicator', 'progress_observation', 'sources'], limit: 1000,
		}),
		yigai.list('targets', {
			fields: ['id', 'due_date', 'stated_date'], limit: 1000,
			facet: ['category', 'status', 'firmness', 'progress', 'source_ids'],
		}),
		yigai.list('sources'),
	])
	return (
		<div class="wide">
			<Heading>{t.promises}</Heading>
			<Await of={loaded}>
				{([shown, all, sources]) => <Timeline shown={shown} all={all} sources={sources.data} />}
			</Await>
		</div>
	)
}

function Timeline({ shown, all, sources }: {
	shown: Page<Target>
	all: Page<Dates>
	sources: Row<'sources'>[]
}) {
	const { t, lang, route: { params } } = usePage()
	const facets = all.meta.facets ?? {}
	const count = (progress: string) => countOf(facets, 'progress', progress)
	const axis = axisOf(all.data.flatMap(target => [target.due_date, target.stated_date]))
	const stated = all.data.map(target => target.stated_date?.slice(0, 4) ?? '').filter(Boolean).sort()
	const years = [...new Set([stated[0], stated.at(-1)])]
	const choices = useChoices(facets, all.data, sources)
	const groups = grouped(shown.data)
	return (
		<>
			<p class="lede">
				{t.promisesLede(all.meta.total, facets['source_ids']?.length ?? 0, years.join('–'),
					count('met') + count('missed') + count('in_progress') + count('no_report_after_due'), count('not_comparable'), count('no_later_report'))}
			</p>
			<Summary facets={facets} total={all.meta.total} />
			<Filters resource="targets" choices={choices} />
			<p class="count" role="status">{t.promisesCount(shown.meta.total, all.meta.total)}</p>
			{shown.data.length === 0
				? <Empty resource="targets" params={conditionsOf(params)}
					name={(key, value) => choices.find(choice => choice.key === key)?.label ?? conditionName(t, lang, [], key, value)} />
				: (
					<div class="timeline">
						<div class="axis"><span>{t.axis}</span><Years axis={axis} /></div>
						{[...groups].map(([year, targets]) => (
							<section key={year} aria-label={year || t.noDeadline}>
								<h2>{year || t.noDeadline}</h2>
								<ol>{targets.map(target => <Promised key={target.id} target={target} axis={axis} />)}</ol>
							</section>
						))}
					</div>
				)}
		</>
	)
}

// The verdicts as one bar, each a filter.
function Summary({ facets, total }: { facets: Facets; total: number }) {
	const { lang, href, route: { path, params } } = usePage()
	const chosen = valueOf(params, 'progress')
	return (
		<div class="summary">
			<div class="bar" aria-hidden="true">
				{VERDICTS.map(progress => {
					const n = countOf(facets, 'progress', progress)
					return n > 0 && <i key={progress} class={progress} style={{ width: `${100 * n / total}%` }} />
				})}
			</div>
			<ul>
				{VERDICTS.map(progress => (
					<li key={progress}>
						<a href={href(path, withParam(params, 'progress', chosen === progress ? '' : progress))}
							aria-current={chosen === progress ? 'true' : undefined}>
							<VerdictMark progress={progress} />
							<b>{countOf(facets, 'progress', progress)}</b> {term(lang, 'progress', progress)}
						</a>
					</li>
				))}
			</ul>
		</div>
	)
}

function Promised({ target, axis }: { target: Target; axis: Axis }) {
	const { t, lang, href } = usePage()
	const result = target.progress_observation
	const reported = result && (result.observed_date ?? result.period_end)
	const baseline = target.baseline_value === null ? ''
		: figure(lang, { comparator: target.baseline_comparator, value: target.baseline_value, unit: target.unit })
	return (
		<li class="promise">
			<div class="what">
				<p class="value">
					<b>{figure(lang, target)}</b>
					{baseline && <span class="quiet"> {t.baseline} {baseline}</span>}
					{target.indicator && <span class="of"> {say(lang, target.indicator, 'name')}</span>}
				</p>
				<h3><a href={href(['targets', target.id])}>{say(lang, target, 'statement')}</a></h3>
				<p class="meta">
					<Term of="category" word={target.category} />
					<span class={`firmness ${target.firmness}`}><Term of="firmness" word={target.firmness} /></span>
					<Term of="status" word={target.status} />
					{target.sources.map(source => (
						<a key={source.id} href={href(['sources', source.id])}>
							{say(lang, source, 'publisher') || say(lang, source, 'author')}{' '}
							{date(lang, source.published_date, source.published_precision)}
						</a>
					))}
				</p>
			</div>
			<div class="when">
				<Track axis={axis}>
					{target.stated_date && (target.due_date
						? <Span axis={axis} start={target.stated_date} end={target.due_date} precision={target.due_precision} kind={target.firmness} />
						: <Span axis={axis} start={target.stated_date} kind="open" />)}
					{target.stated_date && <Dot axis={axis} date={target.stated_date} precision={target.stated_precision} kind="announced" />}
					{target.due_date && <Dot axis={axis} date={target.due_date} precision={target.due_precision}
						announced={target.stated_date} kind="deadline" />}
					{reported && <Dot axis={axis} date={reported} precision={result.observed_precision} kind={`outcome ${target.progress}`} />}
				</Track>
				<p>
					{t.announced} {date(lang, target.stated_date, target.stated_precision)}
					{' → '}
					{target.due_date
						? `${t.due} ${date(lang, target.due_date, target.due_precision)}`
						: t.undated}
				</p>
			</div>
			<div class="outcome">
				{target.progress && <p><Verdict progress={target.progress} /></p>}
				{result && <p class="value"><b>{figure(lang, result)}</b> {date(lang, reported ?? null, result.observed_precision)}</p>}
				<p class="why">{say(lang, target, 'progress_method')}</p>
			</div>
		</li>
	)
}

function useChoices(facets: Facets, all: Dates[], sources: Row<'sources'>[]): Choice[] {
	const { t, lang } = usePage()
	const of = (key: string, label: string, name: (value: string) => string): Choice => ({
		key, label,
		options: (facets[key] ?? []).filter(({ value }) => value !== null)
			.map(({ value, count }) => ({ value: String(value), label: name(String(value)), count })),
	})
	const years = [...grouped(all)].filter(([year]) => year)
	return [
		of('category', t.theme, word => term(lang, 'category', word)),
		{
			key: YEAR, label: t.deadline,
			options: years.map(([year, { length }]) => ({ value: year, label: date(lang, `${year}-12-31`, 'year'), count: length })),
		},
		of('status', t.status_, word => term(lang, 'status', word)),
		of('firmness', t.firmness, word => term(lang, 'firmness', word)),
		of('progress', t.verdict, word => term(lang, 'progress', word)),
		of('source_ids', t.source, id => {
			const source = sources.find(s => s.id === id)
			return source
				? `${say(lang, source, 'publisher') || say(lang, source, 'author')} ${date(lang, source.published_date, source.published_precision)}`
				: id
		}),
	]
}

function countOf(facets: Facets, field: string, value: string): number {
	return facets[field]?.find(facet => facet.value === value)?.count ?? 0
}

// By the year that they are due in; '' for none.
function grouped<T extends Dates>(targets: T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const target of targets) {
		const year = target.due_date?.slice(0, 4) ?? ''
		groups.set(year, [...groups.get(year) ?? [], target])
	}
	return groups
}

// Every indicator as a small chart of its targets and observations.
import type { Page } from '@yigai/client'
import { queryOf, yigai } from '../api'
import { figure, when } from '../format'
import { useAll } from '../load'
import { usePage } from '../page'
import { Drawn, pointDate, type Indicator } from '../parts/drawn'
import { conditionName } from '../parts/conditions'
import { Filters, type Choice } from '../parts/filters'
import { Heading } from '../parts/heading'
import { say, Term } from '../parts/small'
import { Await, Empty } from '../parts/state'
import { axisOf, type Axis } from '../parts/track'
import { conditionsOf, valueOf } from '../route'
import { term } from '../terms'

export function Figures() {
	const { t, route: { params } } = usePage()
	const loaded = useAll([
		yigai.list('indicators', {
			...queryOf([...conditionsOf(params), ['sort', valueOf(params, 'sort') || 'category,id']]),
			include: ['targets', 'observations'], limit: 1000,
		}),
		yigai.list('indicators', {
			fields: ['id', 'targets', 'observations'], limit: 1000,
			facet: ['category', 'measure_type', 'unit'],
		}),
	])
	return (
		<div class="wide">
			<Heading>{t.figures}</Heading>
			<Await of={loaded}>{([shown, all]) => <Multiples shown={shown} all={all} />}</Await>
		</div>
	)
}

function Multiples({ shown, all }: {
	shown: Page<Indicator>
	all: Page<Pick<Indicator, 'targets' | 'observations'>>
}) {
	const { t, lang, route: { params } } = usePage()
	const axis = axisOf(all.data.flatMap(({ targets, observations }) => [...targets, ...observations].map(pointDate)))
	const of = (key: string, label: string): Choice => ({
		key, label,
		options: (all.meta.facets?.[key] ?? []).map(({ value, count }) =>
			({ value: String(value), label: term(lang, key, String(value)), count })),
	})
	const choices = [of('category', t.theme), of('measure_type', t.measureType), of('unit', t.unit)]
	const themes = [...new Set(shown.data.map(({ category }) => category))]
	return (
		<>
			<p class="lede">{t.figuresLede(all.meta.total)}</p>
			<Filters resource="indicators" choices={choices} />
			<p class="count">
				<span role="status">{t.figuresCount(shown.meta.total, all.meta.total)}</span>
				<span class="legend" aria-hidden="true">
					<i class="key target" /> {t.legendTarget} <i class="key result" /> {t.legendResult}
					{' '}<i class="key barred" /> {t.notComparable}
				</span>
			</p>
			{shown.data.length === 0 &&
				<Empty resource="indicators" params={conditionsOf(params)}
					name={(key, value) => choices.find(c => c.key === key)?.label ?? conditionName(t, lang, [], key, value)} />}
			{themes.map(theme => (
				<section key={theme} class="multiples" aria-label={term(lang, 'category', theme)}>
					<h2>{term(lang, 'category', theme)}</h2>
					<ul>
						{shown.data.filter(({ category }) => category === theme).map(indicator =>
							<Small key={indicator.id} indicator={indicator} axis={axis} />)}
					</ul>
				</section>
			))}
		</>
	)
}

function Small({ indicator, axis }: { indicator: Indicator; axis: Axis }) {
	const { t, lang, href } = usePage()
	const points = [
		...indicator.targets.map(point => ({ point, kind: 'target' as const, resource: 'targets' })),
		...indicator.observations.map(point => ({
			point, kind: point.comparable === false ? 'barred' as const : 'result' as const, resource: 'observations',
		})),
	]
	return (
		<li class="small">
			<h3><a href={href(['indicators', indicator.id])}>{say(lang, indicator, 'name')}</a></h3>
			<p class="quiet"><Term of="measure_type" word={indicator.measure_type} /></p>
			<Drawn indicator={indicator} axis={axis} />
			<ul class="points">
				{points.map(({ point, kind, resource }) => (
					<li key={point.id}>
						<i class={`key ${kind}`} aria-hidden="true" />
						<a href={href([resource, point.id])}>
							<b>{figure(lang, { ...point, unit: indicator.unit })}</b>{' '}
							{kind === 'target' ? t.legendTarget : t.legendResult}
						</a>{' '}
						<span class="quiet">
							{when(lang, point) || t.undatedTarget}
							{kind === 'barred' && ` · ${t.notComparable}${t.colon}${point[`comparable_reason_${lang}`] ?? ''}`}
						</span>
					</li>
				))}
			</ul>
		</li>
	)
}

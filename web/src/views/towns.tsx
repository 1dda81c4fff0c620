// The new towns side by side: what is built there, and its steps on one time axis.
import type { Row } from '@yigai/client'
import { queryOf, yigai, type Milestone } from '../api'
import { date } from '../format'
import { useAll } from '../load'
import { usePage } from '../page'
import { conditionName, OtherConditions } from '../parts/conditions'
import { Heading } from '../parts/heading'
import { say, Term } from '../parts/small'
import { Await, Empty } from '../parts/state'
import { axisOf, Dot, Span, Track, Years, type Axis } from '../parts/track'
import { conditionsOf, type Language } from '../route'
import { term } from '../terms'
import type { Text } from '../text'

type Town = Row<'new_towns'>
type Project = Row<'hospital_projects'>

export function Towns() {
	const { t, lang, route: { params } } = usePage()
	const conditions = conditionsOf(params)
	const loaded = useAll([
		yigai.list('new_towns', { ...queryOf(conditions), limit: 1000 }),
		yigai.list('hospital_projects', { sort: ['new_town_id', 'id'], limit: 1000 }),
	])
	return (
		<div class="wide">
			<Heading>{t.towns}</Heading>
			<OtherConditions resource="new_towns" offered={[]} />
			<Await of={loaded}>
				{([towns, projects]) => towns.data.length > 0
					? <Shown towns={towns.data} projects={projects.data} />
					: <Empty resource="new_towns" params={conditions} name={(key, value) => conditionName(t, lang, [], key, value)} />}
			</Await>
		</div>
	)
}

function Shown({ towns, projects }: { towns: Town[]; projects: Project[] }) {
	const { t, lang, href } = usePage()
	const inTowns = projects.filter(project => towns.some(({ id }) => id === project.new_town_id))
	const elsewhere = projects.filter(project => !project.new_town_id)
	const latest = inTowns.map(project => project.stated_date ?? '').sort().at(-1)
	const axis = axisOf(inTowns.flatMap(project =>
		[project.stated_date, ...project.milestones.map(step => step.due_date)]))
	return (
		<>
			<p class="lede">{t.townsLede(inTowns.length, towns.length, date(lang, latest, 'month'))}</p>
			<h2>{t.townsSide}</h2>
			<div class="towns">
				{towns.map(town => {
					const built = inTowns.filter(project => project.new_town_id === town.id)
					return (
						<section key={town.id} aria-labelledby={town.id}>
							<h3 id={town.id}><a href={href(['new_towns', town.id])}>{say(lang, town, 'name')}</a></h3>
							<p class="quiet">
								<span lang={lang === 'zh' ? 'en' : 'zh-Hans'}>{lang === 'zh' ? town.name_en : town.name_zh}</span>
								{' · '}{t.projects(built.length)}
							</p>
							<ul>{built.map(project => <Built key={project.id} project={project} level="h4" />)}</ul>
						</section>
					)
				})}
			</div>
			<h2>{t.townsAxis}</h2>
			<div class="steps">
				<div class="axis"><span /><Years axis={axis} /></div>
				{towns.map(town => (
					<div key={town.id}>
						<h3>{say(lang, town, 'name')}</h3>
						<ul>
							{inTowns.filter(project => project.new_town_id === town.id).map(project => (
								<Steps key={project.id} project={project} axis={axis} />
							))}
						</ul>
					</div>
				))}
			</div>
			{elsewhere.length > 0 && (
				<>
					<h2>{t.elsewhere}</h2>
					<ul class="towns elsewhere">{elsewhere.map(p => <Built key={p.id} project={p} level="h3" />)}</ul>
				</>
			)}
		</>
	)
}

function Built({ project, level: Level }: { project: Project; level: 'h3' | 'h4' }) {
	const { t, lang, href } = usePage()
	return (
		<li>
			<Level><a href={href(['hospital_projects', project.id])}>{say(lang, project, 'name')}</a></Level>
			<p class="meta">
				<span class={`work ${project.work_kind}`}><Term of="work_kind" word={project.work_kind} /></span>
				{project.phase !== null && <span>{t.phase(project.phase)}</span>}
				<a href={href(['hospitals', project.hospital_id])}>{say(lang, project, 'hospital_name')}</a>
			</p>
			{project.milestones.map(step => (
				<p key={step.id} class="step">
					<i class={`dot step ${step.milestone_kind}`} aria-hidden="true" />
					<a href={href(['milestones', step.id])}>{stepText(t, lang, step)}</a>
				</p>
			))}
		</li>
	)
}

function Steps({ project, axis }: { project: Project; axis: Axis }) {
	const { t, lang, href } = usePage()
	return (
		<li>
			<div class="label"><a href={href(['hospital_projects', project.id])}>{say(lang, project, 'name')}</a></div>
			<div>
				<Track axis={axis}>
					{project.milestones.map(step => step.due_date
						? (
							<>
								<Span axis={axis} start={project.stated_date ?? step.due_date} end={step.due_date}
									precision={step.due_precision} kind={step.firmness} />
								<Dot axis={axis} date={step.due_date} precision={step.due_precision}
									announced={project.stated_date} kind={`step ${step.milestone_kind}`} />
							</>
						)
						: project.stated_date &&
							<Span axis={axis} start={project.stated_date} kind="open" />)}
					{project.stated_date && <Dot axis={axis} date={project.stated_date} precision={project.stated_precision} kind="announced" />}
				</Track>
				<p>
					{project.stated_date && `${t.reportDate} ${date(lang, project.stated_date, project.stated_precision)}`}
					{project.milestones.map(step => ` → ${stepText(t, lang, step)}`)}
				</p>
			</div>
		</li>
	)
}

function stepText(t: Text, lang: Language, step: Milestone): string {
	const when = step.due_date ? date(lang, step.due_date, step.due_precision) : t.undated
	const what = term(lang, 'milestone_kind', step.milestone_kind)
	return `${what}${t.colon}${when}`
}

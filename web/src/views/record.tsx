// One record: what it states, who is involved, where it stands, and how to cite it.
import type { Row } from '@yigai/client'
import { recordOf, root, yigai, type About, type Discrepancy, type Evidence, type Relation } from '../api'
import { figure, when, type Dated, type Figure } from '../format'
import { useOne, useAll } from '../load'
import { know } from '../names'
import { usePage } from '../page'
import { Cell, oneRef } from '../parts/cell'
import { Cite } from '../parts/cite'
import { Drawn, type Indicator } from '../parts/drawn'
import { Proof } from '../parts/evidence'
import { Heading } from '../parts/heading'
import { Copyable, say, Term, Verdict } from '../parts/small'
import { Await } from '../parts/state'
import type { Params } from '../route'
import { titleOf, type Any } from '../title'

type Field = Row<'fields'>
interface Referring {
	name: string
	rows: Any[]
	total: number
	// the address of all of them
	all: string | undefined
}
type Backward = { data: Any[]; links: { all: string }; meta: { total: number } }

const RELATED_MAX = 8 // relations that one answer takes
const SHOWN = 6 // records of each that refer to this one

// What has a place of its own on the page.
const PLACED = new Set(['id', 'statement_zh', 'statement_en', 'name_zh', 'name_en', 'title_zh', 'title_en',
	'evidence', 'relations', 'discrepancies', 'source_ids', 'value', 'value_max', 'comparator', 'unit',
	'progress', 'progress_method_zh', 'progress_method_en', 'progress_value', 'progress_gap', 'milestones',
	'targets', 'observations', 'hospital_project_ids', 'pinyin', 'initials', 'fact_kind', 'about', 'about_ids',
	'said_by_id'])

// A fact is a row of the timeline over all statements; its own resource tells more of it.
export function Record() {
	const { route: { path: [resource = '', id = ''] } } = usePage()
	const fact = useOne(resource === 'facts' ? yigai.item('facts', id, { fields: 'fact_kind' }) : undefined)
	if (resource !== 'facts') return <Of resource={resource} id={id} />
	return (
		<div class={fact.data ? '' : 'wide'}>
			<Await of={fact} heading={`${resource}/${id}`}>{({ data }) => <Of resource={`${data.fact_kind}s`} id={id} />}</Await>
		</div>
	)
}

function Of({ resource, id }: { resource: string; id: string }) {
	const { lang } = usePage()
	const described = useAll([
		yigai.list('fields', { limit: 1000 }),
		yigai.index(),
	])
	const [fields, index] = described.data ?? []
	const own = (fields?.data ?? []).filter(field => field.resource === resource)
		.sort((a, b) => a.ordinal - b.ordinal)
	const include = fields ? relationsOf(resource, own, fields.data) : []
	const asked = recordOf(resource, id, { include })
	// of a resource that is none the record says so best
	const item = useOne((described.data ?? described.problem) && asked)
	const titles = new Map(index?.data.resources.map(r => [r.name, r[`title_${lang}`]]))
	return (
		<article class="record wide">
			<Await of={described.problem && !item.loading && !item.problem ? { ...described, data: undefined }
				: { ...item, loading: item.loading || described.loading }}
				heading={`${resource}/${id}`}>
				{({ data }) => (
					<Shown resource={resource} item={data} fields={own} titles={titles} include={include} url={asked.path} />
				)}
			</Await>
		</article>
	)
}

// The names of all that a record can bring along, its own references first.
function relationsOf(of: string, own: Field[], others: Field[]): string[] {
	const forward = own.filter(field => oneRef(field) && /_ids?$/.test(field.field))
		.map(({ field }) => field.replace(/_id(s?)$/, '$1'))
	const taken = new Set([...forward, ...own.map(({ field }) => field)])
	const keys = others.filter(({ ref, resource, field }) => ref?.split(' ').includes(of) && /_ids?$/.test(field)
		&& field !== 'source_ids' && !taken.has(resource) && resource !== 'evidence')
	const names = (filter: (field: Field) => boolean) => keys.filter(filter).map(({ resource }) => resource)
	// whom a statement is about stands in a list, and a list has the name of its resource
	const about = names(({ field }) => field === 'about_ids').includes('facts') ? ['facts'] : []
	const single = names(({ field }) => field.endsWith('_id'))
		.filter((name, i, all) => all.indexOf(name) === i && all.lastIndexOf(name) === i)
		.filter(name => !names(({ field }) => field === 'about_ids').includes(name))
		.filter(name => name !== 'facts' && name !== 'districts' && name !== 'new_towns')
	const backward = [...about, ...single]
	return [...forward, ...backward].slice(0, RELATED_MAX)
}

function Shown({ resource, item, fields, titles, include, url }: {
	resource: string
	item: Any
	fields: Field[]
	// what the resources are called
	titles: Map<string, string>
	include: string[]
	url: string
}) {
	const { t, lang, href } = usePage()
	knowRelated(fields, item)
	const title = titleOf(lang, item)
	const other = titleOf(lang === 'zh' ? 'en' : 'zh', item)
	const statement = item[`statement_${lang}`] as string | null | undefined
	const evidence = item['evidence'] as Evidence[] | undefined
	const relations = item['relations'] as Relation[] | undefined
	const sources = (item['sources'] ?? []) as Row<'sources'>[]
	const shown = fields.filter(({ field }) => !PLACED.has(field) && item[field] !== null && item[field] !== undefined
		&& !/_(precision|resource|name_zh|name_en)$/.test(field) && item[field] !== false
		&& !field.endsWith(lang === 'zh' ? '_en' : '_zh'))
	const back = include.flatMap<Referring>(name => {
		const related = item[name] as Backward | Any[] | null | undefined
		if (Array.isArray(related)) {
			return related.length && name !== 'sources' ? [{ name, rows: related, total: related.length, all: undefined }] : []
		}
		return related?.meta?.total ? [{ name, rows: related.data, total: related.meta.total, all: related.links.all }] : []
	})
	return (
		<>
			<Heading kicker={<a href={href(['tables', resource])}>{titles.get(resource) ?? resource}</a>}>{title}</Heading>
			{other !== title && <p class="translation" lang={lang === 'zh' ? 'en' : 'zh-Hans'}>{other}</p>}
			{statement && statement !== title && <p class="lede">{statement}</p>}
			{typeof item['value'] === 'number' && (
				<p class="big">
					{figure(lang, item as unknown as Figure)}
					{item['indicator'] ? <span> {titleOf(lang, item['indicator'] as Any)}</span> : null}
				</p>
			)}
			{typeof item['progress'] === 'string' && (
				<section class="judged">
					<h2>{t.verdict}</h2>
					<p><Verdict progress={item['progress']} /></p>
					<p>{String(item[`progress_method_${lang}`] ?? '')}</p>
				</section>
			)}
			{resource === 'indicators' && <Drawn indicator={item as unknown as Indicator} />}
			<Series item={item} />
			<div class="columns">
				<section>
					<h2>{t.details}</h2>
					<dl>
						{shown.map(field => (
							<div key={field.field}>
								<dt title={field[`description_${lang}`]}>{field[`title_${lang}`]}</dt>
								<dd><Cell field={field} value={item[field.field]} row={item} /></dd>
							</div>
						))}
						<div><dt>ID</dt><dd><code>{String(item['id'])}</code></dd></div>
					</dl>
				</section>
				{evidence && evidence.length > 0 && <Proof evidence={evidence} sources={sources} />}
			</div>
			<AtOdds item={item} />
			<Involved item={item} />
			{relations && relations.length > 0 && <Relations of={String(item['id'])} relations={relations} />}
			{resource === 'sources' && (
				<Statements source={String(item['id'])} />
			)}
			{back.length > 0 && (
				<section>
					<h2>{t.references}</h2>
					<div class="references">
						{back.map(({ name, rows, total, all }) => (
							<section key={name}>
								<h3>{titles.get(name) ?? name} <span class="quiet">{total}</span></h3>
								<ul>
									{rows.slice(0, SHOWN).map(row => (
										<li key={String(row['id'])}><a href={href([name, String(row['id'])])}>{titleOf(lang, row)}</a></li>
									))}
								</ul>
								{all && total > SHOWN && <a href={tableOf(all, href)}>{t.allOf(total)}</a>}
							</section>
						))}
					</div>
				</section>
			)}
			<Cite resource={resource} id={String(item['id'])} />
			<section>
				<h2>{t.api}</h2>
				<Copyable label="curl" text={`curl -s '${root}${url}'`} />
				<details>
					<summary>{t.json}</summary>
					<pre tabIndex={0} role="group" aria-label={t.json}>{JSON.stringify(item, null, 2)}</pre>
				</details>
			</section>
		</>
	)
}

// What a record refers to came along with it.
function knowRelated(fields: Field[], item: Any) {
	for (const { field, ref } of fields) {
		const related = ref && !ref.includes(' ') && item[field.replace(/_id(s?)$/, '$1')]
		if (!related || typeof related !== 'object') continue
		for (const row of Array.isArray(related) ? related as Any[] : [related as Any]) know(ref, row)
	}
}

// How much is taken from an article, leading to it.
function Statements({ source }: { source: string }) {
	const { t, href } = usePage()
	const of: Params = [['source_ids', source]]
	const facts = useOne(yigai.list('facts', { source_ids: source, fields: 'id', limit: 1 }))
	return <Await of={facts}>{({ meta }) => <p class="pages"><a href={href(['tables', 'facts'], of)}>{t.coverage(meta.total)}</a></p>}</Await>
}

// `/v1/targets?initiative_id=…` as a table of this page.
function tableOf(all: string, href: (path: readonly string[], params?: Params) => string): string {
	const { pathname, searchParams } = new URL(all, root)
	return href(['tables', pathname.split('/').at(-1) ?? ''], [...searchParams])
}

// Steps, targets and results that a record holds itself.
function Series({ item }: { item: Any }) {
	const { lang, href, t } = usePage()
	const lists: [string, string][] = [['milestones', t.steps], ['targets', t.target], ['observations', t.result]]
	return (
		<>
			{lists.map(([name, heading]) => {
				const rows = item[name]
				if (!Array.isArray(rows) || rows.length === 0) return null
				return (
					<section key={name}>
						<h2>{heading}</h2>
						<ul class="series">
							{(rows as Any[]).map(row => (
								<li key={String(row['id'])}>
									<span class="quiet">
										{when(lang, row as Dated) || t.undated}
									</span>{' '}
									<a href={href([name, String(row['id'])])}>{titleOf(lang, row)}</a>
								</li>
							))}
						</ul>
					</section>
				)
			})}
		</>
	)
}

function Relations({ of, relations }: { of: string; relations: Relation[] }) {
	const { t, lang, href } = usePage()
	return (
		<section>
			<h2>{t.involved}</h2>
			<ul class="relations">
				{relations.map(relation => {
					const other = <a href={href([relation.other_resource, relation.other_id])}>{say(lang, relation, 'other_title')}</a>
					const word = <b><Term of="predicate" word={relation.predicate} /></b>
					return (
						<li key={relation.id}>
							{relation.subject_id === of ? <>{t.thisRecord} {word} {other}</> : <>{other} {word} {t.thisRecord}</>}
							{say(lang, relation, 'role') && <span class="quiet"> · {say(lang, relation, 'role')}</span>}
						</li>
					)
				})}
			</ul>
		</section>
	)
}

// Whom and what a statement is about, each with its role.
function Involved({ item }: { item: Any }) {
	const { t, lang, href } = usePage()
	const about = item['about'] as About[] | undefined
	if (!about?.length) return null
	return (
		<section>
			<h2>{t.about}</h2>
			<ul class="relations">
				{about.map(({ entity_id, entity_resource, about_role, ...entity }) => (
					<li key={entity_id}>
						<b><Term of="about_role" word={about_role} /></b>{' '}
						<a href={href([entity_resource, entity_id])}>{say(lang, entity, 'entity_title')}</a>
					</li>
				))}
			</ul>
		</section>
	)
}

function AtOdds({ item }: { item: Any }) {
	const { t, lang, href } = usePage()
	const list = item['discrepancies'] as Discrepancy[] | undefined
	if (!list?.length) return null
	return (
		<section class="odds">
			<h2>{t.discrepancies}</h2>
			{list.map(d => (
				<div key={d.id}>
					<p><Term of="discrepancy_kind" word={d.discrepancy_kind} />{t.colon}<a href={href(['discrepancies', d.id])}>{say(lang, d, 'statement')}</a></p>
					<p>{say(lang, d, 'reason')}</p>
					<Side name={t.preferred} of={item} id={d.preferred_id} resource={d.preferred_resource} title={say(lang, d, 'preferred_title')} />
					<Side name={t.other} of={item} id={d.other_id} resource={d.other_resource} title={say(lang, d, 'other_title')} />
				</div>
			))}
		</section>
	)
}

// One of the two records of a discrepancy.
function Side({ name, of, id, resource, title }: {
	name: string
	of: Any
	id: string | null
	resource: string | null
	title: string
}) {
	const { t, href } = usePage()
	if (id === null || resource === null) return null
	return (
		<p class="quiet">
			{name}{t.colon}{id === of['id'] ? t.thisRecord : <a href={href([resource, id])}>{title}</a>}
		</p>
	)
}

// Any resource as a table. What the address holds beside the resource is what the API is asked, word
// for word, so that the table can do what the API can.
import { useEffect, useRef } from 'preact/hooks'
import type { Page, Row } from '@yigai/client'
import { queryOf, root, rowsOf, yigai, type Facets as Counts } from '../api'
import { useAll, useOne } from '../load'
import { usePage } from '../page'
import { AddCondition, Chips, conditionName } from '../parts/conditions'
import { Cell } from '../parts/cell'
import { Download } from '../parts/download'
import { Facets } from '../parts/facets'
import { Heading } from '../parts/heading'
import { Await, Empty } from '../parts/state'
import { returned } from '../place'
import { conditionsOf, valueOf, withParam, type Language } from '../route'
import type { Any } from '../title'

export type Field = Row<'fields'>

const FACETS_MAX = 8 // fields that one answer counts by
const NAMING = /^(name|title|statement|exact)(_zh|_en)?$/
const FIGURE = /^(comparator|value|value_max|unit|date|.*_date)$/
// What a table shows only if asked.
const MINOR = /(_precision|_basis|_sha256|_resource|_name_(zh|en)|^pinyin|^initials|^note_(zh|en)|^value_is_encoded|^(status|comparable)_reason)$/

export function Tables() {
	const { route: { path: [, resource] } } = usePage()
	return resource === undefined ? <All /> : <Table key={resource} resource={resource} />
}

function All() {
	const { t, lang, href } = usePage()
	const index = useOne(yigai.index())
	return (
		<div class="wide">
			<Heading>{t.tables}</Heading>
			<p class="lede">{t.tablesLede}</p>
			<Await of={index}>
				{({ data: { resources } }) => (
					<ul class="tables">
						{resources.map(resource => (
							<li key={resource.name}>
								<a href={href(['tables', resource.name])}>{resource[`title_${lang}`]}</a>
								{' '}<span class="quiet">{resource.total.toLocaleString('en')}</span>
								<p>{resource[`description_${lang}`]}</p>
							</li>
						))}
					</ul>
				)}
			</Await>
		</div>
	)
}

function Table({ resource }: { resource: string }) {
	const { t, lang, href, route: { params } } = usePage()
	const described = useAll([
		yigai.list('fields', { resource: resource as 'facts', sort: 'ordinal', limit: 1000 }),
		yigai.index(),
	])
	const [fields, index] = described.data ?? []
	const facets = fields ? facetsOf(fields.data) : []
	const columns = fields ? columnsOf(fields.data, lang, valueOf(params, 'fields')) : []
	const conditions = conditionsOf(params)
	// of a resource that is none the rows say so best
	const asked = fields ?? described.problem
	const loaded = useAll([
		asked && rowsOf(resource, queryOf(params)),
		asked && rowsOf(resource, { ...queryOf(conditions), facet: facets, limit: 1 }),
	])
	const known = index?.data.resources.find(({ name }) => name === resource)
	return (
		<div class="wide">
			<Heading kicker={<a href={href(['tables'])}>{t.tables}</a>}>{known?.[`title_${lang}`] ?? resource}</Heading>
			{known && <p class="lede">{known[`description_${lang}`]}</p>}
			{fields && <Words />}
			<Await of={described.problem && !loaded.loading && !loaded.problem ? { ...loaded, ...described, data: undefined } : loaded}>
				{([rows, counts]) => (
					<Rows resource={resource} fields={fields?.data ?? []} columns={columns} rows={rows}
						facets={counts.meta.facets ?? {}} />
				)}
			</Await>
		</div>
	)
}

// Full-text search within the rows.
function Words() {
	const { t, go, route: { params } } = usePage()
	const q = valueOf(params, 'q')
	return (
		<form class="search slim" role="search" onSubmit={event => {
			event.preventDefault()
			go(withParam(params, 'q', String(new FormData(event.currentTarget).get('q') ?? '').trim()))
		}}>
			<label for="rows-q">{t.filterText}</label>
			<input id="rows-q" name="q" type="search" defaultValue={q} key={q} maxLength={200} autocomplete="off"
				placeholder={t.searchHint} />
			<button type="submit">{t.search}</button>
		</form>
	)
}

function Rows({ resource, fields, columns, rows, facets }: {
	resource: string
	fields: Field[]
	columns: Field[]
	rows: Page<Any>
	facets: Counts
}) {
	const { t, lang, href, route: { path, params } } = usePage()
	const conditions = conditionsOf(params)
	const paged = valueOf(params, 'cursor') !== ''
	const next = rows.links.next && new URL(rows.links.next, root).searchParams.get('cursor')
	const box = useRef<HTMLDivElement>(null)
	const first = useRef(true)
	// other rows are read from the first one on
	useEffect(() => {
		if (!first.current && !returned()) {
			box.current?.scrollTo({ top: 0 })
			if ((box.current?.getBoundingClientRect().top ?? 0) < 0) box.current?.scrollIntoView()
		}
		first.current = false
	}, [rows.links.self])
	return (
		<>
			<Chips fields={fields} conditions={conditions} />
			<div class="tools">
				<AddCondition fields={fields} />
				<Columns fields={fields} shown={columns} />
				<Download resource={resource} params={params} />
			</div>
			<p class="count" role="status">{t.rows(rows.meta.total)}</p>
			<div class="browse">
				<Facets fields={fields} facets={facets} />
				{rows.data.length === 0
					? <Empty resource={resource} params={conditions} name={(key, value) => conditionName(t, lang, fields, key, value)} />
					: (
						<div class="scroll" ref={box} tabIndex={0} role="region" aria-label={t.otherTable}>
							<table>
								<thead>
									<tr>{columns.map(field => <Head key={field.field} field={field} />)}</tr>
								</thead>
								<tbody>
									{rows.data.map(row => (
										<tr key={String(row['id'] ?? JSON.stringify(row))}>
											{columns.map(field => (
												<td key={field.field} class={shapeOf(field)}>
													<InRow field={field} resource={resource} row={row} />
												</td>
											))}
										</tr>
									))}
								</tbody>
							</table>
						</div>
					)}
			</div>
			<p class="pages">
				{paged && <a class="button" href={href(path, withParam(params, 'cursor', ''))}>{t.firstPage}</a>}
				{next && <a class="button" href={href(path, [...withParam(params, 'cursor', ''), ['cursor', next]])}>{t.nextPage}</a>}
			</p>
			<p class="address">{t.apiAddress}{t.colon}<a href={rows.links.self}><code>{decodeURI(rows.links.self)}</code></a></p>
		</>
	)
}

// Sentences, which cannot be sorted by, and several records need room, and a name some.
function shapeOf({ type, field, sortable, text_format }: Field): string | undefined {
	if (type === 'number' || type === 'integer') return 'number'
	if (text_format === 'date') return 'date'
	if (type === 'list' || (type === 'text' && !sortable)) return 'sentence'
	return field.endsWith('_id') || NAMING.test(field) ? 'name' : undefined
}

// The first naming column leads to the record.
function InRow({ field, resource, row }: { field: Field; resource: string; row: Any }) {
	const { href } = usePage()
	const cell = <Cell field={{ ...field, resource: resource as 'facts' }} value={row[field.field]} row={row} />
	return NAMING.test(field.field) && row['id'] && row[field.field]
		? <a href={href([resource, String(row['id'])])}>{cell}</a> : cell
}

// What it is called comes first, then figures and dates, its id last.
function columnsOf(fields: Field[], lang: Language, chosen: string): Field[] {
	const names = chosen.split(',').filter(Boolean)
	if (names.length) return fields.filter(({ field }) => names.includes(field))
	const foreign = lang === 'zh' ? '_en' : '_zh'
	const named = fields.some(({ field }) => NAMING.test(field))
	const rank = ({ field }: Field) => NAMING.test(field) ? 0 : named && FIGURE.test(field) ? 1 : field === 'id' ? 3 : 2
	return fields
		// a list of records of any kind can be as long as a page
		.filter(({ field, shown, type, ref }) => shown === 'always' && type !== 'json'
			&& !(type === 'list' && ref?.includes(' ')) && !field.endsWith(foreign) && !MINOR.test(field))
		.sort((a, b) => rank(a) - rank(b))
}

// Words of vocabularies first, then what refers to other records.
function facetsOf(fields: Field[]): string[] {
	const rank = ({ vocabulary, ref }: Field) => (vocabulary ? 0 : ref ? 2 : 1)
	return fields.filter(({ facetable, field }) => facetable && !MINOR.test(field))
		.sort((a, b) => rank(a) - rank(b)).slice(0, FACETS_MAX).map(({ field }) => field)
}

function Head({ field }: { field: Field }) {
	const { t, lang, href, route: { path, params } } = usePage()
	const title = field[`title_${lang}`]
	if (!field.sortable) return <th scope="col" title={field[`description_${lang}`]}>{title}</th>
	const sort = valueOf(params, 'sort')
	const up = sort === field.field, down = sort === `-${field.field}`
	return (
		<th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
			<a href={href(path, withParam(params, 'sort', up ? `-${field.field}` : down ? '' : field.field))}
				title={field[`description_${lang}`]} aria-label={t.sortBy(title)}>
				{title}<span aria-hidden="true">{up ? ' ▲' : down ? ' ▼' : ''}</span>
			</a>
		</th>
	)
}

function Columns({ fields, shown }: { fields: Field[]; shown: Field[] }) {
	const { t, lang, go, href, route: { path, params } } = usePage()
	const names = shown.map(({ field }) => field)
	const toggle = (name: string, on: boolean) => {
		const wanted = fields.map(({ field }) => field).filter(field => field === name ? on : names.includes(field))
		if (wanted.length) go([...params.filter(([key]) => key !== 'fields'), ['fields', wanted.join(',')]])
	}
	return (
		<details>
			<summary>{t.columns} <span class="quiet">{shown.length}/{fields.length}</span></summary>
			<div class="pick">
				{fields.map(field => (
					<label key={field.field}>
						<input type="checkbox" checked={names.includes(field.field)}
							onChange={event => toggle(field.field, event.currentTarget.checked)} />
						{' '}{field[`title_${lang}`]}
					</label>
				))}
				<a href={href(path, params.filter(([key]) => key !== 'fields'))}>{t.allColumns}</a>
			</div>
		</details>
	)
}

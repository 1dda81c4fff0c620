// Search as one types, over every resource.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Page, Row, Schemas } from '@yigai/client'
import { queryOf, yigai } from '../api'
import { useOne } from '../load'
import { useRecord } from '../names'
import { usePage } from '../page'
import { Chip } from '../parts/conditions'
import { Heading } from '../parts/heading'
import { Marked, Name } from '../parts/small'
import { Await } from '../parts/state'
import { parse, valueOf, type Params } from '../route'

type Hit = Schemas['Hit']

const PAUSE = 150 // milliseconds after a key before it is asked
const SHOWN = 20

export function Search() {
	const { t, lang, route: { params }, go } = usePage()
	const q = valueOf(params, 'q')
	const limit = valueOf(params, 'limit') || String(SHOWN)
	const [typed, setTyped] = useState(q)
	const timer = useRef(0)
	// the kinds of records that are searched
	const types = params.filter(([key]) => key === 'type')
	const asking = (text: string): Params => [...(text ? [['q', text] as const] : []), ...types]
	const index = useOne(yigai.index())
	const title = (name: string) => index.data?.data.resources.find(r => r.name === name)?.[`title_${lang}`] ?? name
	const found = useOne(q ? yigai.search(q, queryOf([...params.filter(([key]) => key !== 'limit'), ['limit', limit]])) : undefined)

	// Back and forward change what is typed. What was asked while typing does not: it comes round later than
	// the next letter, which would be lost.
	const asked = useRef(q)
	useEffect(() => {
		const now = valueOf(parse(location.hash)?.params ?? [], 'q')
		if (now === asked.current) return
		asked.current = now
		clearTimeout(timer.current)
		setTyped(now)
	}, [q])
	const ask = (text: string, replace = false) => {
		clearTimeout(timer.current)
		asked.current = text.trim()
		go(asking(asked.current), replace)
	}
	const type = (text: string) => {
		setTyped(text)
		clearTimeout(timer.current)
		timer.current = window.setTimeout(() => ask(text, true), PAUSE)
	}
	return (
		<div class="wide narrow">
			<Heading>{t.searchTitle}</Heading>
			<form role="search" class="search" onSubmit={event => {
				event.preventDefault()
				ask(typed)
			}}>
				<label for="q">{t.search}</label>
				<input id="q" type="search" value={typed} maxLength={200} autocomplete="off" spellcheck={false}
					placeholder={t.searchHint} onInput={event => type(event.currentTarget.value)} />
				<button type="submit">{t.search}</button>
			</form>
			{types.length > 0 && (
				<ul class="chips" aria-label={t.conditions}>
					{types.map(([key, value]) =>
						<Chip key={value} name={value.split(',').map(title).join(t.comma)} of={key} value={value} />)}
				</ul>
			)}
			{!q && <p class="lede">{t.searchPrompt}</p>}
			{q && <Await of={found}>{hits => <Hits q={q} hits={hits} title={title} />}</Await>}
		</div>
	)
}

function Hits({ q, hits, title }: {
	q: string
	hits: Page<Hit>
	// of a resource
	title: (name: string) => string
}) {
	const { t, href, route: { path, params } } = usePage()
	const resources = [...new Set(hits.data.map(hit => hit.resource))]
	const more: Params = [...params.filter(([key]) => key !== 'limit'), ['limit', String(Math.min(1000, hits.data.length + 80))]]
	if (hits.data.length === 0) {
		return (
			<section class="empty">
				<p class="sr" role="status">{t.searchNothing(q)}</p>
				<h2>{t.searchNothing(q)}</h2>
				<p>{t.searchLoosen}</p>
			</section>
		)
	}
	return (
		<>
			<p class="count" role="status">
				{t.searchCount(hits.meta.total, q)}
				{hits.meta.search?.relaxed && <> · {t.searchRelaxed(hits.meta.search.left_out)}</>}
			</p>
			{resources.map(resource => (
				<section key={resource} class="hits">
					<h2>{title(resource)}</h2>
					<ul>
						{hits.data.filter(hit => hit.resource === resource).map(hit =>
							<Found key={hit.id} hit={hit} />)}
					</ul>
				</section>
			))}
			{hits.data.length < hits.meta.total && hits.data.length < 1000 &&
				<p><a class="button" href={href(path, more)}>{t.more}</a></p>}
		</>
	)
}

function Found({ hit }: { hit: Hit }) {
	const { t, lang, href } = usePage()
	// another name, where these are asked for, leads to what has it
	const alias = useRecord(hit.resource === 'aliases' ? 'aliases' : null, hit.id) as Row<'aliases'> | undefined
	const rank = (field: string) => (field.endsWith(`_${lang}`) ? 0 : 2) + (/^(name|title|statement)/.test(field) ? 0 : 1)
	const names = Object.keys(hit.fields).sort((a, b) => rank(a) - rank(b))
	const [first = ''] = names
	const rangesOf = (field: string) => hit.highlight.filter(range => range.field === field)
	const others = names.slice(1).filter(field => rangesOf(field).length)
	return (
		<li>
			<a href={alias ? href([alias.record_resource, alias.record_id]) : href([hit.resource, hit.id])}>
				<Marked text={hit.fields[first] ?? hit.id} ranges={rangesOf(first)} />
				{alias && <> → <Name resource={alias.record_resource} id={alias.record_id} /></>}
			</a>
			{others.slice(0, rangesOf(first).length ? 1 : 2).map(field => (
				<p key={field} class="quiet" lang={field.endsWith('_en') ? 'en' : field.endsWith('_zh') ? 'zh-Hans' : undefined}>
					<Marked text={hit.fields[field] ?? ''} ranges={rangesOf(field)} />
				</p>
			))}
			{hit.highlight.length === 0 && <p class="quiet">{hit.matched_by.includes('pinyin') ? t.byPinyin : hit.matched_by.includes('keyword') ? t.byKeyword : t.bySynonym}</p>}
		</li>
	)
}

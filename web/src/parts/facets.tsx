// How many rows have which value, each a condition to add or take away.
import { useState } from 'preact/hooks'
import type { Facets as Counts } from '../api'
import { usePage } from '../page'
import { valueOf, withParam } from '../route'
import { term } from '../terms'
import type { Field } from '../views/tables'
import { oneRef } from './cell'
import { Name } from './small'

const SHOWN = 12

export function Facets({ fields, facets }: {
	fields: Field[]
	facets: Counts
}) {
	const { t, lang } = usePage()
	const [wide] = useState(() => matchMedia('(min-width: 64rem)').matches)
	const told = Object.keys(facets).flatMap(name => fields.find(({ field }) => field === name) ?? [])
		.filter(({ field }) => facets[field]?.length)
	if (!told.length) return null
	return (
		<details class="facets" open={wide}>
			<summary>{t.counts}</summary>
			{told.map(field => (
				<section key={field.field} aria-label={field[`title_${lang}`]}>
					<h2>{field[`title_${lang}`]}</h2>
					<ul>
						{facets[field.field]?.slice(0, SHOWN).map(({ value, count }) =>
							<Value key={String(value)} field={field} value={value} count={count} />)}
					</ul>
				</section>
			))}
		</details>
	)
}

function Value({ field, value, count }: {
	field: Field
	value: string | number | boolean | null
	count: number
}) {
	const { t, lang, href, route: { path, params } } = usePage()
	const key = value === null ? `${field.field}__isnull` : field.field
	const wanted = value === null ? 'true' : String(value)
	const on = valueOf(params, key) === wanted
	const one = oneRef(field)
	const name = value === null ? t.none
		: typeof value === 'boolean' ? (value ? t.yes : t.no)
			: one ? <Name resource={one} id={String(value)} />
				: field.vocabulary ? term(lang, field.vocabulary, String(value)) : String(value)
	return (
		<li>
			<a href={href(path, withParam(params, key, on ? '' : wanted))} aria-current={on ? 'true' : undefined}>
				<span>{name}</span> <b>{count}</b>
			</a>
		</li>
	)
}

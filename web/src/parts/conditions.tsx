// The conditions of a table: those that hold, and a form for one more.
import { useState } from 'preact/hooks'
import { yigai } from '../api'
import { useOne } from '../load'
import { useRecord } from '../names'
import { usePage } from '../page'
import type { Language, Params } from '../route'
import { term, words } from '../terms'
import type { Text } from '../text'
import { oneRef } from './cell'
import { titleOf } from '../title'
import type { Field } from '../views/tables'

export function Chips({ fields, conditions }: { fields: Field[]; conditions: Params }) {
	const { t } = usePage()
	if (!conditions.length) return null
	return (
		<ul class="chips" aria-label={t.conditions}>
			{conditions.map(([key, value], i) => <Condition key={i} fields={fields} of={key} value={value} />)}
		</ul>
	)
}

function Condition({ fields, of, value }: { fields: Field[]; of: string; value: string }) {
	const { t, lang } = usePage()
	const field = fields.find(({ field }) => field === of)
	const record = useRecord(field && oneRef(field), value)
	return <Chip name={conditionName(t, lang, fields, of, record ? titleOf(lang, record) : value)} of={of} value={value} />
}

// A parameter of the address, to take away.
export function Chip({ name, of, value }: { name: string; of: string; value: string }) {
	const { t, href, route: { path, params } } = usePage()
	const rest = params.filter(pair => pair[0] !== 'cursor' && !(pair[0] === of && pair[1] === value))
	return <li><a href={href(path, rest)} aria-label={t.remove(name)}>{name} <span aria-hidden="true">×</span></a></li>
}

// What the address asks for beside what a view offers to choose.
export function OtherConditions({ resource, offered }: { resource: string; offered: readonly string[] }) {
	const { route: { params } } = usePage()
	const others = params.filter(([key]) => !offered.includes(key))
	const fields = useOne(others.length ? yigai.list('fields', { resource: resource as 'facts', limit: 1000 }) : undefined)
	return <Chips fields={fields.data?.data ?? []} conditions={others} />
}

// `due_date__lte`, `2021-12-31` as people say it: Due at most 2021-12-31.
export function conditionName(t: Text, lang: Language, fields: Field[], key: string, value: string): string {
	const [name = '', operator = ''] = key.split('__')
	const field = fields.find(f => f.field === name)
	const title = name === 'q' ? t.search : field?.[`title_${lang}`] ?? name
	if (name === 'sort') return t.sortBy(value)
	if (operator === 'isnull') return `${title}${t.colon}${value === 'true' ? t.none : t.some}`
	const said = value.split(',')
		.map(v => field?.vocabulary ? term(lang, field.vocabulary, v)
			: field?.type === 'boolean' ? (v === 'true' ? t.yes : t.no) : v)
		.join(t.comma)
	return operator ? `${title} ${t.operators[operator] ?? operator} ${said}` : `${title}${t.colon}${said}`
}

function operatorsOf(field: Field): string[] {
	const null_ = field.nullable ? ['isnull'] : []
	if (field.vocabulary || field.type === 'boolean' || field.type === 'list') return ['', 'ne', ...null_]
	if (field.type === 'number' || field.type === 'integer') return ['', 'ne', 'gt', 'gte', 'lt', 'lte', ...null_]
	if (field.text_format === 'date') return ['', 'gte', 'lte', 'year', 'prefix', ...null_]
	return ['contains', '', 'ne', 'prefix', ...null_]
}

export function AddCondition({ fields }: { fields: Field[] }) {
	const { t, lang, go, route: { params } } = usePage()
	const able = fields.filter(({ filterable }) => filterable)
	const [name, setName] = useState(able[0]?.field ?? '')
	const field = able.find(f => f.field === name)
	if (!field) return null
	const operators = operatorsOf(field)
	const submit = (event: SubmitEvent) => {
		event.preventDefault()
		const form = new FormData(event.currentTarget as HTMLFormElement)
		const operator = String(form.get('operator') ?? '')
		const value = operator === 'isnull' ? 'true' : String(form.get('value') ?? '').trim()
		if (value) go([...params.filter(([key]) => key !== 'cursor'), [operator ? `${name}__${operator}` : name, value]])
	}
	return (
		<details>
			<summary>{t.filterBy}</summary>
			<form class="condition" onSubmit={submit}>
				<label>
					<span>{t.field}</span>
					<select value={name} onChange={event => setName(event.currentTarget.value)}>
						{able.map(f => <option key={f.field} value={f.field}>{f[`title_${lang}`]}</option>)}
					</select>
				</label>
				<label>
					<span>{t.operator}</span>
					<select name="operator" key={name}>
						{operators.map(o => <option key={o} value={o}>{t.operators[o]}</option>)}
					</select>
				</label>
				<label>
					<span>{t.value}</span>
					<Value field={field} key={name} />
				</label>
				<button type="submit">{t.add}</button>
			</form>
		</details>
	)
}

function Value({ field }: { field: Field }) {
	const { t, lang } = usePage()
	if (field.type === 'boolean') {
		return <select name="value"><option value="true">{t.yes}</option><option value="false">{t.no}</option></select>
	}
	if (field.vocabulary) {
		const { vocabulary } = field
		return (
			<select name="value">
				{words(vocabulary).map(word => <option key={word} value={word}>{term(lang, vocabulary, word)}</option>)}
			</select>
		)
	}
	return <input name="value" autocomplete="off" placeholder={field.text_format === 'date' ? 'YYYY-MM-DD' : ''} />
}

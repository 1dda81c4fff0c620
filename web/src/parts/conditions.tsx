// The conditions of a table: those that hold, and a form for one more.
import { useState } from 'preact/hooks'
import { usePage } from '../page'
import type { Language, Params } from '../route'
import { term, words } from '../terms'
import type { Text } from '../text'
import type { Field } from '../views/tables'

export function Chips({ fields, conditions }: { fields: Field[]; conditions: Params }) {
	const { t, lang, href, route: { path, params } } = usePage()
	if (!conditions.length) return null
	return (
		<ul class="chips" aria-label={t.conditions}>
			{conditions.map(([key, value], i) => {
				const name = conditionName(t, lang, fields, key, value)
				const rest = params.filter(pair => pair[0] !== 'cursor' && !(pair[0] === key && pair[1] === value))
				return (
					<li key={i}>
						<a href={href(path, rest)} aria-label={t.remove(name)}>{name} <span aria-hidden="true">×</span></a>
					</li>
				)
			})}
		</ul>
	)
}

// `due_date__lte`, `2021-12-31` as people say it: Due at most 2021-12-31.
export function conditionName(t: Text, lang: Language, fields: Field[], key: string, value: string): string {
	const [name = '', operator = ''] = key.split('__')
	const field = fields.find(f => f.field === name)
	const title = name === 'q' ? t.search : field?.[`title_${lang}`] ?? name
	if (operator === 'isnull') return `${title}: ${value === 'true' ? t.none : `≠ ${t.none}`}`
	const said = value.split(',')
		.map(v => field?.vocabulary ? term(lang, field.vocabulary, v)
			: field?.type === 'boolean' ? (v === 'true' ? t.yes : t.no) : v)
		.join(', ')
	return operator ? `${title} ${t.operators[operator] ?? operator} ${said}` : `${title}: ${said}`
}

function operatorsOf(field: Field): string[] {
	const null_ = field.nullable ? ['isnull'] : []
	if (field.vocabulary || field.type === 'boolean' || field.type === 'list') return ['', 'ne', ...null_]
	if (field.type === 'number' || field.type === 'integer') return ['', 'ne', 'gt', 'gte', 'lt', 'lte', ...null_]
	if (field.text_format === 'date') return ['', 'gte', 'lte', 'prefix', ...null_]
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

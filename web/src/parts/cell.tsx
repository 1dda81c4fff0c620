// The value of a field, as its description says what it is.
import type { Row } from '@yigai/client'
import { date, number } from '../format'
import { usePage } from '../page'
import type { Any } from '../title'
import { Name, Term } from './small'

export function Cell({ field, value, row }: { field: Row<'fields'>; value: unknown; row: Any }) {
	const { t, lang, href } = usePage()
	if (value === null || value === undefined) return <span class="null" aria-label={t.none}>–</span>
	const one = oneRef(field)
	if (Array.isArray(value) && field.type === 'list') {
		return (
			<>
				{(value as unknown[]).map((id, i) => (
					<span key={i}>
						{i > 0 && t.comma}
						{one ? <a href={href([one, String(id)])}><Name resource={one} id={String(id)} /></a> : String(id)}
					</span>
				))}
			</>
		)
	}
	if (typeof value === 'object') return <code>{JSON.stringify(value)}</code>
	if (typeof value === 'boolean') return <>{value ? t.yes : t.no}</>
	if (typeof value === 'number') return <>{field.type === 'integer' ? value : number(lang, value)}</>
	const text = String(value)
	if (field.vocabulary) return <Term of={field.vocabulary} word={text} />
	if (field.text_format === 'date') {
		const precision = row[field.field.replace(/_?date$/, match => match === 'date' ? 'date_precision' : '_precision')]
		return <span title={text}>{date(lang, text, precision as string | null)}</span>
	}
	if (field.text_format === 'sha256') return <code title={text}>{text.slice(0, 12)}…</code>
	if (field.field === 'id') return <a href={href([String(field.resource), text])}>{text}</a>
	const resource = one ?? resourceOf(field.field, row)
	if (resource) return <a href={href([resource, text])}><Name resource={resource} id={text} /></a>
	const [, language] = /_(zh|en)$/.exec(field.field) ?? []
	return language && language !== lang ? <span lang={language === 'zh' ? 'zh-Hans' : 'en'}>{text}</span> : <>{text}</>
}

// The resource that a field refers to, unless it is one of several or any.
export function oneRef({ ref }: Row<'fields'>): string | undefined {
	return ref && ref !== '*' && !ref.includes(' ') ? ref : undefined
}

// An id of any record stands beside the resource that it is of.
function resourceOf(field: string, row: Any): string | undefined {
	const resource = field.endsWith('_id') ? row[field.replace(/_id$/, '_resource')] : undefined
	return typeof resource === 'string' ? resource : undefined
}

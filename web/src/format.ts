// Figures and dates as people write them, in both languages.
import type { Language } from './route'
import { term } from './terms'

export interface Figure {
	comparator?: string | null
	value: number | null
	value_max?: number | null
	unit: string | null
}

const BOUNDS: Record<Language, Record<string, string>> = {
	en: { '<=': 'at most ', '>=': 'at least ', '>': 'more than ', '~': 'about ' },
	zh: { '<=': '不超过', '>=': '不少于', '>': '超过', '~': '约' },
}

const PLURALS: Record<string, [string, string]> = {
	minute: ['minute', 'minutes'],
	month: ['month', 'months'],
	year: ['year', 'years'],
	person: ['person', 'people'],
	square_metre: ['square metre', 'square metres'],
	visit: ['person-time', 'person-times'],
	transaction: ['transaction', 'transactions'],
}

// Returns a figure with its bound and unit: `at least 45 minutes`, 超过700万人. Nothing is rounded.
export function figure(lang: Language, { comparator, value, value_max, unit }: Figure): string {
	if (value === null) return ''
	const bound = BOUNDS[lang][comparator ?? '='] ?? ''
	const range = value_max === null || value_max === undefined ? '' : `–${number(lang, value_max)}`
	return bound + withUnit(lang, number(lang, value) + range, unit, value_max ?? value)
}

// Returns a number alone, in 万 and 亿 or in millions and billions where it is large.
export function number(lang: Language, value: number): string {
	const size = Math.abs(value)
	const [step, name] = lang === 'zh'
		? size >= 1e8 ? [1e8, '亿'] : size >= 1e4 ? [1e4, '万'] : [1, '']
		: size >= 1e9 ? [1e9, ' billion'] : size >= 1e6 ? [1e6, ' million'] : [1, '']
	return new Intl.NumberFormat('en', {
		maximumFractionDigits: 6,
		useGrouping: lang === 'en',
	}).format(value / step) + name
}

function withUnit(lang: Language, text: string, unit: string | null, value: number): string {
	switch (unit) {
	case null:
		return text
	case 'percent':
		return `${text}%`
	case 'CNY':
		return lang === 'zh' ? `${text}元` : `¥${text}`
	case 'count':
		return text
	}
	if (lang === 'zh') return text + (unit === 'month' ? '个月' : term('zh', 'unit', unit))
	const names = PLURALS[unit]
	return `${text} ${names ? names[value === 1 ? 0 : 1] : term('en', 'unit', unit)}`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
	'October', 'November', 'December']

// Returns a date as precisely as it is stated; '' for none.
export function date(lang: Language, iso: string | null | undefined, precision?: string | null): string {
	const [, year = '', m = '', d = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? '') ?? []
	if (!year) return iso ?? ''
	const month = Number(m), day = Number(d)
	const name = MONTHS[month - 1] ?? m
	switch (precision) {
	case 'year':
		return lang === 'zh' ? `${year}年` : year
	case 'year_end':
		return lang === 'zh' ? `${year}年底` : `end of ${year}`
	case 'quarter':
		return lang === 'zh' ? `${year}年第${Math.ceil(month / 3)}季度` : `Q${Math.ceil(month / 3)} ${year}`
	case 'month':
		return lang === 'zh' ? `${year}年${month}月` : `${name} ${year}`
	case 'month_end':
		return lang === 'zh' ? `${year}年${month}月底` : `end of ${name} ${year}`
	default:
		return lang === 'zh' ? `${year}年${month}月${day}日` : `${day} ${name} ${year}`
	}
}

// The dates of a target, an observation or a step: one day, or a period that was counted over.
export interface Dated {
	due_date?: string | null
	due_precision?: string | null
	observed_date?: string | null
	observed_precision?: string | null
	period_start?: string | null
	period_end?: string | null
}

// Returns when that is, as precisely as it is stated: a year from its first day to its last is that year.
export function when(lang: Language, of: Dated): string {
	const { period_start: first, period_end: last } = of
	const day = of.due_date ?? of.observed_date
	if (day || !first || !last) return date(lang, day ?? last, of.due_precision ?? of.observed_precision)
	if (first.endsWith('-01-01') && last === first.replace('-01-01', '-12-31')) return date(lang, last, 'year')
	return date(lang, first) + (lang === 'zh' ? '至' : ' to ') + date(lang, last)
}

// Returns a text's parts, those of the ranges marked; offsets count code points, as the API's do.
export function marked(text: string, ranges: readonly { start: number; end: number }[]):
	{ text: string; mark: boolean }[] {
	const points = [...text]
	const parts: { text: string; mark: boolean }[] = []
	let at = 0
	for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
		const from = Math.max(start, at)
		if (end <= from) continue
		if (from > at) parts.push({ text: points.slice(at, from).join(''), mark: false })
		parts.push({ text: points.slice(from, end).join(''), mark: true })
		at = end
	}
	if (at < points.length) parts.push({ text: points.slice(at).join(''), mark: false })
	return parts
}

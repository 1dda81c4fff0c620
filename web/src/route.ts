// Where the page is: everything that a view shows follows from the fragment, so that an address can be
// shared, reloaded and gone back to. `#/promises?category=digital_health&lang=zh`

export type Language = 'en' | 'zh'
export const LANGUAGES: readonly Language[] = ['zh', 'en']

// Conditions, in the words of the API; a key may stand more than once.
export type Params = readonly (readonly [string, string])[]

export interface Route {
	path: readonly string[]
	params: Params
	// as it stands in the address, right or wrong; undefined: the browser's
	lang: string | undefined
}

// Returns the route of a fragment, or undefined where its escapes are broken.
export function parse(fragment: string): Route | undefined {
	const [path = '', query = ''] = split(fragment.replace(/^#/, ''), '?')
	try {
		const params = [...new URLSearchParams(query)]
		return {
			path: path.split('/').filter(Boolean).map(decodeURIComponent),
			params: params.filter(([key]) => key !== 'lang'),
			lang: params.find(([key]) => key === 'lang')?.[1],
		}
	} catch {
		return undefined
	}
}

// Returns the fragment of a path and its parameters; empty ones are left out.
export function format(path: readonly string[], params: Params, lang?: string): string {
	const query = search([...params, ...(lang ? [['lang', lang] as const] : [])])
	return `#/${path.map(encodeURIComponent).join('/')}${query}`
}

// Returns `?key=value&…`, or nothing where no parameter has a value. Commas and colons stay as they
// are, as in the addresses that the API gives.
export function search(params: Params): string {
	const query = params
		.filter(([, value]) => value !== '')
		.map(pair => pair.map(encodeURIComponent).join('=').replaceAll('%2C', ','))
		.join('&')
	return query && `?${query}`
}

export function valueOf(params: Params, key: string): string {
	return params.find(([k]) => k === key)?.[1] ?? ''
}

// Returns the parameters with one key set to a value, or taken out where the value is empty. Another
// condition means another list: a cursor into the old one goes.
export function withParam(params: Params, key: string, value: string): Params {
	const rest = params.filter(([k]) => k !== key && k !== 'cursor')
	return value === '' ? rest : [...rest, [key, value]]
}

// How rows are shown rather than which.
const SHAPE = ['sort', 'fields', 'limit', 'cursor', 'include', 'facet']

// Returns the parameters that say which rows are shown.
export function conditionsOf(params: Params): Params {
	return params.filter(([key]) => !SHAPE.includes(key))
}

function split(text: string, at: string): [string, string] {
	const i = text.indexOf(at)
	return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + at.length)]
}

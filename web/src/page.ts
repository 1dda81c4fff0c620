// What every part of the page knows: where it is, and in which language.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { format, LANGUAGES, type Language, type Params, type Route } from './route'
import { TEXT, type Text } from './text'

export interface Page {
	route: Route
	lang: Language
	t: Text
	// the address of a view, in the language that the present one has
	href: (path: readonly string[], params?: Params) => string
	// goes to the present view with other parameters; replace: without a step in the history
	go: (params: Params, replace?: boolean) => void
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
	const page = useContext(PageContext)
	if (!page) throw new Error('no page')
	return page
}

export function pageOf(route: Route): Page {
	const lang = LANGUAGES.find(l => l === route.lang) ?? browserLanguage()
	const kept = route.lang === lang ? lang : undefined
	return {
		route,
		lang,
		t: TEXT[lang],
		href: (path, params = []) => format(path, params, kept),
		go: (params, replace) => {
			const to = format(route.path, params, kept)
			if (replace) history.replaceState(history.state, '', to)
			else history.pushState(null, '', to)
			dispatchEvent(new HashChangeEvent('hashchange'))
		},
	}
}

function browserLanguage(): Language {
	for (const tag of navigator.languages) {
		if (tag.startsWith('zh')) return 'zh'
		if (tag.startsWith('en')) return 'en'
	}
	return 'en'
}

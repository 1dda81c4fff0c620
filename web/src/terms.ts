// What the words of the vocabularies are called.
import { Problem, type Row } from '@yigai/client'
import { yigai } from './api'
import type { Language } from './route'

let titles: ReadonlyMap<string, Row<'terms'>> = new Map()
let loading: Promise<void> | undefined

// Resolves when terms are known; a dataset without them is shown with its bare words.
export function loadTerms(): Promise<void> {
	loading ??= yigai.list('terms', { limit: 1000 }).then(
		({ data }) => {
			titles = new Map(data.map(term => [`${term.vocabulary}/${term.word}`, term]))
		},
		(error: unknown) => {
			loading = undefined
			if (!(error instanceof Problem) || error.status !== 404) throw error
		},
	)
	return loading
}

export function term(lang: Language, vocabulary: string, word: string | null | undefined): string {
	if (word === null || word === undefined) return ''
	return titles.get(`${vocabulary}/${word}`)?.[`title_${lang}`] ?? word
}

export function definition(lang: Language, vocabulary: string, word: string): string {
	return titles.get(`${vocabulary}/${word}`)?.[`definition_${lang}`] ?? ''
}

export function words(vocabulary: string): string[] {
	return [...titles.values()].filter(term => term.vocabulary === vocabulary).map(term => term.word)
}

// What a record of any resource is called.
import type { Language } from './route'

export type Any = Record<string, unknown>

const NAMES = ['name', 'title', 'statement']

// Returns the record's name, title or statement in a language, else in the other one, else its id.
export function titleOf(lang: Language, row: Any): string {
	for (const code of [lang, lang === 'zh' ? 'en' : 'zh']) {
		for (const name of NAMES) {
			const text = row[`${name}_${code}`]
			if (typeof text === 'string' && text !== '') return text
		}
	}
	const bare = row['name'] ?? row['exact'] ?? row['id']
	return typeof bare === 'string' ? bare : ''
}

// What a record of any resource is called.
import type { Language } from './route'
import { TEXT } from './text'

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
	if (typeof row['published_date'] === 'string') return untitled(lang, row)
	const bare = row['name'] ?? row['exact'] ?? row['id']
	return typeof bare === 'string' ? bare : ''
}

// An article without a headline is known by who wrote it, and when.
function untitled(lang: Language, row: Any): string {
	const who = [row[`author_${lang}`] ?? row[`publisher_${lang}`], String(row['published_date']).slice(0, 4)].filter(Boolean)
	return lang === 'zh' ? `${TEXT.zh.noTitle}（${who.join('，')}）` : `${TEXT.en.noTitle} (${who.join(', ')})`
}

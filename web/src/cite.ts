// A record as others cite it.
import type { Language } from './route'

export interface Cited {
	id: string
	title: string
	url: string
	dataset: { title: string; version: string; released: string; license: string }
	// the articles that state it, as one line each
	sources: readonly string[]
	accessed: string
}

export const STYLES = ['plain', 'bibtex', 'gbt7714'] as const
export type Style = typeof STYLES[number]

// Returns the citation of a record of the dataset.
export function cite(style: Style, lang: Language, c: Cited): string {
	const { title, version, released, license } = c.dataset
	// a name is no sentence
	const closed = /[。.]$/.test(c.title) ? c.title : c.title + (lang === 'zh' ? '。' : '.')
	switch (style) {
	case 'plain':
		return lang === 'zh'
			? `${closed}见：${title}，版本${version}（${released}），记录 ${c.id}，${license}。`
				+ `${from('据', c.sources, '；', '。')}${c.url}`
			: `${closed} In: ${title}, version ${version} (${released}), record ${c.id}, ${license}. `
				+ `${from('After ', c.sources, '; ', '. ')}${c.url}`
	case 'bibtex':
		return [
			`@misc{yigai:${c.id},`,
			`  author = {{The Yigai maintainers}},`,
			`  title = {${escaped(c.title)}},`,
			`  howpublished = {${escaped(title)}, record ${escaped(c.id)}},`,
			`  year = {${released.slice(0, 4)}},`,
			`  version = {${escaped(version)}},`,
			`  url = {${c.url}},`,
			`  urldate = {${c.accessed}},`,
			`  note = {${escaped([license, ...c.sources].join('; '))}}`,
			`}`,
		].join('\n')
	case 'gbt7714':
		return `Yigai 维护者. ${c.title.replace(/[。.]$/, '')}[DB/OL]//${title}: 版本 ${version}. `
			+ `(${released})[${c.accessed}]. ${c.url}.`
	}
}

function from(before: string, sources: readonly string[], between: string, after: string): string {
	return sources.length ? before + sources.join(between) + after : ''
}

// What TeX would take for its own.
function escaped(text: string): string {
	return text.replace(/[\\{}$&#_%~^]/g, c =>
		c === '\\' ? '\\textbackslash{}' : c === '~' ? '\\textasciitilde{}' : c === '^' ? '\\textasciicircum{}' : `\\${c}`)
}

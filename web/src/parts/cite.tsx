// A record's citation, to take along: the API's own.
import { useState } from 'preact/hooks'
import { Get, Problem } from '@yigai/client'
import { root } from '../api'
import { useOne } from '../load'
import { usePage } from '../page'
import { Copyable } from './small'
import { Await } from './state'

const FORMS = { '.cite.txt': 'GB/T 7714, APA', '.bib': 'BibTeX', '.ris': 'RIS', '.csl.json': 'CSL-JSON' }
type Form = keyof typeof FORMS

export function Cite({ resource, id }: { resource: string; id: string }) {
	const { t, lang } = usePage()
	const [form, choose] = useState<Form>()
	// text is in both languages, each in the style of its own
	const query = form === '.cite.txt' ? '' : `?labels=${lang}`
	// asked for when it is wanted: an export's files have none
	const text = useOne(form && citation(`/v1/${encodeURIComponent(resource)}/${encodeURIComponent(id)}${form}${query}`))
	return (
		<section class="cite">
			<h2>{t.cite}</h2>
			<div class="styles" role="group" aria-label={t.cite}>
				{(Object.keys(FORMS) as Form[]).map(each => (
					<button key={each} type="button" aria-pressed={each === form} onClick={() => choose(each)}>{FORMS[each]}</button>
				))}
			</div>
			{form && <Await of={text}>{text => <Copyable label={FORMS[form]} text={text} />}</Await>}
		</section>
	)
}

// A server that does not know its own host says paths: this page's host stands before them.
function citation(path: string): Get<string> {
	return new Get<string>(path, async (path, options) => {
		const answer = await fetch(root + path, options)
		if (!answer.ok) throw new Problem(answer.status, {})
		return (await answer.text()).replace(/(?<=[\s{"])\/\S*?v1\/@/g, start => new URL(start, root).href)
	})
}

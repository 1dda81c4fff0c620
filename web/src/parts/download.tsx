// Rows as a CSV file, all pages of them, with the byte-order mark by which Excel knows UTF-8.
import { useState } from 'preact/hooks'
import { Problem } from '@yigai/client'
import { queryOf, rowsOf, yigai } from '../api'
import { usePage } from '../page'
import type { Params } from '../route'

export function Download({ resource, params }: { resource: string; params: Params }) {
	const { t } = usePage()
	const [state, set] = useState('')
	const fetchAll = async () => {
		set(t.downloading)
		try {
			const text = await csv(resource, params)
			const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
			const link = document.createElement('a')
			link.href = url
			link.download = `${resource}.csv`
			link.click()
			URL.revokeObjectURL(url)
			set('')
		} catch (error) {
			set(error instanceof Problem ? error.title : t.unreachable)
		}
	}
	return (
		<>
			<button type="button" onClick={() => void fetchAll()}>{t.download}</button>
			<span role="status" class="quiet">{state}</span>
		</>
	)
}

// Returns every row as one CSV text, page by page.
async function csv(resource: string, params: Params): Promise<string> {
	const conditions = params.filter(([key]) => key !== 'cursor' && key !== 'limit')
	let next: string | undefined = rowsOf(resource, { ...queryOf(conditions), limit: 1000 }).path.replace('?', '.csv?')
	let text = ''
	while (next) {
		const answer = await yigai.fetch(next)
		const page = await answer.text()
		// the names of the fields stand in the first line of every page, and no name holds a line's end
		text += text ? page.slice(page.indexOf('\n') + 1) : page
		next = /<([^>]*)>;\s*rel="?next/.exec(answer.headers.get('Link') ?? '')?.[1]
	}
	return text
}

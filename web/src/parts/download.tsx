// Rows as a CSV file, all pages of them, with the byte-order mark by which Excel knows UTF-8.
import { useState } from 'preact/hooks'
import { csv, Problem } from '../api'
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
			set(error instanceof Problem ? error.title || t.unreachable : String(error))
		}
	}
	return (
		<>
			<button type="button" onClick={() => void fetchAll()}>{t.download}</button>
			<span role="status" class="quiet">{state}</span>
		</>
	)
}

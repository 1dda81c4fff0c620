// Records that a view knows only the ids of: asked for together, a request for each resource, and once.
import { useEffect, useReducer } from 'preact/hooks'
import { rowsOf } from './api'
import type { Any } from './title'

const AT_ONCE = 50 // ids in one request; the API takes 64 values

const known = new Map<string, Any>()
const asked = new Set<string>()
let waiting = new Map<string, string[]>()
const views = new Set<() => void>()

// Returns a record once it is known; the view is drawn again then. One that does not come stays unknown.
export function useRecord(resource: string | null | undefined, id: string): Any | undefined {
	const [, redraw] = useReducer((n: number) => n + 1, 0)
	const key = `${resource}/${id}`
	const record = known.get(key)
	useEffect(() => {
		if (!resource || !id || record) return
		// it can have come between drawing and now, when nobody knew that this view waits for it
		if (known.has(key)) return redraw(0)
		views.add(redraw as () => void)
		want(resource, id)
		return () => views.delete(redraw as () => void)
	}, [key])
	return record
}

// Takes in a record that came along with another.
export function know(resource: string, row: Any) {
	known.set(`${resource}/${String(row['id'])}`, row)
}

function want(resource: string, id: string) {
	const key = `${resource}/${id}`
	if (asked.has(key)) return
	asked.add(key)
	if (!waiting.size) queueMicrotask(ask)
	waiting.set(resource, [...waiting.get(resource) ?? [], id])
}

function ask() {
	for (const [resource, ids] of waiting) {
		for (let i = 0; i < ids.length; i += AT_ONCE) void fetchSome(resource, ids.slice(i, i + AT_ONCE))
	}
	waiting = new Map()
}

async function fetchSome(resource: string, ids: string[]) {
	try {
		const { data } = await rowsOf(resource, { id: ids, limit: AT_ONCE })
		data.forEach(row => know(resource, row))
		views.forEach(redraw => redraw())
	} catch {
		// the id stays in the name's place until a view asks again
		ids.forEach(id => asked.delete(`${resource}/${id}`))
	}
}

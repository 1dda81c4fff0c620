// Data on its way into a view.
import { useEffect, useRef, useState } from 'preact/hooks'
import { get, Problem } from './api'
import { loadTerms } from './terms'

export interface Loaded<T> {
	// what came last; it stays while something newer is on its way
	data: T | undefined
	problem: Problem | undefined
	loading: boolean
	// seconds until it is asked again by itself; undefined where that would not help
	again: number | undefined
	retry: () => void
}

const PATIENCE = 15 // seconds at most between two tries

// Asks for several addresses at once, none of which is asked where an earlier one is undefined. What
// the server cannot answer now is asked again, ever more patiently, and at once when the network is
// back.
export function useAll<T extends unknown[]>(urls: readonly (string | undefined)[]): Loaded<T> {
	const [state, set] = useState<Omit<Loaded<T>, 'retry'>>(
		{ data: undefined, problem: undefined, loading: true, again: undefined })
	const [tries, setTries] = useState(0)
	const failures = useRef(0)
	const key = urls.join(' ')

	useEffect(() => {
		if (urls.some(url => url === undefined)) return
		const abort = new AbortController()
		let timer = 0
		const retry = () => setTries(n => n + 1)
		set(before => ({ ...before, loading: true, again: undefined }))
		Promise.all([loadTerms(), ...urls.map(url => get(url ?? '', abort.signal))]).then(
			([, ...data]) => {
				if (abort.signal.aborted) return
				set({ data: data as T, problem: undefined, loading: false, again: undefined })
				failures.current = 0
			},
			(error: unknown) => {
				if (abort.signal.aborted) return
				const problem = error instanceof Problem ? error
					: new Problem(-1, String(error), '', [], undefined)
				const again = problem.retryAfter === undefined ? undefined
					: Math.min(PATIENCE, Math.max(problem.retryAfter, 2 ** Math.min(failures.current++, 4)))
				set({ data: undefined, problem, loading: false, again })
				if (again !== undefined) {
					timer = window.setTimeout(retry, again * 1000)
					addEventListener('online', retry, { signal: abort.signal })
				}
			})
		return () => {
			abort.abort()
			clearTimeout(timer)
		}
	}, [key, tries])

	return { ...state, retry: () => setTries(n => n + 1) }
}

export function useOne<T>(url: string | undefined): Loaded<T> {
	const { data, ...rest } = useAll<[T]>([url])
	return { ...rest, data: data?.[0] }
}

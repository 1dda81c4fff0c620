// Data on its way into a view.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem, type Get } from '@yigai/client'
import { loadTerms } from './terms'

export interface Loaded<T> {
	// what came last; it stays while something newer is on its way
	data: T | undefined
	// what the server says is wrong; status 0: it says nothing
	problem: Problem | undefined
	loading: boolean
	// seconds until it is asked again by itself; undefined where that would not help
	again: number | undefined
	retry: () => void
}

// Parameters without which a page still has all that they ask for.
const SPARED = ['fields', 'limit', 'sort']

// Whether a host heard what it was asked. One that has but an export's files passes over the query, and its
// pages say a file's address: one that chooses rows, or asks for counts beside them, is not answered there.
export function isHeard(path: string, answer: unknown): boolean {
	const [asked, query] = path.split('?')
	const { links } = answer as { links?: { self?: string; collection?: string } }
	const fromFile = links?.collection === undefined && links?.self?.split('?')[0]?.endsWith(`${asked}.json`)
	return !fromFile || [...new URLSearchParams(query).keys()].every(key => SPARED.includes(key))
}

type Asked = readonly (Get<unknown> | undefined)[]
type Answers<G extends Asked> = { -readonly [K in keyof G]: Awaited<NonNullable<G[K]>> }

// What answers is not the API, but most likely a host of an export's files.
const NOT_THE_API = new Problem(404, {})

const PATIENCE = 15 // seconds at most between two tries
const PASSING = [0, 502, 503, 504] // of what may be asked again

// Asks for several addresses at once, none of which is asked where one is undefined. What the server
// cannot answer now is asked again, ever more patiently, and at once when the network is back.
export function useAll<G extends Asked | []>(asked: G): Loaded<Answers<G>> {
	const [state, set] = useState<Omit<Loaded<Answers<G>>, 'retry'>>(
		{ data: undefined, problem: undefined, loading: true, again: undefined })
	const [tries, setTries] = useState(0)
	const failures = useRef(0)
	const key = asked.map(each => each?.path).join(' ')

	useEffect(() => {
		if (asked.some(each => !each)) return
		const abort = new AbortController()
		let timer = 0
		const retry = () => setTries(n => n + 1)
		set(before => ({ ...before, loading: true, again: undefined }))
		Promise.all([loadTerms(), ...asked.map(each => each?.send({ signal: abort.signal }))]).then(
			([, ...data]) => {
				if (abort.signal.aborted) return
				if (asked.some((each, i) => each && !isHeard(each.path, data[i]))) {
					return set({ data: undefined, problem: NOT_THE_API, loading: false, again: undefined })
				}
				set({ data: data as Answers<G>, problem: undefined, loading: false, again: undefined })
				failures.current = 0
			},
			(error: unknown) => {
				if (abort.signal.aborted) return
				const problem = error instanceof Problem ? error
					// no JSON
					: error instanceof SyntaxError ? NOT_THE_API : new Problem(0, {})
				const again = !PASSING.includes(problem.status) ? undefined
					: Math.min(PATIENCE, Math.max(problem.retryAfter ?? 1, 2 ** Math.min(failures.current++, 4)))
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

export function useOne<T>(asked: Get<T> | undefined): Loaded<T> {
	const { data, ...rest } = useAll([asked])
	return { ...rest, data: data?.[0] as T | undefined }
}

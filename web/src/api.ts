// The API as the page asks it, typed by the server's own /openapi.json.
import type { components, paths } from './openapi'
import { search, type Params } from './route'

export type Schemas = components['schemas']
type Resource = { [P in keyof paths]: P extends `/v1/${infer R}/{id}` ? R : never }[keyof paths]
// A row of a collection with all that it can include.
export type Row<R extends Resource> = paths[`/v1/${R}` & keyof paths] extends
	{ get: { responses: { 200: { content: { 'application/json': { data: (infer T)[] } } } } } } ? Required<T> : never
export type Fault = NonNullable<Schemas['Problem']['errors']>[number]

export interface Collection<T> {
	data: T[]
	links: { self: string; next: string | null }
	meta: {
		total: number
		limit: number
		facets?: Record<string, { value: string | number | boolean | null; count: number }[]>
		dataset: { version: string; digest: string }
	}
}

export interface Item<T> {
	data: T
	links: { self: string; collection?: string }
	meta: { dataset: { version: string; digest: string } }
}

export type Evidence = Schemas['EvidencePassage']
export type About = Schemas['ConcernedEntity']
export type Relation = Schemas['RelatedRecord']
export type Discrepancy = Schemas['RecordDiscrepancy']
export type Milestone = Schemas['ProjectMilestone']

// A target or an observation in an indicator's series.
type Points = [Schemas['SeriesTarget'], Schemas['SeriesObservation']]
export type Point = Pick<Points[0], keyof Points[0] & keyof Points[1]> & Partial<Points[0]> & Partial<Points[1]>

// What the server says is wrong (RFC 9457), or that it says nothing: status 0.
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		readonly detail: string,
		readonly faults: readonly Fault[],
		// seconds until it may be asked again; undefined: asking again will not help
		readonly retryAfter: number | undefined,
	) {
		super(title)
	}
}

export function address(path: string, params: Params = []): string {
	return `/v1/${path}${search(params)}`
}

// Returns the answer of an address, as JSON. Throws a Problem.
export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
	const answer = await ask(url, signal)
	try {
		return (await answer.json()) as T
	} catch (error) {
		// cut off on its way
		throw signal?.aborted ? error : silence(String(error))
	}
}

async function ask(url: string, signal?: AbortSignal): Promise<Response> {
	let answer: Response
	try {
		answer = await fetch(url, { headers: { Accept: 'application/json' }, signal: signal ?? null })
	} catch (error) {
		throw signal?.aborted ? error : silence('')
	}
	if (!answer.ok) throw await problemOf(answer)
	return answer
}

// Returns every row of a collection as one CSV text, page by page.
export async function csv(resource: string, params: Params): Promise<string> {
	const conditions = params.filter(([key]) => key !== 'cursor' && key !== 'limit')
	let next: string | undefined = `/v1/${resource}.csv${search([...conditions, ['limit', '1000']])}`
	let text = ''
	while (next) {
		const answer: Response = await ask(next)
		const page = await answer.text()
		// the names of the fields stand in the first line of every page, and no name holds a line's end
		text += text ? page.slice(page.indexOf('\n') + 1) : page
		next = /<([^>]*)>;\s*rel="?next/.exec(answer.headers.get('Link') ?? '')?.[1]
	}
	return text
}

function silence(detail: string): Problem {
	return new Problem(0, '', detail, [], 1)
}

async function problemOf(answer: Response): Promise<Problem> {
	const again = answer.status === 503 || answer.status === 502 || answer.status === 504
	const seconds = Number(answer.headers.get('Retry-After') ?? '2')
	const said = await answer.json().catch(() => ({})) as Partial<Schemas['Problem']>
	return new Problem(
		answer.status,
		said.title ?? `${answer.status} ${answer.statusText}`,
		said.detail ?? '',
		said.errors ?? [],
		again ? Math.max(1, Number.isFinite(seconds) ? seconds : 2) : undefined,
	)
}

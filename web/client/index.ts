// A client of a Yigai server, typed by what the server says of itself: openapi.d.ts comes from its
// /openapi.json.
import type { components, paths } from './openapi.js'

export type { components, paths }
export type Schemas = components['schemas']
export type Fault = Schemas['Fault']

type Answer<Path> =
	Path extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } } ? T : unknown
type Asked<Path> = Path extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : unknown
type Collection<R extends string, P> = P[`/v1/${R}` & keyof P]
type Item<R extends string, P> = P[`/v1/${R}/{id}` & keyof P]

/** The names of the resources. */
export type Resource<P = paths> = { [K in keyof P]: K extends `/v1/${infer R}/{id}` ? R : never }[keyof P]
/** A row of a resource; what has to be asked for by `include` is optional. */
export type Row<R extends string, P = paths> = Answer<Collection<R, P>> extends { data: (infer T)[] } ? T : never
/** A resource's item, which has more than a row of its own accord. */
export type Detail<R extends string, P = paths> = Answer<Item<R, P>> extends { data: infer T } ? T : never
/** A resource's row that has its fields `F` alone, and those that were included, `I`. */
export type Shown<T, F extends keyof T, I extends keyof T> =
	[F] extends [never] ? T & Required<Pick<T, I>> : Required<Pick<T, F | I>>
export type Page<T> = Schemas['AnyPage'] & { data: T[] }
export type Document<T> = Schemas['AnyItem'] & { data: T }

type Several<T> = T | readonly T[]
type Value<T> = T extends readonly (infer V)[] ? Several<V> : T
type Values<Q> = { [K in keyof Q]: Value<Q[K]> }
type Included<Path, T> = Asked<Path> extends { include?: (infer I)[] } ? I & keyof T : never
type Field<Path, T> = Asked<Path> extends { fields?: (infer F)[] } ? F & keyof T : never
/** The parameters of an address. An array is any of its values, as a parameter that stands several times. */
type Query<Path, F, I> = Values<Omit<Asked<Path>, 'fields' | 'include'>> & {
	fields?: Several<F>
	include?: Several<I>
}

export interface Options {
	signal?: AbortSignal
	/** `no-cache`: whatever a cache holds is asked for anew, which costs a 304 if it is still so */
	cache?: 'no-cache'
}

/** What the server says is wrong (RFC 9457). That it says nothing at all is fetch()'s TypeError. */
export class Problem extends Error {
	override readonly name = 'Problem'
	readonly type: string
	readonly title: string
	readonly detail: string
	/** every fault of the request, with the right word where there is one */
	readonly errors: readonly Fault[]

	/** `retryAfter`: seconds after which asking again may help */
	constructor(
		readonly status: number,
		said: Partial<Schemas['Problem']>,
		readonly retryAfter?: number,
	) {
		const { title = `HTTP ${status}`, detail = '' } = said
		// a gateway's own problems may have members of these names and other types
		const errors = Array.isArray(said.errors) ? (said.errors as Fault[]).filter(fault => Object(fault) === fault) : []
		const faults = errors.map(({ parameter, reason, suggestion }) =>
			`${parameter ?? 'the address'} ${reason}${suggestion === null ? '' : ` (${suggestion}?)`}`)
		super([`${title}. ${detail}`, ...faults].join('\n'))
		this.type = said.type ?? 'about:blank'
		this.title = title
		this.detail = detail
		this.errors = errors
	}
}

type Ask = (path: string, options?: Options) => Promise<unknown>

/** An address and what it answers: asked when it is awaited, each time anew. */
export class Get<T> implements PromiseLike<T> {
	constructor(readonly path: string, protected readonly ask: Ask) {}

	/** Asks; `await` does the same without options. Throws a Problem, or what fetch() throws. */
	send(options?: Options): Promise<T> {
		return this.ask(this.path, options) as Promise<T>
	}

	then<A = T, B = never>(
		done?: ((answer: T) => A | PromiseLike<A>) | null,
		failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
	): Promise<A | B> {
		return this.send().then(done, failed)
	}
}

/** A collection: its first page when it is awaited, all its rows when it is iterated over. */
export class List<T> extends Get<Page<T>> implements AsyncIterable<T> {
	/**
	 * Walks over all rows, pages of `limit` at a time, 1000 if it is not given; `for await` does the same
	 * without options. They are rows of one dataset: where that was replaced and the server does not know
	 * it any more, this throws a Problem with status 410, and a walk that begins then is one over the new
	 * dataset, whatever caches hold.
	 */
	async *rows(options?: Options): AsyncGenerator<T, void, undefined> {
		const [path, query] = this.path.split('?')
		const params = new URLSearchParams(query)
		if (!params.has('limit')) params.set('limit', String(PAGE))
		let next: string | null | undefined, given = 0
		// a first page out of a cache may be one of a dataset that is gone
		let how: Options = { cache: 'no-cache', ...options }
		do {
			const page = await this.ask(`${path}?${params}`, how) as Page<T>
			if (next && next === page.links.next) throw new Error(`${path} has no end: its host passes over queries`)
			given += page.data.length
			if (page.links.next && (page.data.length === 0 || given >= page.meta?.total))
				throw new Error(`${path} has no end: a page follows the last one`)
			yield* page.data
			next = page.links.next
			params.set('cursor', new URLSearchParams(next?.split('?')[1]).get('cursor') ?? '')
			how = { ...options }
		} while (next)
	}

	[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
		return this.rows()
	}
}

const PAGE = 1000
const KEPT_MAX = 4_000_000 // characters of answers that a client keeps

interface Kept {
	tag: string
	text: string
	until: number
}

/**
 * A server as its users ask it: `new Client('https://…')`; without an address the one that the page came
 * from. Answers are kept, within a bound, and asked for by their tag when they are no longer fresh.
 */
export class Client<P = paths> {
	readonly #base: string
	readonly #prefix: string
	readonly #kept = new Map<string, Kept>()
	#size = 0
	#stale = false

	constructor(base = '') {
		this.#base = base.replace(/\/+$/, '')
		this.#prefix = this.#base.replace(/^\w+:\/\/[^/]*/, '')
	}

	/** The rows of a resource. */
	list<R extends Resource<P>, F extends Field<Collection<R, P>, Row<R, P>> = never,
		I extends Included<Collection<R, P>, Row<R, P>> = never>(
		resource: R, query?: Query<Collection<R, P>, F, I>,
	): List<Shown<Row<R, P>, F, I>> {
		return new List(address(resource, query), this.#json)
	}

	/** One record. */
	item<R extends Resource<P>, F extends Field<Item<R, P>, Detail<R, P>> = never,
		I extends Included<Item<R, P>, Detail<R, P>> = never>(
		resource: R, id: string, query?: Query<Item<R, P>, F, I>,
	): Get<Document<Shown<Detail<R, P>, F, I>>> {
		// as a segment of an address these are none
		if (/^\.{0,2}$/.test(id)) throw new TypeError(`"${id}" is no id`)
		return new Get(address(`${resource}/${encodeURIComponent(id)}`, query), this.#json)
	}

	/** What is found in all resources, best first. */
	search(q: string, query?: Values<Omit<Asked<Collection<'search', P>>, 'q'>>): List<Schemas['Hit']> {
		return new List(address('search', { q, ...query }), this.#json)
	}

	/** The resources, with their titles and what they hold. */
	index(): Get<Schemas['Index']> {
		return new Get('/v1', this.#json)
	}

	/** The dataset: its version, its licence, how it is cited. */
	dataset(): Get<Schemas['DatasetDocument']> {
		return new Get('/v1/dataset', this.#json)
	}

	/**
	 * Any address, also one that an answer says, as fetch() does it; but what is wrong is thrown as a
	 * Problem.
	 */
	async fetch(path: string, init?: RequestInit): Promise<Response> {
		if (!/^\/(?![/\\])/.test(path)) throw new TypeError(`${path} is no path of this server`)
		// what the server says begins with its base path already
		const rest = path.startsWith(`${this.#prefix}/`) ? path.slice(this.#prefix.length) : path
		const answer = await fetch(this.#base + rest, this.#stale ? { cache: 'no-cache', ...init } : init)
		if (answer.ok || answer.status === 304) return answer
		const told = answer.headers.get('Content-Type')?.startsWith('application/problem+json')
		const json: unknown = told ? await answer.json().catch(() => ({})) : {}
		const said = Object(json) as Partial<Schemas['Problem']>
		const after = Number(answer.headers.get('Retry-After') ?? NaN)
		if (String(said.type).endsWith('#stale-cursor')) {
			this.#kept.clear()
			this.#size = 0
			this.#stale = true
		}
		throw new Problem(answer.status, said, Number.isFinite(after) ? after : undefined)
	}

	readonly #json: Ask = async (path, options = {}) => {
		const kept = this.#kept.get(path)
		if (kept && !options.cache && !this.#stale && Date.now() < kept.until) {
			this.#keep(path, kept)
			return JSON.parse(kept.text)
		}
		const headers = { Accept: 'application/json', ...kept && { 'If-None-Match': kept.tag } }
		const answer = await this.fetch(path, { ...options, headers })
		const text = answer.status === 304 && kept ? kept.text : await answer.text()
		const json: unknown = JSON.parse(text)
		const tag = answer.headers.get('ETag')
		const [, age = 0] = /max-age=(\d+)/.exec(answer.headers.get('Cache-Control') ?? '') ?? []
		if (tag) this.#keep(path, { tag, text, until: Date.now() + 1000 * Number(age) })
		return json
	}

	#keep(path: string, kept: Kept) {
		this.#drop(path)
		this.#kept.set(path, kept)
		this.#size += kept.text.length
		// the one that was not asked for the longest goes first
		for (const path of this.#kept.keys()) {
			if (this.#size <= KEPT_MAX) break
			this.#drop(path)
		}
	}

	#drop(path: string) {
		this.#size -= this.#kept.get(path)?.text.length ?? 0
		this.#kept.delete(path)
	}
}

function address(path: string, query: object = {}): string {
	const params = new URLSearchParams()
	for (const [key, value] of Object.entries(query)) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== undefined) params.append(key, String(one))
		}
	}
	return `/v1/${path}?${params}`.replace(/\?$/, '')
}

// openapi-typescript with openapi-fetch.
import createClient from 'openapi-fetch'
import type { operations, paths } from './generated/openapi-typescript'
import type { Answer, Check, Client, Fit } from './cases'
import { pathOf } from './generated/paths'

type Content<R> = { [S in keyof R]: R[S] extends { content: infer C extends object } ? C[keyof C] : null }
export type Queries = { [K in keyof operations]: operations[K]['parameters']['query'] }
export type Responses = { [K in keyof operations]: Content<operations[K]['responses']> }
export type Fits = Check<Fit<Queries>>

type Call = (path: string, init: object) => Promise<{ data?: unknown, error?: unknown, response: Response }>

export function connect(baseUrl: string): Client {
	const client = createClient<paths>({ baseUrl })
	return async ({ operation, id, query, headers }): Promise<Answer> => {
		const call = client.GET as unknown as Call
		const { data, error, response } = await call(pathOf[operation as keyof typeof pathOf],
			{ params: { path: { id }, query, header: headers } })
		return { status: response.status, body: data ?? error }
	}
}

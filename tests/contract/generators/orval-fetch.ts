// orval with its client for fetch.
import * as api from './generated/orval-fetch'
import type { Answer, Check, Client, Fit } from './cases'
import type { Functions, QueriesOf } from './functions'

type Api = Functions<typeof api>
export type Queries = QueriesOf<Api>
export type Responses = { [K in keyof Api]: Api[K] extends (...a: never[]) => Promise<infer R>
	? R extends { data: infer D } ? D : never : never }
export type Fits = Check<Fit<Queries>>

type Call = (...parameters: unknown[]) => Promise<{ data: unknown, status: number }>

// The base is orval's option `baseUrl`: it stands in what was generated.
export function connect(): Client {
	return async ({ operation, id, query, headers }): Promise<Answer> => {
		const call = api[operation as keyof typeof api] as unknown as Call
		const { data, status } = await call(...id === undefined ? [] : [id],
			...operation === 'readDataset' ? [] : [query], { headers })
		return { status, body: data }
	}
}

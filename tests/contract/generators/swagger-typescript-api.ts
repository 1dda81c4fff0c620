// swagger-typescript-api: a class upon fetch, whose members stand in groups by the address.
import { Api, type HttpResponse } from './generated/swagger-typescript-api/Api'
import type { Answer, Check, Client, Fit } from './cases'
import type { QueriesOf } from './functions'

type Group<T> = T extends (...a: never[]) => unknown ? never
	: T extends Record<string, (...a: never[]) => Promise<unknown>> ? T : never
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void ? A : never
type Operations = All<Group<Api<unknown>[keyof Api<unknown>]>>
export type Queries = QueriesOf<Operations>
export type Responses = { [K in keyof Operations]: Operations[K] extends
	(...a: never[]) => Promise<HttpResponse<infer D, infer E>> ? { data: D, error: E } : never }
export type Fits = Check<Fit<Queries>>

type Call = (...parameters: unknown[]) => Promise<HttpResponse<unknown>>

// The base must be given: by default it is `/`, which the generator puts before `/v1` as it is.
export function connect(baseUrl: string): Client {
	const { v1 } = new Api({ baseUrl })
	return async ({ operation, id, query, headers = {} }): Promise<Answer> => {
		const call = v1[operation as keyof typeof v1] as unknown as Call
		const response = await call(...id === undefined ? [] : [id],
			...operation === 'readDataset' ? [] : [query], { headers }).catch(thrown => thrown)
		if (!(response instanceof Response)) throw response
		const { data, error, status } = response as HttpResponse<unknown>
		return { status, body: data ?? error }
	}
}

// @hey-api/openapi-ts: functions upon fetch.
import { client } from './generated/hey-api/client.gen'
import * as sdk from './generated/hey-api/sdk.gen'
import type { Answer, Check, Client, Fit } from './cases'

type Sdk = typeof sdk
type Options<F> = F extends (options: infer O) => unknown ? NonNullable<O> : never
export type Queries = { [K in keyof Sdk]: Options<Sdk[K]> extends { query?: infer Q } ? Q : never }
type Result<F> = F extends (...options: never[]) => Promise<infer R> ? R : never
export type Responses = { [K in keyof Sdk]: { [M in 'data' | 'error' & keyof Result<Sdk[K]>]: Result<Sdk[K]>[M] } }
export type Fits = Check<Fit<Queries>>

type Call = (options: object) => Promise<{ data?: unknown, error?: unknown, response: Response }>

export function connect(baseUrl: string): Client {
	client.setConfig({ baseUrl })
	return async ({ operation, id, query, headers }): Promise<Answer> => {
		const call = sdk[operation as keyof Sdk] as unknown as Call
		const { data, error, response } = await call({ path: { id }, query, headers })
		return { status: response.status, body: data ?? error }
	}
}

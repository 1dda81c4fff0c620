// openapi-zod-client: zodios upon axios; every answer is held against its schema in zod.
import type { AxiosResponse } from 'axios'
import type { z } from 'zod'
import { api, createApiClient } from './generated/openapi-zod-client'
import { answered } from './axios'
import type { Answer, Check, Client, Fit } from './cases'
import { pathOf } from './generated/paths'

type Endpoints = typeof api.api
type Colon<P> = P extends `${infer A}{${infer B}}${infer C}` ? `${A}:${B}${C}` : P
type Endpoint<O extends keyof typeof pathOf> = Extract<Endpoints[number], { path: Colon<(typeof pathOf)[O]> }>
type Query<P> = { [Q in Extract<P, { type: 'Query' }> as Q extends { name: infer N extends string } ? N : never]?:
	Q extends { schema: infer S extends z.ZodTypeAny } ? z.input<S> : never }
export type Queries = { [O in keyof typeof pathOf]:
	Endpoint<O> extends { parameters: infer P extends readonly unknown[] } ? Query<P[number]> : never }
export type Responses = { [O in keyof typeof pathOf]:
	Endpoint<O> extends { response: infer S extends z.ZodTypeAny } ? z.output<S> : never }
export type Fits = Check<Fit<Queries>>

// Called through a type of our own: the compiler finds the type that zodios makes of the parameters of
// a list too deep (TS2589).
type Call = (path: string, init: object) => Promise<unknown>

export function connect(baseUrl: string): Client {
	let status = 0
	const make = (validate: 'request' | true) => {
		const client = createApiClient(baseUrl, { validate, axiosConfig: { paramsSerializer: { indexes: null } } })
		client.axios.interceptors.response.use(response => {
			({ status } = response)
			return response
		})
		return client.get.bind(client) as unknown as Call
	}
	const whole = make(true)
	// `fields` leaves out members that the schema requires, as the document says
	const part = make('request')
	return ({ operation, id, query = {}, headers }): Promise<Answer> => {
		const call = 'fields' in query ? part : whole
		const path = pathOf[operation as keyof typeof pathOf].replace(/\{(\w+)\}/, ':$1')
		return answered(call(path, { params: { id }, queries: query, headers })
			.then(data => ({ status, data }) as AxiosResponse))
	}
}

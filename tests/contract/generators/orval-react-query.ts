// orval with its client for React Query, which asks with axios.
import { QueryClient } from '@tanstack/react-query'
import axios, { type AxiosResponse } from 'axios'
import * as api from './generated/orval-react-query'
import { answered } from './axios'
import type { Answer, Check, Client, Fit } from './cases'
import type { Functions, QueriesOf } from './functions'

type Api = Functions<typeof api>
export type Queries = QueriesOf<Api>
export type Responses = { [K in keyof Api]: Api[K] extends (...a: never[]) => Promise<AxiosResponse<infer D>>
	? D : never }
export type Fits = Check<Fit<Queries>>

type Options = (...parameters: unknown[]) => Parameters<QueryClient['fetchQuery']>[0]

export function connect(baseURL: string): Client {
	Object.assign(axios.defaults, { baseURL, paramsSerializer: { indexes: null } })
	const queries = new QueryClient()
	return ({ operation, id, query, headers }): Promise<Answer> => {
		const name = `get${operation[0]?.toUpperCase()}${operation.slice(1)}QueryOptions`
		const options = api[name as keyof typeof api] as unknown as Options
		return answered(queries.fetchQuery(options(...id === undefined ? [] : [id],
			...operation === 'readDataset' ? [] : [query],
			{ axios: { headers }, query: { gcTime: 0 } })) as Promise<AxiosResponse>)
	}
}

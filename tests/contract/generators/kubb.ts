// kubb: functions upon axios, a file each.
import { axiosInstance } from '@kubb/plugin-client/clients/axios'
import * as api from './generated/kubb'
import { answered } from './axios'
import type { Answer, Check, Client, Fit } from './cases'
import type { Functions, QueriesOf } from './functions'

type Api = Functions<typeof api>
export type Queries = QueriesOf<Api>
export type Responses = { [K in keyof Api]: Api[K] extends (...a: never[]) => Promise<infer D> ? D : never }
export type Fits = Check<Fit<Queries>>

type Call = (...parameters: unknown[]) => Promise<unknown>

// A function returns the body alone; the status is the axios instance's.
export function connect(baseURL: string): Client {
	let status = 0
	Object.assign(axiosInstance.defaults, { baseURL, paramsSerializer: { indexes: null } })
	axiosInstance.interceptors.response.use(response => {
		({ status } = response)
		return response
	})
	return ({ operation, id, query, headers }): Promise<Answer> => {
		const call = api[operation as keyof typeof api] as unknown as Call
		return answered(call(...id === undefined ? [] : [id], ...operation === 'readDataset' ? [] : [query],
			headers).then(data => ({ status, data }) as never))
	}
}

// axios writes a list as `key[]=` unless told `paramsSerializer: { indexes: null }`, its own word for
// repeats: each client that asks with it says so. It throws where the status is no success.
import axios, { type AxiosResponse } from 'axios'
import type { Answer } from './cases'

export async function answered(asked: Promise<AxiosResponse>): Promise<Answer> {
	try {
		const { status, data } = await asked
		return { status, body: data }
	} catch (error) {
		if (!axios.isAxiosError(error) || !error.response) throw error
		return { status: error.response.status, body: error.response.data }
	}
}

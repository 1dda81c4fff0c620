// What a client in TypeScript writes; the types come from the document alone.
import createClient from 'openapi-fetch'
import type { components, paths } from './generators/generated/openapi-typescript.d.ts'

type Target = Pick<components['schemas']['TargetRow'], 'id' | 'category' | 'value'>

export async function use(baseUrl: string) {
	const client = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl })

	const page = await client.GET('/v1/targets', {
		params: { query: { category: ['patient_experience', 'workforce'], sort: ['-due_date'],
			fields: ['id', 'category', 'value'], limit: 5 } },
	})
	if (page.error) throw new Error(page.error.title)
	const rows: Target[] = page.data.data
	const total: number = page.data.meta.total
	const next: string | null = page.data.links.next

	const id = rows[0]?.id
	if (id === undefined) throw new Error('no target')
	const item = await client.GET('/v1/targets/{id}', { params: { path: { id } } })
	if (item.error) throw new Error(item.error.detail)
	const value: number = item.data.data.value

	const found = await client.GET('/v1/search', { params: { query: { q: '医院', limit: 3 } } })
	const hits = (found.data?.data ?? []).map(hit => `${hit.resource}/${hit.id}`)

	const missing = await client.GET('/v1/targets/{id}', { params: { path: { id: 'nobody' } } })
	const problem: components['schemas']['Problem'] | undefined = missing.error

	const refused = await client.GET('/v1/targets', {
		// @ts-expect-error a word that is no category
		params: { query: { category: ['no_such_category'] } },
	})
	// @ts-expect-error an address that is not there
	const nowhere = await client.GET('/v1/nowhere')
	// @ts-expect-error a member that is not there
	rows[0]?.no_such_member

	return { rows, total, next, id, value, hits, missing: problem?.status,
		refused: refused.response.status, faults: refused.error?.errors ?? [],
		nowhere: nowhere.response.status }
}

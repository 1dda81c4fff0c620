// What a user of @yigai/client writes. Every line after @ts-expect-error is one that the types refuse.
import { Client, Problem, type Row } from '@yigai/client'

export async function use(base: string) {
	const yigai = new Client(base)

	const page = await yigai.list('targets', { category: ['patient_experience', 'workforce'], value__gte: 3,
		sort: ['-due_date', 'id'], facet: 'status', limit: 5 })
	const rows: Row<'targets'>[] = page.data
	const next: string | null = page.links.next
	const counts: number[] = (page.meta.facets?.['status'] ?? []).map(({ count }) => count)
	// @ts-expect-error a member that is not there
	rows[0]?.no_such_member

	const few = await yigai.list('targets', { fields: ['id', 'value'], include: ['indicator', 'sources'], limit: 2 })
	const values: number[] = few.data.map(({ value }) => value)
	const indicators: (string | undefined)[] = few.data.map(({ indicator }) => indicator?.name_en)
	const sources: string[] = few.data.flatMap(({ sources }) => sources.map(({ id }) => id))
	// @ts-expect-error a field that was not asked for
	few.data[0]?.status

	const named = await yigai.list('targets', { labels: 'en', limit: 2 })
	const names: (string | null | undefined)[] = named.data.map(({ indicator_name }) => indicator_name)

	const item = await yigai.item('indicators', 'internet-hospitals', { include: 'facts' })
	const series: number[] = item.data.observations.map(({ value }) => value)
	const facts: number = item.data.facts.meta.total

	const ids: string[] = []
	for await (const { id } of yigai.list('facts', { category: 'workforce', fields: 'id' })) ids.push(id)
	const hits: string[] = []
	for await (const { resource, id } of yigai.search('医院', { type: ['hospitals'] }).rows()) hits.push(`${resource}/${id}`)

	// @ts-expect-error a resource that is not there
	const nowhere = await thrown(yigai.list('targetz'))
	const refused = [
		// @ts-expect-error a filter that is not there
		await thrown(yigai.list('targets', { statuss: 'announced', limit: 3 })),
		// @ts-expect-error a word that is none of the field's
		await thrown(yigai.list('targets', { status: 'anounced' })),
		// @ts-expect-error a word where a number belongs
		await thrown(yigai.list('targets', { value__gte: 'three' })),
		// @ts-expect-error two numbers where one belongs
		await thrown(yigai.list('targets', { value__gte: [1, 2] })),
		// @ts-expect-error a field that is not there
		await thrown(yigai.list('targets', { fields: ['id', 'no_such_field'] })),
		// @ts-expect-error the name of what a field refers to, which is none of the fields
		await thrown(yigai.list('targets', { fields: ['indicator_name'] })),
		// @ts-expect-error a relation that is not there
		await thrown(yigai.list('targets', { include: 'milestones' })),
		// @ts-expect-error a field to sort by that is not there
		await thrown(yigai.list('targets', { sort: '-no_such_field' })),
		// @ts-expect-error a field that is there and cannot be sorted by
		await thrown(yigai.list('targets', { sort: 'about_ids' })),
		// @ts-expect-error a kind of record that is not there
		await thrown(yigai.search('医院', { type: 'hospital' })),
		// @ts-expect-error a page's parameter
		await thrown(yigai.item('targets', rows[0]!.id, { limit: 3 })),
	]
	return { rows, next, counts, values, indicators, sources, names, series, facts, ids, hits, nowhere, refused }
}

async function thrown(asked: PromiseLike<unknown>): Promise<Problem> {
	try {
		await asked
	} catch (error) {
		if (error instanceof Problem) return error
		throw error
	}
	throw new Error('it was not refused')
}

// The API as the page asks it: where the page itself is, through the client that others have, too.
import { Client, type Get, type List, type Document, type Schemas } from '@yigai/client'
import type { Params } from './route'
import type { Any } from './title'

export type Evidence = Schemas['EvidencePassage']
export type About = Schemas['ConcernedEntity']
export type Relation = Schemas['RelatedRecord']
export type Discrepancy = Schemas['RecordDiscrepancy']
export type Milestone = Schemas['ProjectMilestone']
export type Facets = NonNullable<Schemas['PageMeta']['facets']>

// A target or an observation in an indicator's series.
type Points = [Schemas['SeriesTarget'], Schemas['SeriesObservation']]
export type Point = Pick<Points[0], keyof Points[0] & keyof Points[1]> & Partial<Points[0]> & Partial<Points[1]>

// The page lies at the API's root, which a proxy may serve behind a path. Without the slash at its end.
export const root = new URL('.', document.baseURI).href.slice(0, -1)
export const yigai = new Client(root)

// What an address of the page holds, as the API is asked it: whether it is right, the server judges.
export function queryOf(params: Params): object {
	const query: { [key: string]: string[] } = {}
	for (const [key, value] of params) if (value !== '') (query[key] ??= []).push(value)
	return query
}

// The rows of a resource that an address names.
export function rowsOf(resource: string, query: object): List<Any> {
	return yigai.list(encodeURIComponent(resource) as 'facts', query) as unknown as List<Any>
}

export function recordOf(resource: string, id: string, query: object): Get<Document<Any>> {
	return yigai.item(encodeURIComponent(resource) as 'facts', id, query) as unknown as Get<Document<Any>>
}

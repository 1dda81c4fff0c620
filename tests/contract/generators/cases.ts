// What every generated client is asked, and the address that means the same, written by hand. The
// addresses write lists as repeats or with commas: both mean any of.
export const cases = [
	{ name: 'a page by defaults', operation: 'listFacts', asks: '/v1/facts' },
	{ name: 'a filter', operation: 'listEvents', query: { event_kind: ['conference'] },
		asks: '/v1/events?event_kind=conference' },
	{ name: 'any of two words, by repeats', operation: 'listTargets',
		query: { category: ['patient_experience', 'workforce'] },
		asks: '/v1/targets?category=patient_experience&category=workforce' },
	{ name: 'any of two words, by commas', operation: 'listObservations',
		query: { observation_kind: ['measured', 'structural'], place_id: ['shanghai'] },
		asks: '/v1/observations?observation_kind=measured,structural&place_id=shanghai' },
	{ name: 'none of two words', operation: 'listOrganizations',
		query: { organization_kind__ne: ['media', 'group'] },
		asks: '/v1/organizations?organization_kind__ne=media,group' },
	{ name: 'numbers in bounds', operation: 'listTargets', query: { value__gte: 10, value__lt: 1000.5 },
		asks: '/v1/targets?value__gte=10&value__lt=1000.5' },
	{ name: 'dates in bounds', operation: 'listMilestones',
		query: { due_date__gt: '2021-12-31', due_date__lte: '2025-12-31' },
		asks: '/v1/milestones?due_date__gt=2021-12-31&due_date__lte=2025-12-31' },
	{ name: 'the beginning of a date', operation: 'listClaims', query: { stated_date__prefix: ['2021-0'] },
		asks: '/v1/claims?stated_date__prefix=2021-0' },
	{ name: 'null', operation: 'listPlaces', query: { note_en__isnull: true },
		asks: '/v1/places?note_en__isnull=true' },
	{ name: 'truth', operation: 'listObservations', query: { value_is_encoded: [true] },
		asks: '/v1/observations?value_is_encoded=true' },
	{ name: 'a comma in a part of a text', operation: 'listInitiatives',
		query: { statement_en__contains: ['Shanghai, '] },
		asks: '/v1/initiatives?statement_en__contains=Shanghai,%20' },
	{ name: 'Chinese, a quote and an ampersand in parts of texts', operation: 'listMeasures',
		query: { statement_zh__contains: ['医院', '“', '&'] },
		asks: '/v1/measures?statement_zh__contains=%E5%8C%BB%E9%99%A2' +
			'&statement_zh__contains=%E2%80%9C&statement_zh__contains=%26' },
	{ name: 'full text', operation: 'listPolicies', query: { q: 'scheme health' },
		asks: '/v1/policies?q=scheme%20health' },
	{ name: 'counts of two fields', operation: 'listHospitalProjects',
		query: { facet: ['place_id', 'work_kind'], limit: 1 },
		asks: '/v1/hospital_projects?facet=place_id,work_kind&limit=1' },
	{ name: 'related records and long fields', operation: 'listIndicators',
		query: { include: ['targets', 'observations'], limit: 3 },
		asks: '/v1/indicators?include=targets&include=observations&limit=3' },
	{ name: 'the names of what is referred to', operation: 'listMilestones', query: { labels: 'zh', limit: 3 },
		asks: '/v1/milestones?labels=zh&limit=3' },
	{ name: 'some fields only', operation: 'listHospitals', query: { fields: ['id', 'name_en'] },
		asks: '/v1/hospitals?fields=id,name_en' },
	{ name: 'two keys of an order', operation: 'listSources',
		query: { sort: ['-published_date', 'title_zh'], limit: 1000 },
		asks: '/v1/sources?sort=-published_date,title_zh&limit=1000' },
	{ name: 'a walk over pages', operation: 'listRelations', walk: true,
		query: { predicate: ['part_of', 'leads', 'issues'], sort: ['predicate'], limit: 7 },
		asks: '/v1/relations?predicate=part_of,leads,issues&sort=predicate&limit=7' },
	{ name: 'a search', operation: 'search', query: { q: '医院 上海', type: ['facts', 'hospitals'], limit: 5 },
		asks: '/v1/search?q=%E5%8C%BB%E9%99%A2%20%E4%B8%8A%E6%B5%B7&type=facts,hospitals&limit=5' },
	{ name: 'an item', operation: 'getNewTown', id: 'fengxian-new-town',
		asks: '/v1/new_towns/fengxian-new-town' },
	{ name: 'an item with what it includes', operation: 'getPerson', id: 'chen-sisi',
		query: { include: ['facts', 'relations'] }, asks: '/v1/people/chen-sisi?include=facts,relations' },
	{ name: 'an item that there is not', operation: 'getDistrict', id: 'nowhere-district', status: 404,
		asks: '/v1/districts/nowhere-district' },
	{ name: 'a date that there is not', operation: 'listFacts', query: { stated_date__gte: '2024-13-01' },
		status: 400, asks: '/v1/facts?stated_date__gte=2024-13-01' },
	{ name: 'a page that the client has', operation: 'listGlossary', query: { limit: 2 }, known: true,
		asks: '/v1/glossary?limit=2' },
	{ name: 'the dataset', operation: 'readDataset', asks: '/v1/dataset' },
] as const

export interface Call {
	readonly operation: string
	readonly id?: string
	readonly query?: object
	readonly headers?: Record<string, string>
}
export interface Answer { status: number, body: unknown }

// Makes the calls of one generated client.
export type Client = (call: Call) => Promise<Answer>

type Case = (typeof cases)[number]
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T
// members of an enum are as good as their words
type Words<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Words<T[K]> } : T
type Fits<Query, Wanted> = Writable<Query> extends Words<NonNullable<Wanted>> ? true : Query

// The cases as one client's types see them: `true` where the query is one that it takes, else what it
// does not take. `Queries` has the query of every operation. `Check` is an error unless all are true.
export type Fit<Queries> = { [C in Case as C['name']]:
	C extends { operation: infer O extends keyof Queries, query: infer Q } ? Fits<Q, Queries[O]>
		: C['operation'] extends keyof Queries ? true : C['operation'] }
type AllFit = { [C in Case as C['name']]: true }
export type Check<Cases extends AllFit> = Cases

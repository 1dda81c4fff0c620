// What generated modules of functions have in common: `list(query?, …)`, `get(id, query?, …)`.

// The functions that ask, without those that make addresses, keys and options.
export type Functions<Module> = {
	[K in keyof Module as Module[K] extends (...a: never[]) => Promise<unknown> ? K : never]: Module[K]
}
type Query<Parameters> = Parameters extends [string, (infer Q)?, ...unknown[]] ? Q
	: Parameters extends [(infer Q)?, ...unknown[]] ? Q : never
export type QueriesOf<Module> = {
	[K in keyof Module]: Module[K] extends (...parameters: infer P) => unknown ? Query<P> : never
}

// The API as a Node developer would write it for one dataset: Fastify, better-sqlite3, prepared
// statements, one process a core. Usage: fastify.mjs DATASET WORKERS
import cluster from 'node:cluster'
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [dataset, workers] = process.argv.slice(2)

function serve() {
	const db = new Database(dataset, { readonly: true })
	const about = db.prepare('SELECT version, digest FROM api_dataset').get()

	// A resource's statements, and how a row of theirs becomes an object.
	function resource(name, include) {
		const fields = db.prepare('SELECT field, type, shown FROM api_field WHERE resource = ? ORDER BY ordinal').all(name)
		const all = fields.map(({ field }) => `"${field}"`).join(', ')
		const columns = fields.filter(({ field, shown }) => shown === 'always' || include.includes(field))
			.map(({ field }) => `"${field}"`).join(', ')
		const json = fields.filter(({ type }) => type === 'json' || type === 'list').map(({ field }) => field)
		const booleans = fields.filter(({ type }) => type === 'boolean').map(({ field }) => field)
		return {
			item: db.prepare(`SELECT ${all} FROM api_${name} WHERE id = ?`),
			page: db.prepare(`SELECT ${columns} FROM api_${name} WHERE id > ? ORDER BY id LIMIT ?`),
			total: db.prepare(`SELECT count(*) FROM api_${name}`).pluck(),
			shape(row) {
				for (const field of json) if (row[field]) row[field] = JSON.parse(row[field])
				for (const field of booleans) if (row[field] !== undefined) row[field] = row[field] === 1
				return row
			},
		}
	}

	const measures = resource('measures', [])
	const facts = resource('facts', ['evidence'])
	const app = Fastify()

	app.get('/v1/measures/:id', (request, reply) => {
		const row = measures.item.get(request.params.id)
		if (!row) return reply.code(404).send({ title: 'Not found', status: 404 })
		return {
			data: measures.shape(row),
			links: { self: `/v1/measures/${row.id}`, collection: '/v1/measures' },
			meta: { dataset: about },
		}
	})

	app.get('/v1/facts', (request) => {
		const limit = Math.min(Number(request.query.limit ?? 50), 1000)
		const rows = facts.page.all(request.query.after ?? '', limit + 1)
		const more = rows.length > limit
		if (more) rows.pop()
		return {
			data: rows.map(facts.shape),
			links: {
				self: request.url,
				next: more ? `/v1/facts?include=evidence&limit=${limit}&after=${rows.at(-1).id}` : null,
			},
			meta: { total: facts.total.get(), limit, dataset: about },
		}
	})

	// with port 0 a cluster gives each of its workers the same port
	app.listen({ host: '127.0.0.1', port: 0 })
}

if (cluster.isPrimary) {
	let listening = 0
	cluster.on('listening', (_, { port }) => {
		if (++listening === Number(workers)) console.error(`listening on http://127.0.0.1:${port}`)
	})
	for (let i = 0; i < Number(workers); i++) cluster.fork()
	process.on('SIGTERM', () => process.exit())
} else {
	serve()
}

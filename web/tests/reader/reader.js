// What sqlite-wasm-http's README shows: SQLite in the browser reads a file of another host in place.
import { createHttpBackend, createSQLiteThread } from 'sqlite-wasm-http'

window.read = async (url, queries) => {
	const db = await createSQLiteThread({ http: createHttpBackend({ backendType: 'sync', maxPageSize: 4096 }) })
	const rows = []
	await db('open', { filename: `file:${encodeURI(url)}`, vfs: 'http' })
	for (const sql of queries) await db('exec', { sql, callback: ({ row }) => row && rows.push(row) })
	await db('close', {})
	db.close()
	return rows
}

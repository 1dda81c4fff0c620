// The official client, in both eras and over both transports: it calls every tool, and holds each result to the
// schema that the tool says of it.
import test from 'node:test'
import assert from 'node:assert/strict'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const { YIGAI, DATASET, MCP_URL } = process.env
const me = { name: 'tests', version: '1' }
const command = { command: YIGAI, args: ['mcp', '--db', DATASET], stderr: 'inherit' }
const url = () => new URL(`${MCP_URL}/mcp`)
const stateless = { versionNegotiation: { mode: { pin: '2026-07-28' } } }
const legacy = { versionNegotiation: { mode: 'legacy' } }

const ways = {
	'2026-07-28 on stdio': () => [new Client(me, stateless), new StdioClientTransport(command)],
	'2026-07-28 over HTTP': () => [new Client(me, stateless), new StreamableHTTPClientTransport(url())],
	'2025-11-25 on stdio': () => [new Client(me, legacy), new StdioClientTransport(command)],
	'2025-11-25 over HTTP': () => [new Client(me, legacy), new StreamableHTTPClientTransport(url())],
	'the client of 2025 on stdio': () => [new OldClient(me), new OldStdio(command)],
	'the client of 2025 over HTTP': () => [new OldClient(me), new OldHttp(url())],
	'whatever is newest on stdio': () => [
		new Client(me, { versionNegotiation: { mode: 'auto' } }), new StdioClientTransport(command)],
	'whatever is newest over HTTP': () => [
		new Client(me, { versionNegotiation: { mode: 'auto' } }), new StreamableHTTPClientTransport(url())],
}


for (const [name, connect] of Object.entries(ways)) {
	test(`every tool, resource and prompt: ${name}`, async () => {
		const [client, transport] = connect()
		await client.connect(transport)
		try {
			const found = async (tool, given) => {
				const result = await client.callTool({ name: tool, arguments: given })
				assert.ok(!result.isError, JSON.stringify(result.content))
				assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent)
				assert.match(result.structuredContent.url, /\/v1\/@/)
				assert.match(result.structuredContent.citation, /\/v1\/@/)
				return result.structuredContent
			}
			const { tools } = await client.listTools()
			// the tool's own example
			const { inputSchema } = tools.find(tool => tool.name === 'verify')
			const statement = inputSchema.properties.statement.description.replace(/^As: /, '')
			const called = new Set()
			const call = (tool, given) => { called.add(tool); return found(tool, given) }
			const about = await call('about', {})
			assert.ok(about.coverage.sources > 0)
			const { results } = await call('search', { query: 'internet hospitals' })
			const target = (await call('query', { resource: 'targets', limit: 1, fields: 'id' })).rows[0].id
			await call('fetch', { id: results[0].id })
			await call('compare', { id: `targets/${target}` })
			await call('discrepancies', {})
			assert.equal((await call('verify', { statement })).verdict, 'borne_out')
			assert.deepEqual([...called].sort(), tools.map(tool => tool.name).sort())

			const { resourceTemplates } = await client.listResourceTemplates()
			assert.ok(resourceTemplates.some(({ uriTemplate }) => uriTemplate === 'yigai://fact/{id}'))
			const { resources } = await client.listResources()
			const { contents } = await client.readResource({ uri: resources[0].uri })
			assert.equal(JSON.parse(contents[0].text).version, about.version)
			for (const prompt of (await client.listPrompts()).prompts) {
				const given = { [prompt.arguments[0].name]: statement }
				const { messages } = await client.getPrompt({ name: prompt.name, arguments: given })
				assert.ok(messages[0].content.text.endsWith(statement))
			}
			const wrong = await client.callTool({ name: 'query', arguments: { resource: 'target' } })
			assert.ok(wrong.isError && wrong.content[0].text.includes('targets'))
		} finally {
			await client.close()
		}
	})
}

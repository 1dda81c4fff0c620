// Makes a client with every generator, by its defaults, from the daemon's own document.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { build } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { generateZodClientFromOpenAPI } from 'openapi-zod-client'
import openapiTS, { astToString } from 'openapi-typescript'
import { generate as orval } from 'orval'
import { generateApi } from 'swagger-typescript-api'

const folder = path.resolve('generators/generated')
const into = name => path.join(folder, name)

// Each option beside input and output has its reason.
const generators = {
	'hey-api': url => createClient({ input: url, output: into('hey-api'), logs: { level: 'silent' } }),
	'orval-fetch': (url, base) => orval({ input: { target: url },
		// the base of relative addresses, which Node has not
		output: { target: into('orval-fetch.ts'), client: 'fetch', baseUrl: base } }),
	'orval-react-query': url => orval({ input: { target: url },
		output: { target: into('orval-react-query.ts'), client: 'react-query' } }),
	'swagger-typescript-api': url => generateApi({ url, output: into('swagger-typescript-api'), silent: true }),
	kubb: url => build({ config: { root: folder, input: { path: url }, output: { path: 'kubb' }, plugins: [
		pluginOas(),
		// a 304 has no body, and kubb's word for that is `any` by default
		pluginTs({ emptySchemaType: 'void' }),
		pluginClient()] } }),
	'openapi-typescript': async url => writeFileSync(into('openapi-typescript.d.ts'),
		astToString(await openapiTS(new URL(url)))),
	'openapi-zod-client': async url => generateZodClientFromOpenAPI({
		openApiDoc: await (await fetch(url)).json(), distPath: into('openapi-zod-client.ts'),
		// members that no schema names are `unknown` by default
		options: { additionalPropertiesDefaultValue: false } }),
}

// `base` is where the document is and where the clients will ask.
export async function generate(base) {
	rmSync(folder, { recursive: true, force: true })
	mkdirSync(folder, { recursive: true })
	const url = `${base}/openapi.json`
	for (const make of Object.values(generators)) await make(url, base)
	const { paths } = await (await fetch(url)).json()
	const pathOf = Object.entries(paths).map(([path, { get }]) => [get.operationId, path])
	writeFileSync(into('paths.ts'),
		`export const pathOf = ${JSON.stringify(Object.fromEntries(pathOf), null, '\t')} as const\n`)
}

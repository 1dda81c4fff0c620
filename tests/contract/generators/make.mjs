// Makes the clients, bundles them and says what the compiler thinks of them: `make.mjs BASE NAME…`. A
// process of its own, because it keeps its thread busy for longer than connections wait.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { generate } from './generate.mjs'
import { compile } from './types.mjs'

const [base, ...names] = process.argv.slice(2)
const fileOf = name => path.resolve(`generators/${name}.ts`)

await generate(base)
await build({ entryPoints: ['cases', ...names].map(fileOf), outdir: 'generators/generated/bundled', bundle: true,
	packages: 'external', platform: 'node', format: 'esm', logLevel: 'error' })
const { messages, responses } = compile([...names.map(fileOf), path.resolve('client.mts')])
writeFileSync('generators/generated/report.json', JSON.stringify({ messages,
	responses: Object.fromEntries(names.map(name => [name, responses(fileOf(name))])) }))

// The official conformance suite, in both eras: the scenarios that want no tools, resources or prompts of a fixture,
// which a server of facts has not. Of `server-stateless` those checks are left that such a fixture would be for.
import test from 'node:test'
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'

const suite = 'node_modules/@modelcontextprotocol/conformance/dist/index.js'
const common = ['tools-list', 'resources-list', 'prompts-list', 'dns-rebinding-protection']
const scenarios = {
	'2026-07-28': [...common, 'server-stateless', 'server-sse-multiple-streams', 'sep-2164-resource-not-found', 'caching',
		'input-required-result-missing-input-response', 'input-required-result-unsupported-methods',
		'input-required-result-ignore-extra-params', 'input-required-result-validate-input', 'http-header-validation'],
	'2025-11-25': [...common, 'server-initialize', 'ping', 'server-sse-multiple-streams', 'server-session-lifecycle',
		'server-sse-polling'],
}

const run = (scenario, version) => new Promise(resolve => execFile(process.execPath, [suite, 'server', '--url',
	`${process.env.MCP_URL}/mcp`, '--scenario', scenario, '--spec-version', version, '--force', '--verbose'],
	{ maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve({ said: stdout + stderr, status: error?.code ?? 0 })))

// What each failed check says of itself.
const failures = said => [...said.matchAll(/"status": "FAILURE"[^]*?"errorMessage": "((?:[^"\\]|\\.)*)"/g)]
	.map(([, message]) => message)

for (const [version, names] of Object.entries(scenarios)) {
	for (const name of names) {
		test(`conformance ${version}: ${name}`, { timeout: 60000 }, async () => {
			const { said, status } = await run(name, version)
			const failed = failures(said).filter(message => !message.startsWith('Not testable: server does not list'))
			assert.deepEqual(failed, [], said.slice(-2000))
			assert.ok(status === 0 || failures(said).length > 0, said.slice(-2000))
		})
	}
}

// Stands between the clients and the daemon and remembers what they asked.
import http from 'node:http'

export async function listen(daemon) {
	const asked = []
	const server = http.createServer((request, response) => {
		const { method, headers } = request
		const onward = http.request(daemon + request.url, { method, headers, agent: false }, answer => {
			asked.push({ url: request.url, etag: answer.headers.etag })
			response.writeHead(answer.statusCode, answer.headers)
			answer.pipe(response)
		})
		onward.on('error', () => response.destroy())
		request.pipe(onward)
	})
	// the generators keep their threads busy for longer than a kept connection would be left alone
	server.keepAliveTimeout = 0
	await new Promise(done => server.listen(0, '127.0.0.1', done))
	server.unref()
	return { asked, base: `http://127.0.0.1:${server.address().port}` }
}

"""What a search, a fetch and a query cost as tools of an assistant, beside the API's own answers for the same rows."""
import http.client
import json
import urllib.parse

from daemons import free_port
from tables import heading, spread, table

LIMIT = 1.5  # times the API's own
SEARCHES = ('internet hospitals', '互联网医院')
ROWS = (20, 100)


def works(daemon):
	"""A tool, what it is given, and the addresses that the API has the same at."""
	item, hospital = (json.loads(daemon.ask(f'/v1/{name}?limit=1&fields=id').body)['data'][0]['id']
		for name in ('facts', 'hospitals'))
	address, other = f'/v1/facts/{item}', f'/v1/hospitals/{hospital}'
	fields = 'fields=id,statement_zh,statement_en'
	return [('search', {'query': words}, [f'/v1/search?q={urllib.parse.quote(words)}&limit=10'])
		for words in SEARCHES] + [('fetch', {'id': f'facts/{item}'},
			[f'{address}?labels=en', f'{address}.cite.txt?labels=en']), ('fetch', {'id': f'hospitals/{hospital}'},
			[f'{other}?labels=en', f'{other}.cite.txt?labels=en',
				f'/v1/facts?about_ids={hospital}&{fields}&sort=-date&limit=10',
				f'/v1/claims?about_ids={hospital}&{fields}&limit=3'] + [f'/v1/{name}?hospital_id={hospital}'
				'&fields=id,name_zh,name_en&limit=3' for name in ('campuses', 'hospital_projects')])] + [
		('query', {'resource': 'facts', 'limit': rows}, [f'/v1/facts?limit={rows}']) for rows in ROWS]


def cpu_of(daemon, port, requests, times):
	"""Processor time of all of these once, in µs."""
	connection = http.client.HTTPConnection('127.0.0.1', port)
	before = None
	for turn in range(times + 1):
		if turn == 1:  # the first warms up
			before = daemon.cpu_ns()
		for method, target, body in requests:
			connection.request(method, target, body, {'Content-Type': 'application/json'} if body else {})
			answer = connection.getresponse()
			answer.read()
			if answer.status != 200:
				raise SystemExit(f'{target} was answered by {answer.status}')
	connection.close()
	return (daemon.cpu_ns() - before) / 1e3 / times


def run(bench, pace, goals):
	port, rows = free_port(), []
	with bench.yigai(*bench.cold(), '--mcp-listen', f'127.0.0.1:{port}') as daemon:
		for tool, given, addresses in works(daemon):
			message = json.dumps({'jsonrpc': '2.0', 'id': 1, 'method': 'tools/call',
				'params': {'name': tool, 'arguments': given}})
			own, asked = [], []
			for _ in range(pace.rounds):
				own.append(cpu_of(daemon, daemon.port, [('GET', address, None) for address in addresses], pace.requests))
				asked.append(cpu_of(daemon, port, [('POST', '/mcp', message)], pace.requests))
			times = [a / b for a, b in zip(asked, own)]
			name = f'{tool} {" ".join(map(str, given.values()))}'
			rows.append([name, spread(own), spread(asked), spread(times)])
			goals.at_most(f'{name}, CPU beside the API', LIMIT, times, ' ×')
	heading('Tools of assistants; nothing from memory')
	table(['', 'API, µs', 'tool, µs', '×'], rows)

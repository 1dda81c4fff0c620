"""Instructions a request under callgrind: the same each time, whatever else the machine does."""
import collections
import pathlib
import re

import race
from tables import heading, table

OWN_MAX = 2000
LIBRARIES = {'libmicrohttpd': 'libmicrohttpd', 'libc': 'libc.so', 'SQLite': 'libsqlite3'}


def run(bench, pace, goals):
	with bench.yigai() as yigai:
		item = race.item_target(yigai)
		etag = f'If-None-Match: {yigai.ask(item).headers["etag"]}'
		works = [('item, hot', item, ()), ('304, hot', item, (etag,)),
			('collection of 50, hot, gzip', race.COLLECTION, (race.GZIP,))]
		answers = [yigai.ask(target, *headers) for _, target, headers in works]
	costs = {}
	for (name, target, headers), answer in zip(works, answers):
		costs[name] = {
			'floor': per_request(bench, pace.profiled, target, headers,
				lambda wrap, answer=answer: bench.floor(answer, 1, wrap)),
			'yigai': per_request(bench, pace.profiled, target, headers,
				lambda wrap: bench.yigai(workers=1, wrap=wrap))}
	print_costs(costs)
	print_functions(costs['item, hot']['yigai'])
	goals.at_most('item, hot: instructions in our own code', OWN_MAX,
		[objects(costs['item, hot']['yigai'])['own']])


def per_request(bench, requests, target, headers, start):
	"""Instructions by object and function. What starting and stopping cost goes out with the
	difference of two runs."""
	once, twice = (profile(bench, count, target, headers, start)
		for count in (requests, 2 * requests))
	return {key: (twice[key] - once[key]) / requests for key in twice}


def profile(bench, requests, target, headers, start):
	path = bench.work / 'callgrind.out'
	with start(('valgrind', '-q', '--tool=callgrind', f'--callgrind-out-file={path}',
			'--compress-strings=no', '--compress-pos=no')) as daemon:
		daemon.rest()
		with daemon.connect() as connection:
			for _ in range(requests):
				connection.ask(target, *headers)
	return read(path)


def read(path):
	"""Self cost by object and function, from callgrind's file."""
	costs = collections.Counter()
	place = {'ob': '', 'fn': ''}
	lines = iter(pathlib.Path(path).read_text(encoding='utf-8').splitlines())
	for line in lines:
		if line.startswith('calls='):
			next(lines)  # the cost of what was called, which counts itself
		elif found := re.match(r'(ob|fn)=(.*)', line):
			place[found[1]] = found[2]
		elif found := re.match(r'\d+ (\d+)$', line):
			costs[pathlib.Path(place['ob']).name, place['fn']] += int(found[1])
	return costs


def objects(costs):
	"""Sums: of our own code, of the libraries and of the rest."""
	sums = collections.Counter({'all': sum(costs.values())})
	for (name, _), cost in costs.items():
		library = next((key for key, start in LIBRARIES.items() if name.startswith(start)), 'rest')
		sums['own' if name in ('yigai', 'floor') else library] += cost
	return sums


def whole(cost):
	return f'{round(cost):,}'


def print_costs(costs):
	heading('Instructions a request')
	columns = ['all', 'own', *LIBRARIES, 'rest']
	table(['', *columns], [[f'{work}: {name}', *(whole(objects(cost)[column]) for column in columns)]
		for work, contestants in costs.items() for name, cost in contestants.items()])


def print_functions(costs):
	heading('Where the instructions of a hot item go')
	table(['function', 'of', 'instructions'],
		[[f'`{name}`', library, whole(cost)] for (library, name), cost
			in sorted(costs.items(), key=lambda entry: -entry[1])[:25]])

"""The contestants in turns, so that what the machine does meanwhile meets all of them."""
import contextlib
import dataclasses
import json
import time

import load
from tables import heading, mib, number, spread, table

ITEM_BYTES = 1024
COLLECTION = '/v1/facts?include=evidence'
SEARCH = '/v1/search?q=%E5%BA%B7%E5%A4%8D&limit=20'  # 康复
GZIP = 'Accept-Encoding: gzip'
METRICS = {'requests/s': ('rate', number), 'CPU µs a request': ('cpu', number),
	'p50 µs': ('p50', number), 'p99 µs': ('p99', number), 'RSS MiB': ('rss', mib)}


@dataclasses.dataclass
class Work:
	name: str
	target: str
	contestants: list
	headers: dict = dataclasses.field(default_factory=dict)  # by contestant
	rounds: dict = dataclasses.field(default_factory=dict)  # by contestant, a Load a round

	def ratios(self, metric, of, to):
		"""Round by round, what one contestant needs to what another does."""
		return [getattr(one, metric) / getattr(other, metric)
			for one, other in zip(self.rounds[of], self.rounds[to])]


def item_target(yigai):
	"""The measure whose answer is nearest to the size that the goals speak of."""
	with yigai.connect() as connection:
		listed = connection.ask('/v1/measures?limit=1000&fields=id')
		targets = [f'/v1/measures/{row["id"]}' for row in json.loads(listed.body)['data']]
		return min(targets, key=lambda t: abs(len(connection.ask(t).body) - ITEM_BYTES))


def make_works(yigai):
	item = item_target(yigai)
	etag = f'If-None-Match: {yigai.ask(item).headers["etag"]}'
	hot = ['floor', 'yigai', 'nginx']
	return [
		Work('item, hot', item, [*hot, 'Fastify']),
		Work('item, cold', item, ['yigai', 'yigai cold', 'Fastify']),
		Work('collection of 50, hot', COLLECTION, [*hot, 'Fastify']),
		Work('collection of 50, hot, gzip', COLLECTION, hot, {name: [GZIP] for name in hot}),
		Work('page, hot', item.replace('/v1/', '/en/'), ['floor', 'yigai']),
		Work('304, hot', item, hot, {name: [etag] for name in hot}),
		Work('collection of 20, cold', COLLECTION + '&limit=20', ['yigai cold', 'Fastify']),
		Work('search, hot and cold', SEARCH, ['floor', 'yigai', 'yigai cold']),
	]


def start_nginx(bench, yigai, works):
	files = {}
	for work in works:
		if 'nginx' in work.contestants and '304' not in work.name:
			answer = answer_of(yigai, work)
			packed = '.gz' if 'content-encoding' in answer.headers else ''
			files[work.target.partition('?')[0] + packed] = answer.body
	nginx = bench.nginx(files)
	for work in works:
		if '304' in work.name:
			work.headers['nginx'] = [f'If-None-Match: {nginx.ask(work.target).headers["etag"]}']
	return nginx


def check(work, daemons):
	"""That all contestants do the same work."""
	own = answer_of(daemons['yigai'], work)
	for name in work.contestants:
		other = answer_of(daemons[name], work)
		if name == 'floor':
			same = without_date(own) == without_date(other)
		elif name == 'Fastify':
			own_data, others = (json.loads(answer.body)['data'] for answer in (own, other))
			same = own_data == others and json.loads(other.body)['meta'].items() <= \
				json.loads(own.body)['meta'].items()
		else:
			same = (own.status, own.body) == (other.status, other.body)
		if not same:
			raise SystemExit(f'{name} answers {work.target} otherwise than yigai')


def without_date(answer):
	return [line for line in answer.raw.split(b'\r\n') if not line.startswith(b'Date: ')]


def run(bench, pace, goals):
	with contextlib.ExitStack() as stack:
		yigai, cold, fastify = map(stack.enter_context,
			(bench.yigai(), bench.yigai(*bench.cold()), bench.fastify()))
		works = make_works(yigai)
		nginx = stack.enter_context(start_nginx(bench, yigai, works))
		daemons = {'yigai': yigai, 'yigai cold': cold, 'Fastify': fastify, 'nginx': nginx}
		for turn in range(pace.rounds + 1):
			for work in works:
				run_turn(bench, work, daemons, pace.seconds if turn else 1, keep=turn > 0)
		sizes = {work.name: len(answer_of(yigai, work).body) for work in works}
	for work in works:
		print_work(work, sizes[work.name])
	judge({work.name: work for work in works}, goals)


def answer_of(daemon, work):
	return daemon.ask(work.target, *work.headers.get(daemon.name, []))


def run_turn(bench, work, daemons, seconds, keep):
	"""Each contestant once; the first turn warms up and checks."""
	with contextlib.ExitStack() as stack:
		if 'floor' in work.contestants:
			floor = stack.enter_context(bench.floor(answer_of(daemons['yigai'], work)))
			daemons = {**daemons, 'floor': floor}
		if not keep:
			check(work, daemons)
		for name in work.contestants:
			result = load.run(daemons[name], work.target, seconds, work.headers.get(name, []))
			if keep:
				work.rounds.setdefault(name, []).append(result)


def print_work(work, size):
	heading(f'{work.name}: {size:,} bytes')
	rows = [[name, *(spread([getattr(one, metric) for one in work.rounds[name]], show)
		for metric, show in METRICS.values())] for name in work.contestants]
	pairs = [(own, other) for own in work.contestants if own.startswith('yigai')
		for other in work.contestants if other not in (own, 'yigai cold')]
	rows += [[f'{own} ÷ {other}', *(spread(work.ratios(metric, own, other))
		for metric, _ in METRICS.values())] for own, other in pairs]
	table(['', *METRICS], rows)


def judge(works, goals):
	item = works['item, hot']
	goals.at_most('item, hot: CPU, × nginx', 0.85, item.ratios('cpu', 'yigai', 'nginx'))
	goals.at_least('item, hot: requests/s, × Fastify', 8, item.ratios('rate', 'yigai', 'Fastify'))
	goals.tell('the floor itself: requests/s, × Fastify', item.ratios('rate', 'floor', 'Fastify'))
	goals.at_most('item, cold: CPU, × hot', 3,
		works['item, cold'].ratios('cpu', 'yigai cold', 'yigai'))
	goals.at_most('collection of 20, cold: CPU, × Fastify', 0.25,
		works['collection of 20, cold'].ratios('cpu', 'yigai cold', 'Fastify'))


def start(bench, times, dataset=None):
	"""Milliseconds from the start of the process to the first answer of /readyz, and the resident
	bytes then, a pair of lists."""
	took, resident = [], []
	for _ in range(times):
		began = time.monotonic()
		with bench.yigai(dataset=dataset) as yigai:
			if yigai.ask('/readyz').status != 200:
				raise SystemExit('yigai starts without being ready')
			took.append((time.monotonic() - began) * 1e3)
			if dataset is None:  # the check of a large one takes minutes
				yigai.rest()
			resident.append(yigai.rss())
	return took, resident


def run_start(bench, pace, goals):
	took, resident = start(bench, pace.starts)
	heading('Start, curated dataset')
	table(['', 'median (range)'], [['start to ready, ms', spread(took)],
		['RSS idle, MiB', spread(resident, mib)]])
	goals.at_most('start to ready, curated dataset', 20, took, ' ms')
	goals.at_most('RSS idle', 10, [size / 2**20 for size in resident], ' MiB')

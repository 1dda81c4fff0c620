"""What is tried with three replicas behind a proxy."""
import concurrent.futures
import hashlib
import os
import signal
import threading

import traffic
from fleet import ask, wait_until

ADDRESSES = ['/v1', '/v1/dataset', '/v1/facts', '/v1/facts.csv?limit=1000', '/v1/facts.ndjson?limit=100',
	'/v1/facts?include=evidence', '/v1/facts?facet=category', '/v1/targets?sort=-due_date',
	'/v1/targets.json', '/v1/hospitals', '/v1/hospitals.csv', '/v1/initiatives', '/v1/observations',
	'/v1/measures?limit=200', '/v1/milestones', '/v1/places', '/v1/sources', '/v1/new_towns',
	'/v1/search?q=%E5%BA%B7%E5%A4%8D', '/v1/search?q=jiading', '/openapi.json', '/docs']
CODINGS = ['identity', 'gzip', 'br']
# in this order: who comes later must not get what was kept for others
NEGOTIATED = [('/v1/facts?limit=9', headers) for headers in (
	{'Accept': '*/*', 'Accept-Encoding': 'gzip, deflate, br, zstd'},
	{'Accept': 'application/json', 'Accept-Encoding': 'gzip;q=0.5, br;q=0'},
	{'Accept': 'text/csv'}, {'Accept': 'text/csv', 'Accept-Encoding': 'br;q=0.1'},
	{'Accept': 'application/x-ndjson, */*;q=0.1'}, {'Accept-Encoding': 'zstd'}, {})] + [
	('/', {'Accept': accept}) for accept in ('text/html', 'application/json', '*/*')]
COLUMNS = ['', 'equal answers', 'requests to origin, load × 1', 'requests to origin, load × 10',
	'hits, load × 10', 'requests to origin, 64 at once', 'failed: SIGKILL', 'failed: SIGTERM',
	'failed: new dataset', 'complete walks, and 410s', 'failed: scan', 'stale answers']
FRESH = 200                    # answers that a load asks for and no cache has
FEW, MANY, PAUSE_MS = 10, 100, 20  # connections, and how long each waits between two requests
SECONDS = 2                    # of load, again and again until ENOUGH is answered
ENOUGH = 2000                  # and ten times as many under the greater load
CROWD = 64                     # clients that ask for the same at once
BUSY = 32                      # connections while replicas end and datasets are replaced
READERS = 4
SCAN, SCANNERS = 20000, 512    # addresses that a cramped cache has no room for, and connections
SOME = 100                     # requests that show that a replica is in use


def fingerprint(answer):
	status, fields, body = answer
	return status, fields.get('etag'), fields.get('content-encoding'), hashlib.sha256(body).hexdigest()


class Trial:
	def __init__(self, fleet, proxy, report, work):
		self.fleet, self.proxy, self.report, self.work = fleet, proxy, report, work
		self.port = proxy.port
		self.asks = [(target, {'Accept-Encoding': coding}) for target in ADDRESSES for coding in CODINGS]

	def claim(self, holds, name, why=''):
		self.report.claim(holds, f'{self.proxy}: {name}', why)

	def run(self):
		"""The cells of the proxy's row."""
		with self.proxy.start():
			return [str(self.proxy), self.compare(), *self.grow(), self.crowd(), self.kill(),
				self.terminate(), *self.roll(), self.scan(), self.keep()]

	def compare(self):
		"""Each answer from each replica, through the proxy, and through it with its own tag."""
		wrong, varied, asks = [], set(), self.asks + NEGOTIATED
		for target, headers in asks:
			answers = [ask(replica.port, target, headers) for replica in self.fleet.replicas]
			varied |= {name.strip() for _, fields, _ in answers for name in fields['vary'].split(',')
				if 'private' not in fields['cache-control']}
			answer = ask(self.port, target, headers)
			said = {fingerprint(each) for each in [*answers, answer]}
			again = ask(self.port, target, {**headers, 'If-None-Match': answer[1]['etag']})
			if len(said) != 1 or (again[0], again[1].get('etag')) != (304, answer[1]['etag']):
				wrong.append(f'{target} with {headers}: {said}, then {again[0]}')
		self.claim(not wrong, 'each replica and the proxy give the same bytes and tag, and 304 for it',
			'\n'.join(wrong[:5]))
		self.claim(varied == {'Accept', 'Accept-Encoding'}, 'Vary names what the caches know', varied)
		return f'{len(asks) - len(wrong)} of {len(asks)}'

	def load(self, name, connections, least):
		"""At least so many requests for what the proxy has and for FRESH others: how many were answered,
		and how many of them by a replica. A proxy that cannot make one request of many for the same has
		been asked for each of the others before."""
		asks = self.work / 'asks'
		fresh = [('gzip', f'/v1/targets?limit=5&statement_en__ne={self.proxy}-{name}-{i}') for i in range(FRESH)]
		known = [(headers['Accept-Encoding'], target) for target, headers in self.asks]
		asks.write_text(''.join(f'{coding} {target}\n' for coding, target in fresh + known),
			encoding='utf-8')
		answered, failed, before = 0, 0, self.fleet.requests()
		for coding, target in [] if self.proxy.coalesces else fresh:
			ask(self.port, target, {'Accept-Encoding': coding})
		while answered < least and not failed:
			counts = traffic.Load(self.port, connections, asks, PAUSE_MS, SECONDS).counts()
			answered, failed = answered + counts['requests'], failed + counts['failed']
			failed += not counts['requests']
		self.claim(failed == 0, f'load × {name}: none of {answered} requests fails', counts)
		return answered, self.fleet.requests() - before

	def grow(self):
		few, asked_by_few = self.load('1', FEW, ENOUGH)
		many, asked_by_many = self.load('10', MANY, 10 * few)
		for name, asked in (('1', asked_by_few), ('10', asked_by_many)):
			self.claim(asked == FRESH, f'load × {name}: a replica is asked for each new answer once',
				f'{asked} requests for {FRESH} answers')
		return (f'{asked_by_few} of {few:,}', f'{asked_by_many} of {many:,}',
			f'{100 - 100 * asked_by_many / many:.2f} %')

	def crowd(self):
		"""Many ask at once for what the proxy has not."""
		target = f'/v1/facts?include=evidence&limit=1000&statement_en__ne={self.proxy}-crowd'
		together, before = threading.Barrier(CROWD), self.fleet.requests()

		def one(_):
			together.wait()
			return fingerprint(ask(self.port, target))
		with concurrent.futures.ThreadPoolExecutor(CROWD) as pool:
			said = set(pool.map(one, range(CROWD)))
		asked = self.fleet.requests() - before
		self.claim(len(said) == 1 and next(iter(said))[0] == 200, f'{CROWD} at once get the same', said)
		self.claim(1 <= asked <= (1 if self.proxy.coalesces else CROWD),
			f'for {CROWD} that ask at once a replica is asked once, if the proxy can do that', asked)
		return asked

	def use(self, replica):
		"""Waits until a replica has answered some requests from here on."""
		before = replica.requests()
		wait_until(lambda: replica.requests() > before + SOME, f'{self.proxy} uses a replica')

	def end(self, replicas, number, expected):
		"""Ends some replicas, one after the other, and starts each again, under load that no cache
		takes."""
		with traffic.Load(self.port, BUSY) as load:
			for replica in replicas:
				self.use(replica)
				status = replica.end(number)
				self.claim(status == expected, f'{number.name} ends a replica with {expected}', status)
				for other in self.fleet.replicas:
					if other is not replica:
						self.use(other)
				replica.start()
				self.use(replica)
			counts = load.stop()
		self.claim(counts['failed'] == 0 < counts['requests'],
			f'{number.name} to {len(replicas)} of three replicas: no request fails', counts)
		return f'{counts["failed"]} of {counts["requests"]:,}'

	def kill(self):
		return self.end(self.fleet.replicas[:1], signal.SIGKILL, -signal.SIGKILL)

	def terminate(self):
		return self.end(self.fleet.replicas, signal.SIGTERM, os.EX_OK)

	def roll(self):
		"""One replica after the other gets another dataset, under load and with readers; while there are
		two datasets, it is waited for that a reader hears of it."""
		old = self.fleet.replicas[0].metrics().digest()
		pinned = f'/v1/@{old}/facts?limit=3'
		before = ask(self.port, pinned)
		self.fleet.datasets.reverse()
		with traffic.Load(self.port, BUSY) as load, traffic.Readers(self.port, READERS) as readers:
			readers.wait_for_walks(old)
			for replica in self.fleet.replicas:
				replica.replace(self.fleet.datasets[0])
				wait_until(lambda one=replica: one.metrics().digest() != old, 'a replica has a new dataset')
				readers.wait_for_stale()
			new = self.fleet.replicas[0].metrics().digest()
			readers.wait_for_walks(new)
			counts = load.stop()
		whole = sum(readers.walks.values())
		self.claim(counts['failed'] == 0 < counts['requests'], 'a new dataset: no request fails', counts)
		self.claim(not readers.faults, 'all pages of a walk are of one dataset, or 410 tells',
			'\n'.join(readers.faults))
		after = ask(self.port, pinned)
		self.claim(fingerprint(before) == fingerprint(after) and before[0] == 200 and
			'immutable' in after[1]['cache-control'], 'what was pinned and is in the cache stays', after)
		self.claim(old not in readers.stale, 'a walk that began before goes on', readers.stale)
		kept = ask(self.port, f'{pinned}1')
		self.claim(kept[0] == 200 and 'immutable' in kept[1]['cache-control'],
			'what is pinned to the dataset before is answered by it', kept)
		gone = ask(self.port, f'{pinned}2'.replace(old, '0' * len(old)))
		self.claim(gone[0] == 410, 'what is pinned to no dataset that is kept is 410', gone)
		return (f'{counts["failed"]} of {counts["requests"]:,}', f'{whole}, {sum(readers.stale.values())}')

	def scan(self):
		"""Addresses that nobody has asked before, many times more than a cramped cache has room for."""
		cramped = self.proxy.cramped()
		with cramped.start(), traffic.Load(cramped.port, SCANNERS) as load:
			before = self.fleet.requests()
			wait_until(lambda: self.fleet.requests() > before + SCAN, 'replicas are asked for all')
			counts = load.stop()
		self.claim(counts['failed'] == 0 < counts['requests'], 'a scan fills the cache: no request fails',
			counts)
		return f'{counts["failed"]} of {counts["requests"]:,}'

	def keep(self):
		"""What is stale is asked for by its tag, and is there while all replicas are gone."""
		if not self.proxy.hasten:
			return 'none'
		target, hastened = '/v1/facts', self.proxy.hastened()
		with hastened.start():
			first, before = fingerprint(ask(hastened.port, target)), self.fleet.requests('304')
			said = set()

			def is_asked_for():
				said.add(fingerprint(ask(hastened.port, target)))
				return self.fleet.requests('304') > before
			wait_until(is_asked_for, 'a stale answer is asked for by its tag')
			said.add(fingerprint(ask(hastened.port, target)))
			for replica in self.fleet.replicas:
				replica.end(signal.SIGKILL)
			kept = fingerprint(ask(hastened.port, target))
			for replica in self.fleet.replicas:
				replica.start()
		self.claim(said == {first} and first[0] == 200, 'a 304 makes a stale answer fresh', said)
		self.claim(kept == first, 'a stale answer is given while all replicas are gone', kept)
		return '304, kept'

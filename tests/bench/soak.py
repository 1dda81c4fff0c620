"""Whether anything grows under hours of mixed load while two datasets take turns."""
import contextlib
import dataclasses
import math
import os
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import time
import urllib.parse
import urllib.request

from daemons import free_port
from tables import heading, mib, number, spread, table

WARM_UP = 0.25  # of the time
TURN_SECONDS = 2  # of each dataset, or more until its answers fill the cache
CACHE = 8 << 20  # bytes
GOOD, BAD = 5000, 500  # addresses


def good():
	"""Items, pages, searches, formats: more than the cache holds."""
	words = ['医院', '康复', '新城', '互联网', 'hospital', 'jiading', 'xin']
	shapes = ['/v1/facts?limit={0}&statement_en__ne={1}', '/v1/targets.csv?limit={0}&statement_en__ne={1}',
		'/v1/hospitals?limit={0}&name_en__ne={1}&sort=-name_en',
		'/v1/facts?limit={0}&statement_en__ne={1}&facet=fact_kind',
		'/v1/hospital_projects.ndjson?limit={0}&hospital_name_en__ne={1}',
		'/v1/facts?limit={0}&statement_en__ne={1}&q={2}', '/v1/search?limit={0}&q={2}',
		'/v1/targets?limit={0}&statement_en__ne={1}&include=indicator']
	return [shapes[i % 8].format(1 + i % 20, f'x{i}', words[i % 7]) for i in range(GOOD)]


def bad():
	shapes = ['/v1/fact{}', '/v1/facts?limit=-{}', '/v1/facts?nothing={}', '/v1/facts/no-{}',
		'/v1/facts?cursor=x{}', '/%00{}', '/v1/facts?sort=x{}', '/v1/search?q=%FF{}']
	return [shapes[i % len(shapes)].format(i) for i in range(BAD)]


def addresses(path, lines):
	path.write_text(''.join(urllib.parse.quote(line, safe='/?&=,%') + '\n' for line in lines),
		encoding='ascii')
	return path


class Turns:
	"""Two datasets that are told apart by their digests, and take turns under one name."""

	def __init__(self, bench):
		self.served = bench.work / 'soak.db'
		self.others = []
		for letter in 'ab':
			other = bench.work / f'soak-{letter}.db'
			shutil.copy(bench.dataset, other)
			with contextlib.closing(sqlite3.connect(other)) as db:
				db.execute('UPDATE api_dataset SET digest = ?', (letter * 64,))
				db.commit()
			self.others.append(other)
		self.count = 0
		self.put()

	def put(self):
		fresh = self.served.with_suffix('.new')
		shutil.copy(self.others[self.count % 2], fresh)
		fresh.rename(self.served)
		self.count += 1


@dataclasses.dataclass
class Sample:
	requests: int
	pages: int  # resident
	descriptors: int
	full: bool  # the cache of the newest dataset: it had to let go of answers


def counted(text, name):
	"""The sum of a metric over its labels."""
	return sum(int(value) for value in re.findall(rf'^{name}(?:\{{.*\}})? (\d+)$', text, re.M))


def sample(admin, daemon, reloads):
	text = urllib.request.urlopen(f'{admin}/metrics').read().decode()
	return Sample(counted(text, 'yigai_http_requests_total'), daemon.rss() // os.sysconf('SC_PAGESIZE'),
		daemon.descriptors(), counted(text, 'yigai_reloads_total') == reloads and
		counted(text, 'yigai_cache_evictions_total') > 0)


def sample_full(admin, daemon, reloads, is_loaded):
	"""A sample at the end of a dataset's turn: each reload begins with an empty cache, so what is
	resident can be compared only where the cache is full. None once the load has ended."""
	time.sleep(TURN_SECONDS)
	while is_loaded():
		one = sample(admin, daemon, reloads)
		if one.full:
			return one
		time.sleep(TURN_SECONDS / 10)
	return None


def load_command(daemon, file, seconds, connections):
	return subprocess.Popen(['wrk', '-t', '1', '-c', str(connections), '-d', f'{seconds}s', '--timeout', '30s',
		'-s', os.path.join(os.path.dirname(__file__), 'paths.lua'), daemon.url('/'), '--', str(file), '0'],
		stdout=subprocess.PIPE, text=True)


def growth(samples):
	"""Pages by which a million requests make it grow: the slope of the line nearest to all samples,
	and its standard error, for what is resident goes up and down by hundreds of pages. It does so
	slowly: a sample is like the one before, and fewer independent ones would say as much."""
	millions = [one.requests / 1e6 for one in samples]
	slope, level = statistics.linear_regression(millions, [one.pages for one in samples])
	rests = [one.pages - level - slope * x for one, x in zip(samples, millions)]
	square = sum(rest ** 2 for rest in rests)
	likeness = max(0, sum(a * b for a, b in zip(rests, rests[1:])) / (square or 1))  # of neighbours
	width = sum((x - statistics.mean(millions)) ** 2 for x in millions)
	independent = (len(samples) - 2) * (1 - likeness) / (1 + likeness)
	return slope, math.sqrt(square / independent / width)


def run(bench, minutes, goals):
	seconds = round(minutes * 60)
	turns = Turns(bench)
	port = free_port()
	admin = f'http://127.0.0.1:{port}'
	samples = []
	# a budget that a busy machine does not use up
	with bench.yigai('--cache-size', CACHE, '--budget', 10000, '--admin-listen', f'127.0.0.1:{port}',
			dataset=turns.served) as daemon:
		loads = [load_command(daemon, addresses(bench.work / f'{name}.txt', lines), seconds, connections)
			for name, lines, connections in (('good', good(), 24), ('bad', bad(), 8))]
		began = time.monotonic()
		while one := sample_full(admin, daemon, turns.count - 1, lambda: loads[0].poll() is None):
			if time.monotonic() - began > seconds * WARM_UP:
				samples.append(one)
			turns.put()
			daemon.process.send_signal(signal.SIGHUP)
		said = [each.communicate()[0] for each in loads]
		refused = int(re.search(r'^yigai_reloads_refused_total (\d+)', urllib.request.urlopen(
			f'{admin}/metrics').read().decode(), re.M)[1])
	# of the good ones each must be 200; of both each must be answered
	failed = [f'{name} {count}' for text in said for name, count in re.findall(
		r'(connect|read|write|timeout) ([1-9]\d*)', text)] + re.findall(r'Non-2xx.*', said[0])
	heading(f'{minutes:g} minutes of mixed load, {turns.count - 1} reloads')
	half = len(samples) // 2
	table(['', 'first half', 'second half'], [
		['requests', f'{samples[half].requests:,}',
			f'{samples[-1].requests - samples[half].requests:,}'],
		*([name, spread([getattr(one, field) * factor for one in samples[:half]], show),
			spread([getattr(one, field) * factor for one in samples[half:]], show)]
			for name, field, factor, show in (('RSS MiB', 'pages', os.sysconf('SC_PAGESIZE'), mib),
				('descriptors', 'descriptors', 1, number)))])
	goals.add('soak: failed requests, refused reloads', 'none, 0', f'{", ".join(failed) or "none"}, {refused}',
		not failed and refused == 0)
	slope, doubt = growth(samples)
	goals.add('soak: pages a million requests', '0, within two standard errors', f'{slope:.1f} ± {doubt:.1f}',
		slope <= 2 * doubt)
	goals.at_most('soak: descriptors more', 0, [statistics.median(one.descriptors for one in samples[half:]) -
		statistics.median(one.descriptors for one in samples[:half])])

"""How cost grows with the data: datasets of 10^3 statements and more, made up by `generate`."""
import contextlib
import dataclasses
import pathlib
import subprocess
import tempfile
import time

import race
import targets
from tables import heading, mib, number, spread, table

HERE = pathlib.Path(__file__).parent
SMALLEST = 1000
ROUND_SECONDS = 8  # at most, for one work


@dataclasses.dataclass
class Size:
	"""A dataset of so many statements and what it costs."""
	count: int
	path: pathlib.Path
	build_seconds: float
	ready: list = dataclasses.field(default_factory=list)
	idle: list = dataclasses.field(default_factory=list)
	rss: int = 0  # after all work
	# by work, in microseconds: of each request, and a request's share of each round
	latencies: dict = dataclasses.field(default_factory=dict)
	cpu: dict = dataclasses.field(default_factory=dict)
	refused: int = 0

	def percentile(self, work, percent):
		ordered = sorted(self.latencies[work])
		return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


def build(bench, folder, count):
	data, path = folder / str(count), folder / f'{count}.db'
	data.mkdir()
	subprocess.run([HERE / 'generate', str(count), data], check=True)
	began = time.monotonic()
	subprocess.run([HERE.parent.parent / 'schema' / 'generic' / 'build', bench.build / 'tokenizer.so',
		HERE.parent.parent / 'schema' / 'reform', data, path], check=True)
	return Size(count, path, time.monotonic() - began)


def run(bench, largest, pace, goals):
	with contextlib.ExitStack() as stack:
		folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir=bench.work)))
		sizes, daemons, works = [], [], []
		count = SMALLEST
		while count <= largest:
			sizes.append(build(bench, folder, count))
			sizes[-1].ready, sizes[-1].idle = race.start(bench, pace.starts, sizes[-1].path)
			daemons.append(stack.enter_context(bench.yigai(*bench.cold(), dataset=sizes[-1].path)))
			daemons[-1].rest()
			works.append(targets.make(sizes[-1].path, daemons[-1], pace.rounds * pace.requests))
			count *= 10
		for turn in range(pace.rounds):
			for work in works[0]:
				for size, daemon, targets_of in zip(sizes, daemons, works):
					every = targets_of[work]
					ask(size, daemon, work, every[turn * pace.requests % len(every):], pace.requests)
		for size, daemon in zip(sizes, daemons):
			size.rss = daemon.rss()
		print_sizes(sizes)
		judge(sizes, goals)
		targets.flood(bench, sizes[-1].path, pace.flood, goals)


def ask(size, daemon, work, paths, requests):
	"""One after the other on one connection; what takes too long is left out."""
	latencies = size.latencies.setdefault(work, [])
	asked, began = 0, time.monotonic()
	with daemon.connect() as connection:
		before = daemon.cpu_ns()
		while asked < requests and time.monotonic() - began < ROUND_SECONDS:
			start = time.perf_counter()
			answer = connection.ask(paths[asked % len(paths)])
			latencies.append((time.perf_counter() - start) * 1e6)
			size.refused += answer.status == 503
			if answer.status not in (200, 503):
				raise SystemExit(f'{paths[asked % len(paths)]} was answered by {answer.status}')
			asked += 1
		size.cpu.setdefault(work, []).append((daemon.cpu_ns() - before) / 1e3 / asked)


def print_sizes(sizes):
	heading('Size')
	head = ['statements', *(f'{size.count:,}' for size in sizes)]
	table(head, [[name, *(show(size) for size in sizes)] for name, show in (
		('build, s', lambda size: number(size.build_seconds)),
		('file, MiB', lambda size: mib(size.path.stat().st_size)),
		('start to ready, ms', lambda size: spread(size.ready)),
		('RSS idle, MiB', lambda size: spread(size.idle, mib)),
		('RSS after all below, MiB', lambda size: mib(size.rss)),
		('requests below that got 503', lambda size: f'{size.refused:,}'))])
	works = list(sizes[0].cpu)
	for title, show in (
			('median, µs', lambda size, work: number(size.percentile(work, 50))),
			('p99, µs', lambda size, work: number(size.percentile(work, 99))),
			('CPU µs a request', lambda size, work: spread(size.cpu[work]))):
		heading(f'Cold requests: {title}')
		table(head, [[work, *(show(size, work) for size in sizes)] for work in works])


def judge(sizes, goals):
	small, large = sizes[0], sizes[-1]
	at = f'at {large.count:,} statements'
	goals.at_most(f'start to ready {at}', 60, large.ready, ' ms')
	goals.at_most(f'item {at}: CPU, × that at {small.count:,}', 1.3, divide(
		large.cpu[targets.ITEM], small.cpu[targets.ITEM]))
	goals.at_most(f'page 1,000 {at}: CPU, × the first', 1.5, divide(
		large.cpu[targets.LATER], large.cpu[targets.FIRST]))
	goals.at_most(f'search {at}: p99', 50,
		[max(large.percentile(work, 99) for work in targets.SEARCHES.values()) / 1e3], ' ms')
	goals.at_most(f'filtered count {at}: p99', 100, [large.percentile(targets.COUNT, 99) / 1e3], ' ms')


def divide(some, others):
	return [one / other for one, other in zip(some, others)]

"""The daemon against the bare library, each with one worker on a core of its own and the load on another,
in turns: no thread waits for another's core, so that some percent of difference can be told."""
import contextlib
import os

import load
import race
from tables import heading, spread, table

GOALS = {'item, hot': 1.10, 'collection of 50, hot': 1.15, 'collection of 50, hot, gzip': 1.15, '304, hot': 1.15,
	'page, hot': 1.15}


def run(bench, pace, goals):
	cores = sorted(os.sched_getaffinity(0))
	if len(cores) < 2:
		return
	heading('One worker on a core, the load on another')
	with bench.yigai() as yigai:
		works = [(work, race.answer_of(yigai, work)) for work in race.make_works(yigai) if work.name in GOALS]
	rows = []
	with on(cores[1]):
		for work, answer in works:
			ratios = compare(bench, pace, work, answer, ('taskset', '-c', str(cores[0])))
			rows.append([work.name, *(spread(column) for column in zip(*ratios))])
			goals.at_most(f'{work.name}: CPU, × floor', GOALS[work.name], [ratio for _, _, ratio in ratios])
	table(['', 'yigai, CPU µs a request', 'floor', 'yigai ÷ floor'], rows)


@contextlib.contextmanager
def on(core):
	before = os.sched_getaffinity(0)
	os.sched_setaffinity(0, {core})
	try:
		yield
	finally:
		os.sched_setaffinity(0, before)


def compare(bench, pace, work, answer, wrap):
	"""What both need for a request, and the ratio, a round each. Each round has processes of its own, for
	where one happens to lie in memory moves it by some percent; who goes first changes."""
	headers = work.headers.get('yigai', [])
	rounds = []
	for turn in range(4 * pace.rounds):
		with bench.yigai(workers=1, wrap=wrap) as yigai, bench.floor(answer, 1, wrap) as floor:
			yigai.ask(work.target, *headers)
			yigai.rest()
			pair = [yigai, floor] if turn % 2 else [floor, yigai]
			cost = {daemon.name: load.run(daemon, work.target, pace.seconds / 2, headers).cpu for daemon in pair}
			rounds.append((cost['yigai'], cost['floor'], cost['yigai'] / cost['floor']))
	return rounds

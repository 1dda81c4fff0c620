"""Measures the daemon beside others; script/bench installs and builds what this needs."""
import argparse
import dataclasses
import datetime
import os
import pathlib
import platform
import subprocess

import assistants
import connections
import costs
import floods
import hostile
import instructions
import pinned
import race
import scale
import soak
from daemons import Bench
from tables import Goals, heading, table


@dataclasses.dataclass
class Pace:
	"""How long is measured; figures come as the median and the range of the rounds."""
	rounds: int
	seconds: int  # of load for each contestant and work in a round
	starts: int
	profiled: int  # requests under callgrind, and twice as many
	requests: int  # in a round, for each work of each size
	flood: int  # requests over distinct addresses
	largest: int  # statements, unless told


FULL = Pace(5, 4, 21, 1000, 400, 1000000, 1000000)
QUICK = Pace(2, 1, 5, 50, 50, 100000, 10000)


def parse():
	parser = argparse.ArgumentParser(prog='script/bench', description=__doc__)
	parser.add_argument('build', type=pathlib.Path, help=argparse.SUPPRESS)
	parser.add_argument('--quick', action='store_true', help='a minute, to see that it works')
	parser.add_argument('--connections', action='store_true', help='idle connections instead')
	parser.add_argument('--costs', action='store_true', help='the costliest requests that are accepted instead')
	parser.add_argument('--assistants', action='store_true', help='the tools of assistants beside the API instead')
	parser.add_argument('--floods', action='store_true', help='thousands of clients that misbehave')
	parser.add_argument('--scale', nargs='?', const=0, type=int, metavar='MAX',
		help='datasets of 1,000 to MAX statements instead')
	parser.add_argument('--soak', type=float, metavar='MINUTES', help='mixed load and reloads instead')
	return parser.parse_args()


def version(*command):
	said = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
		text=True).stdout
	return said.strip().splitlines()[0]


def print_machine(bench):
	model = next((line.partition(': ')[2] for line in open('/proc/cpuinfo', encoding='utf-8')
		if line.startswith('model name')), platform.machine())
	heading(f'Machine, {datetime.date.today()}')
	table(['', 'is'], [
		['processor', f'{os.cpu_count()} × {model.strip()}'],
		['kernel', platform.release()],
		['daemon', version(bench.build / 'yigai', '--version')],
		['nginx', version('nginx', '-v').rpartition('/')[2]],
		['Node', version('node', '--version')],
		['workers of each server', bench.workers]])


def main():
	arguments = parse()
	build = arguments.build.resolve()
	bench = Bench(build, build / 'node', os.cpu_count())
	goals = Goals()
	print_machine(bench)
	pace = QUICK if arguments.quick else FULL
	others = {
		'assistants': lambda: assistants.run(bench, pace, goals),
		'connections': lambda: connections.run(bench, pace, goals),
		'costs': lambda: costs.run(bench, pace, goals),
		'floods': lambda: (floods.run(bench, pace, goals), hostile.run(bench, goals)),
		'scale': lambda: scale.run(bench, arguments.scale or pace.largest, pace, goals),
		'soak': lambda: soak.run(bench, arguments.soak, goals),
	}
	wanted = [name for name in others if getattr(arguments, name) not in (None, False)]
	for name in wanted:
		others[name]()
	if not wanted:
		race.run_start(bench, pace, goals)
		race.run(bench, pace, goals)
		pinned.run(bench, pace, goals)
		instructions.run(bench, pace, goals)
	goals.print()


main()

"""What others notice while thousands of clients misbehave, and how soon these are gone."""
import dataclasses
import statistics
import subprocess
import threading
import time

import connections
import drain
from tables import heading, mib, table

ATTACKERS, IDLE = 2000, 5000
RATE = 100  # probes a second
PROBES = 2  # connections that the probe may hold
TARGET = '/v1/facts/internet-hospitals-2021'
LONG = '/v1/facts?limit=1000'  # more than the buffers of a socket hold
P99_MS, P99_SLOW_READ_MS = 20, 100
BACK_SECONDS, BACK_SLOW_READ_SECONDS = 15, 40
LENGTH = 45  # seconds for which the attackers stay, if they may
EVERY = ['-c', ATTACKERS, '-r', ATTACKERS, '-l', LENGTH, '-p', 5]
# what slowhttptest does: its options, the address
FLOODS = {
	'slow headers': (['-H', '-i', 1, '-x', 24], TARGET),
	'slow body': (['-B', '-i', 1, '-s', 8192, '-x', 24], TARGET),
	'ranges': (['-R', '-a', 1, '-b', 3000], '/v1/dataset.sqlite'),
	'slow read': (['-X', '-w', 512, '-y', 1024, '-n', 1, '-z', 32, '-k', 3], LONG),
}


class Probe(threading.Thread):
	"""Asks at a constant rate, in turn on a connection of its own and on one that is kept. A probe
	counts from the moment at which it was due, so that a wait delays and lengthens those behind it."""

	def __init__(self, daemon):
		super().__init__(daemon=True)
		self.server = daemon
		self.times, self.seconds, self.failed = [], set(), 0
		self.over = threading.Event()

	def ask(self, connection, due):
		try:
			if connection.ask(TARGET).status != 200:
				raise OSError('not answered')
			now = time.monotonic()
			self.times.append(now - due)
			self.seconds.add(int(now - self.began))
		except (OSError, SystemExit):
			self.failed += 1

	def run(self):
		self.began = due = time.monotonic()
		with self.server.connect() as kept:
			while not self.over.is_set():
				time.sleep(max(0, due - time.monotonic()))
				self.ask(kept, due)
				due += 1 / RATE
				with self.server.connect() as fresh:
					self.ask(fresh, due)
				due += 1 / RATE
		self.lasted = time.monotonic() - self.began

	def silent_seconds(self):
		return int(self.lasted) - len(self.seconds & set(range(int(self.lasted))))

	def p99_ms(self):
		return statistics.quantiles(self.times, n=100)[98] * 1e3


def attack(daemon, names):
	commands = [['slowhttptest', *FLOODS[name][0], *EVERY, '-u', daemon.url(FLOODS[name][1])]
		for name in names]
	return [subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL,
		stderr=subprocess.STDOUT) for command in commands]


@dataclasses.dataclass
class Flood:
	probe: Probe
	most: int  # descriptors that the attackers held at once
	back: float  # seconds from then until they held none, or until it was given up
	rss: int  # bytes, with the idle clients still there


def measure(bench, names):
	# the idle clients stay to the end
	with bench.yigai('--idle-timeout', 10 * LENGTH) as daemon:
		daemon.rest()
		with connections.Idle(daemon, TARGET, IDLE):
			probe = Probe(daemon)
			probe.start()
			quiet = daemon.descriptors() + PROBES
			attackers = attack(daemon, names)
			most = held = 0
			at = last = began = time.monotonic()
			back = 0.0
			while (held or any(each.poll() is None for each in attackers)) and last < began + LENGTH:
				time.sleep(0.1)
				last, held = time.monotonic(), max(0, daemon.descriptors() - quiet)
				if held > most:
					most, at = held, last
				if held:
					back = last - at
			probe.over.set()
			probe.join()
			for attacker in attackers:
				attacker.kill()
				attacker.wait()
			return Flood(probe, most, back, daemon.rss())


def run(bench, pace, goals):
	connections.raise_descriptors()
	rows = []
	for name, names in {**{name: [name] for name in FLOODS}, 'all at once': FLOODS}.items():
		flood = measure(bench, names)
		probe = flood.probe
		slow = 'slow read' in names
		rows.append([name, flood.most, len(probe.times), probe.failed, probe.silent_seconds(),
			f'{probe.p99_ms():.1f}', f'{flood.back:.1f}', mib(flood.rss)])
		goals.at_most(f'{name}: p99', P99_SLOW_READ_MS if slow else P99_MS, [probe.p99_ms()], ' ms')
		goals.at_most(f'{name}: failed probes and silent seconds', 0,
			[probe.failed + probe.silent_seconds()])
		goals.at_most(f'{name}: descriptors back', BACK_SLOW_READ_SECONDS if slow else BACK_SECONDS,
			[flood.back], ' s')
	heading(f'Floods of {ATTACKERS:,} clients each, beside {IDLE:,} idle ones')
	table(['', 'descriptors at most', 'probes', 'failed', 'seconds without an answer', 'p99 ms',
		'seconds to let go of them', 'RSS MiB'], rows)
	drain.run(bench, pace, goals)

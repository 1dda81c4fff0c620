"""What honest clients notice of those that read nothing, and of those that ask for what costs most."""
import contextlib
import json
import multiprocessing
import os
import pathlib
import socket
import statistics
import struct
import threading
import time

from client import Connection
from costs import names
from floods import TARGET, Probe
from tables import heading, mib, table

READLESS, COSTLY = 500, 32
SECONDS = 20
MEMORY = 256 << 20  # of the container, as in deploy/
RSS_MAX_MIB, P99_MS = 160, 20
ROWS_MAX = 1000


@contextlib.contextmanager
def cramped(pid, limit):
	"""The process in a control group with so much memory; gives whether there is one."""
	v2, v1 = pathlib.Path('/sys/fs/cgroup'), pathlib.Path('/sys/fs/cgroup/memory')
	is_v2 = (v2 / 'cgroup.controllers').exists()
	group = (v2 if is_v2 else v1) / f'yigai-bench-{os.getpid()}'
	name = 'memory.max' if is_v2 else 'memory.limit_in_bytes'
	try:
		group.mkdir()
		(group / name).write_text(str(limit), encoding='ascii')
		(group / 'cgroup.procs').write_text(str(pid), encoding='ascii')
	except OSError:
		yield False
		return
	try:
		yield True
	finally:
		(group.parent / 'cgroup.procs').write_text(str(pid), encoding='ascii')
		group.rmdir()


class Hostile(multiprocessing.Process):
	"""A process of its own, so that honest clients share no interpreter with it."""

	def __init__(self, daemon):
		super().__init__(daemon=True)
		self.host, self.port = daemon.host, daemon.port
		self.over = multiprocessing.Event()
		self.count = multiprocessing.Value('L', 0)

	def asked(self):
		return self.count.value

	def stop(self):
		self.over.set()
		self.join()


class Readless(Hostile):
	"""Clients that ask for a long page, each for another, and read no more than whether they get it. Who
	does not, or is closed, asks again at once."""

	def open(self):
		connection = socket.socket()
		connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
		connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
		connection.connect((self.host, self.port))
		limit = ROWS_MAX - self.count.value % (ROWS_MAX // 2)
		self.count.value += 1
		connection.sendall(f'GET /v1/evidence?limit={limit}&include=source HTTP/1.1\r\n'
			f'Host: {self.host}\r\nIf-Match: *\r\n\r\n'.encode())
		connection.setblocking(False)
		return connection

	@staticmethod
	def holds(connection):
		try:
			start = connection.recv(12, socket.MSG_PEEK)
			return start.startswith(b'HTTP/1.1 200')
		except BlockingIOError:
			return True
		except OSError:
			return False

	def run(self):
		connections = [self.open() for _ in range(READLESS)]
		while not self.over.is_set():
			for i, connection in enumerate(connections):
				if not self.holds(connection):
					connection.close()
					connections[i] = self.open()
			time.sleep(0.05)
		for connection in connections:
			connection.close()


class Costly(Hostile):
	"""Clients that ask for pages with all that can be included, each time another, coded."""

	def __init__(self, daemon):
		super().__init__(daemon)
		self.includes = names(json.loads(daemon.ask('/openapi.json').body), '/v1/facts', 'include')

	def ask_for_ever(self):
		while not self.over.is_set():
			with contextlib.suppress(OSError, SystemExit), Connection(self.host, self.port) as connection:
				while not self.over.is_set():
					with self.count.get_lock():
						self.count.value += 1
						number = self.count.value
					connection.ask(f'/v1/facts?limit={ROWS_MAX}&include={self.includes}'
						f'&statement_en__ne=none-{number}', 'Accept-Encoding: br')

	def run(self):
		clients = [threading.Thread(target=self.ask_for_ever, daemon=True) for _ in range(COSTLY)]
		for each in clients:
			each.start()
		self.over.wait()


class Alive(threading.Thread):
	"""Asks for /livez on new connections at a constant rate, counted from when it was due."""

	RATE = 50

	def __init__(self, daemon):
		super().__init__(daemon=True)
		self.server, self.times, self.failed = daemon, [], 0
		self.over = threading.Event()

	def run(self):
		due = time.monotonic()
		while not self.over.is_set():
			time.sleep(max(0, due - time.monotonic()))
			try:
				if self.server.ask('/livez').status != 200:
					raise OSError('not alive')
				self.times.append(time.monotonic() - due)
			except (OSError, SystemExit):
				self.failed += 1
			due += 1 / self.RATE


def p99_ms(times):
	return statistics.quantiles(times, n=100)[98] * 1e3


def measure_readless(bench):
	with bench.yigai() as daemon, cramped(daemon.process.pid, MEMORY) as is_cramped:
		daemon.ask(TARGET)  # what honest clients want is in memory
		probe, hostile = Probe(daemon), Readless(daemon)
		hostile.start()
		probe.start()
		most, end = 0, time.monotonic() + SECONDS
		while time.monotonic() < end and daemon.process.poll() is None:
			most = max(most, daemon.rss())
			time.sleep(0.05)
		alive = daemon.process.poll() is None
		probe.over.set()
		probe.join()
		hostile.stop()
		return probe, hostile, most, alive, is_cramped


def measure_costly(bench):
	with bench.yigai() as daemon:
		alive, hostile = Alive(daemon), Costly(daemon)
		hostile.start()
		alive.start()
		time.sleep(SECONDS)
		alive.over.set()
		alive.join()
		hostile.stop()
		return alive, hostile.asked()


def run(bench, goals):
	probe, readless, most, lives, is_cramped = measure_readless(bench)
	alive, asked = measure_costly(bench)
	heading(f'{READLESS} clients that read nothing, '
		f'{"in 256 MiB" if is_cramped else "not limited: no control group can be made here"}; '
		f'{COSTLY} that ask for what costs most')
	table(['', 'asked', 'probes', 'failed', 'p99 ms', 'RSS MiB at most'], [
		['read nothing', readless.asked(), len(probe.times), probe.failed,
			f'{probe.p99_ms():.1f}', mib(most)],
		['cost most; /livez', asked, len(alive.times), alive.failed, f'{p99_ms(alive.times):.1f}', '']])
	goals.at_most('read nothing: deaths', 0, [0 if lives else 1])
	goals.at_most('read nothing: RSS', RSS_MAX_MIB, [most / 2**20], ' MiB')
	goals.at_most('read nothing: p99 of honest clients', P99_MS, [probe.p99_ms()], ' ms')
	goals.at_most('read nothing: failed probes', 0, [probe.failed])
	goals.at_most('cost most: p99 of /livez', P99_MS, [p99_ms(alive.times)], ' ms')
	goals.at_most('cost most: failed probes', 0, [alive.failed])

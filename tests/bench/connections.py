"""What a request costs while most of the connections are idle."""
import resource
import selectors
import socket
import struct
import time

import load
import race
from tables import heading, mib, spread, table

COUNTS = (32, 1000, 10000)
RATIO_MAX = 1.5
RSS_MAX_MB, RSS_LEFT_MAX_MB = 200, 25
LEFT_SECONDS = 10
# the daemon closes what was idle for 30 s
ROUND_SECONDS = 20


class Idle:
	"""Connections that asked once and are kept alive. All are opened at once and wait together, so
	that the server is done with them before the measuring begins."""

	def __init__(self, daemon, target, count):
		request = f'GET {target} HTTP/1.1\r\nHost: {daemon.host}:{daemon.port}\r\n\r\n'.encode()
		self.sockets = []
		for _ in range(count):
			connection = socket.create_connection((daemon.host, daemon.port), 10)
			# closing resets: ten thousand ports are free again at once
			connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
			connection.sendall(request)
			self.sockets.append(connection)
		for connection in self.sockets:
			if not connection.recv(1 << 16).startswith(b'HTTP/1.1 200 '):
				raise SystemExit(f'{daemon.name} did not answer on one of {count} connections')

	def closed(self):
		"""How many the server has closed meanwhile."""
		with selectors.PollSelector() as selector:
			for connection in self.sockets:
				connection.setblocking(False)
				selector.register(connection, selectors.EVENT_READ)
			return sum(key.fileobj.recv(1 << 16) == b'' for key, _ in selector.select(0))

	def __enter__(self):
		return self

	def __exit__(self, *_):
		for connection in self.sockets:
			connection.close()


def raise_descriptors():
	_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
	if hard < max(COUNTS) + 64:
		raise SystemExit(f'{max(COUNTS)} connections need more descriptors than {hard}; see ulimit -Hn')
	resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def run(bench, pace, goals):
	raise_descriptors()
	with bench.yigai() as yigai:
		target = race.item_target(yigai)
		answer = yigai.ask(target)
	starts = {'floor': lambda: bench.floor(answer), 'yigai': bench.yigai}
	left = []
	loads = {(name, count): [] for name in starts for count in COUNTS}
	for _ in range(pace.rounds):
		for name, count in loads:
			with starts[name]() as daemon:
				loads[name, count].append(measure(daemon, target, count, pace.seconds))
				if name == 'yigai' and count == max(COUNTS):
					time.sleep(LEFT_SECONDS)
					left.append(daemon.rss())
	print_loads(loads)
	goals.at_most(f'RSS, {max(COUNTS):,} connections', RSS_MAX_MB,
		[one.rss / 1e6 for one in loads['yigai', max(COUNTS)]], ' MB')
	goals.at_most(f'RSS, {LEFT_SECONDS} s after they left', RSS_LEFT_MAX_MB,
		[one / 1e6 for one in left], ' MB')
	for count in COUNTS[1:]:
		goals.at_most(f'item, hot, {count:,} connections: CPU, × that with {COUNTS[0]}', RATIO_MAX,
			ratios(loads, 'yigai', count))


def measure(daemon, target, count, seconds):
	began = time.monotonic()
	with Idle(daemon, target, count - load.CONNECTIONS) as idle:
		result = load.run(daemon, target, seconds)
		closed = idle.closed()
	if closed or time.monotonic() - began > ROUND_SECONDS:
		raise SystemExit(f'{daemon.name} closed {closed} of {count} connections within '
			f'{time.monotonic() - began:.0f} s')
	return result


def ratios(loads, name, count):
	return [one.cpu / first.cpu for one, first in zip(loads[name, count], loads[name, COUNTS[0]])]


def print_loads(loads):
	heading(f'Connections, {load.CONNECTIONS} of them active')
	table(['', 'CPU µs a request', f'× that with {COUNTS[0]}', 'requests/s', 'p99 µs', 'RSS MiB'],
		[[f'{name}, {count:,}', spread([one.cpu for one in rounds]), spread(ratios(loads, name, count)),
			spread([one.rate for one in rounds]), spread([one.p99 for one in rounds]),
			spread([one.rss for one in rounds], mib)]
			for (name, count), rounds in loads.items()])

"""What becomes of clients when the server is told to end."""
import dataclasses
import os
import signal
import socket
import threading
import time

from tables import heading, table

BUSY, SLOW = 64, 50
SLOW_SECONDS = 3  # for which a download lasts
TARGET, LONG = '/v1/facts?limit=1000', '/v1/dataset.sqlite'
END_SECONDS = 5


@dataclasses.dataclass
class Counts:
	whole: int = 0
	cut: int = 0  # begun and not finished
	lost: int = 0  # sent on a connection that nobody had said would close, and not answered


class Client(threading.Thread):
	"""Asks again and again until it is told that the connection closes, or only once; reads so many
	bytes a second."""

	def __init__(self, daemon, target, pace=None):
		super().__init__(daemon=True)
		self.socket = socket.socket()
		if pace:  # what is on its way counts as little as can be
			self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
		self.socket.connect((daemon.host, daemon.port))
		self.request = f'GET {target} HTTP/1.1\r\nHost: {daemon.host}\r\n\r\n'.encode()
		self.pace, self.counts, self.begun = pace, Counts(), threading.Event()

	def receive(self):
		more = self.socket.recv(1 << 14)
		self.begun.set()
		if self.pace:
			time.sleep(len(more) / self.pace)
		return more

	def ask(self):
		"""Whether another may follow."""
		self.socket.sendall(self.request)
		got = b''
		while b'\r\n\r\n' not in got:
			if not (more := self.receive()):
				break
			got += more
		if not got:
			self.counts.lost += 1
			return False
		head, _, body = got.partition(b'\r\n\r\n')
		fields = dict(line.lower().split(b': ', 1) for line in head.split(b'\r\n')[1:])
		left = int(fields[b'content-length']) - len(body)
		while left > 0 and (more := self.receive()):
			left -= len(more)
		if left > 0:
			self.counts.cut += 1
			return False
		self.counts.whole += 1
		return not self.pace and fields.get(b'connection') != b'close'

	def run(self):
		try:
			while self.ask():
				pass
		except OSError:
			self.counts.lost += 1
		self.socket.close()


def is_ready(connection):
	return connection.ask('/readyz').status == 200


def run(bench, pace, goals):
	ends, rows = [], []
	for _ in range(pace.rounds):
		with bench.yigai() as daemon:
			daemon.rest()
			size = os.stat(bench.dataset).st_size
			clients = [Client(daemon, TARGET) for _ in range(BUSY)]
			clients += [Client(daemon, LONG, size / SLOW_SECONDS) for _ in range(SLOW)]
			asking = daemon.connect()
			for client in clients:
				client.start()
			for client in clients:
				client.begun.wait()
			ready = is_ready(asking)
			began = time.monotonic()
			daemon.process.send_signal(signal.SIGTERM)
			# it takes notice at once; a connection is closed behind its first answer from then on
			while ready and is_ready(asking):
				pass
			noticed = time.monotonic() - began
			status = daemon.process.wait()
			ends.append(time.monotonic() - began)
			for client in clients:
				client.join()
		total = [sum(getattr(client.counts, field.name) for client in clients)
			for field in dataclasses.fields(Counts)]
		rows.append([f'{ends[-1]:.1f}', f'{noticed * 1e3:.0f}', status, *total])
	heading(f'SIGTERM beside {BUSY} busy connections and {SLOW} downloads of {SLOW_SECONDS} s')
	table(['seconds to the end', '/readyz 503 after ms', 'exit', 'whole answers', 'cut', 'lost'], rows)
	goals.at_most('SIGTERM: seconds to the end', END_SECONDS, ends)
	goals.at_most('SIGTERM: answers cut or lost, exits but 0', 0,
		[row[2] + row[4] + row[5] for row in rows])

"""The servers that are measured, as groups of processes: started, weighed and stopped."""
import os
import re
import signal
import socket
import subprocess
import threading
import time

import client

READY_SECONDS = 60


class Daemon:
	"""A server that says `listening on URL` on stderr once it answers. It leads a session, by which
	its other processes are found."""

	def __init__(self, name, command, url=None, env=None):
		self.name = name
		self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
			stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
			env={**os.environ, **(env or {})})
		if url:
			self.wait_until_open(url)
		else:
			url = self.read_url()
		self.host, port = url.removeprefix('http://').split(':')
		self.port = int(port)
		# a full pipe would stop whoever writes to it
		self.reader = threading.Thread(target=self.process.stderr.read, daemon=True)
		self.reader.start()

	def read_url(self):
		said = b''
		while not (found := re.search(rb'listening on (http://\S+)\n', said)):
			line = self.process.stderr.readline()
			if not line:
				raise SystemExit(f'{self.name} did not start: {said.decode(errors="replace")}')
			said += line
		return found[1].decode()

	def wait_until_open(self, url):
		host, port = url.removeprefix('http://').split(':')
		deadline = time.monotonic() + READY_SECONDS
		while True:
			try:
				socket.create_connection((host, int(port)), 1).close()
				return
			except OSError as refused:
				if self.process.poll() is not None or time.monotonic() > deadline:
					self.stop()
					raise SystemExit(f'{self.name} did not start: '
						f'{self.process.stderr.read().decode(errors="replace")}') from refused
				time.sleep(0.02)

	def processes(self):
		"""The ids of all processes of the session."""
		found = []
		for name in filter(str.isdigit, os.listdir('/proc')):
			try:
				# behind the name, which may hold anything: state, parent, group, session
				session = read(f'/proc/{name}/stat').rpartition(')')[2].split()[3]
			except OSError:
				continue
			if int(session) == self.process.pid:
				found.append(int(name))
		return found

	def cpu_ns(self):
		"""User and system time of all threads so far, in the scheduler's own nanoseconds."""
		return sum(int(read(f'/proc/{pid}/task/{task}/schedstat').split()[0])
			for pid in self.processes() for task in os.listdir(f'/proc/{pid}/task'))

	def rest(self):
		"""Waits until nothing runs: the daemon checks its whole file beside the first answers, in a
		thread that is done in its own time; what that costs belongs to no request."""
		before = -1
		while (now := self.cpu_ns()) != before:
			before = now
			time.sleep(0.3)

	def descriptors(self):
		"""Descriptors that the first process has open."""
		return len(os.listdir(f'/proc/{self.process.pid}/fd'))

	def rss(self):
		"""Resident bytes; what processes share counts for each."""
		return sum(int(re.search(r'VmRSS:\s+(\d+)', read(f'/proc/{pid}/status'))[1]) * 1024
			for pid in self.processes())

	def url(self, target):
		return f'http://{self.host}:{self.port}{target}'

	def connect(self):
		return client.Connection(self.host, self.port)

	def ask(self, target, *headers):
		"""One request on a connection of its own."""
		with self.connect() as connection:
			return connection.ask(target, *headers)

	def stop(self):
		if self.process.poll() is None:
			self.process.send_signal(signal.SIGTERM)
			try:
				self.process.wait(20)
			except subprocess.TimeoutExpired:
				os.killpg(self.process.pid, signal.SIGKILL)
				self.process.wait()

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.stop()
		self.reader.join()
		self.process.stderr.close()


def read(path):
	with open(path, encoding='utf-8', errors='replace') as file:
		return file.read()


def free_port():
	with socket.socket() as taken:
		taken.bind(('127.0.0.1', 0))
		return taken.getsockname()[1]


class Bench:
	"""Where things are, and how each contestant is started."""

	def __init__(self, build, node, workers):
		self.build, self.node, self.workers = build, node, workers
		self.work = build / 'bench'
		self.work.mkdir(exist_ok=True)
		self.dataset = build / 'yigai.db'
		self.help = subprocess.run([build / 'yigai', '--help'], check=True, capture_output=True,
			text=True).stdout

	def script(self, name):
		"""A file that stands beside this one."""
		return os.path.join(os.path.dirname(__file__), name)

	def yigai(self, *options, dataset=None, workers=None, wrap=()):
		return Daemon('yigai', [*wrap, self.build / 'yigai', 'serve', '--listen', '127.0.0.1:0',
			'--db', dataset or self.dataset, '--threads', workers or self.workers, *options])

	def cold(self):
		"""The options that leave yigai without a cache."""
		return ('--cache-size', '0') if '--cache-size' in self.help else ()

	def floor(self, answer, workers=None, wrap=()):
		path = self.work / 'answer'
		path.write_bytes(answer.raw)
		return Daemon('floor', [*wrap, self.build / 'tests' / 'floor', workers or self.workers, path])

	def fastify(self):
		return Daemon('Fastify', ['node', self.node / 'fastify.mjs', self.dataset, self.workers],
			env={'NODE_ENV': 'production'})

	def nginx(self, files):
		"""Serves the files, bytes by path below the root."""
		root, port = self.work / 'nginx', free_port()
		for path, content in files.items():
			file = root / 'files' / path.lstrip('/')
			file.parent.mkdir(parents=True, exist_ok=True)
			file.write_bytes(content)
		configuration = read(self.script('nginx.conf'))
		values = {'WORKERS': self.workers, 'PORT': port,
			# the workers of a master that is root are nobody, who may not read here
			'USER': 'user root;' if os.geteuid() == 0 else ''}
		for name, value in values.items():
			configuration = configuration.replace(f'@{name}@', str(value))
		(root / 'nginx.conf').write_text(configuration, encoding='utf-8')
		return Daemon('nginx', ['nginx', '-p', root, '-c', root / 'nginx.conf', '-e', 'stderr'],
			url=f'http://127.0.0.1:{port}')

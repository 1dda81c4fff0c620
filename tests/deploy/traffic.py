"""Load by wrk, and readers who go through all pages of a collection."""
import http.client
import itertools
import json
import os
import pathlib
import signal
import subprocess
import threading
import urllib.parse

from fleet import wait_until

LUA = pathlib.Path(__file__).with_name('traffic.lua')
STOPPED_BEFORE = 300  # seconds; no load lasts so long
runs = itertools.count()


class Load:
	"""wrk, for some seconds or until it is stopped. `asks` is a file of codings and targets, or None for
	addresses that nobody has asked for before; each connection pauses for so many milliseconds before
	each request."""

	def __init__(self, port, connections, asks=None, pause=0, seconds=STOPPED_BEFORE):
		self.process = subprocess.Popen(['wrk', '-t', '2', '-c', str(connections), '-d', f'{seconds}s',
			'--timeout', '10s', '-s', LUA, f'http://127.0.0.1:{port}', '--', str(asks or '-'), str(pause),
			f'{os.getpid()}-{next(runs)}'], stdout=subprocess.PIPE, text=True)

	def counts(self):
		"""Waits for the end: how many requests were answered, and errors by their kind."""
		said, _ = self.process.communicate(timeout=STOPPED_BEFORE)
		counts = json.loads(said.splitlines()[-1])
		counts['failed'] = sum(counts[kind] for kind in ('connect', 'read', 'write', 'timeout', 'status'))
		return counts

	def stop(self):
		self.process.send_signal(signal.SIGINT)
		return self.counts()

	def __enter__(self):
		return self

	def __exit__(self, *_):
		if self.process.poll() is None:
			self.process.kill()
			self.process.wait()


class Readers:
	"""Each goes through all pages of a collection again and again, each time one that is in no cache,
	and begins anew where it hears that its cursor is of another dataset."""

	def __init__(self, port, count):
		self.port = port
		self.walks = {}  # whole ones, by the digest that all their pages told
		self.stale = {}  # walks that heard of it, by the digest that the pages before told
		self.faults = []
		self.ended, self.lock = threading.Event(), threading.Lock()
		self.threads = [threading.Thread(target=self.read, args=(number,)) for number in range(count)]
		for thread in self.threads:
			thread.start()

	def read(self, number):
		try:
			for walk in itertools.count():
				if self.ended.is_set():
					return
				self.walk(f'/v1/facts?limit=4&statement_en__ne=reader-{self.port}-{number}-{walk}')
		except (OSError, http.client.HTTPException) as broken:
			self.faults.append(repr(broken))

	def walk(self, target):
		digests, rows, total = set(), 0, None
		connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=30)
		while target:
			connection.request('GET', target)
			answer = connection.getresponse()
			body = answer.read()
			if answer.status == 410 and b'/docs#stale-cursor' in body and 'cursor=' in target:
				with self.lock:
					digest, = digests
					self.stale[digest] = self.stale.get(digest, 0) + 1
				return
			if answer.status != 200:
				self.faults.append(f'{target}: {answer.status} {body}')
				return
			body = json.loads(body)
			digests.add(body['meta']['dataset']['digest'])
			rows, total = rows + len(body['data']), body['meta']['total']
			target = body['links']['next']
			if target:
				target = urllib.parse.quote(target, safe='/?&=%,-_.~')
		connection.close()
		if len(digests) != 1 or rows != total:
			self.faults.append(f'a walk of {rows} rows of {total} met {digests}')
			return
		with self.lock:
			digest, = digests
			self.walks[digest] = self.walks.get(digest, 0) + 1

	def wait_for_walks(self, digest):
		"""Until somebody has read all pages of a dataset."""
		wait_until(lambda: self.faults or self.walks.get(digest), 'a reader has read it all')

	def wait_for_stale(self):
		"""Until somebody has heard that a cursor is of another dataset."""
		wait_until(lambda: self.faults or self.stale, 'a reader hears of two datasets')

	def end(self):
		self.ended.set()
		for thread in self.threads:
			thread.join()

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.end()

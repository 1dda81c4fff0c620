"""Three replicas on loopback, each with a dataset file of its own."""
import csv
import http.client
import os
import re
import shutil
import signal
import subprocess
import time

from daemons import Daemon, free_port

COUNT = 3
PATIENCE_SECONDS = 30


def wait_until(happened, what):
	"""Looks again and again until something has happened; returns what it said."""
	deadline = time.monotonic() + PATIENCE_SECONDS
	while not (found := happened()):
		if time.monotonic() > deadline:
			raise SystemExit(f'{what}: not within {PATIENCE_SECONDS} s')
		time.sleep(0.02)
	return found


def ask(port, target, headers=None, method='GET'):
	"""Status, headers with small letters and body of an answer, on a connection of its own."""
	connection = http.client.HTTPConnection('127.0.0.1', port, timeout=PATIENCE_SECONDS)
	try:
		connection.request(method, target, headers={'Accept-Encoding': 'identity', **(headers or {})})
		answer = connection.getresponse()
		return (answer.status, {name.lower(): value for name, value in answer.getheaders()},
			answer.read())
	finally:
		connection.close()


class Metrics:
	"""What /metrics says: each series by its name and its labels."""

	def __init__(self, text):
		self.text = text
		self.series = re.findall(r'^([a-z_]+)(\{.*\})? (\S+)$', text, re.MULTILINE)

	def names(self):
		return {name for name, _, _ in self.series}

	def requests(self, status=''):
		"""Requests for anything but the state of the daemon, those of one status or all."""
		return int(sum(float(value) for name, labels, value in self.series
			if name == 'yigai_http_requests_total' and '"/readyz"' not in labels and
			f'status="{status}' in labels))

	def digest(self):
		return re.search(r'digest="([0-9a-f]{64})"', self.text)[1]


class Replica:
	def __init__(self, binary, folder, dataset):
		self.binary, self.folder = binary, folder
		folder.mkdir(parents=True)
		self.file = folder / 'yigai.db'
		shutil.copyfile(dataset, self.file)
		self.port, self.admin = free_port(), free_port()
		self.start()

	def start(self):
		"""On the ports that it has always had. A busy machine could use up the usual budget."""
		self.daemon = Daemon('yigai', [self.binary, 'serve', '--db', self.file, '--threads', 2,
			'--budget', 10000,
			'--listen', f'127.0.0.1:{self.port}', '--admin-listen', f'127.0.0.1:{self.admin}'])

	def end(self, number):
		"""Sends a signal and waits for the end; how it ended."""
		self.daemon.process.send_signal(number)
		return self.daemon.process.wait(PATIENCE_SECONDS)

	def metrics(self):
		return Metrics(ask(self.admin, '/metrics')[2].decode())

	def requests(self, status=''):
		return self.metrics().requests(status)

	def replace(self, dataset):
		"""Another dataset under the same name, and a word that it is there."""
		fresh = self.folder / 'fresh.db'
		shutil.copyfile(dataset, fresh)
		os.rename(fresh, self.file)
		self.daemon.process.send_signal(signal.SIGHUP)


class Fleet:
	def __init__(self, build, work):
		self.datasets = [build / 'yigai.db', build_successor(build, work)]
		self.replicas = [Replica(build / 'yigai', work / f'replica-{number + 1}', self.datasets[0])
			for number in range(COUNT)]

	def requests(self, status=''):
		return sum(replica.requests(status) for replica in self.replicas)

	def stop(self):
		for replica in self.replicas:
			with replica.daemon:
				pass


def build_successor(build, work):
	"""The same facts under another title: another dataset."""
	root = os.path.join(os.path.dirname(__file__), '..', '..')
	data, dataset = work / 'data', work / 'successor.db'
	shutil.copytree(os.path.join(root, 'data'), data)
	with open(data / 'dataset.csv', encoding='utf-8', newline='') as file:
		columns, row = csv.reader(file)
	row[columns.index('title_en')] += ', anew'
	with open(data / 'dataset.csv', 'w', encoding='utf-8', newline='') as file:
		csv.writer(file, lineterminator='\n').writerows([columns, row])
	subprocess.run([os.path.join(root, 'schema', 'generic', 'build'), build / 'tokenizer.so',
		os.path.join(root, 'schema', 'reform'), data, dataset], check=True)
	return dataset

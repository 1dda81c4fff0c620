"""The proxies of deploy/proxy, as those files describe them but for the addresses."""
import os
import pathlib
import re

from daemons import Daemon, free_port

FILES = pathlib.Path(__file__).resolve().parents[2] / 'deploy' / 'proxy'


def replace(text, values):
	"""Puts each value where its name stands; a name that stands elsewhere or twice is a fault."""
	for name, value in values.items():
		if text.count(name) != 1:
			raise SystemExit(f'{name} stands {text.count(name)} times in a file of {FILES}')
		text = text.replace(name, value)
	return text


class Proxy:
	"""Writes its configuration into a folder; `command` starts it and `check` only reads the files."""
	coalesces = True  # one request to a replica for an answer that many wait for

	def __init__(self, folder, ports):
		self.folder, self.port = folder, free_port()
		folder.mkdir(parents=True)
		self.file = folder / self.name
		text = (FILES / self.name).read_text(encoding='utf-8')
		self.file.write_text(replace(text, self.values(ports)), encoding='utf-8')

	def start(self):
		return Daemon(str(self), self.command(), url=f'http://127.0.0.1:{self.port}')

	def __str__(self):
		return self.title


class Nginx(Proxy):
	title, name = 'nginx', 'nginx.conf'

	def values(self, ports):
		return {'listen 80;': f'listen 127.0.0.1:{self.port};',
			'/var/cache/nginx/yigai': str(self.folder / 'cache'),
			**{f'yigai-{i + 1}:8080': f'127.0.0.1:{port}' for i, port in enumerate(ports)}}

	def main(self):
		"""What /etc/nginx/nginx.conf would be."""
		path = self.folder / 'main.conf'
		# the workers of a master that is root are nobody, who may not write here
		user = 'user root;' if os.geteuid() == 0 else ''
		path.write_text(f'{user} daemon off; pid {self.folder}/pid; worker_processes 2;\n'
			f'events {{ worker_connections 4096; }}\n'
			f'http {{ access_log off; include {self.file}; }}\n', encoding='utf-8')
		return path

	def command(self):
		return ['nginx', '-e', 'stderr', '-p', self.folder, '-c', self.main()]

	def check(self):
		return [*self.command(), '-t']


class Varnish(Proxy):
	title, name = 'Varnish', 'varnish.vcl'

	def values(self, ports):
		return {f'.host = "yigai-{i + 1}"; .port = "8080"': f'.host = "127.0.0.1"; .port = "{port}"'
			for i, port in enumerate(ports)}

	def program(self):
		# who is root would go on as a user who may not read here
		return ['varnishd', '-j', 'none'] if os.geteuid() == 0 else ['varnishd']

	def command(self):
		# the parameters that the head of the file names
		words = re.findall(r'-p \S+', self.file.read_text(encoding='utf-8'))
		return [*self.program(), '-F', '-n', self.folder / 'work', '-f', self.file, '-s',
			'malloc,256m', '-a', f'127.0.0.1:{self.port}', *' '.join(words).split()]

	def check(self):
		return [*self.program(), '-C', '-n', self.folder / 'check', '-f', self.file]


class Haproxy(Proxy):
	title, name = 'HAProxy', 'haproxy.cfg'
	coalesces = False

	def values(self, ports):
		return {'bind :80': f'bind 127.0.0.1:{self.port}',
			**{f'yigai-{i + 1}:8080': f'127.0.0.1:{port}' for i, port in enumerate(ports)}}

	def command(self):
		return ['haproxy', '-f', self.file]

	def check(self):
		return [*self.command(), '-c']


ALL = (Nginx, Varnish, Haproxy)

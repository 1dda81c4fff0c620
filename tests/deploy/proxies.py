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

	hasten = {}       # what makes each answer stale after a second; none where stale ones are not kept

	def __init__(self, folder, ports, changes=None):
		self.folder, self.ports, self.port = folder, ports, free_port()
		folder.mkdir(parents=True)
		self.file = folder / self.name
		text = (FILES / self.name).read_text(encoding='utf-8')
		self.file.write_text(replace(text, {**self.values(), **(changes or {})}), encoding='utf-8')

	def hastened(self):
		"""The same, but for how long answers are fresh."""
		return type(self)(self.folder / 'hastened', self.ports, self.hasten)

	def cramped(self):
		"""The same, but for a cache that some hundred or thousand answers fill."""
		return type(self)(self.folder / 'cramped', self.ports, self.cramp)

	def start(self):
		return Daemon(str(self), self.command(), url=f'http://127.0.0.1:{self.port}')

	def __str__(self):
		return self.title


class Nginx(Proxy):
	title, name = 'nginx', 'nginx.conf'
	hasten = {'headers Vary;': 'headers Vary Cache-Control; proxy_cache_valid 1s;'}
	cramp = {'keys_zone=yigai:32m': 'keys_zone=yigai:32k'}

	def values(self):
		return {'listen 80;': f'listen 127.0.0.1:{self.port};',
			'/var/cache/nginx/yigai': str(self.folder / 'cache'),
			**{f'yigai-{i + 1}:8080': f'127.0.0.1:{port}' for i, port in enumerate(self.ports)}}

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
	hasten = {'set beresp.do_stream': 'set beresp.ttl = 1s; set beresp.do_stream'}
	cramp = {'malloc,1g': 'malloc,8m'} # what is on its way cannot be let go of

	def values(self):
		return {'malloc,1g': 'malloc,256m',
			**{f'.host = "yigai-{i + 1}"; .port = "8080"': f'.host = "127.0.0.1"; .port = "{port}"'
				for i, port in enumerate(self.ports)}}

	def program(self):
		# who is root would go on as a user who may not read here
		return ['varnishd', '-j', 'none'] if os.geteuid() == 0 else ['varnishd']

	def command(self):
		# the storage and the parameters that the head of the file names
		words = re.findall(r'-[ps] \S+', self.file.read_text(encoding='utf-8'))
		return [*self.program(), '-F', '-n', self.folder / 'work', '-f', self.file,
			'-a', f'127.0.0.1:{self.port}', *' '.join(words).split()]

	def check(self):
		return [*self.program(), '-C', '-n', self.folder / 'check', '-f', self.file]


class Haproxy(Proxy):
	title, name = 'HAProxy', 'haproxy.cfg'
	coalesces = False
	cramp = {'size 128\n\tmax-object-size 2097152': 'size 1\n\tmax-object-size 65536'}

	def values(self):
		return {'bind :80': f'bind 127.0.0.1:{self.port}',
			**{f'yigai-{i + 1}:8080': f'127.0.0.1:{port}' for i, port in enumerate(self.ports)}}

	def command(self):
		return ['haproxy', '-f', self.file]

	def check(self):
		return [*self.command(), '-c']


ALL = (Nginx, Varnish, Haproxy)

"""Load from wrk, weighed on the side of the server."""
import dataclasses
import os
import re
import subprocess

UNITS = {'us': 1, 'ms': 1e3, 's': 1e6, 'm': 60e6}
CONNECTIONS = 32


@dataclasses.dataclass
class Load:
	requests: int
	rate: float  # requests a second
	cpu: float  # the server's microseconds a request
	p50: float  # microseconds
	p99: float
	rss: int  # the server's bytes, afterwards


def run(daemon, target, seconds, headers=(), connections=CONNECTIONS, script=()):
	"""`script`: a Lua script for wrk and its arguments."""
	command = ['wrk', '-t', str(min(os.cpu_count(), connections)), '-c', str(connections),
		'-d', f'{seconds:.0f}s', '--timeout', '30s', '--latency']
	for header in headers:
		command += ['-H', header]
	if script:
		command += ['-s', script[0]]
	command += [daemon.url(target), *(['--', *script[1:]] if script else [])]
	before = daemon.cpu_ns()
	said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
	cpu_ns = daemon.cpu_ns() - before
	for fault in ('Non-2xx or 3xx responses', 'Socket errors'):
		if fault in said:
			raise SystemExit(f'{daemon.name} failed under load at {target}:\n{said}')
	requests = int(re.search(r'(\d+) requests in', said)[1])
	if requests == 0:
		raise SystemExit(f'{daemon.name} answered nothing at {target}:\n{said}')
	return Load(requests, float(re.search(r'Requests/sec:\s+([\d.]+)', said)[1]),
		cpu_ns / 1e3 / requests, latency(said, 50), latency(said, 99), daemon.rss())


def latency(said, percent):
	number, unit = re.search(rf'\b{percent}%\s+([\d.]+)(us|ms|s|m)\b', said).groups()
	return float(number) * UNITS[unit]

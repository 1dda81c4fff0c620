"""The units of deploy/systemd, and whether the daemon can do its work under them."""
import pathlib
import re
import signal
import subprocess

from daemons import free_port
from fleet import ask, wait_until

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'deploy' / 'systemd'
EXPOSURE_MAX = 1.2


def run(*command):
	"""Whether it ends well, and what it says."""
	done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
		stderr=subprocess.STDOUT, text=True)
	return done.returncode == 0, done.stdout


def check(report, work, binary):
	"""The units as they are, but for where the binary is."""
	folder = work / 'units'
	folder.mkdir()
	for unit in FOLDER.iterdir():
		text = unit.read_text(encoding='utf-8').replace('/usr/bin/yigai', str(binary))
		(folder / unit.name).write_text(text, encoding='utf-8')
	ok, told = run('systemd-analyze', 'verify', '--man=no', *folder.iterdir())
	report.claim(ok and not told, 'systemd-analyze verify prints nothing', told)
	ok, told = run('systemd-analyze', 'security', '--offline=true', '--no-pager', folder / 'yigai.service')
	exposure = re.search(r'Overall exposure level for yigai.service: ([0-9.]+)', told)
	exposure = float(exposure[1]) if exposure else 10
	report.claim(ok and exposure <= EXPOSURE_MAX,
		f'the exposure of yigai.service is {exposure}, at most {EXPOSURE_MAX}', told)
	helped = subprocess.run([binary, '--help'], check=True, capture_output=True, text=True).stdout
	unit = (folder / 'yigai.service').read_text(encoding='utf-8')
	variables = re.findall(r'^Environment=(\w+)=', unit, re.M)
	report.claim('YIGAI_CONNECTIONS' in variables and
		all(re.search(rf'\[{variable}[];]', helped) for variable in variables),
		'yigai.service bounds the connections, and sets options of the daemon', variables)
	called, allowed = calls(work, binary), allowance(unit)
	report.claim(called and called <= allowed, 'yigai.service lets the daemon call what it calls',
		sorted(called - allowed))


def allowance(unit):
	"""The calls that the unit's filters leave: groups and names, and those that a tilde takes away."""
	allowed = set()
	for tilde, words in re.findall(r'^SystemCallFilter=(~?)(.*)$', unit, re.MULTILINE):
		names = set().union(*(expand(word) for word in words.split()))
		allowed = allowed - names if tilde else allowed | names
	return allowed


def expand(word):
	if not word.startswith('@'):
		return {word}
	told = subprocess.run(['systemd-analyze', '--no-pager', 'syscall-filter', word], check=True,
		stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
	members = [line.strip() for line in told.splitlines() if line.startswith('    ')]
	return set().union(*(expand(member) for member in members if not member.startswith('#')))


def calls(work, binary):
	"""What the daemon calls from its start with two passed sockets to its end."""
	trace, clients, admin = work / 'trace', free_port(), free_port()
	# without capabilities, as the unit has it; -D leaves the daemon the id that the sockets are addressed to
	with subprocess.Popen(['systemd-socket-activate', '-l', f'127.0.0.1:{clients}', '-l',
			f'127.0.0.1:{admin}', '--fdname=clients:admin', 'setpriv', '--bounding-set=-all', 'strace', '-D', '-f', '-qq', '-o', trace,
			binary, 'serve'], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
		wait_until(lambda: is_answered(clients), 'a daemon is started for who connects')
		for target in ('/v1/facts', '/v1/search?q=a', '/v1/dataset.sqlite'):
			ask(clients, target)
		process.send_signal(signal.SIGHUP)
		wait_until(lambda: b'\nyigai_reloads_total 1\n' in ask(admin, '/metrics')[2], 'it loads again')
		process.send_signal(signal.SIGTERM)
	return set(re.findall(r'^\d+ +(\w+)\(', trace.read_text(encoding='utf-8'), re.MULTILINE))


def is_answered(port):
	try:
		return ask(port, '/readyz')[0] == 200
	except OSError:
		return False

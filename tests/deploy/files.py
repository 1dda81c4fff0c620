"""The files of deploy/, read by the tools that they are for."""
import pathlib
import re
import subprocess

import yaml

import cluster
import units
from units import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / 'deploy'


def check(report, work, proxies, binary, metrics):
	check_heads(report)
	for proxy in proxies:
		report.claim(*said(f'{proxy} takes its file', run(*proxy.check())))
	report.claim(*said('compose.yaml is one', run('docker-compose', '-f', DEPLOY / 'compose.yaml', '--profile', 'assistants',
		'config', '-q')))
	check_replicas(report)
	cluster.check(report, work, DEPLOY / 'kubernetes', binary)
	units.check(report, work, binary)
	check_alerts(report, work, metrics)


def said(name, result):
	return result[0], name, result[1]


def check_heads(report):
	"""Each file tells how it is used."""
	for file in sorted(path for path in DEPLOY.rglob('*') if path.is_file()):
		head = file.read_text(encoding='utf-8')[:1000]
		command = r'"description": ".*\bcp deploy/' if file.suffix == '.json' else \
			r'^#   \w|^# kubectl apply|\bSee \w+\.service'
		report.claim(re.search(command, head, re.MULTILINE), f'{file.relative_to(ROOT)} says how to start it')


def check_replicas(report):
	"""A replica has the same bounds wherever it runs; its memory goes with its connections."""
	compose = yaml.safe_load((DEPLOY / 'compose.yaml').read_text(encoding='utf-8'))['x-replica']
	pod = yaml.safe_load((DEPLOY / 'kubernetes' / 'deployment.yaml').read_text(encoding='utf-8'))
	container = pod['spec']['template']['spec']['containers'][0]
	there = {each['name']: str(each['value']) for each in container['env']}
	here = {name: str(value) for name, value in compose['environment'].items()}
	report.claim(here == there, 'compose and Kubernetes set the same options', f'{here}, {there}')
	limits = container['resources']['limits']
	memory = {'256m': '256Mi'}.get(compose['mem_limit'])
	report.claim(memory == limits['memory'] and str(compose['cpus']) == str(limits['cpu']),
		'compose and Kubernetes give the same memory and cores', f'{compose}, {limits}')


def check_alerts(report, work, metrics):
	"""Each alert is tried and told of, and metrics are as they should be."""
	alerts, tests = DEPLOY / 'grafana' / 'alerts.yaml', work / 'alerts.test.yaml'
	report.claim(*said('promtool takes the alerts', run('promtool', 'check', 'rules', alerts)))
	text = pathlib.Path(__file__).with_name('alerts.yaml').read_text(encoding='utf-8')
	tests.write_text(text.replace('@RULES@', str(alerts)), encoding='utf-8')
	report.claim(*said('each alert fires when it should', run('promtool', 'test', 'rules', tests)))
	names = re.findall(r'^ *- alert: (\w+)$', alerts.read_text(encoding='utf-8'), re.MULTILINE)
	tried = re.findall(r'alertname: (\w+)', text)
	report.claim(sorted(names) == sorted(set(tried)), 'no alert is left untried', set(names) ^ set(tried))
	told = (ROOT / 'docs' / 'operations.md').read_text(encoding='utf-8')
	for name in names:
		report.claim(f'| `{name}` |' in told, f'docs/operations.md tells of {name}')
	checked = subprocess.run(['promtool', 'check', 'metrics'], input=metrics.text, check=False, text=True,
		stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
	report.claim(checked.returncode == 0, 'promtool takes the metrics', checked.stdout)

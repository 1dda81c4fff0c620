"""A Prometheus that watches the replicas, with the alerts, and is asked what the dashboard asks."""
import json
import pathlib
import urllib.parse

from daemons import Daemon, free_port
from fleet import ask, wait_until

GRAFANA = pathlib.Path(__file__).resolve().parents[2] / 'deploy' / 'grafana'
# what Grafana puts in
VARIABLES = {'$__rate_interval': '10s', '$instance': '.*'}


def check(report, work, fleet):
	configuration = work / 'prometheus.yaml'
	targets = [f'127.0.0.1:{replica.admin}' for replica in fleet.replicas]
	configuration.write_text(json.dumps({
		'global': {'scrape_interval': '1s', 'evaluation_interval': '1s'},
		'rule_files': [str(GRAFANA / 'alerts.yaml')],
		'scrape_configs': [{'job_name': 'yigai', 'static_configs': [{'targets': targets}]}],
	}), encoding='utf-8')
	port = free_port()
	with Daemon('Prometheus', ['prometheus', f'--config.file={configuration}',
			f'--storage.tsdb.path={work / "tsdb"}', f'--web.listen-address=127.0.0.1:{port}',
			'--log.level=error'], url=f'http://127.0.0.1:{port}'):
		check_dashboard(report, fleet, port)
		check_alerts(report, port)


def query(port, expression):
	status, _, body = ask(port, f'/api/v1/query?query={urllib.parse.quote(expression)}')
	return json.loads(body)['data']['result'] if status == 200 else None


def check_dashboard(report, fleet, port):
	dashboard = json.loads((GRAFANA / 'dashboard.json').read_text(encoding='utf-8'))
	asked = [(panel['title'], target['expr']) for panel in dashboard['panels']
		for target in panel['targets']]

	def seen():
		for replica in fleet.replicas:
			ask(replica.port, '/v1/facts')
		return query(port, 'sum(rate(yigai_http_requests_total[10s])) > 0')
	wait_until(seen, 'Prometheus sees the replicas')
	for title, expression in asked:
		for name, value in VARIABLES.items():
			expression = expression.replace(name, value)
		found = query(port, expression)
		report.claim(found, f'the dashboard shows "{title}"', f'{expression}: {found}')


def check_alerts(report, port):
	def rules():
		_, _, body = ask(port, '/api/v1/rules')
		found = [rule for group in json.loads(body)['data']['groups'] for rule in group['rules']]
		# before all are seen, those that are not yet may be missed
		return found if all(rule['state'] == 'inactive' for rule in found) else None
	for rule in wait_until(rules, 'all alerts are quiet'):
		report.claim(rule['health'] == 'ok', f'{rule["name"]} is quiet while all is well', rule)

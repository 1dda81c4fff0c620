"""deploy/kubernetes, built by kubectl and read by Kubernetes' own types."""
import json
import os
import re
import subprocess

import yaml
from kubernetes import client

# what a client that is older than the cluster does not know
NEWER = {'/spec/template/spec/containers/0/lifecycle/preStop/sleep'}
KINDS = ('Namespace', 'Deployment', 'Service', 'Ingress', 'HorizontalPodAutoscaler',
	'PodDisruptionBudget', 'NetworkPolicy')


class Answer:
	"""What the client takes for an answer of a cluster."""

	def __init__(self, document):
		self.data = json.dumps(document)


def unknown(wanted, taken, path=''):
	"""What is lost when a document goes through its type: fields that there are not."""
	if isinstance(wanted, dict):
		for name, value in wanted.items():
			if not isinstance(taken, dict) or name not in taken:
				yield f'{path}/{name}'
			else:
				yield from unknown(value, taken[name], f'{path}/{name}')
	elif isinstance(wanted, list):
		for i, value in enumerate(wanted):
			yield from unknown(value, taken[i], f'{path}/{i}')
	elif wanted != taken:
		yield path


def faults(document):
	version = document['apiVersion'].rpartition('/')[2]
	name = version.capitalize() + document['kind']
	# Debian 12's client is of the time before v2, which has the same fields
	kind = name if hasattr(client, name) else name.replace('V2', 'V2beta2')
	api = client.ApiClient()
	try:
		taken = api.sanitize_for_serialization(api.deserialize(Answer(document), kind))
	except (AttributeError, ValueError) as wrong:
		return {str(wrong)}
	return set(unknown(document, taken)) - NEWER


def build(report, folder, name):
	built = subprocess.run(['kubectl', 'kustomize', folder], check=False, capture_output=True, text=True)
	report.claim(built.returncode == 0, name, built.stderr)
	return {document['kind']: document for document in yaml.safe_load_all(built.stdout)}


def check(report, work, folder, binary):
	documents = build(report, folder, 'kubectl builds the kustomization')
	report.claim(sorted(documents) == sorted(KINDS), 'one of each kind is there', list(documents))
	for kind, document in documents.items():
		found = faults(document)
		report.claim(not found, f'Kubernetes knows every field of the {kind}', found)
	check_links(report, documents)
	check_pod(report, documents['Deployment']['spec']['template']['spec'], binary)
	check_assistants(report, folder, work, binary)


def check_assistants(report, folder, work, binary):
	"""What its component adds."""
	overlay = work / 'assistants'
	overlay.mkdir()
	base = os.path.relpath(folder, overlay)
	(overlay / 'kustomization.yaml').write_text(yaml.safe_dump({'resources': [base],
		'components': [f'{base}/assistants']}), encoding='utf-8')
	documents = build(report, overlay, 'kubectl builds it with assistants')
	for kind, document in documents.items():
		found = faults(document)
		report.claim(not found, f'Kubernetes knows every field of the {kind} with assistants', found)
	check_links(report, documents)
	check_pod(report, documents['Deployment']['spec']['template']['spec'], binary)
	way = documents['Ingress']['spec']['rules'][0]['http']['paths'][1]
	port = next(port for port in documents['Service']['spec']['ports'] if port['name'] == 'mcp')
	report.claim(way['path'] == '/mcp' and way['backend']['service']['port']['name'] == port['name'],
		'/mcp leads to the port for assistants', way)


def check_links(report, documents):
	"""What names another document, a pod or a port, names one that is there."""
	template = documents['Deployment']['spec']['template']
	labels, ports = template['metadata']['labels'], template['spec']['containers'][0]['ports']
	ports = {port['name']: port['containerPort'] for port in ports}
	selectors = [documents['Deployment']['spec']['selector']['matchLabels'],
		documents['Service']['spec']['selector'],
		documents['PodDisruptionBudget']['spec']['selector']['matchLabels'],
		documents['NetworkPolicy']['spec']['podSelector']['matchLabels'],
		*(spread['labelSelector']['matchLabels']
			for spread in template['spec']['topologySpreadConstraints'])]
	report.claim(all(selector and selector.items() <= labels.items() for selector in selectors),
		'every selector finds the pods', selectors)
	backend = documents['Ingress']['spec']['rules'][0]['http']['paths'][0]['backend']['service']
	service = documents['Service']
	report.claim(backend['name'] == service['metadata']['name'] and
		backend['port']['name'] == service['spec']['ports'][0]['name'] and
		service['spec']['ports'][0]['targetPort'] in ports, 'the way in leads to the pods', backend)
	target = documents['HorizontalPodAutoscaler']['spec']['scaleTargetRef']
	report.claim((target['kind'], target['name']) ==
		('Deployment', documents['Deployment']['metadata']['name']), 'what is scaled is there', target)
	opened = {port['port'] for rule in documents['NetworkPolicy']['spec']['ingress']
		for port in rule['ports']}
	report.claim(opened == set(ports), 'the network policy opens the ports of the pods', opened)


def check_pod(report, pod, binary):
	container = pod['containers'][0]
	ports = {port['name']: port['containerPort'] for port in container['ports']}
	helped = subprocess.run([binary, '--help'], check=True, capture_output=True, text=True).stdout
	for variable in container['env']:
		report.claim(re.search(rf'\[{variable["name"]}[];]', helped),
			f'{variable["name"]} is an option of the daemon')
	environment = {variable['name']: variable['value'] for variable in container['env']}
	report.claim(environment['YIGAI_ADMIN_LISTEN'].endswith(f':{ports["admin"]}'),
		'the daemon listens for operators where the pod says so', environment)
	drain = container['lifecycle']['preStop']['sleep']['seconds'] + 10
	report.claim(pod['terminationGracePeriodSeconds'] > drain,
		'a pod may take as long as preStop and draining do', drain)
	security = container['securityContext']
	report.claim(security['readOnlyRootFilesystem'] and not security['allowPrivilegeEscalation'] and
		security['capabilities'] == {'drop': ['ALL']} and
		pod['securityContext']['seccompProfile'] == {'type': 'RuntimeDefault'} and
		pod['securityContext']['runAsNonRoot'], 'the pod gives up what it does not need', security)

"""What the costliest requests and pages cost that are accepted, of the curated data and of a larger dataset,
beside an item from memory."""
import contextlib
import json
import pathlib
import tempfile
import time
from urllib.parse import quote

import scale
from tables import heading, mib, number, spread, table

STATEMENTS = 50000
NAMES_MAX = 8  # of a list of names
COMPARED_MAX = 4
TEXTS = 'zq qz xq z'.split()  # of which only the last is in a statement
GLUED = '能力区 hospital 提升 建设 深化 优化in 服务'.split()  # that nothing has together; two are two words each
COMMON = 'new 区 计 年 日 医 院 of to in and health zzzz'.split()  # of which very many records have each but the last
MANY = ('医 年 区 of to 镇 月 康 生 院 计 医院 plan 划 计划 新 in 卫 卫生 and 城 new 健 新城 the 健康 town 务 服 服务 惠 及 惠及 疗 is 医疗 '
	'委 康委 生健 实 社 社区 日 疗服 事 事实')  # more than are looked for together, of very many records
ONE_STEM = ' '.join('of' + ending for ending in 's ed ing eds ings ful fuls fuled fulness er ers ered ering or ic ics ive'.split())
PHRASE = '卫生健康委'
RIVALS = '开展 建立 深化 提升 加强 推进 优化 me'.split()  # that say as much, and the last goes on
WRITTEN = 'long district院 31.health health康委 new.by an district 程 count疗服 medical·and committed计划 insurance 改 卫生健康委 benefit'
LARGE = 'facts,measures,evidence,relations,observations,milestones,targets,initiatives'
CODINGS = {'plain': 'identity', 'gzip': 'gzip', 'br': 'br'}
GOALS_MS = {'curated': 15, f'{STATEMENTS:,} statements': 60}


def parts_of(phrase):
	return sorted({phrase[i:j] for i in range(len(phrase)) for j in range(i + 1, len(phrase) + 1)},
		key=lambda part: (-len(part), part))


def names(document, path, wanted):
	"""The names that a parameter may list, as far as one request takes them."""
	for parameter in document['paths'][path]['get']['parameters']:
		if '$ref' in parameter:
			parameter = document['components']['parameters'][parameter['$ref'].rpartition('/')[2]]
		if parameter['name'] == wanted:
			return ','.join(parameter['schema']['items']['enum'][:NAMES_MAX])
	raise SystemExit(f'{path} has no parameter {wanted}')


def read(daemon, target):
	return json.loads(daemon.ask(target).body)


def pages_of(daemon):
	"""Pages by what they show; most leads to the place that most facts are about."""
	place = max((row['id'] for row in read(daemon, '/v1/places?limit=1000&fields=id')['data']),
		key=lambda place: read(daemon, f'/v1/facts?limit=0&about_ids={place}')['meta']['total'])
	targets = read(daemon, f'/v1/targets?limit={COMPARED_MAX}&fields=id')['data']
	return {
		'front page': '/en',
		'page of the place that most facts are about': f'/en/places/{place}',
		'page of 20 hits': '/en/search?q=%E5%8C%BB&limit=20',
		'page that compares 4': '/en/compare?' + '&'.join(f'id=targets/{row["id"]}' for row in targets),
		'page of promises': '/en/promises',
		'page of facts with words': '/en/facts?q=%E5%8C%BB',
		'page of facts with a part of a text': '/en/facts?statement_en__contains=zzz',
		'page of 1,000 rows that refer to anything': '/en/evidence?limit=1000&sort=-id',
	}


def requests_of(daemon):
	document = read(daemon, '/openapi.json')
	item = read(daemon, '/v1/facts?limit=1&fields=id')['data'][0]['id']
	facets = names(document, '/v1/facts', 'facet')
	includes = names(document, '/v1/facts', 'include')
	texts = '&'.join(f'statement_en__contains={text}' for text in TEXTS)
	return {
		'item': f'/v1/facts/{item}',
		'1,000 facts with 8 includes': f'/v1/facts?limit=1000&include={includes}',
		'1,000 facts with 8 includes by relevance, of four texts': f'/v1/facts?limit=1000&q=%E5%BB%BA%E8%AE%BE+%E5%8C%BB%E9%99%A2&sort=relevance&{texts}&include={includes}',
		'1,000 facts by relevance with 4 includes, names and facets': '/v1/facts?limit=1000&q=hospital+%E7%AE%A1%E7%90%86+%E8%AE%A1%E5%88%92&sort=relevance&labels=zh'
			'&include=sources,evidence,relations,indicator&facet=unit,date_precision',
		'1,000 facts by value and relevance with 8 includes and names': f'/v1/facts?limit=1000&q=hospital+new+care%E5%88%92+&sort=value,relevance&labels=zh&include={includes}',
		'1,000 facts with relations and names': '/v1/facts?limit=1000&include=relations&labels=zh',
		'1,000 initiatives with facts and names': '/v1/initiatives?limit=1000&include=facts,measures&labels=zh',
		'1,000 findings with facts and names': '/v1/findings?limit=1000&include=facts&labels=en',
		'1,000 places with facts and names': '/v1/places?limit=1000&include=facts,facts_by_place_id&labels=zh',
		'1,000 rows of evidence with their source': '/v1/evidence?limit=1000&include=source',
		'1,000 rows of evidence with names, as CSV': '/v1/evidence.csv?limit=1000&labels=zh',
		'1,000 hits of a search': '/v1/search?q=%E5%8C%BB&limit=1000',
		'1,000 hits of words, none of which punctuation joins so': '/v1/search?q=new.in.to.plan.town.in&limit=1000',
		'1,000 hits of an English word and its stem, with facets': f'/v1/search?q={quote(ONE_STEM)}+&type={LARGE}&limit=1000&facet=resource,category',
		'1,000 hits of all parts of a Chinese phrase, with facets': f'/v1/search?q={quote(" ".join(parts_of(PHRASE)))}&type={LARGE}&limit=1000&facet=resource,category',
		'search of too many common words': f'/v1/search?q={quote(MANY)}&type={LARGE}',
		'search that is relaxed, of words written together, in many resources': f'/v1/search?q={quote(WRITTEN)}+&limit=1&type={LARGE},hospital_projects,releases',
		'search that is relaxed, of resources with others between them': '/v1/search?type=people,targets&q=' + '+'.join(map(quote, COMMON)),
		'search that is relaxed to many sets of words': '/v1/search?q=zzz' + ''.join('+' + quote(word) for word in RIVALS),
		'search that is relaxed, of words written together': '/v1/search?q=' + '+'.join(map(quote, GLUED)),
		'all facets of facts': f'/v1/facts?limit=1&fields=id&facet={facets}',
		'all facets of facts with words': f'/v1/facts?limit=1&fields=id&q=%E5%8C%BB&facet={facets}',
		'all facets of facts with a part of a text': f'/v1/facts?limit=1&statement_en__contains=zzz&facet={facets}',
		'openapi.json': '/openapi.json',
		**pages_of(daemon),
	}


def cost(daemon, target, coding, seconds):
	"""Processor time of one request in µs, and the bytes of its answer."""
	asked, began = 0, time.monotonic()
	with daemon.connect() as connection:
		answer = connection.ask(target, f'Accept-Encoding: {coding}')
		if answer.status != 200:
			raise SystemExit(f'{target} was answered by {answer.status}')
		before = daemon.cpu_ns()
		while asked < 3 or time.monotonic() - began < seconds:
			connection.ask(target, f'Accept-Encoding: {coding}')
			asked += 1
		return (daemon.cpu_ns() - before) / 1e3 / asked, len(answer.body)


def measure(bench, dataset, pace):
	"""(CPU of the item from memory, {request: {coding: (CPU of each round, bytes)}})."""
	share = pace.seconds / 8
	hot, found = [], {}
	with bench.yigai(dataset=dataset) as warm, bench.yigai(*bench.cold(), dataset=dataset) as cold:
		cold.rest()
		works = requests_of(cold)
		for _ in range(pace.rounds):
			hot.append(cost(warm, works['item'], 'identity', share)[0])
			for work, target in works.items():
				for name, coding in CODINGS.items():
					cpu, size = cost(cold, target, coding, share)
					found.setdefault(work, {}).setdefault(name, ([], size))[0].append(cpu)
	return hot, found


def run(bench, pace, goals):
	with contextlib.ExitStack() as stack:
		folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir=bench.work)))
		datasets = {'curated': bench.dataset, f'{STATEMENTS:,} statements':
			scale.build(bench, folder, STATEMENTS).path}
		for which, dataset in datasets.items():
			hot, found = measure(bench, dataset, pace)
			print_costs(which, hot, found)
			for work, codings in found.items():
				if work != 'item':
					goals.at_most(f'{which}: {work}, CPU', GOALS_MS[which],
						[cpu / 1e3 for cpu in codings['plain'][0]], ' ms')


def print_costs(which, hot, found):
	middle = sorted(hot)[len(hot) // 2]
	heading(f'Costliest requests: {which}; an item from memory costs {spread(hot)} µs')
	table(['nothing from memory', *(f'{name}, {what}' for name in CODINGS for what in ('µs', '× hot', 'MiB'))],
		[[work, *(cell for cpu, size in codings.values() for cell in (
			spread(cpu), number(sorted(cpu)[len(cpu) // 2] / middle), mib(size)))] for work, codings in found.items()])

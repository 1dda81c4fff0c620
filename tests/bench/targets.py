"""What is asked of a dataset: targets for each work, no two alike where there are so many."""
import contextlib
import itertools
import json
import random
import re
import sqlite3
import urllib.parse

import load
from tables import heading, mib, table

ITEM, FIRST, COUNT = 'item', 'first page', 'filtered count'
LATER = 'page 1,000, or the last full one'
SEARCHES = {1: 'search, 1 character', 2: 'search, 2 characters', 4: 'search, 4 characters'}
PAGE, PAGE_MAX = 50, 1000  # rows of a page unasked, and at most
DISTINCT = 100000
CACHE_ROOM = 24 << 20  # bytes that everything but the cache may take
FIELDS = ('id', 'category', 'date', 'status', 'evidence', 'statement_zh', 'statement_en')


def query(dataset, sql):
	with contextlib.closing(sqlite3.connect(f'file:{dataset}?mode=ro', uri=True)) as db:
		return db.execute(sql).fetchall()


def make(dataset, daemon, count):
	"""Targets by work, at most `count` of each."""
	draw = random.Random(count)
	facts = query(dataset, 'SELECT id, statement_zh FROM facts')
	filters = [f'category={category}&stated_date__gte={date}' for category, date in query(dataset,
		'SELECT DISTINCT category, stated_date FROM facts ORDER BY 1, 2')]
	draw.shuffle(filters)
	works = {
		ITEM: [f'/v1/facts/{row[0]}' for row in draw.sample(facts, min(count, len(facts)))],
		FIRST: ['/v1/facts'],
		LATER: [f'/v1/facts?cursor={cursor_of(daemon, min(1000, len(facts) // PAGE))}'],
		COUNT: [f'/v1/facts?{one}&fields=id&limit=1' for one in filters[:count]],
		'facet': [f'/v1/facts?{one}&facet=status,fact_kind&fields=id&limit=1' for one in filters[:count]],
	}
	for length, work in SEARCHES.items():
		works[work] = [f'/v1/search?q={urllib.parse.quote(word)}&limit=20'
			for word in words(draw, [text for _, text in facts], length, count)]
	return works


def cursor_of(daemon, page):
	"""The cursor of a page: the rows before it are walked in long strides."""
	rows, target = (page - 1) * PAGE, '/v1/facts?fields=id'
	with daemon.connect() as connection:
		cursor = ''
		while rows > 0:
			step = min(rows, PAGE_MAX)
			answer = connection.ask(f'{target}&limit={step}{cursor and "&cursor=" + cursor}')
			cursor = re.search(r'cursor=([^&]+)', json.loads(answer.body)['links']['next'])[1]
			rows -= step
	return cursor


def words(draw, texts, length, count):
	"""Distinct runs of ideographs, as often as the texts have them."""
	found = {}
	for text in itertools.chain(draw.sample(texts, len(texts)), draw.sample(texts, len(texts))):
		runs = [run for run in re.findall('[\u4e00-\u9fff]+', text) if len(run) >= length]
		if runs:
			run = draw.choice(runs)
			start = draw.randint(0, len(run) - length)
			found[run[start:start + length]] = None
		if len(found) == count:
			break
	return list(found)


def cache_size(text):
	"""The bytes that --help says the cache may take; none without such an option."""
	found = re.search(r'YIGAI_CACHE_SIZE; (\d+)([KMG]?)', text)
	return int(found[1]) << 10 * ' KMG'.index(found[2] or ' ') if found else 0


def flood(bench, dataset, requests, goals):
	"""More addresses than the cache holds, over and over; what is resident afterwards."""
	ids = [one for one, in query(dataset, f'SELECT id FROM facts LIMIT {DISTINCT}')]
	chosen = itertools.chain.from_iterable(
		itertools.combinations(FIELDS, number) for number in range(len(FIELDS), 0, -1))
	variants = itertools.chain([''], ('?fields=' + ','.join(fields) for fields in chosen))
	lines = [f'/v1/facts/{one}{variant}\n' for variant, one
		in itertools.islice(itertools.product(variants, ids), DISTINCT)]
	path = bench.work / 'targets'
	path.write_text(''.join(lines), encoding='ascii')
	script, asked = (bench.script('paths.lua'), str(path)), 0
	with bench.yigai(dataset=dataset) as yigai:
		idle = yigai.rss()
		while asked < requests:
			asked += load.run(yigai, '', 5, script=(*script, str(asked))).requests
		rss = yigai.rss()
	cache = cache_size(bench.help)
	heading('Memory under distinct addresses')
	table(['', 'is'], [['requests', f'{asked:,}'], ['addresses', f'{len(lines):,}'],
		['RSS idle, MiB', mib(idle)], ['RSS afterwards, MiB', mib(rss)],
		['cache at most, MiB', mib(cache)]])
	goals.at_most(f'RSS after {asked:,} requests over {len(lines):,} addresses',
		(cache + CACHE_ROOM) / 2**20, [rss / 2**20], ' MiB')

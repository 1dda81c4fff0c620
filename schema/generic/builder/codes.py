"""Codes the columns of large resources, so that their rows are counted and put in order without being looked at
(description.sql: api_word, api_column)."""
import array
import itertools
import json
import sys

from .columns import quoted

CHUNK = 8192       # rows
WORDS_MAX = 65536  # that two bytes can tell apart
REPEATS = 2        # times that a value must occur on the average, in lists, too, else SQL is as fast
# What has an index in the large resources of indexes.sql, and lists: fewer rows are counted in no time.
COLUMNS = """SELECT resource, field, type FROM api_field JOIN api_resource ON name = resource
	WHERE resource IN temp.large AND (type = 'list' AND facetable
		OR (resource, field) IN (SELECT resource, field FROM temp.indexed)) ORDER BY resource, field"""


def code_columns(db):
	for resource, field, type in db.execute(COLUMNS).fetchall():
		view, column = quoted('api_' + resource), quoted(field)
		rows, last = db.execute(f'SELECT count(*), max(api_row) FROM {view}').fetchone()
		member, values = (('j.value', f'{view} LEFT JOIN json_each({column}) AS j') if type == 'list'
			else (column, view))
		words = db.execute(f'SELECT {member} AS v, count(*) FROM {values} GROUP BY v ORDER BY v IS NULL, v LIMIT ?',
			[WORDS_MAX + 1]).fetchall()
		# a row is found in a column by its api_row
		if rows != last or len(words) > WORDS_MAX or len(words) * REPEATS > sum(count for _, count in words):
			continue
		db.executemany('INSERT INTO api_word VALUES (?, ?, ?, ?, ?)', (
			(resource, field, code, value, count) for code, (value, count) in enumerate(words)))
		codes = {value: code for code, (value, _) in enumerate(words)}
		store(db, resource, field, (coded(value, codes, type) for value, in db.execute(
			f'SELECT {column} FROM {view} ORDER BY api_row')))


def coded(value, codes, type):
	"""What a row of a column has: a code, or how many codes follow and these."""
	if type != 'list':
		return [codes[value]]
	members = json.loads(value or '[]') or [None]
	return [len(members), *(codes[member] for member in members)]


def store(db, resource, field, rows):
	for chunk in itertools.count():
		part = array.array('H', itertools.chain.from_iterable(itertools.islice(rows, CHUNK)))
		if not part:
			return
		if sys.byteorder == 'big':
			part.byteswap()
		db.execute('INSERT INTO api_column VALUES (?, ?, ?, ?)', [resource, field, chunk, part.tobytes()])

"""Codes the columns of large resources, so that their rows are counted and put in order without being looked at
(description.sql: api_word, api_column); and lays texts that seldom repeat beside each other, so that they are looked
through without the rows (api_text_column)."""
import array
import itertools
import json
import sys

from .columns import quoted

CHUNK = 8192       # rows of codes
TEXTS = 1024       # rows of texts
WORDS_MAX = 65536  # that two bytes can tell apart
REPEATS = 2        # times that a value must occur on the average, in lists, too, else SQL is as fast
FEW = 16384        # values: a condition is evaluated for each of them, and for each row where there are more
SOON = 5000        # rows: so many are looked through in 5 ms, and the texts of fewer are not stored again
NULL = b'\xff'
# What is filtered or sorted by: fewer rows than those of the large resources of indexes.sql are counted in no time.
COLUMNS = """SELECT resource, field, type FROM api_field JOIN api_resource ON name = resource
	WHERE resource IN temp.large AND CASE type WHEN 'list' THEN facetable ELSE filterable OR sortable END
	ORDER BY resource, field"""


def store_columns(db):
	for resource, field, type in db.execute(COLUMNS).fetchall():
		rows, last = db.execute(f'SELECT count(*), max(api_row) FROM {view_of(resource)}').fetchone()
		if rows != last:  # a row is found in a column by its api_row
			continue
		words = words_of(db, resource, field, type)
		is_coded = len(words) <= WORDS_MAX and len(words) * REPEATS <= sum(count for _, count in words)
		if is_coded:
			code_column(db, resource, field, type, words)
		if type == 'text' and rows >= SOON and not (is_coded and len(words) <= FEW):
			store(db, 'api_text_column', [resource, field], TEXTS, (
				(NULL if value is None else value.encode()) + b'\0' for value in values_of(db, resource, field)), b''.join)


def store_hits(db):
	"""By the row of the index: codes what the hits of a search are counted by (server/render/search_facets.h); and lays
	the api_row of their items beside each other (search.sql: api_item)."""
	for table in 'api_word', 'api_column':
		db.execute(f"DELETE FROM {table} WHERE resource = 'search'")  # of a file that had them
	db.execute("""CREATE TEMP VIEW api_search AS SELECT row AS api_row, resource, category
		FROM main.api_text LEFT JOIN main.api_hit USING (row)""")
	for field in 'resource', 'category':
		words = words_of(db, 'search', field, 'text')
		if len(words) > WORDS_MAX:
			sys.exit(f'the hits of a search have more than {WORDS_MAX} values of {field}')
		code_column(db, 'search', field, 'text', words)
	db.execute('DROP VIEW temp.api_search')
	store(db, 'api_item', [], CHUNK, ((item or 0).to_bytes(4, 'little') for item, in db.execute(
		'SELECT item FROM api_text LEFT JOIN api_hit USING (row) ORDER BY row')), b''.join)


def view_of(resource):
	return quoted('api_' + resource)


def values_of(db, resource, field):
	return (value for value, in db.execute(f'SELECT {quoted(field)} FROM {view_of(resource)} ORDER BY api_row'))


def words_of(db, resource, field, type):
	"""The values of a column, or the members of its lists, and how many have each; of too many the first."""
	view, column = view_of(resource), quoted(field)
	member, values = (('j.value', f'{view} LEFT JOIN json_each({column}) AS j') if type == 'list'
		else (column, view))
	return db.execute(f'SELECT {member} AS v, count(*) FROM {values} GROUP BY v ORDER BY v IS NULL, v LIMIT ?',
		[WORDS_MAX + 1]).fetchall()


def code_column(db, resource, field, type, words):
	db.executemany('INSERT INTO api_word VALUES (?, ?, ?, ?, ?)', (
		(resource, field, code, value, count) for code, (value, count) in enumerate(words)))
	codes = {value: code for code, (value, _) in enumerate(words)}
	store(db, 'api_column', [resource, field], CHUNK, (
		coded(value, codes, type) for value in values_of(db, resource, field)), packed)


def coded(value, codes, type):
	"""What a row of a column has: a code, or how many codes follow and these."""
	if type != 'list':
		return [codes[value]]
	members = json.loads(value or '[]') or [None]
	return [len(members), *(codes[member] for member in members)]


def packed(rows):
	part = array.array('H', itertools.chain.from_iterable(rows))
	if sys.byteorder == 'big':
		part.byteswap()
	return part.tobytes()


def store(db, table, key, size, rows, join):
	"""Stores what the rows have in chunks of `size` rows, each joined to bytes and behind the values of `key`."""
	for chunk in itertools.count():
		part = join(itertools.islice(rows, size))
		if not part:
			return
		values = [*key, chunk, part]
		db.execute(f'INSERT INTO {table} VALUES ({", ".join("?" * len(values))})', values)

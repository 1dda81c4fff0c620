"""Codes the columns of large resources, so that their rows are counted without being looked at
(description.sql: api_word, api_column)."""
import array
import sys

from .columns import quoted

CHUNK = 8192       # codes
WORDS_MAX = 65536  # that two bytes can tell apart
REPEATS = 4        # times that a value must occur on the average, else it is not worth it
# What has an index (indexes.sql) where all columns have one: fewer rows are counted in no time.
COLUMNS = """SELECT resource, field, items FROM temp.indexed JOIN api_resource ON name = resource
	WHERE items >= 2000 ORDER BY resource, field"""


def code_columns(db):
	for resource, field, items in db.execute(COLUMNS).fetchall():
		view, column = quoted('api_' + resource), quoted(field)
		words = db.execute(f'SELECT {column}, count(*) FROM {view} GROUP BY 1 ORDER BY {column} IS NULL, 1'
			' LIMIT ?', [WORDS_MAX + 1]).fetchall()
		if len(words) > WORDS_MAX or len(words) * REPEATS > items:
			continue
		db.executemany('INSERT INTO api_word VALUES (?, ?, ?, ?, ?)', (
			(resource, field, code, value, count) for code, (value, count) in enumerate(words)))
		codes = {value: code for code, (value, _) in enumerate(words)}
		store(db, resource, field, array.array('H', (
			codes[value] for value, in db.execute(f'SELECT {column} FROM {view} ORDER BY api_row'))))


def store(db, resource, field, codes):
	if sys.byteorder == 'big':
		codes.byteswap()
	db.executemany('INSERT INTO api_column VALUES (?, ?, ?, ?)', (
		(resource, field, chunk, codes[at:at + CHUNK].tobytes())
		for chunk, at in enumerate(range(0, len(codes), CHUNK))))

"""Makes the file that is served: sums up, indexes, digests, and makes the full-text index."""
import hashlib
import json
import os
import subprocess

from . import codes, sql
from .columns import columns, quoted, tables


def publish(db, path, here, tokenizer, out):
	"""From the database at `path`, whose connection is `db`, to the file `out`."""
	run_steps(db, here, 'summary', 'indexes')
	db.execute('UPDATE api_dataset SET digest = ?', [digest(db)])
	db.execute('BEGIN')
	codes.store_columns(db)
	db.execute('COMMIT')
	finish(db, path, here, tokenizer, out)


def run_steps(db, here, *steps):
	for step in steps:
		db.execute('BEGIN')
		sql.run_printed(db, os.path.join(here, f'{step}.sql'))
		db.execute('COMMIT')


def finish(db, path, here, tokenizer, out):
	"""What is no part of the digest: lists, names, the full-text index, what the planner goes by, and the file."""
	run_steps(db, here, 'lists', 'names')
	make_search(db, path, here, tokenizer)
	sql.run(db, os.path.join(here, 'statistics.sql'))
	db.execute('VACUUM INTO ?', [path + '.out'])
	os.chmod(path + '.out', 0o644)
	replace(path + '.out', out)


def digest(db):
	"""SHA-256 of every statement of the schema in order, then of every row of every table in the order of
	its values, as JSON; api_dataset.digest is null meanwhile. Numbers have 15 digits, so that any version
	of SQLite gives the same text."""
	sum = hashlib.sha256()
	for row in db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"):
		sum.update('|'.join(row).encode() + b'\n')
	for table in tables(db):
		values = ', '.join(f"printf('%.15g', {quoted(column.name)})" if column.type == 'REAL'
			else quoted(column.name) for column in columns(db, table))
		for row, in db.execute(f'SELECT json_array({values}) FROM {quoted(table)} ORDER BY 1'):
			sum.update(f'{table}|{row}\n'.encode())
	return sum.hexdigest()


def make_search(db, path, here, tokenizer):
	"""The full-text index; it follows from the rest, and how SQLite keeps it is no part of the digest. The
	sqlite3 command line makes it, because not every Python's SQLite may load a tokenizer."""
	statements = [printed for printed, in sql.run(db, os.path.join(here, 'search.sql'))]
	run_with(tokenizer, path, 'PRAGMA synchronous = OFF;', 'PRAGMA cache_size = -262144;', 'BEGIN;',
		# of a file that had them
		*(f'DROP TABLE IF EXISTS {name};' for name in ('api_search', 'api_text', 'api_hit', 'api_successor', 'api_length',
			'api_item', 'api_common', 'api_checksum')),
		*statements, 'COMMIT;')
	db.execute('BEGIN')
	codes.store_hits(db)
	db.execute('COMMIT')
	# SQLite's integrity check does not look into the index
	run_with(tokenizer, path, 'CREATE TABLE api_checksum AS SELECT search_checksum() AS search;')


def run_with(tokenizer, path, *statements):
	# quoted as in C, for a path may have quotes of its own
	script = [f'.load {json.dumps(os.path.realpath(tokenizer), ensure_ascii=False)}', *statements]
	subprocess.run(['sqlite3', '-batch', '-bail', path], input='\n'.join(script), text=True, check=True)


def replace(path, out):
	"""Puts a file in the place of another at once, wherever the two are."""
	beside = f'{out}.{os.getpid()}'
	with open(path, 'rb') as source, open(beside, 'wb') as target:
		while chunk := source.read(1 << 20):
			target.write(chunk)
	os.replace(beside, out)

"""From a dataset file of an older format to one of today's, which the server reads."""
import os
import shutil
import sqlite3
import tempfile

from . import build, publish, sql
from .columns import columns, quoted, tables

# What a row of an older format has in a column that must not be null: for `singular` a name of the row's own,
# since what says it, the description of the API, is never that of an older dataset.
FILLED = {('api_resource', 'singular'): 'name', ('api_resource', 'weight'): '1', ('api_page', 'ordinal'): 'rowid'}


class Refused(Exception):
	"""The file is none that can be read."""


def upgrade(tokenizer, old, new):
	with tempfile.TemporaryDirectory() as folder:
		path = os.path.join(folder, 'db')
		shutil.copyfile(old, path)
		db = sqlite3.connect(path, isolation_level=None)
		try:
			identify(db)
			for pragma in build.FAST:
				db.execute(pragma)
			describe(db)
			publish.finish(db, path, build.HERE, tokenizer, new)
		except sqlite3.Error as error:
			raise Refused(error) from error
		finally:
			db.close()


def identify(db):
	found, = db.execute('PRAGMA application_id').fetchone()
	version, = db.execute('PRAGMA user_version').fetchone()
	if found != build.APPLICATION:
		raise Refused('not a dataset')
	if version > build.VERSION:
		raise Refused(f'has schema version {version}; this is the program for {build.VERSION}')


def describe(db):
	"""The tables of today's description, with those columns that they have gained."""
	today = sqlite3.connect(':memory:', isolation_level=None)
	sql.run(today, os.path.join(build.HERE, 'description.sql'))
	there = set(tables(db))
	for table in tables(today):
		statement, = today.execute('SELECT sql FROM sqlite_schema WHERE name = ?', [table]).fetchone()
		if table not in there:
			db.execute(statement)
			continue
		known = {column.name for column in columns(db, table)}
		for column in columns(today, table):
			if column.name not in known:
				add(db, table, column)
	db.execute(f'PRAGMA user_version = {build.VERSION}')


def add(db, table, column):
	name = quoted(column.name)
	db.execute(f'ALTER TABLE {table} ADD COLUMN {name} {column.type}')
	if (table, column.name) in FILLED:
		db.execute(f'UPDATE {table} SET {name} = {FILLED[table, column.name]}')

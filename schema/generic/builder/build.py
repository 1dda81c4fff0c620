"""From a subject's schema and its CSVs to a dataset. `attempt` makes a database of them and says what is
wrong; `finish` makes the file of a faultless one."""
import json
import os
import sqlite3
import tempfile
from dataclasses import dataclass, field

from . import columns, publish, read, references, rows, sql, views
from .faults import Faults

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What identifies a dataset: "Yiga", and the version of description.sql that the server asks for.
APPLICATION, VERSION = 0x59696761, 19
IDENTITY = 'PRAGMA page_size = 4096', f'PRAGMA application_id = {APPLICATION}', f'PRAGMA user_version = {VERSION}'
# Nobody else reads the file, and nothing of it need survive a crash.
FAST = ('PRAGMA synchronous = OFF', 'PRAGMA journal_mode = MEMORY', 'PRAGMA cache_size = -262144',
	'PRAGMA foreign_keys = OFF')
# What the build itself puts into the tables of the description.
MADE = {'api_dataset': {'digest'}, 'api_resource': {'items', 'numbered', 'first_row'},
	'raw_fields': {'ordinal', 'example'}}

# What a subject may tell on pages of its own, or leave to the pages of its resources.
TOLD = 'api_page', 'api_page_block'


@dataclass
class Attempt:
	schema: str
	data: str
	work: tempfile.TemporaryDirectory
	db: sqlite3.Connection
	faults: Faults = field(default_factory=Faults)
	tables: dict = field(default_factory=dict)  # what the CSVs hold, by the table's name
	kept: dict = field(default_factory=dict)    # by the table's name, which rows went in

	def close(self):
		self.db.close()
		self.work.cleanup()


def attempt(schema, data, prove=lambda tables, faults: None):
	"""Builds in a scratch file; the caller closes it. `prove` is asked for the faults that only it can find
	in what the CSVs hold, before anything else is said of their rows."""
	work = tempfile.TemporaryDirectory()
	path = os.path.join(work.name, 'db')
	made = Attempt(schema, data, work, sqlite3.connect(path, isolation_level=None))
	for pragma in IDENTITY + FAST:
		made.db.execute(pragma)
	try:
		create(made)
		read_all(made)
		prove(subject(made), made.faults)
		fill(made)
		derive(made)
	except sql.Broken as broken:
		# what a faulty row breaks is mended with the row
		if not made.faults:
			made.faults.add(str(broken), 0, '', 'the statement failed')
	return made


def finish(made, tokenizer, out):
	publish.publish(made.db, os.path.join(made.work.name, 'db'), HERE, tokenizer, out)


def create(made):
	"""The tables: those of the description, and the subject's."""
	sql.run(made.db, os.path.join(HERE, 'description.sql'))
	statement, = made.db.execute("SELECT sql FROM sqlite_schema WHERE name = 'api_field'").fetchone()
	# fields.csv has all of a field but its place
	made.db.execute(statement.replace('api_field', 'raw_fields', 1)
		.replace('ordinal INTEGER NOT NULL', 'ordinal INTEGER', 1))
	sql.run(made.db, os.path.join(made.schema, 'tables.sql'))


def read_all(made):
	"""Reads the CSV of each table."""
	described = {'api_dataset': (made.data, 'dataset.csv', 1), 'api_resource': (made.schema, 'resources.csv', 1),
		'api_vocabulary': (made.schema, 'vocabularies.csv', 2), 'raw_fields': (made.schema, 'fields.csv', 2),
		'api_page': (made.schema, 'pages.csv', 1), 'api_page_block': (made.schema, 'blocks.csv', 2)}
	files = set()
	for name in columns.tables(made.db):
		if name.startswith('api_') and name not in described:
			continue
		folder, file, key = described.get(name, (made.data, f'{name}.csv', 1))
		path = os.path.join(folder, file)
		if name in TOLD and not os.path.exists(path):
			continue
		header = [c.name for c in columns.columns(made.db, name) if c.name not in MADE.get(name, ())]
		made.tables[name] = read.table(name, path, header, made.faults, key, one_language=name in described)
		files.add(path)
	for path in read.csvs(made.data):
		if path not in files:
			made.faults.add(path, 1, '', 'no table has this name')
	read_shapes(made, os.path.join(made.schema, 'shapes.json'))


def read_shapes(made, path):
	"""The schemas of what is JSON, if anything is."""
	if not os.path.exists(path):
		return
	try:
		with open(path, encoding='utf-8') as file:
			shapes = json.load(file)
	except ValueError as error:
		made.faults.add(path, getattr(error, 'lineno', 0), '', f'it is no JSON: {error}')
		return
	made.db.executemany('INSERT INTO api_shape VALUES (?, ?)', [
		(name, json.dumps(shape, ensure_ascii=False, separators=(',', ':'))) for name, shape in shapes.items()])


def fill(made):
	"""Puts the rows into their tables, and checks each table by itself."""
	made.db.execute('BEGIN')
	for name, table in made.tables.items():
		made.kept[name] = rows.insert(made.db, table, made.faults)
	made.db.execute('COMMIT')
	words = vocabularies(made)
	rows.check_order(made.tables['api_vocabulary'], made.faults)
	for name, table in subject(made).items():
		described = columns.columns(made.db, name)
		rows.check_order(table, made.faults)
		rows.check_words(table, words, described, made.faults)
		rows.check_languages(table, described, made.faults)
	for name in TOLD:
		if name in made.tables:
			rows.check_languages(made.tables[name], columns.columns(made.db, name), made.faults)


def vocabularies(made):
	"""The words of each vocabulary."""
	words = {}
	for row in made.tables['api_vocabulary'].rows:
		words.setdefault(row[0], set()).add(row[1])
	return words


def subject(made):
	"""The tables of the subject."""
	return {name: table for name, table in made.tables.items()
		if not name.startswith('api_') and name != 'raw_fields'}


def derive(made):
	"""What follows from the rows: the derived tables, the views and their description; then the rules that
	need all of it, unless a table could not be read."""
	folder = os.path.join(made.schema, 'derived')
	made.db.execute('BEGIN')
	for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
		sql.run(made.db, os.path.join(folder, name))
	sql.run(made.db, os.path.join(made.schema, 'views.sql'))
	sql.run(made.db, os.path.join(HERE, 'describe.sql'))
	made.db.execute('COMMIT')
	if all(table.whole for table in made.tables.values()):
		references.check_references(made.db, subject(made), made.kept, made.faults)
		derived = [name for name in columns.tables(made.db)
			if name not in made.tables and not name.startswith('api_')]
		references.check_derived_words(made.db, derived, vocabularies(made), made.schema, made.faults)
		lint(made)
		if not made.faults:
			views.check_views(made.db, made.tables, made.schema, made.faults)
	made.db.execute('DROP TABLE raw_fields')


def lint(made):
	"""The rules that are written in SQL: a row for each fault, with the table, the id and what is wrong;
	and, where another row has to do with it, that row's table and id."""
	lines = {name: {table.id(row): line for row, line in zip(table.rows, table.lines)}
		for name, table in made.tables.items()}
	silent = set(made.faults.doubtful)
	paths = [os.path.join(HERE, 'lint.sql'), os.path.join(made.schema, 'lint.sql')]
	# what a subject's rules count and compare they can only say of all rows
	if made.faults.lost or not os.path.exists(paths[1]):
		del paths[1]
	for path in paths:
		for name, id, reason, *other in sql.run(made.db, path):
			if id in silent or (other and other[1] in silent):
				continue
			if other and other[1]:
				reason += f': {made.tables[other[0]].path}:{lines[other[0]].get(other[1])}'
			table = made.tables.get(name)
			made.faults.add(table.path if table else made.schema, lines[name].get(id, 0) if table else 0, id, reason)

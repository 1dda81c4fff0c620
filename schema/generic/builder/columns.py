"""What the tables say of their columns, asked of SQLite."""
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
	name: str
	type: str      # TEXT, INTEGER or REAL
	required: bool
	is_date: bool  # by the CHECK that the schema gives every date


@dataclass(frozen=True)
class Reference:
	number: int     # SQLite's own of the foreign key
	columns: tuple
	parent: str
	to: tuple       # the parent's columns


def quoted(name):
	return '"' + name.replace('"', '""') + '"'


def tables(db):
	"""The names of the tables, in the order of their names."""
	return [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]


def columns(db, table):
	sql, = db.execute('SELECT sql FROM sqlite_schema WHERE name = ?', [table]).fetchone()
	dates = set(re.findall(r'''date\("?(\w+)"?, '\+0 days'\) IS''', sql))
	return [Column(name, type, bool(notnull or key), name in dates)
		for _, name, type, notnull, _, key in db.execute(f'PRAGMA table_info({quoted(table)})')]


def references(db, table):
	"""The foreign keys of a table."""
	keys = {}
	for number, _, parent, name, to, *_ in db.execute(f'PRAGMA foreign_key_list({quoted(table)})'):
		keys.setdefault((number, parent), []).append((name, to or primary_key(db, parent)))
	return [Reference(number, tuple(name for name, _ in pairs), parent, tuple(to for _, to in pairs))
		for (number, parent), pairs in keys.items()]


def primary_key(db, table):
	return next((row[1] for row in db.execute(f'PRAGMA table_info({quoted(table)})') if row[5]), 'id')


def pairs(columns):
	"""The columns that say the same in two languages and are alike: either both or neither is required."""
	by_name = {column.name: column for column in columns}
	for zh in columns:
		en = by_name.get(re.sub('_zh$', '_en', zh.name))
		if en and en is not zh and en.required == zh.required:
			yield zh.name, en.name

"""What the views give: keys that can end an address, and numbers that JSON has."""
from .columns import quoted

# by which an address asks for what is made of an item, as in server/documents/suffix.h
SUFFIXES = '.csv', '.json', '.ndjson', '.bib', '.ris', '.cite.txt', '.md', '.svg'


def check_views(db, tables, schema, faults):
	"""A fault for each row of a resource that cannot be served."""
	for name, key in db.execute('SELECT name, "key" FROM api_resource').fetchall():
		table = tables.get(name)
		lines = {table.id(row): line for row, line in zip(table.rows, table.lines)} if table else {}
		for id, reason in bad_rows(db, name, key):
			if id not in faults.doubtful:
				faults.add(table.path if id in lines else schema, lines.get(id, 0), id, reason)


def bad_rows(db, name, key):
	view, id = quoted(f'api_{name}'), quoted(key)
	suffixed = ' OR '.join(f"{id} GLOB '*{suffix}'" for suffix in SUFFIXES)
	for id, in db.execute(f"SELECT {id} FROM {view} WHERE {id} IN ('', '.', '..') OR {suffixed}"):
		# its address would be that of another item in that format
		yield id, f'{key} ends in .{id.rsplit(".", 1)[1]}, which asks for a format; take the point out' \
			if id.strip('.') else f'{key}: "{id}" cannot be the end of an address'
	for field, in db.execute("SELECT field FROM api_field WHERE resource = ? AND type = 'number'", [name]).fetchall():
		for id, in db.execute(f'SELECT {quoted(key)} FROM {view} WHERE {quoted(field)} IN (9e999, -9e999)'):
			yield id, f'{field} is infinite; a number must be finite'

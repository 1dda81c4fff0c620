"""What the tables must keep among each other: every reference leads to a row."""
from .columns import columns, quoted, references
from .faults import nearest
from .rows import vocabulary_of


def check_references(db, tables, kept, faults):
	"""`kept` says which row of its CSV each row of a table was, in the order of their rowids."""
	for name, table in tables.items():
		keys = {reference.number: reference for reference in references(db, name)}
		for _, rowid, _, number in db.execute(f'PRAGMA foreign_key_check({quoted(name)})').fetchall():
			if rowid is not None:
				check_reference(db, table, kept[name][rowid - 1], keys[number], faults)


def check_reference(db, table, n, reference, faults):
	row = table.rows[n]
	value = [row[table.column(name)] for name in reference.columns]
	if value[0] in faults.doubtful:
		return
	reason = f'{", ".join(reference.columns)}: "{", ".join(value)}" points at nothing in {reference.parent}'
	near = None
	if len(value) == 1:
		known = [id for id, in db.execute(f'SELECT {quoted(reference.to[0])} FROM {quoted(reference.parent)}')]
		near = nearest(value[0], map(str, known))
	faults.add(table.path, table.lines[n], table.id(row), reason + (f'; the nearest is "{near}"' if near else ''),
		[*row, near or ''])
	faults.lost.add(table.id(row))


def check_derived_words(db, derived, vocabularies, schema, faults):
	"""What the derivations say in the words of a vocabulary, they say in its words."""
	for name in derived:
		described = columns(db, name)
		key = next((column.name for column in described), 'id')
		for column in described:
			vocabulary = vocabulary_of(column.name, vocabularies)
			if column.type == 'TEXT' and vocabulary:
				for id, word in db.execute(f'SELECT {quoted(key)}, {quoted(column.name)} FROM {quoted(name)} '
						f'WHERE {quoted(column.name)} NOT IN (SELECT word FROM api_vocabulary WHERE vocabulary = ?)',
						[vocabulary]):
					if not faults.doubtful & {id, word}:
						faults.add(schema, 0, id, f'{name}.{column.name}: "{word}" is no word of the vocabulary '
							f'{vocabulary}', [id])

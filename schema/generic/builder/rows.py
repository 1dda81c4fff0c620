"""Puts the rows of a CSV into their table, '' as null; a row that does not fit is named by what is wrong
with it, and those after it are still put in."""
import datetime
import math
import re
import sqlite3
import unicodedata

from .columns import columns, pairs, quoted
from .faults import suggestion
from .read import MENDED

NUMBER = re.compile(r'-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?')
HAN = re.compile('[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]')
LATIN = re.compile('[A-Za-z]')


def insert(db, table, faults):
	"""Puts a table's rows in; returns the index in `table.rows` of each row that went in."""
	described = [column for column in columns(db, table.name) if column.name in table.columns]
	check_cells(table, described, faults)
	statement = f'INSERT INTO {quoted(table.name)} ({", ".join(map(quoted, table.columns))}) VALUES (' \
		f'{", ".join("?" * len(table.columns))})'
	values = [[cell or None for cell in row] for row in table.rows]
	db.execute('SAVEPOINT whole')
	try:
		db.executemany(statement, values)
		kept = list(range(len(values)))
	except (sqlite3.IntegrityError, sqlite3.OperationalError):
		db.execute('ROLLBACK TO whole')
		kept = [n for n, row in enumerate(values) if accepts(db, statement, table, n, row, described, faults)]
	db.execute('RELEASE whole')
	return kept


def accepts(db, statement, table, n, row, described, faults):
	"""Whether the table takes the row; if not, says why."""
	try:
		db.execute(statement, row)
		return True
	except (sqlite3.IntegrityError, sqlite3.OperationalError) as error:
		if not faults.at(table.path, table.lines[n]):
			blame(table, n, refusal(str(error), table, n), faults)
		faults.lost.add(table.id(table.rows[n]))
		return False


def blame(table, n, reason, faults):
	row = table.rows[n]
	faults.add(table.path, table.lines[n], table.id(row), reason, [table.id(row), *row])


def check_cells(table, described, faults):
	"""What can be said of a cell without any other."""
	for n, row in enumerate(table.rows):
		for reason in bad_cells(row, table, described):
			blame(table, n, reason, faults)


def check_languages(table, described, faults):
	"""What is said in two languages is said in both, and each text in its own."""
	optional = [column for column in described if not column.required]
	for zh, en in pairs(optional):
		i, j = table.column(zh), table.column(en)
		for n, row in enumerate(table.rows):
			if (row[i] == '') != (row[j] == ''):
				blame(table, n, f'{zh if row[i] else en} stands there without {en if row[i] else zh}; '
					'write both or neither', faults)
	for i, column in enumerate(described):
		if column.name.endswith('_en'):
			for n, row in enumerate(table.rows):
				if not row[i].isascii() and len(HAN.findall(row[i])) > len(LATIN.findall(row[i])):
					blame(table, n, f'{column.name}: "{row[i]}" is Chinese; write it in English', faults)


def bad_cells(row, table, described):
	"""What is wrong with each cell that is wrong."""
	found = []
	for cell, column in zip(row, described):
		if cell == '':
			if column.required:
				found.append(f'{column.name} is empty; it must be given')
		elif column.type in ('INTEGER', 'REAL'):
			if not NUMBER.fullmatch(cell) or not fits(cell, column.type):
				found.append(f'{column.name}: "{cell}" is {not_a_number(cell, column.type)}')
		elif column.is_date:
			if not is_date(cell):
				found.append(f'{column.name}: "{cell}" is {not_a_date(cell)}')
	return found


def fits(cell, type):
	if type == 'REAL':
		return math.isfinite(float(cell))
	return cell.lstrip('-').isdigit() and abs(int(cell)) < 1 << 63


def not_a_number(cell, type):
	kind = 'no number' if type == 'REAL' else 'no whole number'
	plain = unicodedata.normalize('NFKC', cell).replace(',', '').replace(' ', '').rstrip('%')
	if NUMBER.fullmatch(plain) and fits(plain, type):
		what = 'written in full-width digits' if not cell.isascii() else kind
		return f'{what}; write {plain}'
	held = type == 'REAL' and NUMBER.fullmatch(cell) or cell.isdigit()
	return f'{kind} that a dataset can hold' if held else kind


def is_date(cell):
	try:
		return cell == datetime.date.fromisoformat(cell).isoformat()
	except ValueError:
		return False


def not_a_date(cell):
	parts = re.fullmatch(r'(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?', unicodedata.normalize('NFKC', cell))
	plain = '-'.join([parts[1], parts[2].zfill(2), parts[3].zfill(2)]) if parts else ''
	if plain != cell and is_date(plain):
		return f'no date; write {plain}'
	return 'no day of the calendar' if parts else 'no date; a date is written as 2024-12-31'


def refusal(error, table, n):
	"""SQLite's reason to refuse a row, in the words of whoever reads the CSV."""
	unique = re.fullmatch(r'UNIQUE constraint failed: (.*)', error)
	if unique:
		names = [name.split('.')[-1] for name in unique[1].split(', ')]
		return same(table, n, names)
	check = re.fullmatch(r'CHECK constraint failed: (.*)', error, re.S)
	if check:
		row = table.rows[n]
		named = [f'{name} is {cell or "empty"}' for name, cell in zip(table.columns, row)
			if re.search(rf'\b{name}\b', check[1])]
		rule = ' '.join(check[1].split())
		return f'it must hold that {rule}' + (f', but {" and ".join(named)}' if named else '')
	return error


def same(table, n, names):
	"""Where the values stand that must not stand twice."""
	at = [table.column(name) for name in names]
	first = next(m for m, row in enumerate(table.rows)
		if m != n and all(row[i] == table.rows[n][i] for i in at))
	what = 'the id' if at == [0] else ', '.join(names)
	return f'{what} stands in line {table.lines[first]}, too'


def check_order(table, faults):
	"""Rows stand in the order of their ids, byte by byte."""
	ids = [table.id(row) for row in table.rows]
	wrong = [n for n in range(1, len(ids)) if ids[n] < ids[n - 1]]
	if wrong:
		n = wrong[0]
		hint = ', as a spreadsheet sorts that does not see hyphens' \
			if ids == sorted(ids, key=lambda id: id.replace('-', '')) else ''
		more = f', and so on {len(wrong) - 1} more times' if len(wrong) > 1 else ''
		faults.add(table.path, table.lines[n], ids[n], f'stands after {ids[n - 1]}{hint}{more}; {MENDED}')


def check_words(table, vocabularies, described, faults):
	"""A column that bears the name of a vocabulary or, after an underscore, ends in it takes its words
	only."""
	for column in described:
		vocabulary = vocabulary_of(column.name, vocabularies)
		if column.type == 'TEXT' and vocabulary:
			words, at = vocabularies[vocabulary], table.column(column.name)
			if not {row[at] for row in table.rows} - {''} <= words:
				for n, row in enumerate(table.rows):
					if row[at] and row[at] not in words:
						blame(table, n, f'{column.name}: "{row[at]}" is no word of the vocabulary {vocabulary}'
							+ suggestion(row[at], words), faults)


def vocabulary_of(name, vocabularies):
	if name in vocabularies:
		return name
	ends = [name[i + 1:] for i, c in enumerate(name) if c == '_']
	return next((end for end in ends if end in vocabularies), None)

"""The CSVs of data/: a header, rows in the order of their ids byte by byte, LF, quotes only where RFC 4180
needs them."""
import csv
import io
import os


def read(path):
	"""The header, and the rows as lists."""
	with open(path, encoding='utf-8', newline='') as file:
		header, *rows = csv.reader(file)
	return header, rows


def read_dicts(path):
	header, rows = read(path)
	return [dict(zip(header, row)) for row in rows]


def ids(folder):
	"""The ids of every table of a folder, each with the table's name."""
	found = {}
	for name in sorted(os.listdir(folder)):
		if name.endswith('.csv'):
			header, rows = read(os.path.join(folder, name))
			if header[0] == 'id':
				found.update((row[0], name[:-4]) for row in rows)
	return found


def line(row):
	"""A row as it stands in the file."""
	out = io.StringIO(newline='')
	csv.writer(out, lineterminator='').writerow(row)
	return out.getvalue()


def put(path, new, drop=lambda row: False):
	"""Puts rows (dicts; a column that one lacks stays empty) in their places, in place of those that
	`drop` holds for. What a row names that is no column is an error. Returns (line number, text) of each."""
	header, rows = read(path)
	for row in new:
		unknown = row.keys() - set(header)
		if unknown:
			raise KeyError(f'{path} has no column {", ".join(sorted(unknown))}')
	added = [[str(row.get(name, '')) for name in header] for row in new]
	rows = sorted([row for row in rows if not drop(dict(zip(header, row)))] + added,
		key=lambda row: row[0].encode())
	lines = list(map(line, [header, *rows]))
	with open(path, 'w', encoding='utf-8', newline='') as file:
		file.write('\n'.join(lines) + '\n')
	starts, number = {}, 1
	for row, text in zip([header, *rows], lines):
		starts[row[0]] = number, text
		number += text.count('\n') + 1
	return [starts[row[0]] for row in added]

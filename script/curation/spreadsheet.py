"""Undoes what a spreadsheet does to a CSV: byte-order mark, CR LF, an order that does not see hyphens,
blanks around a cell, empty lines, quotation marks where none are needed. No text changes but at its ends."""
import csv
import io
from pathlib import Path

from . import rows


def mended(data):
	"""The bytes of a CSV as this house writes them."""
	text = data.decode('utf-8-sig').replace('\r\n', '\n').replace('\r', '\n')
	read = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline='')) if any(row)]
	ordered = read[:1] + sorted(read[1:], key=lambda row: [cell.encode() for cell in row])
	return ''.join(f'{rows.line(row)}\n' for row in ordered).encode()


def mend_all(folder, *others):
	"""Mends the CSVs of a folder, and other ones; the paths of those that it changed. One that is not UTF-8
	is left."""
	for path in [*sorted(Path(folder).glob('*.csv')), *map(Path, others)]:
		data = path.read_bytes()
		try:
			new = mended(data)
		except UnicodeDecodeError:
			continue
		if new != data:
			path.write_bytes(new)
			yield path

"""Reads a CSV as this house writes it: UTF-8 without a byte-order mark, LF, RFC 4180 quoting, a header
that is the table's columns. What a spreadsheet did to it is named, and the rest is read all the same."""
import csv
import io
import os
import re
from dataclasses import dataclass, field

# What nobody sees and a search trips over; and U+FFFD, which says that a text is lost.
INVISIBLE = re.compile('[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufdd0-\ufdef\ufeff\ufffd-\uffff'
	+ ''.join(f'{chr(plane + 0xfffe)}{chr(plane + 0xffff)}' for plane in range(0x10000, 0x110000, 0x10000)) + ']')
MENDED = '`script/data --sort` mends it'


@dataclass
class Table:
	name: str
	path: str
	columns: list
	rows: list = field(default_factory=list)   # a list of texts each
	lines: list = field(default_factory=list)  # the line that each row begins in
	whole: bool = True  # whether every row could be read
	key: int = 1        # so many columns from the first are what a row is called

	def id(self, row):
		return '.'.join(row[:self.key])

	def column(self, name):
		return self.columns.index(name)


def text_of(path, faults):
	"""The text of a file, or None if there is none. A spreadsheet's ways are named and undone."""
	try:
		with open(path, 'rb') as file:
			data = file.read()
	except OSError as error:
		faults.add(path, 0, '', 'missing' if isinstance(error, FileNotFoundError) else error.strerror)
		return None
	if data.startswith(b'\xef\xbb\xbf'):
		faults.add(path, 1, '', f'a byte-order mark stands before the header; {MENDED}')
		data = data[3:]
	try:
		text = data.decode('utf-8')
	except UnicodeDecodeError as error:
		line = data.count(b'\n', 0, error.start) + 1
		faults.add(path, line, '', 'it is not UTF-8, but probably GBK; '
			f'`iconv -f GB18030 -t UTF-8` converts it')
		text = data.decode('gb18030', 'replace')
	if '\r' in text:
		line = text.count('\n', 0, text.index('\r')) + 1
		faults.add(path, line, '', f'lines end in CR LF, not LF; {MENDED}')
		text = text.replace('\r\n', '\n').replace('\r', '\n')
	return text


def table(name, path, header, faults, key=1, one_language=False):
	"""The table that a CSV holds; `header` are the columns that it must have, in that order. Where texts of
	one language are enough, they stand for those of the other, too."""
	text = text_of(path, faults)
	if text is None:
		return Table(name, path, header, whole=False, key=key)
	reader = csv.reader(io.StringIO(text, newline=''), strict=True)
	columns = next(reader, [])
	if columns != header and not (one_language and columns in map(header_in, ([header] * 2), ('_zh', '_en'))):
		faults.add(path, 1, '', f'the header must be {",".join(header)}{difference(columns, header)}')
		return Table(name, path, header, whole=False, key=key)
	read = Table(name, path, columns, key=key)
	read_rows(read, reader, faults)
	check_characters(read, text, faults)
	return read if columns == header else in_both(read, header)


def header_in(header, language):
	"""The header without the columns of the other language."""
	other = {'_zh': '_en', '_en': '_zh'}[language]
	return [name for name in header if not name.endswith(other)]


def in_both(read, header):
	"""The table with the texts of its one language under the names of the other as well."""
	at = [read.column(name if name in read.columns else name[:-3] + {'_zh': '_en', '_en': '_zh'}[name[-3:]])
		for name in header]
	rows = [[row[i] for i in at] for row in read.rows]
	return Table(read.name, read.path, header, rows, read.lines, read.whole, read.key)


def difference(columns, header):
	"""Which columns a header lacks, and which it has beside them."""
	lacks = [name for name in header if name not in columns]
	beside = [name for name in columns if name not in header]
	return (f'; it lacks {", ".join(lacks)}' if lacks else '') + (
		f'; there is no column {", ".join(map(repr, beside))}' if beside else '')


def read_rows(read, reader, faults):
	width, line = len(read.columns), reader.line_num + 1
	try:
		for row in reader:
			if len(row) == width:
				read.rows.append(row)
				read.lines.append(line)
			else:
				misread(read, line, row, faults)
			line = reader.line_num + 1
	except csv.Error as error:
		read.whole = False
		faults.add(read.path, line, '', f'a quotation mark is missing or too many: {error}')


def misread(read, line, row, faults):
	"""A row that does not have as many cells as the header."""
	if not row:
		faults.add(read.path, line, '', f'an empty line; {MENDED}')
		return
	reason = f'it has {len(row)} columns, the header {len(read.columns)}'
	if len(row) > len(read.columns):
		reason += '; a text with a comma stands in "quotation marks"'
	faults.add(read.path, line, row[0], reason, row)
	faults.lost.add(row[0])


def check_characters(read, text, faults):
	"""Blanks at either end of a cell, and characters that nobody sees; they are named and taken out."""
	suspicious = INVISIBLE.search(text) is not None
	for number, row in enumerate(read.rows):
		if suspicious or row != list(map(str.strip, row)):
			for i, cell in enumerate(row):
				reason = unclean(cell)
				if reason:
					row[i] = INVISIBLE.sub('', cell).strip()
					faults.add(read.path, read.lines[number], read.id(row), f'{read.columns[i]}: {reason}')


def unclean(cell):
	found = INVISIBLE.search(cell)
	if found:
		return f'the invisible character U+{ord(found.group()):04X} stands at {found.start()}; take it out'
	if cell != cell.strip():
		return f'a blank stands before or after "{cell.strip()}"; {MENDED}'
	return None


def csvs(folder):
	"""The CSVs of a folder."""
	return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith('.csv')]

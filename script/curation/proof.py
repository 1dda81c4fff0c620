"""Proves the data against the articles: each paragraph has its length and digest, each range holds the
words that it says, nothing that an article states is left uncited, and no sentence of it is copied."""
import re

from . import articles

# What must be cited, and whether from end to end but for its marks or only touched.
KINDS = {
	'digit run': (r'[0-9]+(?:\.[0-9]+)?', False),
	'Chinese numeral': (r'[一二三四五六七八九十百千万亿两萬億兩]+', False),
	'title': (r'《[^》]*》', True),
	'quoted name': (r'“[^”]{2,24}”', True),
}
FURNITURE = articles.NO_HEADLINE, '原标题', '校对'  # how a paragraph begins that states nothing
# The longest run of characters that a text of ours may share with an article; names and titles are names.
COPIED_MAX = 20
NAMES = re.compile(r'(name|title|author|publisher|reprinter|role)_zh')


class Proof:
	"""The articles at hand, and what was found: how many ranges were proved and the longest shared run."""

	def __init__(self):
		self.ranges, self.longest = 0, (0, '', '')

	def run(self, tables, faults):
		"""`tables` are what the CSVs hold, by name."""
		self.tables, self.faults = tables, faults
		sources = {row[0] for row in tables['sources'].rows}
		self.articles = {source: articles.paragraphs(articles.path_of(source)) for source in articles.at_hand()
			if source in sources}
		self.texts = '\n'.join(text for paragraphs in self.articles.values() for text in paragraphs.values())
		self.check_paragraphs()
		for name in ('evidence', 'uncited'):
			for row, line in zip(tables[name].rows, tables[name].lines):
				self.check_range(tables[name], row, line)
		self.check_copied()
		# where a range is at fault, what it covers is not known
		paths = {tables[name].path for name in ('sources', 'paragraphs', 'evidence', 'uncited')}
		if not any(fault.file in paths for fault in faults.found):
			self.check_completeness()

	def cells(self, table, row, *names):
		return [row[self.tables[table].column(name)] for name in names]

	def add(self, table, row, line, reason):
		self.faults.add(self.tables[table].path, line, row[0], reason, row)

	def check_paragraphs(self):
		table = self.tables['paragraphs']
		seen = set()
		for row, line in zip(table.rows, table.lines):
			source, number, length, digest = self.cells('paragraphs', row, 'source_id', 'paragraph', 'code_points',
				'sha256')
			seen.add((source, number))
			text = self.articles.get(source, {}).get(int(number) if number.isdigit() else 0)
			if source in self.articles and text is None:
				self.add('paragraphs', row, line, f'the article has no paragraph {number}')
			elif text and (str(len(text)), articles.sha256(text)) != (length, digest):
				self.add('paragraphs', row, line,
					f'the paragraph has the code_points {len(text)} and the sha256 {articles.sha256(text)}')
		for source, paragraphs in self.articles.items():
			for number, text in paragraphs.items():
				if (source, str(number)) not in seen:
					self.faults.add(table.path, 0, f'{source}-p{number}', f'it is missing; the row is '
						f'{source}-p{number},{source},{number},{len(text)},{articles.sha256(text)}')

	def check_range(self, table, row, line):
		source, number, start, end, exact = self.cells(table.name, row, 'source_id', 'paragraph', 'start', 'end',
			'exact')
		if not (number.isdigit() and start.isdigit() and end.isdigit()):
			return
		text = self.articles.get(source, {}).get(int(number))
		if text is None:
			return
		self.ranges += 1
		there = text[int(start):int(end)]
		if there != exact:
			self.add(table.name, row, line, f'at {start} to {end} stands "{there}", not "{exact}"; '
				+ self.where(source, int(number), exact))

	def where(self, source, number, words):
		"""Where words stand in an article, the paragraphs next to the given one first."""
		paragraphs = self.articles[source]
		for place in sorted(paragraphs, key=lambda n: abs(n - number)):
			found = articles.places(words, paragraphs[place])
			if found:
				where = ' or '.join(f'{at} to {at + len(words)}' for at in found)
				return f'it stands at {where}' + ('' if place == number else f' of paragraph {place}')
		start, end = articles.nearest(words, paragraphs[number])
		near = f'; the nearest is {articles.shown(paragraphs[number], start, end)}' if end > start else ''
		return f'it stands nowhere in the article{near}'

	def check_copied(self):
		grams = {self.texts[i:i + 8] for i in range(len(self.texts) - 7)}
		for name, table in self.tables.items():
			if name.startswith(('api_', 'raw_')) or name == 'sources':
				continue
			ours = [i for i, column in enumerate(table.columns)
				if column.endswith('_zh') and not NAMES.fullmatch(column)]
			for row, line in zip(table.rows, table.lines):
				for i in ours:
					run = self.shared(row[i], grams)
					self.longest = max(self.longest, (len(run), row[0], run))
					if len(run) > COPIED_MAX:
						self.add(name, row, line, f'{table.columns[i]}: {len(run)} characters are copied from an article: '
							f'"{run}"; at most {COPIED_MAX} may be')

	def shared(self, text, grams):
		"""The longest run of a text that stands in an article, '' if it is shorter than 8."""
		longest, i = '', 0
		while i + 8 <= len(text):
			if text[i:i + 8] in grams:
				end = i + 8
				while end < len(text) and text[i:end + 1] in self.texts:
					end += 1
				longest = max(longest, text[i:end], key=len)
			i += 1
		return longest

	def check_completeness(self):
		covered = {}
		for name in ('evidence', 'uncited'):
			for row in self.tables[name].rows:
				source, number, start, end = self.cells(name, row, 'source_id', 'paragraph', 'start', 'end')
				covered.setdefault((source, int(number)), set()).update(range(int(start), int(end)))
		for source, paragraphs in self.articles.items():
			for number, text in paragraphs.items():
				for reason in uncited(text, covered.get((source, number), set())):
					self.faults.add(str(articles.path_of(source)), number, '', reason)


def uncited(text, covered):
	"""What a paragraph states that no range covers."""
	if not covered and not text.startswith(FURNITURE):
		yield 'nothing of the paragraph is cited; script/cite writes the evidence'
		return
	for kind, (pattern, whole) in KINDS.items():
		for match in re.finditer(pattern, text):
			inside = range(match.start() + 1, match.end() - 1) if whole else range(*match.span())
			if not covered.issuperset(inside):
				yield f'the {kind} at {match.start()} is not cited: {articles.shown(text, *match.span())}; ' \
					'script/cite writes the evidence, or says in uncited.csv why it needs none'

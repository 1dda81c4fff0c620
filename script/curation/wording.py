"""Whether the words of the statements fit the rest of the data: a statement that names an entity is about
it, one that is said to be about an entity names it, and a Chinese term has its one English term
(data/glossary.csv). It is asked of a database, for what a statement is about follows from several tables."""
import json
import os
import re
import sqlite3

ENTITIES = ('hospitals', 'campuses', 'hospital_projects', 'people', 'organizations', 'policies', 'places',
	'events', 'initiatives')
NAMED = ('subject', 'partner')  # roles of curated rows whose entity the statement names


def found(words, text):
	"""Those of the words that stand in the text other than as a part of a longer one of them."""
	taken, hits = set(), set()
	for word in sorted((w for w in words if w in text), key=len, reverse=True):
		for match in re.finditer(re.escape(word), text):
			if not taken.issuperset(range(*match.span())):
				hits.add(word)
				taken.update(range(*match.span()))
	return hits


class Wording:
	"""The rules, and for each of them the faults of the database at `path` as (table, id, what is wrong)."""

	def __init__(self, path):
		self.database = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
		self.database.row_factory = sqlite3.Row
		self.names = {}  # name: the entities that bear it
		for table in ENTITIES:
			column = 'title_zh' if table == 'policies' else 'name_zh'
			for key, name in self.database.execute(f'SELECT id, {column} FROM {table}'):
				self.names.setdefault(name, set()).add(key)
		self.entities = set().union(*self.names.values())
		for key, name in self.database.execute('SELECT record_id, name FROM aliases'):
			if key in self.entities and len(name) > 1:
				self.names.setdefault(name, set()).add(key)
		self.statements = {row['id']: row for row in self.database.execute('''
			SELECT id, resource, statement_zh, statement_en, scope_zh, note_zh
			FROM (SELECT id, statement_zh, statement_en, scope_zh, note_zh FROM facts
				UNION ALL SELECT id, statement_zh, statement_en, NULL, note_zh FROM claims) JOIN record USING (id)
			ORDER BY id''')}

	def rules(self):
		"""Each rule with its faults."""
		yield 'a statement is about each entity that it names', list(self.unlinked())
		yield 'a statement names whom it is said to be about', list(self.unnamed())
		yield 'a term has its one English term', list(self.other_terms())

	def unlinked(self):
		about = {key: set(json.loads(ids)) for key, ids in self.database.execute('SELECT id, about_ids FROM record')}
		for key, row in self.statements.items():
			for name in sorted(found(self.names, row['statement_zh'] + '\n' + (row['scope_zh'] or ''))):
				if not self.names[name] & about.get(key, set()):
					yield row['resource'], key, (f'it names {name}, and its about lacks '
						f'{" or ".join(sorted(self.names[name]))}: add a row to data/about.csv')

	def unnamed(self):
		exact = {}
		for key, text in self.database.execute('SELECT record_id, exact FROM evidence'):
			exact.setdefault(key, []).append(text)
		of = self.called()
		for row in self.database.execute(f'''SELECT id, statement_id, entity_id, about_role FROM about
				WHERE about_role IN {NAMED} ORDER BY id'''):
			statement = self.statements[row['statement_id']]
			text = '\n'.join([statement['statement_zh'], statement['scope_zh'] or '', statement['note_zh'] or '',
				*exact.get(row['statement_id'], [])])
			if not any(name in text for name in of[row['entity_id']]):
				yield 'about', row['id'], (f'the statement does not name {row["entity_id"]} '
					f'({", ".join(of[row["entity_id"]])}): name it, give an alias, or another role')

	def called(self):
		"""The names of each entity; a project is named by its hospital or campus, too."""
		of = {key: [name for name in self.names if key in self.names[name]] for key in self.entities}
		for key, hospital, campus in self.database.execute(
				'SELECT id, hospital_id, campus_id FROM hospital_projects'):
			of[key] += of[hospital] + of.get(campus, [])
		return of

	def other_terms(self):
		terms = {row['term_zh']: [row['term_en'], *(row['forms_en'] or '').split('|')] for row in
			self.database.execute('SELECT term_zh, term_en, forms_en FROM glossary')}
		for key, row in self.statements.items():
			english = row['statement_en'].lower().replace('’', "'")
			for term in sorted(found(terms, row['statement_zh'])):
				if not any(form and form.lower().replace('’', "'") in english for form in terms[term]):
					yield row['resource'], key, (f'statement_zh has {term}, statement_en lacks '
						f'“{terms[term][0]}”: {row["statement_en"]}')


def check(attempt):
	"""Adds the faults of a build that has none yet (builder.build.attempt)."""
	if attempt.faults:
		return
	for _, faults in Wording(os.path.join(attempt.work.name, 'db')).rules():
		for name, id, reason in faults:
			table = attempt.tables[name]
			line = next(line for row, line in zip(table.rows, table.lines) if table.id(row) == id)
			attempt.faults.add(table.path, line, id, reason)

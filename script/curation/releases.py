"""What a release changed: the rows of one dataset held against those of the release before it, as rows of
data/changes.csv, and the other way round."""
import hashlib
import json
import lzma
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from . import rows

ARCHIVE = 'archive'
# Written by every release, about the data and no part of what it says.
BOOKS = {'releases', 'changes', 'retired'}
# Tables that are no resources: their rows are told as a field of this name of the record that they belong to.
DETAILS = {'about': 'statement_id', 'paragraphs': 'source_id', 'uncited': 'source_id'}
# What decides how rows are read, too: the words of vocabularies and what fields mean, but not what can be done with
# a field, nor the words that only repeat what the others say.
MEANINGS = {
	'terms': "SELECT * FROM api_terms WHERE vocabulary NOT IN ('field_name', 'vocabulary_name', 'field_type', 'field_format', 'field_shown')",
	'fields': 'SELECT id, resource, field, type, text_format, field_unit, vocabulary, ref, nullable, title_zh, title_en, '
		'description_zh, description_en FROM api_fields'}
# The dataset's own row; that it is another release is what all else tells of.
DATASET = 'SELECT name, title_zh, title_en, description_zh, description_en, license, license_url FROM api_dataset'


def number(version):
	return tuple(map(int, version.split('.')))


def archived(folder=ARCHIVE):
	"""The versions that were released, from the first to the last."""
	return sorted((path.name.removesuffix('.db.xz') for path in Path(folder).glob('*.db.xz')), key=number)


def before(version, folder=ARCHIVE):
	"""The release before a version, or None."""
	return next((found for found in reversed(archived(folder)) if number(found) < number(version)), None)


def unpack(version, folder=ARCHIVE):
	"""The bytes of a released dataset file."""
	return lzma.decompress(Path(folder, f'{version}.db.xz').read_bytes())


def described(version, folder=ARCHIVE):
	"""What releases.csv says of a release that is in the archive."""
	data = unpack(version, folder)
	with tempfile.NamedTemporaryFile() as file:
		file.write(data)
		file.flush()
		with closing(sqlite3.connect(f'file:{file.name}?mode=ro', uri=True)) as db:
			released, digest = db.execute('SELECT released, digest FROM api_dataset').fetchone()
			facts, = db.execute('SELECT count(*) FROM facts').fetchone()
			evidence, = db.execute('SELECT count(*) FROM evidence').fetchone()
	return {'released': released, 'digest': digest, 'file_sha256': hashlib.sha256(data).hexdigest(),
		'file_bytes': len(data), 'fact_count': facts, 'evidence_count': evidence}


class Content:
	"""What a dataset holds: `fields` of each resource; and `tables`, its rows by their ids, as texts, of each
	resource and detail that has a table of its own, of MEANINGS, and its own row by the id ''."""

	def __init__(self, path):
		with closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as db:
			self.version, = db.execute('SELECT version FROM api_dataset').fetchone()
			self.fields, booleans = {}, set()
			for resource, field, type in db.execute('SELECT resource, field, type FROM api_field ORDER BY 1, ordinal'):
				self.fields.setdefault(resource, []).append(field)
				if type == 'boolean':
					booleans.add((resource, field))
			stored = {name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
			sources = {name: f'SELECT * FROM "{name}"'
				for name in sorted((self.fields.keys() - BOOKS - {'facts'} | DETAILS.keys()) & stored)}
			self.tables = {name: self.read(db, name, source, booleans) for name, source in (sources | MEANINGS).items()}
			self.tables[''] = self.read(db, '', f"SELECT '' AS id, * FROM ({DATASET})", booleans)

	def read(self, db, name, source, booleans):
		"""The columns that are fields; all of what is no resource."""
		columns = [column for column, *_ in db.execute(source).description if column in self.fields.get(name, [column])]
		rows = db.execute(f'SELECT {", ".join(map(written, columns))} FROM ({source})')
		return {row[0]: {column: {'1': 'true', '0': 'false'}.get(value) if (name, column) in booleans else value
			for column, value in zip(columns, row)} for row in rows}

	@classmethod
	def of_release(cls, version, folder=ARCHIVE):
		with tempfile.NamedTemporaryFile() as file:
			file.write(unpack(version, folder))
			file.flush()
			return cls(file.name)


def written(column):
	"""A column as text; numbers have 15 digits."""
	return f"""CASE typeof("{column}") WHEN 'real' THEN printf('%.15g', "{column}") ELSE CAST("{column}" AS TEXT) END"""


def cells(row):
	"""A row as the object of its cells."""
	return json.dumps({name: value for name, value in row.items() if value is not None}, ensure_ascii=False,
		separators=(',', ':'))


def tell(old, new, retired):
	"""The changes from one content to the next, as rows of changes.csv without their reasons. `retired` are the rows
	of retired.csv."""
	def row(kind, resource, record='', field='', before=None, after=None, of=None):
		what = of or record or resource or 'dataset'
		id = re.sub('[^a-z0-9]+', '-', '-'.join((new.version, what, field if field and not of else kind)))
		return {'id': id, 'version': new.version, 'change_kind': kind, 'record_resource': resource,
			'record_id': record, 'field': field, 'old': before or '', 'new': after or ''}

	def described_otherwise():
		for resource in sorted(new.fields.keys() | old.fields.keys()):
			if resource not in old.fields or resource not in new.fields:
				yield row('added' if resource in new.fields else 'removed', resource)
				continue
			was, now = old.fields[resource], new.fields[resource]
			yield from (row('added', resource, field=field) for field in now if field not in was)
			yield from (row('removed', resource, field=field) for field in was if field not in now)

	def recorded(name):
		was, now = old.tables[name], new.tables[name]
		ids = {id: id for id in was}
		for id, entry in retired.items():
			if entry['renamed'] == '1' and id in was and entry['successor_id'] in now:
				ids[id] = entry['successor_id']
				if id != ids[id]:
					yield row('renamed', name, id, 'id', id, ids[id])
		for id in was:
			if ids[id] not in now:
				if name != 'fields':
					yield row('removed', name, id, before=cells(was[id]))
				continue
			for field, value in now[ids[id]].items():
				if field != 'id' and field in was[id] and was[id][field] != value:
					yield row('changed', name, ids[id], field, was[id][field], value)
		if name != 'fields':  # described_otherwise() tells which came and went
			yield from (row('added', name, id, after=cells(now[id])) for id in now.keys() - ids.values())

	def detailed(name, owner):
		was, now = old.tables[name], new.tables[name]
		resource = {id: table for table, rows in new.tables.items() if table not in DETAILS.keys() | MEANINGS.keys()
			for id in rows}
		for id in was.keys() | now.keys():
			before, after = was.get(id), now.get(id)
			if before != after and (after or before)[owner] in resource:
				kind = 'added' if not before else 'changed' if after else 'removed'
				record = (after or before)[owner]
				yield row(kind, resource[record], record, name, before and cells(before), after and cells(after), id)

	told = list(described_otherwise())
	for name in old.tables.keys() & new.tables.keys():
		told += detailed(name, DETAILS[name]) if name in DETAILS else recorded(name)
	return sorted(told, key=lambda row: row['id'].encode())


def replay(old, changes):
	"""The tables of a content after the changes: those of a newer content as far as the older one has their fields."""
	tables = {name: {id: dict(row) for id, row in rows.items()} for name, rows in old.tables.items()}
	for change in sorted(changes, key=lambda row: ('renamed', 'removed', 'added', 'changed').index(row['change_kind'])):
		if change['record_id'] and change['field'] in DETAILS:
			replay_detail(tables.get(change['field'], {}), change)
		elif change['record_id'] or change['change_kind'] == 'changed':  # else only the newer one has the whole of it
			replay_record(tables[change['record_resource']], change)
	return tables


def replay_detail(rows, change):
	was, now = (json.loads(change[name] or 'null') for name in ('old', 'new'))
	if was and rows:
		assert was == json.loads(cells(rows.pop(was['id']))), change['id']
	if now:
		rows[now['id']] = now


def replay_record(rows, change):
	kind, record, field = change['change_kind'], change['record_id'], change['field']
	if kind == 'renamed':
		rows[change['new']] = rows.pop(record) | {'id': change['new']}
	elif kind == 'removed':
		assert json.loads(change['old']) == json.loads(cells(rows.pop(record))), change['id']
	elif kind == 'added':
		rows[record] = json.loads(change['new'])
	else:
		assert (rows[record][field] or '') == change['old'], change['id']
		rows[record][field] = change['new'] or None


def reason_of(change, reasons):
	"""The id of the reason for a change, or None: one that names the record goes before one that names the resource, or
	`dataset`, and that before one for the field of any resource."""
	found = [reason for reason in reasons if reason['version'] == change['version'] and reason['field'] == change['field']
		and reason['resource'] in ('', change['record_resource'] or 'dataset') and reason['record_id'] in ('', change['record_id'])]
	best = max(found, key=lambda reason: (reason['record_id'] != '', reason['resource'] != ''), default=None)
	return best and best['id']


def told(content, data):
	"""The changes from the release before to a content, each with its reason as the CSVs of `data` give it; and a line for
	each that has none."""
	retired = {row['id']: row for row in rows.read_dicts(Path(data, 'retired.csv'))}
	reasons = rows.read_dicts(Path(data, 'reasons.csv'))
	last = before(content.version)
	changes, lacking = tell(Content.of_release(last), content, retired) if last else [], []
	for change in changes:
		gone = change['change_kind'] in ('removed', 'renamed') and change['record_id'] and change['field'] not in DETAILS
		change['reason_id'] = '' if gone else reason_of(change, reasons) or ''
		if gone and change['record_id'] not in retired:
			lacking.append(f'{data}/retired.csv: {shown(change)}: say why, and what succeeds it')
		elif not gone and not change['reason_id']:
			lacking.append(f'{data}/reasons.csv: {shown(change)}: no reason is given')
	return changes, lacking


def shown(change):
	"""A change in a line."""
	place = ' '.join(filter(None, (change['record_resource'] or 'dataset', change['record_id'], change['field'])))
	return f'{place}: {change["old"]} -> {change["new"]}' if change['change_kind'] == 'changed' \
		else f'{place} ({change["change_kind"]})'


def untold(version, changes, written):
	"""A line for each change that is not as it is written, and for each that is written and is none."""
	wanted = {change['id']: change for change in changes}
	found = {row['id']: row for row in written if row['version'] == version}
	remedy = f'script/release {version} --changes'
	return [f'data/changes.csv does not tell this: {shown(wanted[id])}: {remedy}' if id in wanted
		else f'data/changes.csv: {id}: this is no change: {remedy}'
		for id in sorted(wanted.keys() | found.keys()) if wanted.get(id) != found.get(id)]

"""What changed in data/ since a revision of git, row by row and cell by cell; and what the rows come to:
the verdicts that a new dataset changes."""
import csv
import io
import sqlite3
import subprocess
from pathlib import Path

from . import rows


def git(*arguments):
	return subprocess.run(['git', *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
		encoding='utf-8')


def last_release():
	"""The tag of the last release, or None."""
	return git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*').stdout.strip() or None


def at(revision, path):
	"""The rows of a CSV at a revision by their ids, each a dict; None if it was not there."""
	run = git('show', f'{revision}:{path}')
	return by_id(csv.DictReader(io.StringIO(run.stdout, newline=''))) if run.returncode == 0 else None


def by_id(read):
	return {next(iter(row.values())): row for row in read}


def since(revision, folder):
	"""A line a change: + a new row, - a row that went, ~ a cell of a column that both have."""
	if git('rev-parse', '--verify', f'{revision}^{{commit}}').returncode:
		raise SystemExit(f'git knows no revision "{revision}"')
	names = {path.name for path in Path(folder).glob('*.csv')}
	tracked = git('ls-tree', '--name-only', revision, f'{folder}/').stdout.splitlines()
	yield from (f'- {Path(path).stem} (a table that went)' for path in tracked
		if path.endswith('.csv') and Path(path).name not in names)
	for path in sorted(Path(folder).glob('*.csv')):
		new, old = by_id(rows.read_dicts(path)), at(revision, path)
		if old is None:
			yield f'+ {path.stem} (a new table)'
			continue
		yield from (f'- {path.stem} {id}' for id in old if id not in new)
		yield from (f'+ {path.stem} {id}' for id in new if id not in old)
		for id in new:
			for name, cell in new[id].items():
				before = old.get(id, new[id]).get(name, cell)
				if before != cell:
					yield f'~ {path.stem} {id} {name}: {before} -> {cell}'


def verdicts(path):
	"""What came of each target and milestone of a dataset, and how it was judged; None if there is none."""
	if not Path(path).exists():
		return None
	database = sqlite3.connect(f'file:{Path(path).absolute()}?mode=ro', uri=True)
	try:
		return {id: (verdict or 'no verdict', method) for id, verdict, method in
			database.execute('SELECT id, progress, progress_method_en FROM progress ORDER BY id')}
	except sqlite3.DatabaseError:  # made by another version, which judged nothing or otherwise
		return None
	finally:
		database.close()


def judged(old, new):
	"""A line for each verdict that is new or another than it was, with the reason."""
	for id, (verdict, method) in new.items():
		before = old.get(id, (None, None))[0]
		if before != verdict:
			yield f'= {id}: {f"{before} -> " if before else ""}{verdict}. {method}'

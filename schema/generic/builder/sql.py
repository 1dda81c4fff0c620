"""Runs the SQL files. A statement of theirs ends with a line."""
import sqlite3


class Broken(Exception):
	"""A statement of a file failed."""


def run(db, path):
	"""Runs a file; returns the rows that its statements give."""
	rows = []
	with open(path, encoding='utf-8') as file:
		statement, first = '', 1
		for number, line in enumerate(file, 1):
			statement += line
			if sqlite3.complete_statement(statement):
				try:
					rows += db.execute(statement).fetchall()
				except sqlite3.Error as error:
					raise Broken(f'{path}:{first}: {error}') from error
				statement, first = '', number + 1
	if statement.strip():
		db.execute(statement)  # a comment, or a statement without its end, which SQLite names
	return rows


def run_printed(db, path):
	"""Runs the statements that the statements of a file print."""
	for printed, in run(db, path):
		db.execute(printed)

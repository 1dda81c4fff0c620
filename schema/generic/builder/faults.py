"""What is wrong with the data: where it stands, what it is, and how to mend it."""
import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
	file: str
	line: int  # 0: of the file as a whole
	id: str
	reason: str

	def __str__(self):
		place = f'{self.file}:{self.line}' if self.line else self.file
		return f'{place}: {self.id}: {self.reason}' if self.id else f'{place}: {self.reason}'


class Faults:
	"""The faults found so far, and the ids of which nothing more should be said: those of faulty rows,
	those that such a row names, and those that it probably meant. What is missing of them may be
	missing because of the fault that is already named. `lost` are the ids of rows that went into
	no table or lead nowhere."""

	def __init__(self):
		self.found = []
		self.doubtful, self.lost = set(), set()

	def __bool__(self):
		return bool(self.found)

	def add(self, file, line, id, reason, doubtful=()):
		self.found.append(Fault(file, line, id, reason))
		self.doubtful.update(doubtful)

	def at(self, file, line):
		"""Whether something is wrong there already."""
		return any(fault.file == file and fault.line == line for fault in self.found)

	def lines(self):
		return [str(fault) for fault in sorted(set(self.found), key=lambda f: (f.file, f.line, f.id, f.reason))]


def nearest(word, words):
	"""The word of `words` that `word` probably stands for, or None."""
	return next(iter(difflib.get_close_matches(word, words, 1, 0.6)), None)


def suggestion(word, words):
	"""What to say of a word that is none of `words`: the nearest, and all of them if they are few."""
	near = nearest(word, words)
	said = f'; the nearest is "{near}"' if near else ''
	return said + (f'; there are {", ".join(sorted(words))}' if len(words) <= 30 else '')

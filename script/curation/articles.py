"""The articles: where they lie, their paragraphs, and what stands where in them. A text file an article,
named by its source's id; a paragraph a line, the headline (or `(no headline)`) the first. Offsets are
Unicode code points within the paragraph, end exclusive, as in data/evidence.csv."""
import difflib
import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get('ARTICLES', ROOT / '../shared/sources'))
NO_HEADLINE = '(no headline)'
AROUND = 12  # characters that are shown on either side of a place


def path_of(source):
	return FOLDER / f'{source}.txt'


def at_hand():
	"""The ids of the sources whose articles are at hand."""
	return sorted(path.stem for path in FOLDER.glob('*.txt'))


def paragraphs(path):
	"""The paragraphs of an article, the first one numbered 1; {} where it is not at hand."""
	try:
		text = Path(path).read_text(encoding='utf-8')
	except FileNotFoundError:
		return {}
	return dict(enumerate(text.rstrip('\n').split('\n'), 1))


def sha256(paragraph):
	return hashlib.sha256(paragraph.encode()).hexdigest()


def places(words, paragraph):
	"""Where the words begin in a paragraph, overlapping ones among them."""
	found, start = [], paragraph.find(words)
	while start >= 0:
		found.append(start)
		start = paragraph.find(words, start + 1)
	return found


def shown(paragraph, start, end):
	"""A place with what stands around it: …前文[words]后文…"""
	before, after = paragraph[max(0, start - AROUND):start], paragraph[end:end + AROUND]
	return (f'{"…" if start > AROUND else ""}{before}[{paragraph[start:end]}]{after}'
		f'{"…" if end + AROUND < len(paragraph) else ""}')


def nearest(words, paragraph):
	"""The longest piece of the words that stands in the paragraph, as (start, end)."""
	match = difflib.SequenceMatcher(None, paragraph, words, autojunk=False).find_longest_match()
	return match.a, match.a + match.size

"""Figures as Markdown."""
import dataclasses
import statistics


def number(value):
	"""Three significant digits; thousands whole and grouped."""
	if value >= 100:
		return f'{value:,.0f}'
	return f'{value:.1f}' if value >= 10 else f'{value:.2f}'


def spread(values, show=number):
	"""The median, and the range where there is one."""
	middle = show(statistics.median(values))
	if len(values) == 1:
		return middle
	return f'{middle} ({show(min(values))}–{show(max(values))})'


def mib(size):
	return f'{size / 2**20:.1f}'


def table(head, rows):
	"""Prints a table; the first column is text, the others are figures."""
	print('| ' + ' | '.join(head) + ' |')
	print('| --- |' + ' ---: |' * (len(head) - 1))
	for row in rows:
		print('| ' + ' | '.join(str(cell) for cell in row) + ' |')
	print(flush=True)


def heading(text):
	print(f'### {text}\n', flush=True)


@dataclasses.dataclass
class Goal:
	what: str
	wanted: str
	measured: str
	verdict: str


class Goals:
	"""What is to be reached beside what was measured: the median decides, the spread is shown."""

	def __init__(self):
		self.goals = []

	def at_most(self, what, limit, values, unit='', show=number):
		self.add(what, f'≤ {limit:g}{unit}', spread(values, show) + unit,
			statistics.median(values) <= limit)

	def at_least(self, what, limit, values, unit='', show=number):
		self.add(what, f'≥ {limit:g}{unit}', spread(values, show) + unit,
			statistics.median(values) >= limit)

	def tell(self, what, values):
		"""No goal of its own, but what one of them has to be seen beside."""
		self.goals.append(Goal(what, '', spread(values), ''))

	def add(self, what, wanted, measured, met):
		self.goals.append(Goal(what, wanted, measured, 'met' if met else 'missed'))

	def print(self):
		heading('Reach')
		table(['goal', 'wanted', 'measured', ''],
			[dataclasses.astuple(goal) for goal in self.goals])

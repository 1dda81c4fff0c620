"""What is told: each claim a line of TAP."""


class Report:
	def __init__(self):
		self.passed, self.failed = 0, 0

	def claim(self, holds, name, why=''):
		if holds:
			self.passed += 1
		else:
			self.failed += 1
		number = self.passed + self.failed
		print(f'{"ok" if holds else "not ok"} {number} - {name}', flush=True)
		if not holds and why:
			print('\n'.join(f'# {line}' for line in str(why).splitlines()), flush=True)

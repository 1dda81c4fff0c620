"""Checks the files of deploy/, then starts three replicas behind each proxy of it and tries what a
deployment must withstand. TAP, a table, and a line that counts.

Usage: /usr/bin/python3 tests/deploy BUILD, after script/setup deploy and script/build; the system's own
Python has what Debian's packages bring."""
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / 'bench'))

import files
import proxies
import watch
from fleet import Fleet
from report import Report
from tables import table
from trials import COLUMNS, Trial

MEMORY, ROOM = '/dev/shm', 1 << 30


def folder():
	"""In memory where there is room: nginx keeps each answer in a file, and there are thousands."""
	roomy = pathlib.Path(MEMORY).is_dir() and shutil.disk_usage(MEMORY).free > ROOM
	return pathlib.Path(tempfile.mkdtemp(prefix='deploy-', dir=MEMORY if roomy else None))


def main():
	build, work = pathlib.Path(sys.argv[1]).resolve(), folder()
	report, rows = Report(), []
	fleet = Fleet(build, work)
	try:
		behind = [kind(work / kind.title, [replica.port for replica in fleet.replicas])
			for kind in proxies.ALL]
		files.check(report, work, behind, build / 'yigai', fleet.replicas[0].metrics())
		watch.check(report, work, fleet)
		for proxy in behind:
			rows.append(Trial(fleet, proxy, report, work).run())
	finally:
		fleet.stop()
		shutil.rmtree(work)
	print()
	table(COLUMNS, rows)
	print(f'{report.passed} passed, {report.failed} failed, 0 skipped')
	return report.failed > 0


sys.exit(main())

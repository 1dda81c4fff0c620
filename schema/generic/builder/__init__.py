"""The build, a step a module: read.py the CSVs, columns.py what the tables say of their columns, rows.py
the rows into the tables, references.py what points at what, sql.py the SQL files, views.py what is served of
them, publish.py the file that
is served. build.py puts the steps together; faults.py collects what is wrong on the way."""

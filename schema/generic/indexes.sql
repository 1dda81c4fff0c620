-- Prints the statements that make the indexes of the large resources: one for each field that is filtered or sorted
-- by. Their entries end in the rowid, which rises with the key; so the one with DESC is for what is sorted downwards,
-- where rows of one value still come by their keys upwards. Prose is only looked into, which no index helps.
-- To look through 1,000 rows and sort them takes 0.1 to 0.4 ms, an index of them 16 KB of the file. But a field
-- that refers to another resource is looked for as often as include= shows items of that one: 200 do, and with or
-- without an api_row. What the build codes of large resources (builder/codes.py) counts eight facets of 3,000 rows in
-- 5 ms, where SQL takes 37.

CREATE TEMP VIEW large (resource) AS SELECT name FROM api_resource WHERE items >= 2000 AND numbered;

CREATE TEMP TABLE table_column AS
	SELECT r.name AS resource, c.name AS field
	FROM api_resource AS r JOIN sqlite_schema AS t ON t.name = r.name AND t.type = 'table'
		JOIN pragma_table_info(r.name) AS c;

CREATE TEMP VIEW indexed (resource, field, sortable) AS
	SELECT resource, field, sortable AND resource IN large
	FROM api_field JOIN api_resource ON name = resource
	WHERE field <> "key" AND (resource IN large OR ref IS NOT NULL AND items >= 200
			AND (numbered OR (resource, field) IN table_column))
		AND (sortable OR filterable AND type <> 'list'
			AND (type <> 'text' OR coalesce(format, enum, ref) IS NOT NULL));

-- What the build itself has looked things up by.
SELECT printf('DROP INDEX "%w";', i.name)
FROM sqlite_schema AS i JOIN api_resource AS r ON r.name = tbl_name
WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT IN large
	AND i.name NOT IN (SELECT resource || '_' || field FROM indexed);

SELECT printf('CREATE INDEX IF NOT EXISTS "%w_%w" ON "%w" ("%w");', resource, field, resource, field)
FROM indexed
UNION ALL
SELECT printf('CREATE INDEX IF NOT EXISTS "%w_%w_desc" ON "%w" ("%w" DESC);', resource, field, resource, field)
FROM indexed WHERE sortable;

-- Prints the statements that make and fill api_list: the values of fields of type list, which no index of a view's
-- table can hold, each with the item whose list holds it: its api_row, or its key where it has none.

SELECT 'DROP TABLE IF EXISTS api_list;';

SELECT 'CREATE TABLE api_list (resource TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, item ANY NOT NULL, '
	|| 'PRIMARY KEY (resource, field, value, item)) STRICT, WITHOUT ROWID;';

SELECT printf('INSERT OR IGNORE INTO api_list SELECT ''%s'', ''%s'', j.value, i."%w" '
	|| 'FROM api_%s AS i, json_each(i."%w") AS j;', resource, field, iif(numbered, 'api_row', "key"), resource, field)
FROM api_field JOIN api_resource ON name = resource
WHERE type = 'list' AND filterable;

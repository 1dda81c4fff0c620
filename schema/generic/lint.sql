-- A row for each fault of the description, whatever the subject: views, resources.csv (api_resource),
-- fields.csv (raw_fields) and the vocabularies must fit together. Table, id, what is wrong.

SELECT 'raw_fields', resource || '.' || field,
	'it cannot be indexed: the table ' || resource || ' lacks it'
FROM api_field JOIN api_resource ON name = resource AND numbered
WHERE filterable + sortable > 0 AND type <> 'list'
	AND field NOT IN (SELECT name FROM pragma_table_info(resource));

SELECT 'raw_fields', r.name || '.' || c.name, 'the view has a column that fields.csv does not describe'
FROM api_resource AS r JOIN pragma_table_info('api_' || r.name) AS c
WHERE c.name <> 'api_row' AND (r.name, c.name) NOT IN (SELECT resource, field FROM api_field);

SELECT 'api_resource', name, 'the view api_' || name || ' does not have the key "' || "key" || '"'
FROM api_resource
WHERE 'api_' || name IN (SELECT name FROM sqlite_schema WHERE type = 'view')
	AND "key" NOT IN (SELECT name FROM pragma_table_info('api_' || api_resource.name));

SELECT 'raw_fields', f.resource || '.' || f.field, 'fields.csv describes what no view has'
FROM raw_fields AS f
WHERE NOT EXISTS (
	SELECT 1 FROM api_field AS a
	WHERE a.field = f.field AND f.resource IN (a.resource, '*')
		AND f.description_en = a.description_en AND f.type = a.type);

SELECT 'raw_fields', resource || '.' || field, 'enum "' || enum || '" is no vocabulary'
FROM api_field
WHERE enum IS NOT NULL AND enum NOT IN (SELECT vocabulary FROM api_vocabulary);

SELECT 'raw_fields', resource || '.' || field, 'ref "' || value || '" is no resource'
FROM api_field, json_each('["' || replace(ref, ' ', '","') || '"]')
WHERE value NOT IN (SELECT name FROM api_resource);

SELECT 'raw_fields', group_concat(resource || '.' || field, ', '),
	'fields of one name are searched as one: ' || group_concat(DISTINCT search)
FROM api_field
GROUP BY field HAVING count(DISTINCT search) > 1;

SELECT 'raw_fields', resource || '.' || field, 'no field of this name can be searched'
FROM api_field
WHERE search IS NOT NULL AND field IN ('resource', 'id', 'rank', 'rowid', 'api_search');

SELECT 'api_resource', name, 'the name is that of the index'
FROM api_resource
WHERE name = 'search' OR name LIKE 'search\_%' ESCAPE '\';

SELECT 'api_resource', name, 'resources.csv names no view api_' || name
FROM api_resource
WHERE 'api_' || name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'view');

SELECT 'api_resource', name, 'the view is not in resources.csv'
FROM sqlite_schema
WHERE type = 'view' AND name LIKE 'api\_%' ESCAPE '\'
	AND substr(name, 5) NOT IN (SELECT name FROM api_resource);

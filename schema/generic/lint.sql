-- One row for each fault of the description, whatever the subject: views, resources.csv, fields.csv and
-- the vocabularies must fit together.

INSERT INTO temp.problem
	SELECT 'schema', resource || '.' || field, 'it cannot be indexed: the table ' || resource || ' lacks it'
	FROM api_field JOIN api_resource ON name = resource AND numbered
	WHERE filterable + sortable > 0 AND type <> 'list'
		AND field NOT IN (SELECT name FROM pragma_table_info(resource))
	UNION ALL
	SELECT 'schema', r.name || '.' || c.name, 'the view has a column that fields.csv does not describe'
	FROM api_resource AS r JOIN pragma_table_info('api_' || r.name) AS c
	WHERE c.name <> 'api_row' AND (r.name, c.name) NOT IN (SELECT resource, field FROM api_field)
	UNION ALL
	SELECT 'schema', r.name || '.' || r."key", 'resources.csv names a key that the view does not have'
	FROM api_resource AS r
	WHERE (r.name, r."key") NOT IN (SELECT resource, field FROM api_field)
	UNION ALL
	SELECT 'schema', f.resource || '.' || f.field, 'fields.csv describes what no view has'
	FROM temp.raw_fields AS f
	WHERE NOT EXISTS (
		SELECT 1 FROM api_field AS a
		WHERE a.field = f.field AND f.resource IN (a.resource, '*')
			AND f.description_en = a.description_en AND f.type = a.type)
	UNION ALL
	SELECT 'schema', resource || '.' || field, 'enum "' || enum || '" is no vocabulary'
	FROM api_field
	WHERE enum NOT IN (SELECT vocabulary FROM api_vocabulary)
	UNION ALL
	SELECT 'schema', group_concat(resource || '.' || field, ', '),
		'fields of one name are searched as one: ' || group_concat(DISTINCT search)
	FROM api_field
	GROUP BY field HAVING count(DISTINCT search) > 1
	UNION ALL
	SELECT 'schema', resource || '.' || field, 'no field of this name can be searched'
	FROM api_field
	WHERE search IS NOT NULL AND field IN ('resource', 'id', 'rank', 'rowid', 'api_search')
	UNION ALL
	SELECT 'schema', name, 'the name is that of the index'
	FROM api_resource
	WHERE name = 'search' OR name LIKE 'search\_%' ESCAPE '\'
	UNION ALL
	SELECT 'schema', name, 'resources.csv names no view api_' || name
	FROM api_resource
	WHERE 'api_' || name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'view')
	UNION ALL
	SELECT 'schema', name, 'the view is not in resources.csv'
	FROM sqlite_schema
	WHERE type = 'view' AND name LIKE 'api\_%' ESCAPE '\'
		AND substr(name, 5) NOT IN (SELECT name FROM api_resource);

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

SELECT 'api_vocabulary', vocabulary,
	'no field has its name and tells what it is: it must be a word of vocabulary_name'
FROM api_vocabulary
WHERE 'vocabulary_name' IN (SELECT enum FROM api_field)
	AND vocabulary NOT IN (SELECT word FROM api_vocabulary WHERE vocabulary = 'vocabulary_name')
GROUP BY vocabulary;

-- What is counted by its values has few. A value that is none of these is refused, which needs to be known
-- of every such field; what is searched is text, and may have any.
SELECT 'raw_fields', resource || '.' || field,
	'it is counted by its values, and neither enum nor ref says which there are'
FROM api_field
WHERE type = 'text' AND facetable AND coalesce(enum, ref, search) IS NULL;

-- What tells of the description itself has the description's words alone.
SELECT 'raw_fields', resource || '.' || field,
	'it holds words of the description, and neither enum, ref nor format says so'
FROM api_field AS f JOIN sqlite_schema AS s ON s.name = 'api_' || resource
WHERE s.sql GLOB '*FROM api_[fv]*' AND f.type = 'text' AND sortable AND field NOT GLOB 'title_*'
	AND coalesce(enum, ref, format, search) IS NULL;

SELECT 'raw_fields', resource || '.' || field, 'it is JSON, and shapes.json has no schema of it'
FROM api_field
WHERE type = 'json' AND field NOT IN (SELECT name FROM api_shape);

SELECT 'api_about', name, 'shapes.json has no schema of it'
FROM api_about
WHERE name NOT IN (SELECT name FROM api_shape);

-- What a `$ref` of a shape can name, and what does name it.
CREATE TEMP VIEW shape_ref AS
	SELECT name, atom AS ref FROM api_shape, json_tree(schema) WHERE key = '$ref';

SELECT 'api_shape', name, 'the $ref "' || ref || '" is no shape of shapes.json and no vocabulary'
FROM temp.shape_ref
WHERE ref NOT IN (SELECT name FROM api_shape UNION SELECT vocabulary FROM api_vocabulary);

SELECT 'api_shape', name, 'no JSON field has this name, and no shape names it'
FROM api_shape
WHERE name NOT IN (
	SELECT field FROM api_field WHERE type = 'json' UNION SELECT name FROM api_about
	UNION SELECT ref FROM temp.shape_ref);

-- Types of a client have no underscores, and one case.
SELECT 'api_resource', group_concat(name, ', '), 'they have the same name in code'
FROM (
	SELECT singular AS name FROM api_resource
	UNION ALL SELECT DISTINCT vocabulary FROM api_vocabulary
	UNION ALL SELECT DISTINCT ref FROM temp.shape_ref WHERE ref IN (SELECT name FROM api_shape)
	-- what every dataset's answers have
	UNION ALL VALUES ('problem'), ('fault'), ('dataset'), ('dataset_version'), ('dataset_document'), ('index'),
		('health'), ('page_links'), ('page_meta'), ('item_links'), ('item_meta'), ('facet_count'), ('group'), ('group_page'), ('hit'),
		('hit_page'), ('open_api'), ('linkset'), ('related_links'), ('related_meta'))
GROUP BY lower(replace(name, '_', '')) HAVING count(*) > 1;

SELECT 'raw_fields', resource || '.' || field, 'ref "' || value || '" is no resource'
FROM api_field, json_each('["' || replace(ref, ' ', '","') || '"]')
WHERE value NOT IN (SELECT name FROM api_resource) AND ref <> '*';

-- What an item is called by, in each language.
SELECT DISTINCT 'api_resource', name, 'its label names "' || part || '", which is no text field of it'
FROM (
	SELECT name, replace(j.value, '*', column1) AS part
	FROM api_resource, json_each('["' || replace(label, ' ', '","') || '"]') AS j, (VALUES ('zh'), ('en')))
WHERE (name, part) NOT IN (SELECT resource, field FROM api_field WHERE type = 'text');

-- The names of what a field refers to stand beside it: initiative_name of initiative_id.
SELECT 'raw_fields', max(iif(named, resource || '.' || field, NULL)),
	'the name beside it would be "' || label || '", as something else is called'
FROM (
	SELECT resource, field, field AS label, 0 AS named FROM api_field
	UNION ALL
	SELECT resource, field, iif(type = 'list', iif(field GLOB '?*_ids', substr(field, 1, length(field) - 4), field) || '_names',
			iif(field GLOB '?*_id', substr(field, 1, length(field) - 3), field) || '_name'), 1
	FROM api_field WHERE ref IS NOT NULL AND type IN ('text', 'list'))
GROUP BY resource, label HAVING count(*) > 1;

-- A value that names no record is refused, which needs to be known of every field that holds ids.
SELECT 'raw_fields', resource || '.' || field, 'it holds ids, and ref does not say whose'
FROM api_field JOIN api_resource ON name = resource
WHERE format = 'slug' AND ref IS NULL AND field <> "key";

SELECT 'raw_fields', group_concat(resource || '.' || field, ', '),
	'fields of one name are searched as one: ' || group_concat(DISTINCT search)
FROM api_field
GROUP BY field HAVING count(DISTINCT search) > 1;

SELECT 'raw_fields', resource || '.' || field, 'no field of this name can be searched'
FROM api_field
WHERE search IS NOT NULL
	AND field IN ('row', 'resource', 'id', 'rank', 'rowid', 'api_search', 'aliases', 'keywords', 'synonyms');

SELECT 'raw_fields', resource || '.' || field, 'a hit cannot show it as ' || hit || ': it is no '
	|| CASE hit WHEN 'source_ids' THEN 'list' WHEN 'date' THEN 'date' ELSE 'text' END
FROM api_field
WHERE hit IS NOT NULL AND (type <> iif(hit = 'source_ids', 'list', 'text')
	OR hit = 'date' AND format IS NOT 'date');

-- Other tables of the file are there before the views, which cannot have their names.
SELECT 'api_resource', name, 'api_' || name || ' is a table that is made beside the views'
FROM api_resource
WHERE name IN ('checksum', 'common', 'hit', 'item', 'length', 'list', 'name', 'search', 'successor', 'text') OR name LIKE 'search\_%' ESCAPE '\';

SELECT 'api_resource', name, 'resources.csv names no view api_' || name
FROM api_resource
WHERE 'api_' || name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'view');

SELECT 'api_resource', name, 'the view is not in resources.csv'
FROM sqlite_schema
WHERE type = 'view' AND name LIKE 'api\_%' ESCAPE '\'
	AND substr(name, 5) NOT IN (SELECT name FROM api_resource);

-- Pages stand beside those of resources.
SELECT 'api_page', page, 'the address is taken by what every dataset has, or by a resource'
FROM api_page
WHERE page IN (SELECT name FROM api_resource UNION VALUES ('search'), ('compare'));

SELECT 'api_page', page, 'no block of blocks.csv is on it'
FROM api_page
WHERE page NOT IN (SELECT page FROM api_page_block);

SELECT 'api_page_block', page || '.' || ordinal, 'pages.csv has no page "' || named || '"'
FROM (
	SELECT page, ordinal, page AS named FROM api_page_block
	UNION SELECT page, ordinal, more FROM api_page_block WHERE more IS NOT NULL)
WHERE named NOT IN (SELECT page FROM api_page);

-- From resources.csv and fields.csv (raw_fields) to api_field: a definition under `*` serves every
-- view that has such a column, one under a resource's own name goes before it. The order of the
-- fields is that of the view's columns. What does not fit together, lint.sql says.

INSERT INTO api_field
	SELECT r.name, c.name, c.cid + 1, f.type, f.format, f.unit,
		f.enum, f.ref, f.nullable, f.filterable, f.sortable, f.facetable,
		f.shown, f.search, f.hit, NULL, f.title_zh, f.title_en, f.description_zh, f.description_en
	FROM api_resource AS r
		JOIN pragma_table_info('api_' || r.name) AS c
		JOIN raw_fields AS f ON f.field = c.name AND f.resource = coalesce(
			(SELECT resource FROM raw_fields WHERE field = c.name AND resource = r.name), '*')
	ORDER BY r.name, c.cid;

UPDATE api_resource SET numbered = 1
	WHERE 'api_row' IN (SELECT name FROM pragma_table_info('api_' || api_resource.name));

INSERT INTO api_release_note
	SELECT 1, version, released, description_zh, description_en, 'dataset' FROM api_dataset
	WHERE NOT EXISTS (SELECT * FROM api_release_note);

-- The vocabularies that the description itself makes: what its tables name, where a field takes nothing
-- else. Each is there if fields.csv or shapes.json names it; a word that vocabularies.csv has goes before.
CREATE TEMP VIEW described_word AS
	SELECT 'resource_name' AS vocabulary, name AS word, title_zh, title_en,
		description_zh AS definition_zh, description_en AS definition_en
	FROM api_resource
	UNION ALL
	-- names in code are called by themselves; what most resources say of a field of this name
	SELECT 'field_name', field, field, field, description_zh, description_en
	FROM (
		SELECT field, description_zh, description_en,
			row_number() OVER (PARTITION BY field ORDER BY count(*) DESC, min(resource)) AS place
		FROM api_field GROUP BY field, description_zh, description_en)
	WHERE place = 1
	UNION ALL
	-- by the field of its name; vocabularies.csv tells of the others
	SELECT 'vocabulary_name', enum, enum, enum, min(description_zh), min(description_en)
	FROM api_field WHERE field = enum GROUP BY enum
	UNION ALL VALUES
		('field_type', 'text', '文本', 'text', '文本', 'Text'),
		('field_type', 'integer', '整数', 'integer', '整数', 'A whole number'),
		('field_type', 'number', '数', 'number', '数', 'A number'),
		('field_type', 'boolean', '布尔', 'boolean', 'true 或 false', 'true or false'),
		('field_type', 'list', '列表', 'list', '文本的列表', 'A list of texts'),
		('field_type', 'json', 'JSON', 'JSON', '有结构的值', 'A value with members of its own'),
		('field_format', 'date', '日期', 'date', '日期，YYYY-MM-DD', 'A date, YYYY-MM-DD'),
		('field_format', 'slug', '标识', 'slug', '小写字母、数字与连字符', 'Lower-case letters, digits and hyphens'),
		('field_format', 'sha256', 'SHA-256', 'SHA-256', '十六进制的 SHA-256 摘要', 'A SHA-256 digest in hexadecimal'),
		('field_format', 'word', '词', 'word', '记录中出现的词之一，别无其他', 'One of the words that the records have, and no other'),
		('field_shown', 'always', '总是', 'always', '单条记录与集合都给出', 'In items and in collections'),
		('field_shown', 'item', '单条记录', 'in items', '见单条记录；集合在 include= 或 fields= 指名时给出',
			'In items, and in collections when include= or fields= names it'),
		('vocabulary_name', 'resource_name', 'resource_name', 'resource_name', '各资源', 'The resources'),
		('vocabulary_name', 'field_name', 'field_name', 'field_name', '各资源的字段', 'The fields of all resources'),
		('vocabulary_name', 'field_type', 'field_type', 'field_type', '字段的值是什么', 'What the values of a field are'),
		('vocabulary_name', 'field_format', 'field_format', 'field_format', '文本的写法', 'How a text is written'),
		('vocabulary_name', 'field_shown', 'field_shown', 'field_shown', '字段在何处给出', 'Where a field stands'),
		('vocabulary_name', 'vocabulary_name', 'vocabulary_name', 'vocabulary_name', '各词表', 'The vocabularies');

CREATE TEMP VIEW named_vocabulary AS
	SELECT enum FROM api_field WHERE enum IS NOT NULL
	UNION SELECT atom FROM api_shape, json_tree(schema) WHERE key = '$ref';

INSERT OR IGNORE INTO api_vocabulary
	SELECT vocabulary, word, title_zh, title_en, definition_zh, definition_en
	FROM temp.described_word
	WHERE vocabulary IN (SELECT * FROM temp.named_vocabulary)
		AND (vocabulary <> 'vocabulary_name' OR word IN (SELECT * FROM temp.named_vocabulary));

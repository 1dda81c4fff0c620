-- Prints the statements that make and fill api_name: what each item is called where others refer to it, in each
-- language: the fields of its resource's label (description.sql), joined as text of the language is
-- (server/dataset/catalog.h: LANGUAGES), those that are null left out. Who may refer to several resources is told
-- the name in the first of them, and those come first whose items stand in no other. Keys are looked up one by one in
-- an index beside the table: in a table WITHOUT ROWID, pages between root and leaves would hold names, and be many.

SELECT 'DROP TABLE IF EXISTS api_name;';

SELECT 'CREATE TABLE api_name (item TEXT NOT NULL, ordinal INTEGER NOT NULL, resource TEXT NOT NULL, '
	|| 'zh TEXT, en TEXT, PRIMARY KEY (item, ordinal)) STRICT;';

CREATE TEMP VIEW label_language (code, joint) AS VALUES ('zh', '，'), ('en', ', ');

CREATE TEMP VIEW label_piece (resource, ordinal, part) AS
	SELECT name, j.key, j.value
	FROM api_resource, json_each('["' || replace(label, ' ', '","') || '"]') AS j WHERE label IS NOT NULL;

-- Of a date as much as is known, so that a year alone is not called by its last day, as projection_write_name() has it.
CREATE TEMP VIEW label_value (resource, ordinal, code, joint, value) AS
	SELECT p.resource, p.ordinal, code, joint, iif(k.field IS NULL, printf('"%w"', replace(part, '*', code)), printf(
		'substr("%w", 1, CASE coalesce("%w", ''day'') WHEN ''day'' THEN 10 WHEN ''month'' THEN 7 '
		|| 'WHEN ''month_end'' THEN 7 ELSE 4 END)', part, k.field))
	FROM label_piece AS p JOIN label_language
		LEFT JOIN api_field AS f ON f.resource = p.resource AND f.field = part AND f.format = 'date'
		LEFT JOIN api_field AS k ON k.resource = f.resource
			AND k.field = iif(part GLOB '?*_date', substr(part, 1, length(part) - 5), part) || '_precision';

CREATE TEMP VIEW label_text (resource, code, expression) AS
	SELECT resource, code, printf('nullif(substr(%s, %d), '''')',
		group_concat(printf('coalesce(''%s'' || %s, '''')', joint, value), ' || '), length(joint) + 1)
	FROM (SELECT * FROM label_value ORDER BY resource, code, ordinal) GROUP BY resource, code;

SELECT printf('INSERT INTO api_name SELECT "%w", %d, ''%s'', %s, %s FROM api_%s;', "key",
	row_number() OVER (ORDER BY main DESC, name), name, zh.expression, en.expression, name)
FROM api_resource
	JOIN label_text AS zh ON zh.resource = name AND zh.code = 'zh'
	JOIN label_text AS en ON en.resource = name AND en.code = 'en';

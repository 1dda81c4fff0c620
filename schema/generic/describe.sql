-- From resources.csv and fields.csv (raw_fields) to api_field: a definition under `*` serves every
-- view that has such a column, one under a resource's own name goes before it. The order of the
-- fields is that of the view's columns. What does not fit together, lint.sql says.

INSERT INTO api_field
	SELECT r.name, c.name, c.cid + 1, f.type, f.format, f.unit,
		f.enum, f.ref, f.nullable, f.filterable, f.sortable, f.facetable,
		f.shown, f.search, NULL, f.title_zh, f.title_en, f.description_zh, f.description_en
	FROM api_resource AS r
		JOIN pragma_table_info('api_' || r.name) AS c
		JOIN raw_fields AS f ON f.field = c.name AND f.resource = coalesce(
			(SELECT resource FROM raw_fields WHERE field = c.name AND resource = r.name), '*')
	ORDER BY r.name, c.cid;

UPDATE api_resource SET numbered = 1
	WHERE 'api_row' IN (SELECT name FROM pragma_table_info('api_' || api_resource.name));

-- How often each paragraph is cited, and how many statements each source bears out.
CREATE TEMP TABLE cited (source_id TEXT, paragraph INTEGER, n INTEGER, PRIMARY KEY (source_id, paragraph));
INSERT INTO temp.cited SELECT source_id, paragraph, count(*) FROM evidence GROUP BY 1, 2;
CREATE TEMP TABLE borne_out (source_id TEXT PRIMARY KEY, n INTEGER);
INSERT INTO temp.borne_out
	SELECT source_id, count(DISTINCT record_id) FROM evidence WHERE record_id IN (SELECT id FROM facts)
	GROUP BY 1;

-- How to cite the dataset, and how much of the articles it covers; /v1/dataset shows these.
INSERT INTO api_about
	SELECT 'citation', json_object(
		'plain', printf('%s (version %s, %s). %s.', title_en, version, released, license),
		'plain_zh', printf('%s（版本 %s，%s）。%s。', title_zh, version, released, license),
		'bibtex', printf('@misc{%s, title = {%s}, author = {{The Yigai maintainers}}, year = {%s}, '
			|| 'version = {%s}, note = {%s}}', name, title_en, substr(released, 1, 4), version, license),
		'gbt7714', printf('Yigai 维护者. %s: 版本 %s[DS]. %s.', title_zh, version, released))
	FROM api_dataset
	UNION ALL
	SELECT 'coverage', json_object(
		'statements', (SELECT count(*) FROM facts),
		'statements_with_evidence', (SELECT count(*) FROM facts JOIN record USING (id) WHERE evidence <> '[]'),
		'records', (SELECT count(*) FROM record),
		'evidence', (SELECT count(*) FROM evidence),
		'by_fact_kind', (
			SELECT json_group_object(fact_kind, n)
			FROM (SELECT fact_kind, count(*) AS n FROM facts GROUP BY fact_kind ORDER BY fact_kind)),
		'by_source', (
			SELECT json_group_object(id, json(j)) FROM (
				SELECT s.id, json_object(
					'statements', coalesce((SELECT n FROM temp.borne_out WHERE source_id = s.id), 0),
					'evidence', coalesce((SELECT sum(n) FROM temp.cited WHERE source_id = s.id), 0),
					'by_paragraph', (
						SELECT json_group_object(paragraph, n) FROM (
							SELECT p.paragraph, coalesce(c.n, 0) AS n
							FROM paragraphs AS p LEFT JOIN temp.cited AS c USING (source_id, paragraph)
							WHERE p.source_id = s.id ORDER BY p.paragraph))) AS j
				FROM sources AS s ORDER BY s.id)));

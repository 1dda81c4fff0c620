-- What a record is, in the words of both languages, so that a search finds it by them: the title of its
-- resource, of its kind and of its theme, its dates as they are spoken of, and what it belongs to.
CREATE TEMP TABLE keyword (resource TEXT, item TEXT, place INTEGER, words TEXT);
INSERT INTO temp.keyword SELECT resource, id, 1, NULL FROM record WHERE resource IN (
	SELECT name FROM api_resource WHERE main)
	UNION ALL SELECT 'facts', id, 1, NULL FROM facts
	UNION ALL SELECT 'findings', id, 1, NULL FROM findings;

CREATE TEMP VIEW keyword_kind (resource, item, vocabulary, word) AS
	SELECT 'facts', id, 'fact_kind', fact_kind FROM facts
	UNION ALL SELECT 'facts', id, 'category', category FROM facts
	UNION ALL SELECT 'claims', id, 'category', category FROM claims
	UNION ALL SELECT 'indicators', id, 'category', category FROM indicators
	UNION ALL SELECT 'initiatives', id, 'initiative_kind', initiative_kind FROM initiatives
	UNION ALL SELECT 'initiatives', id, 'category', category FROM initiatives
	UNION ALL SELECT 'discrepancies', id, 'discrepancy_kind', discrepancy_kind FROM discrepancies
	UNION ALL SELECT 'events', id, 'event_kind', event_kind FROM events
	UNION ALL SELECT 'hospital_projects', id, 'work_kind', work_kind FROM hospital_projects
	UNION ALL SELECT 'organizations', id, 'organization_kind', organization_kind FROM organizations
	UNION ALL SELECT 'places', id, 'place_kind', place_kind FROM places
	UNION ALL SELECT 'policies', id, 'policy_kind', policy_kind FROM policies;
INSERT INTO temp.keyword
	SELECT k.resource, item, 2, title_zh || '; ' || title_en
	FROM temp.keyword_kind AS k JOIN api_vocabulary USING (vocabulary, word);

-- A date is spoken of as precisely as it is known.
CREATE TEMP VIEW keyword_date (resource, item, date, precision) AS
	SELECT 'facts', id, stated_date, stated_precision FROM facts
	UNION ALL SELECT 'facts', id, date, date_precision FROM facts
	UNION ALL SELECT resource, id, stated_date, stated_precision FROM record
		WHERE resource IN ('claims', 'initiatives', 'hospital_projects', 'policies')
	UNION ALL SELECT resource, id, last, precision FROM temp.dates
		WHERE resource IN ('sources', 'policies', 'events');
INSERT INTO temp.keyword
	SELECT DISTINCT resource, item, 3, iif(s.precision = 'year', zh, zh || '; ' || en)
	FROM temp.keyword_date AS k JOIN temp.said AS s ON s.date = k.date AND s.precision = CASE
		WHEN k.precision = 'day' THEN 'day' WHEN k.precision IN ('month', 'month_end') THEN 'month' ELSE 'year' END;

-- A campus is found by its hospital and its place, a project by its campus, too; a person by the office.
INSERT INTO temp.keyword
	SELECT o.resource, o.id, 4, i.title_zh || '; ' || i.title_en || coalesce((
		SELECT group_concat('; ' || name, '') FROM (
			SELECT name FROM aliases WHERE record_id = i.id ORDER BY id)), '')
	FROM temp.above AS a JOIN record AS o ON o.id = a.id JOIN temp.ids AS i ON i.id = entity_id
	WHERE o.resource IN ('campuses', 'hospital_projects');
INSERT INTO temp.keyword
	SELECT DISTINCT s.resource, subject_id, 4, o.title_zh || coalesce(role_zh, '') || '; '
		|| coalesce(role_en || ', ', '') || o.title_en || coalesce((
		SELECT group_concat('; ' || name || coalesce(role_zh, ''), '') FROM (
			SELECT name FROM aliases WHERE record_id = o.id ORDER BY id)), '')
	FROM relations JOIN temp.ids AS o ON o.id = object_id JOIN record AS s ON s.id = subject_id
	WHERE predicate = 'heads';

-- What its id calls it in words that it does not say itself; those that it does would count twice.
INSERT INTO temp.keyword
	SELECT said.resource, said.id, 5, group_concat(word.value, ' ')
	FROM (
		SELECT resource, id, title_en AS text FROM temp.ids
		UNION ALL SELECT 'facts', id, statement_en FROM facts) AS said
		JOIN json_each('["' || replace(said.id, '-', '","') || '"]') AS word ON instr(lower(text), word.value) = 0
	WHERE (said.resource, said.id) IN (SELECT resource, item FROM temp.keyword)
	GROUP BY said.resource, said.id;

INSERT INTO api_keyword
	SELECT name, item, title_zh || '; ' || title_en || coalesce('; ' || words, '')
	FROM api_resource JOIN (
		SELECT resource, item, group_concat(words, '; ') AS words FROM (
			SELECT * FROM temp.keyword ORDER BY resource, item, place, words)
		GROUP BY resource, item) ON resource = name;

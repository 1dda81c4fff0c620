-- One row a contradiction: table, id, what is wrong. Foreign keys, CHECKs, vocabularies, headers
-- and the order of rows are the build's own work; here stands what only this subject knows.

SELECT a.resource, a.id, 'the id stands in another table, too', b.resource, b.id
FROM temp.ids AS a JOIN temp.ids AS b ON b.id = a.id AND b.resource < a.resource;

SELECT 'synonyms', b.id, 'a word has one meaning, and "' || b.word || '" has another, too', 'synonyms', a.id
FROM synonyms AS a JOIN synonyms AS b ON lower(b.word) = lower(a.word) AND b.id > a.id;

SELECT resource, id, 'the id is not a slug of a-z, 0-9 and -'
FROM record WHERE id NOT GLOB '[a-z0-9]*' OR id GLOB '*[^a-z0-9-]*'

UNION ALL
SELECT resource, id, 'it has no evidence'
FROM record WHERE resource NOT IN ('sources', 'indicators') AND evidence = '[]'

UNION ALL
SELECT 'evidence', e.id, 'the range ends at ' || "end" || ', the paragraph at ' || code_points
FROM evidence AS e JOIN paragraphs AS p USING (source_id, paragraph)
WHERE "end" > code_points

UNION ALL
SELECT 'evidence', id, 'the id does not begin with its record_id'
FROM evidence WHERE id NOT GLOB record_id || '-e[1-9]*'

UNION ALL
SELECT 'evidence', max(id), 'the same place is given twice for ' || record_id
FROM evidence GROUP BY record_id, source_id, paragraph, "start", "end" HAVING count(*) > 1

UNION ALL
SELECT 'indicators', id, 'no target and no observation uses it'
FROM indicators
WHERE id NOT IN (SELECT indicator_id FROM targets UNION SELECT indicator_id FROM observations)

UNION ALL
SELECT 'places', id, 'the id of a ' || place_kind || ' ends in -' || replace(place_kind, '_', '-')
FROM places
WHERE place_kind IN ('new_town', 'district') AND id NOT GLOB '*-' || replace(place_kind, '_', '-')

UNION ALL
SELECT 'milestones', id, 'it belongs to no project, initiative, organization or place'
FROM milestones
WHERE coalesce(project_id, initiative_id, organization_id, place_id) IS NULL

UNION ALL
SELECT 'hospital_projects', id, 'it has no milestone'
FROM hospital_projects WHERE id NOT IN (SELECT project_id FROM milestones WHERE project_id NOT NULL)

UNION ALL
SELECT 'hospital_projects', p.id, 'its campus belongs to another hospital'
FROM hospital_projects AS p JOIN campuses AS c ON c.id = p.campus_id
WHERE c.hospital_id <> p.hospital_id

UNION ALL
SELECT 'targets', t.id, 'a value in percent is out of 0 to 100'
FROM targets AS t JOIN indicators AS i ON i.id = t.indicator_id
WHERE i.measure_type = 'share' AND (i.unit <> 'percent' OR value NOT BETWEEN 0 AND 100)

UNION ALL
SELECT 'observations', o.id, 'a value in percent is out of 0 to 100'
FROM observations AS o JOIN indicators AS i ON i.id = o.indicator_id
WHERE i.measure_type = 'share' AND (i.unit <> 'percent' OR value NOT BETWEEN 0 AND 100)

UNION ALL
SELECT 'observations', max(o.id), 'the same indicator, value, scope, date and source stands twice: '
	|| group_concat(o.id, ', ')
FROM observations AS o JOIN record AS r USING (id)
GROUP BY indicator_id, value, scope_en, place_id, initiative_id, observed_date, period_end, source_ids
HAVING count(*) > 1

UNION ALL
SELECT 'targets', max(t.id), 'the same indicator, value, scope, date and source stands twice: '
	|| group_concat(t.id, ', ')
FROM targets AS t JOIN record AS r USING (id)
GROUP BY indicator_id, value, scope_en, place_id, initiative_id, due_date, firmness, source_ids
HAVING count(*) > 1

UNION ALL
SELECT 'aliases', a.id, 'it is the name that the record already bears'
FROM aliases AS a JOIN (
	SELECT id, name_zh AS name FROM places
	UNION ALL SELECT id, name_zh FROM organizations
	UNION ALL SELECT id, name_zh FROM hospitals
	UNION ALL SELECT id, name_zh FROM campuses
	UNION ALL SELECT id, name_zh FROM people
	UNION ALL SELECT id, name_zh FROM initiatives) AS n
	ON n.id = a.record_id AND n.name = a.name

UNION ALL
SELECT 'aliases', a.id, 'the name alone also means ' || group_concat(b.record_id, ', ') || ': it is no alias of either'
FROM aliases AS a JOIN aliases AS b ON b.name = a.name AND b.record_id <> a.record_id GROUP BY a.id

-- A group of synonyms is of two words or more, one of which the data uses.
UNION ALL
SELECT 'synonyms', min(id), 'it is the only word of ' || meaning || ': add another, or take it out'
FROM synonyms GROUP BY meaning HAVING count(*) = 1
UNION ALL
SELECT 'synonyms', min(id), sum(synonym_kind = 'used') || ' words of ' || meaning || ' are the one that the data uses: it must be 1'
FROM synonyms GROUP BY meaning HAVING count(*) > 1 AND sum(synonym_kind = 'used') <> 1
UNION ALL
SELECT 'synonyms', id, 'nothing can be searched for by "' || word || '": write a word'
FROM synonyms WHERE word NOT GLOB '*[0-9A-Za-z一-鿿]*'

-- English is English: Chinese stands in it only where it is quoted, in brackets or quotation marks.
UNION ALL
SELECT resource, id, 'Chinese stands in ' || what || ' outside brackets and quotation marks: ' || text
FROM (
	SELECT r.resource, f.id, 'statement_en' AS what, statement_en AS text FROM facts AS f JOIN record AS r USING (id)
	UNION ALL SELECT r.resource, f.id, 'scope_en', scope_en FROM facts AS f JOIN record AS r USING (id)
	UNION ALL SELECT 'claims', id, 'statement_en', statement_en FROM claims
	UNION ALL SELECT 'initiatives', id, 'statement_en', statement_en FROM initiatives
	UNION ALL SELECT resource, id, iif(resource IN ('policies', 'sources'), 'title_en', 'name_en'), title_en
		FROM temp.ids WHERE resource NOT IN ('targets', 'observations', 'milestones', 'measures', 'claims',
			'discrepancies', 'relations'))
WHERE text GLOB '*[一-鿿]*' AND text NOT GLOB '*[(“"]*[一-鿿]*'

-- A statement has the theme of its indicator.
UNION ALL
SELECT resource, id, 'its category is ' || category || ', that of its indicator ' || indicator_id || ' is ' || wanted
FROM (
	SELECT 'targets' AS resource, t.id, t.category, indicator_id, i.category AS wanted
	FROM targets AS t JOIN indicators AS i ON i.id = t.indicator_id
	UNION ALL SELECT 'observations', o.id, o.category, indicator_id, i.category
	FROM observations AS o JOIN indicators AS i ON i.id = o.indicator_id)
WHERE category <> wanted

-- An outcome promises nothing; everything else is promised, announced or done with some firmness.
UNION ALL
SELECT 'measures', id, 'an outcome has no firmness; it says ' || firmness || ': leave it empty'
FROM measures WHERE clause_kind = 'outcome' AND firmness IS NOT NULL
UNION ALL
SELECT 'measures', id, clause_kind || ' without firmness: only an outcome has none'
FROM measures WHERE clause_kind <> 'outcome' AND firmness IS NULL
UNION ALL
SELECT 'milestones', id, 'a step named in passing, its status unknown, promises nothing: it has no firmness, and every other one has'
FROM milestones WHERE (status = 'unknown') <> (firmness IS NULL)

-- What was achieved is so in somebody's words, and the statement says in whose.
UNION ALL
SELECT 'measures', m.id, 'an outcome as bare fact: statement_' || language || ' names no one who says so'
FROM (SELECT id, 'zh' AS language, statement_zh AS statement FROM measures
	UNION ALL SELECT id, 'en', statement_en FROM measures) AS s
	JOIN measures AS m USING (id) LEFT JOIN people AS p ON p.id = said_by_id
WHERE clause_kind = 'outcome' AND CASE
	WHEN attribution = 'official_quoted' THEN instr(statement, iif(language = 'zh', p.name_zh, p.name_en)) = 0
	ELSE NOT statement GLOB '*report*' AND NOT statement GLOB '*ccording to*'
		AND NOT statement GLOB '*报道*' AND NOT statement GLOB '*说，*' AND NOT statement GLOB '*据*' END

-- What is still to be done is not told as if it had been done.
UNION ALL
SELECT r.resource, f.id, 'it is still to be done, and statement_' || language || ' says no word of that: ' || statement
FROM (
	SELECT id, 'zh' AS language, statement_zh AS statement FROM facts
	WHERE (status = 'announced' OR status = 'in_progress' AND date > stated_date) AND clause_kind IS NOT 'structure'
		AND NOT replace(replace(replace(statement_zh, '重要', ''), '需要', ''), '主要', '')
			GLOB '*[要将拟待应]*' AND NOT statement_zh GLOB '*力争*'
		AND NOT statement_zh GLOB '*计划*' AND NOT statement_zh GLOB '*预计*' AND NOT statement_zh GLOB '*鼓励*'
		AND NOT statement_zh GLOB '*定于*'
	UNION ALL
	SELECT id, 'en', statement_en FROM facts
	WHERE (status = 'announced' OR status = 'in_progress' AND date > stated_date) AND clause_kind IS NOT 'structure'
		AND NOT statement_en GLOB '* is *to [a-z]*' AND NOT statement_en GLOB '* are *to [a-z]*'
		AND NOT statement_en GLOB '*should*'
		AND NOT statement_en GLOB '* striv*' AND NOT statement_en GLOB '*intend*'
		AND NOT statement_en GLOB '*expect*' AND NOT statement_en GLOB '*plan*'
		AND NOT statement_en GLOB '*encourag*') AS f
	JOIN record AS r USING (id)

-- The last day of a date is the last day of what its precision says, and the first day follows.
UNION ALL
SELECT resource, id, what || '_date ' || last || ' is not the last day of its ' || precision || ', which is ' || wanted
FROM (
	SELECT *, CASE
			WHEN precision IN ('month', 'month_end') THEN date(last, 'start of month', '+1 month', '-1 day')
			WHEN precision IN ('year', 'year_end') THEN date(last, 'start of year', '+1 year', '-1 day')
			WHEN precision = 'quarter' THEN date(last, 'start of year',
				'+' || ((strftime('%m', last) + 2) / 3 * 3) || ' months', '-1 day')
			ELSE last END AS wanted
	FROM temp.dates)
WHERE last <> wanted
UNION ALL
SELECT resource, id, what || '_start ' || first || ' is not the first day of its ' || precision || ', which is ' || wanted
	|| ': leave it empty, or give the precision interval'
FROM (
	SELECT d.*, s.first AS wanted FROM temp.dates AS d JOIN temp.span AS s USING (last, precision))
WHERE first <> wanted
UNION ALL
SELECT resource, id, 'an interval has a first day: give ' || what || '_start'
FROM temp.dates WHERE precision = 'interval' AND first IS NULL

-- A claim is refuted by something, and what a headline says against its body is a claim.
UNION ALL
SELECT 'claims', id, 'no discrepancy says what refutes it: give one whose other_id it is'
FROM claims WHERE id NOT IN (SELECT other_id FROM discrepancies WHERE other_id IS NOT NULL)
UNION ALL
SELECT 'discrepancies', id, other_id || ' is refuted by its own article: it belongs into claims'
FROM discrepancies
WHERE discrepancy_kind = 'headline_against_body' AND other_id NOT IN (SELECT id FROM claims)

-- Who says so is named as the word says.
UNION ALL
SELECT r.resource, f.id, 'an official is quoted: give the person in said_by_id'
FROM (SELECT id, attribution, said_by_id FROM facts UNION ALL SELECT id, attribution, said_by_id FROM claims) AS f
	JOIN record AS r USING (id)
WHERE attribution = 'official_quoted' AND coalesce(said_by_id, '') NOT IN (SELECT id FROM people)
UNION ALL
SELECT r.resource, f.id, 'the outlet itself says so: leave said_by_id empty'
FROM (SELECT id, attribution, said_by_id FROM facts UNION ALL SELECT id, attribution, said_by_id FROM claims) AS f
	JOIN record AS r USING (id)
WHERE attribution = 'outlet' AND said_by_id IS NOT NULL

UNION ALL
SELECT 'about', a.id, 'it is about a ' || r.resource || ' record, ' || entity_id || ', which is no entity'
FROM about AS a JOIN record AS r ON r.id = entity_id
WHERE r.resource NOT IN ('hospitals', 'campuses', 'hospital_projects', 'people', 'organizations', 'policies',
	'places', 'events', 'initiatives')
UNION ALL
SELECT 'about', id, statement_id || ' is no statement and no claim'
FROM about WHERE statement_id NOT IN (SELECT id FROM facts UNION SELECT id FROM claims)
UNION ALL
SELECT 'about', id, 'the id does not begin with its statement_id and -about-'
FROM about WHERE id NOT GLOB statement_id || '-about-[1-9]*'

UNION ALL
SELECT 'findings', id, 'derived/8-findings.sql computes no figure of the name in braces: ' || text
FROM (SELECT id, statement_zh AS text FROM findings UNION ALL SELECT id, statement_en FROM findings)
WHERE text GLOB '*[{}]*'
UNION ALL
SELECT 'findings', id, 'no fact bears it out: see derived/8-findings.sql' FROM findings WHERE fact_ids = '[]'

-- A search finds a name by its pinyin and its initials. The priorities of a year are found by their words.
UNION ALL
SELECT resource, id, CASE
	WHEN pinyin IS NULL OR initials IS NULL THEN 'pinyin and initials: a search needs both, syllables apart'
	ELSE 'the initials ' || initials || ' are not those of the pinyin, ' || wanted END
FROM (
	SELECT resource, named.id, pinyin, initials, (
		SELECT group_concat(substr(value, 1, 1), '') FROM json_each('["' || replace(pinyin, ' ', '","') || '"]')) AS wanted
	FROM (
		SELECT id, pinyin, initials FROM people
		UNION ALL SELECT id, pinyin, initials FROM places
		UNION ALL SELECT id, pinyin, initials FROM organizations
		UNION ALL SELECT id, pinyin, initials FROM hospitals
		UNION ALL SELECT id, pinyin, initials FROM campuses
		UNION ALL SELECT id, pinyin, initials FROM initiatives WHERE initiative_kind <> 'priority') AS named JOIN record USING (id))
WHERE pinyin IS NULL OR initials IS NULL OR initials <> wanted

UNION ALL
SELECT 'retired', id, 'the id is in use, in ' || resource
FROM (SELECT id, resource FROM record UNION ALL SELECT id, 'evidence' FROM evidence UNION ALL SELECT id, 'aliases' FROM aliases)
WHERE (id, resource) IN (SELECT id, record_resource FROM retired)
	OR id IN (SELECT id FROM retired WHERE coalesce(successor_id, '') <> id)
UNION ALL
SELECT 'retired', id, 'no resource has its successor ' || successor_id
FROM retired WHERE successor_id IS NOT NULL AND successor_resource IS NULL
UNION ALL
SELECT 'retired', id, 'record_resource: ' || record_resource || ' is no resource'
FROM retired WHERE record_resource NOT IN (SELECT name FROM api_resource)

-- The last release is this dataset; what is told of the others, a curator does not know.
UNION ALL
SELECT 'releases', (SELECT version FROM api_dataset), 'data/dataset.csv has this version: give it a row'
WHERE (SELECT version FROM api_dataset) NOT IN (SELECT id FROM releases)
UNION ALL
SELECT 'releases', id, 'a release after the dataset''s own'
FROM releases WHERE ordinal > (SELECT ordinal FROM releases WHERE id = (SELECT version FROM api_dataset))
UNION ALL
SELECT 'releases', id, 'it is released: `script/release ' || (SELECT version FROM api_dataset)
	|| ' --changes` fills in its file and its counts'
FROM releases WHERE id <> (SELECT version FROM api_dataset) AND coalesce(released, digest, file_bytes) IS NULL
UNION ALL
SELECT 'changes', id, 'it has no reason: give one in reasons.csv, or for what went in retired.csv'
FROM changes AS c
WHERE reason_id IS NULL AND NOT EXISTS (SELECT 1 FROM retired AS r WHERE r.id = c.record_id)

-- A figure's value stands in its evidence and in its statement, in one of the forms that an article
-- gives it: 138000 as 13.8万, 70 as 7成 or 七成, 60 minutes as 一小时, 2 as 两 or 二.
UNION ALL
SELECT resource, id, printf('the value %.15g is not in %s', value, place)
FROM (
	SELECT f.id, r.resource, f.value, 'any of its evidence' AS place,
		(SELECT group_concat(' ' || exact || ' ', '') FROM evidence WHERE record_id = f.id) AS text,
		f.unit
	FROM facts AS f JOIN record AS r USING (id) WHERE f.value IS NOT NULL
	UNION ALL
	SELECT f.id, r.resource, f.value, 'statement_zh', ' ' || statement_zh || ' ', f.unit
	FROM facts AS f JOIN record AS r USING (id) WHERE f.value IS NOT NULL)
WHERE id NOT IN (
		SELECT id FROM targets WHERE value_is_encoded
		UNION SELECT id FROM observations WHERE value_is_encoded)
	AND NOT (
		text GLOB printf('*[^0-9.]%.15g[^0-9.万亿萬億成]*', value)
		OR text GLOB printf('*[^0-9.]%.15g[万萬]*', value / 1e4)
		OR text GLOB printf('*[^0-9.]%.15g[多余餘][万萬]*', value / 1e4)
		OR text GLOB printf('*[^0-9.]%.15g[亿億]*', value / 1e8)
		OR text GLOB printf('*[^0-9.]%.15g[多余餘][亿億]*', value / 1e8)
		OR text GLOB printf('*[^0-9.]%.15g成*', value / 10)
		OR value IN (10, 20, 30, 40, 50, 60, 70, 80, 90)
			AND text GLOB '*' || substr('一二三四五六七八九', value / 10, 1) || '成*'
		OR unit = 'minute' AND text GLOB printf('*[^0-9.]%.15g小时*', value / 60)
		OR unit = 'minute' AND value >= 60 AND text GLOB '*' || substr('一二三四五六七八九十', value / 60, 1) || '*小时*'
		OR value BETWEEN 1 AND 10 AND text GLOB '*' || substr('一二三四五六七八九十', value, 1) || '*'
		OR value = 2 AND text GLOB '*[两兩]*')

-- The same for the English, which writes small numbers out and great ones in millions.
UNION ALL
SELECT resource, id, printf('the value %.15g is not in statement_en', value)
FROM (
	SELECT f.id, r.resource, f.value, f.unit,
		' ' || replace(lower(statement_en), ',', '') || ' ' AS text,
		CAST(iif(f.unit = 'minute' AND f.value >= 60, f.value / 60, f.value) AS INTEGER) AS small
	FROM facts AS f JOIN record AS r USING (id) WHERE f.value IS NOT NULL)
WHERE id NOT IN (
		SELECT id FROM targets WHERE value_is_encoded
		UNION SELECT id FROM observations WHERE value_is_encoded)
	AND NOT (
		text GLOB printf('*[^0-9.]%.15g[^0-9]*', value)
		OR text GLOB printf('*[^0-9.]%.15g million*', value / 1e6)
		OR text GLOB printf('*[^0-9.]%.15g billion*', value / 1e9)
		OR text GLOB '*[^a-z]' || CASE small WHEN 0 THEN 'none' WHEN 1 THEN 'one' WHEN 2 THEN 'two'
			WHEN 3 THEN 'three' WHEN 4 THEN 'four' WHEN 5 THEN 'five' WHEN 6 THEN 'six'
			WHEN 7 THEN 'seven' WHEN 8 THEN 'eight' WHEN 9 THEN 'nine' WHEN 10 THEN 'ten'
			WHEN 11 THEN 'eleven' WHEN 12 THEN 'twelve' ELSE '#' END || '[^a-z]*')

-- Comparator and firmness stand in the words of both statements, too.
UNION ALL
SELECT resource, id, 'no word for "' || word || '" stands in statement_' || language || '; it would be '
	|| replace(group_concat(DISTINCT replace(ltrim(pattern, '*'), '*', '…')), ',', ' or ')
FROM (
	WITH wording (word, zh, en) AS (VALUES
		('>', '*[超多余]*', '*more than*'), ('>', '*[超多余]*', '*over *'),
		('>=', '*至少*', '*at least*'), ('>=', '*以上*', '*or more*'),
		('<=', '*以内*', '*within*'), ('<=', '*不超过*', '*at most*'), ('<=', '*以下*', '*or less*'),
		('~', '*约*', '*about*'), ('~', '*左右*', '*around*'), ('~', '*基本*', '*basic*'),
		('strive', '*力争*', '*striv*'), ('planned', '*计划*', '*plan*'), ('intended', '*拟*', '*inten*'),
		('expected', '*预计*', '*expect*'), ('encouraged', '*鼓励*', '*encourag*'),
		('basically', '*基本*', '*basic*'), ('basically', '*基本*', '*on the whole*'),
		('explore', '*探索*', '*explor*'), ('explore', '*研究*', '*stud*'))
	SELECT r.resource, f.id, word, 'zh' AS language, f.statement_zh AS statement, zh AS pattern
	FROM facts AS f JOIN record AS r USING (id) JOIN wording ON word IN (f.firmness, f.comparator)
	UNION ALL
	SELECT r.resource, f.id, word, 'en', f.statement_en, en
	FROM facts AS f JOIN record AS r USING (id) JOIN wording ON word IN (f.firmness, f.comparator))
GROUP BY id, word, language HAVING sum(statement GLOB pattern) = 0

-- And the other way round: a value that its statement hedges is not exact, nor is such a promise committed.
UNION ALL
SELECT DISTINCT resource, f.id, 'statement_zh says ' || said || ', and the comparator is ='
FROM facts AS f JOIN record USING (id) JOIN (
	WITH after (said) AS (VALUES ('以上'), ('以内'), ('左右'))
	SELECT '约' AS said, '*约%.15g[^0-9.]*' AS pattern
	UNION ALL SELECT '超过', '*超过%.15g[^0-9.]*'
	UNION ALL SELECT said, '*[^0-9.]%.15g' || unit || said || '*'
	FROM after JOIN (SELECT '' AS unit UNION ALL VALUES ('?'), ('??'), ('???')))
WHERE comparator = '=' AND (statement_zh GLOB printf(pattern, value)
	OR statement_zh GLOB printf(pattern, value / 1e4) OR statement_zh GLOB printf(pattern, value / 1e8))
UNION ALL
SELECT resource, f.id, 'statement_zh says ' || word || ', and the firmness is committed'
FROM facts AS f JOIN record USING (id) JOIN (
	SELECT '力争' AS word UNION ALL VALUES ('预计'), ('鼓励'), ('探索'))
WHERE firmness = 'committed' AND instr(statement_zh, word);

-- The evidence of a figure bears its indicator's unit.
WITH sign (unit, pattern) AS (VALUES ('percent', '*[%％成]*'), ('minute', '*分钟*'), ('minute', '*小时*'),
	('CNY', '*元*'), ('month', '*月*'), ('year', '*年*')),
stated AS (
	SELECT indicator_id, f.id, i.unit, value,
		(SELECT group_concat(exact, ' / ') FROM evidence WHERE record_id = f.id) AS words
	FROM facts AS f JOIN indicators AS i ON i.id = f.indicator_id
	WHERE f.id NOT IN (
		SELECT id FROM targets WHERE value_is_encoded
		UNION SELECT id FROM observations WHERE value_is_encoded)),
astray AS (
	SELECT indicator_id, unit, min(id) AS id, words
	FROM stated AS s
	WHERE words IS NOT NULL AND unit IN (SELECT unit FROM sign)
			AND NOT EXISTS (SELECT 1 FROM sign WHERE sign.unit = s.unit AND words GLOB pattern)
		OR unit NOT IN (SELECT unit FROM sign) AND (words GLOB printf('*%.15g[%%％]*', value)
			OR words GLOB printf('*%.15g分钟*', value) OR words GLOB printf('*%.15g元*', value))
	GROUP BY indicator_id)
SELECT 'indicators', indicator_id, 'the unit is ' || unit || ', but the evidence of ' || id || ' says ' || words
FROM astray;

-- The year of a due date is that of an article that states it, or stands in the evidence; so does the
-- month, and that it is an end. What has happened may be of the year before.
WITH due AS (
	SELECT 'targets' AS resource, id, due_date, due_precision, 0 AS past FROM targets
	UNION ALL SELECT 'milestones', id, due_date, due_precision, 1 FROM milestones
	UNION ALL SELECT 'measures', id, due_date, due_precision, 0 FROM measures),
stated AS (
	SELECT due.*, substr(due_date, 1, 4) + 0 AS year, substr(due_date, 6, 2) + 0 AS month,
		(SELECT group_concat(exact, ' / ') FROM evidence WHERE record_id = due.id) AS words,
		(SELECT group_concat(substr(published_date, 1, 4)) FROM sources
		WHERE id IN (SELECT source_id FROM evidence WHERE record_id = due.id)) AS years
	FROM due WHERE due_date IS NOT NULL)
SELECT resource, id, 'the evidence does not bear the due date ' || due_date || ': it says ' || words || ', in ' || years
	|| '; cite the words that state it, or from which it follows'
FROM stated
WHERE NOT (words LIKE printf('%%%d%%', year) OR years LIKE printf('%%%d%%', year)
		OR words LIKE '%明年%' AND years LIKE printf('%%%d%%', year - 1)
		OR words LIKE '%十四五%' AND year = 2025
		OR past AND years LIKE printf('%%%d%%', year + 1))
	OR due_precision IN ('month', 'month_end') AND words NOT GLOB printf('*%d月*', month)
	OR due_precision = 'year_end' AND words NOT GLOB '*底*';

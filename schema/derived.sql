-- What follows from the curated tables, computed once when the dataset is built.

-- Every id of every table, with what all views show of it: the sources and evidence that bear it
-- out, its direct relations, what it is at odds with, and the date of the earliest source.
CREATE TABLE record (
	id TEXT PRIMARY KEY,
	resource TEXT NOT NULL,
	stated_date TEXT,
	stated_precision TEXT,
	source_ids TEXT NOT NULL DEFAULT '[]',
	evidence TEXT NOT NULL DEFAULT '[]',
	relations TEXT NOT NULL DEFAULT '[]',
	discrepancies TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- schema/indexes.sql makes these, too, by the same names; what follows needs them now.
CREATE INDEX evidence_record_id ON evidence (record_id);
CREATE INDEX relations_subject_id ON relations (subject_id);
CREATE INDEX relations_object_id ON relations (object_id);
CREATE INDEX discrepancies_preferred_id ON discrepancies (preferred_id);
CREATE INDEX discrepancies_other_id ON discrepancies (other_id);
CREATE INDEX hospital_projects_place_id ON hospital_projects (place_id);
CREATE INDEX hospital_projects_hospital_id ON hospital_projects (hospital_id);
CREATE INDEX milestones_project_id ON milestones (project_id);
CREATE INDEX targets_indicator_id ON targets (indicator_id);
CREATE INDEX observations_indicator_id ON observations (indicator_id);

-- Ids that stand in two tables are kept once; lint.sql asks this view and reports them. The titles are
-- what a record is called where another one names it.
CREATE TEMP VIEW ids (id, resource, title_zh, title_en) AS
	SELECT id, 'sources', title_zh, title_en FROM sources
	UNION ALL SELECT id, 'places', name_zh, name_en FROM places
	UNION ALL SELECT id, 'organizations', name_zh, name_en FROM organizations
	UNION ALL SELECT id, 'hospitals', name_zh, name_en FROM hospitals
	UNION ALL SELECT id, 'campuses', name_zh, name_en FROM campuses
	UNION ALL SELECT id, 'people', name_zh, name_en FROM people
	UNION ALL SELECT id, 'policies', title_zh, title_en FROM policies
	UNION ALL SELECT id, 'events', name_zh, name_en FROM events
	UNION ALL SELECT id, 'initiatives', name_zh, name_en FROM initiatives
	UNION ALL SELECT id, 'hospital_projects', name_zh, name_en FROM hospital_projects
	UNION ALL SELECT id, 'indicators', name_zh, name_en FROM indicators
	UNION ALL SELECT id, 'targets', statement_zh, statement_en FROM targets
	UNION ALL SELECT id, 'observations', statement_zh, statement_en FROM observations
	UNION ALL SELECT id, 'milestones', statement_zh, statement_en FROM milestones
	UNION ALL SELECT id, 'measures', statement_zh, statement_en FROM measures
	UNION ALL SELECT id, 'relations', NULL, NULL FROM relations
	UNION ALL SELECT id, 'discrepancies', statement_zh, statement_en FROM discrepancies;

INSERT OR IGNORE INTO record
	SELECT i.id, resource,
		(SELECT s.published_date FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = i.id ORDER BY s.published_date, s.id LIMIT 1),
		(SELECT s.published_precision FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = i.id ORDER BY s.published_date, s.id LIMIT 1),
		(SELECT json_group_array(source_id) FROM (
			SELECT DISTINCT source_id FROM evidence WHERE record_id = i.id ORDER BY source_id)),
		(SELECT json_group_array(json_object(
			'source_id', source_id, 'paragraph', paragraph, 'start', "start", 'end', "end",
			'exact', exact, 'paragraph_sha256', sha256,
			'note_zh', note_zh, 'note_en', note_en))
		FROM (
			SELECT e.*, p.sha256 FROM evidence AS e JOIN paragraphs AS p USING (source_id, paragraph)
			WHERE e.record_id = i.id ORDER BY e.source_id, e.paragraph, e."start")),
		(SELECT json_group_array(json_object(
			'id', id, 'subject_id', subject_id, 'predicate', predicate, 'object_id', object_id,
			'role_zh', role_zh, 'role_en', role_en,
			'other_id', other_id, 'other_resource', resource, 'other_title_zh', title_zh,
			'other_title_en', title_en))
		FROM (
			SELECT l.*, o.id AS other_id, o.resource, o.title_zh, o.title_en
			FROM relations AS l JOIN temp.ids AS o ON o.id = iif(subject_id = i.id, object_id, subject_id)
			WHERE subject_id = i.id OR object_id = i.id ORDER BY l.id)),
		(SELECT json_group_array(json_object(
			'id', d.id, 'discrepancy_kind', discrepancy_kind, 'preferred_id', preferred_id,
			'preferred_resource', p.resource, 'preferred_title_zh', p.title_zh,
			'preferred_title_en', p.title_en, 'other_id', other_id, 'other_resource', o.resource,
			'other_title_zh', o.title_zh, 'other_title_en', o.title_en, 'statement_zh', statement_zh,
			'statement_en', statement_en, 'reason_zh', reason_zh, 'reason_en', reason_en))
		FROM (
			SELECT * FROM discrepancies WHERE preferred_id = i.id OR other_id = i.id ORDER BY id) AS d
			LEFT JOIN temp.ids AS p ON p.id = preferred_id LEFT JOIN temp.ids AS o ON o.id = other_id)
	FROM temp.ids AS i;

-- The one timeline: every statement, whatever its kind. What was counted over a period stands at its
-- end; where that is a whole calendar year, with its precision.
CREATE TABLE facts (
	id TEXT PRIMARY KEY REFERENCES record,
	fact_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	date TEXT,
	date_precision TEXT,
	period_start TEXT,
	period_end TEXT,
	indicator_id TEXT REFERENCES indicators,
	initiative_id TEXT REFERENCES initiatives,
	project_id TEXT REFERENCES hospital_projects,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	comparator TEXT,
	value REAL,
	value_max REAL,
	unit TEXT,
	firmness TEXT,
	status TEXT,
	status_basis TEXT NOT NULL,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	stated_date TEXT,
	stated_precision TEXT
) STRICT;

-- An id that stands in two kinds of statement is kept once here too.
INSERT OR IGNORE INTO facts
	SELECT s.*, r.stated_date, r.stated_precision FROM (
		SELECT t.id, 'target', t.category, coalesce(due_date, period_end), due_precision, period_start,
			period_end, indicator_id, initiative_id, NULL, organization_id, place_id, comparator, value,
			value_max, i.unit, firmness, status, status_basis, statement_zh, statement_en
		FROM targets AS t LEFT JOIN indicators AS i ON i.id = t.indicator_id
		UNION ALL
		SELECT o.id, 'observation', o.category, coalesce(observed_date, period_end), observed_precision,
			period_start, period_end, indicator_id, initiative_id, NULL, organization_id, place_id,
			comparator, value, value_max, i.unit, NULL, NULL, status_basis, statement_zh, statement_en
		FROM observations AS o LEFT JOIN indicators AS i ON i.id = o.indicator_id
		UNION ALL
		SELECT id, 'milestone', category, due_date, due_precision, NULL, NULL, NULL, initiative_id,
			project_id, organization_id, place_id, NULL, NULL, NULL, NULL, firmness, status,
			status_basis, statement_zh, statement_en
		FROM milestones
		UNION ALL
		SELECT id, 'measure', category, due_date, due_precision, NULL, NULL, NULL, initiative_id, NULL,
			organization_id, place_id, NULL, NULL, NULL, NULL, firmness, status, status_basis,
			statement_zh, statement_en
		FROM measures) AS s JOIN record AS r USING (id)
	ORDER BY s.id;

UPDATE facts SET date_precision = iif(period_start = date(period_end, 'start of year')
		AND period_end LIKE '%-12-31', 'year', 'day')
	WHERE date_precision IS NULL AND period_end IS NOT NULL;

-- What the views show of the rows that belong to one of theirs, as JSON; SQLite itself would print
-- the number 30 as 30.0.
CREATE TABLE series (
	id TEXT PRIMARY KEY REFERENCES indicators,
	targets TEXT NOT NULL,
	observations TEXT NOT NULL
) STRICT;

INSERT INTO series
	SELECT i.id,
		(SELECT json_group_array(json_object(
			'id', id, 'comparator', comparator, 'value', json(printf('%.15g', value)),
			'value_max', json(iif(value_max IS NULL, 'null', printf('%.15g', value_max))),
			'period_start', period_start, 'period_end', period_end,
			'due_date', due_date, 'due_precision', due_precision, 'firmness', firmness,
			'status', status, 'statement_zh', statement_zh, 'statement_en', statement_en))
		FROM (SELECT * FROM targets WHERE indicator_id = i.id ORDER BY due_date, id)),
		(SELECT json_group_array(json_object(
			'id', id, 'comparator', comparator, 'value', json(printf('%.15g', value)),
			'value_max', json(iif(value_max IS NULL, 'null', printf('%.15g', value_max))),
			'period_start', period_start, 'period_end', period_end,
			'observed_date', observed_date, 'observed_precision', observed_precision,
			'comparable', json(iif(comparable, 'true', 'false')),
			'comparable_reason_zh', comparable_reason_zh, 'comparable_reason_en', comparable_reason_en,
			'statement_zh', statement_zh, 'statement_en', statement_en))
		FROM (SELECT * FROM observations WHERE indicator_id = i.id ORDER BY observed_date, id))
	FROM indicators AS i;

CREATE TABLE steps (
	id TEXT PRIMARY KEY REFERENCES hospital_projects,
	milestones TEXT NOT NULL
) STRICT;

INSERT INTO steps
	SELECT p.id, (
		SELECT json_group_array(json_object(
			'id', id, 'milestone_kind', milestone_kind, 'due_date', due_date,
			'due_precision', due_precision, 'firmness', firmness, 'status', status,
			'statement_zh', statement_zh, 'statement_en', statement_en))
		FROM (SELECT * FROM milestones WHERE project_id = p.id ORDER BY due_date, id))
	FROM hospital_projects AS p;

CREATE TABLE sites (
	id TEXT PRIMARY KEY REFERENCES record,
	hospital_project_ids TEXT NOT NULL
) STRICT;

INSERT INTO sites
	SELECT r.id, (
		SELECT json_group_array(id) FROM (
			SELECT id FROM hospital_projects WHERE place_id = r.id OR hospital_id = r.id ORDER BY id))
	FROM record AS r WHERE resource IN ('places', 'hospitals');

-- What came of each target, as far as the articles tell. Held against it is the latest comparable
-- observation of its indicator that is not older than the target or stands in the same article.
CREATE TABLE progress (
	id TEXT PRIMARY KEY REFERENCES targets,
	progress TEXT NOT NULL,
	progress_observation_id TEXT REFERENCES observations,
	progress_value REAL,
	progress_gap REAL,
	progress_method_zh TEXT NOT NULL,
	progress_method_en TEXT NOT NULL
) STRICT;

INSERT INTO progress
	WITH observed AS (
		SELECT o.id, indicator_id, value, comparable, comparable_reason_zh, comparable_reason_en,
			coalesce(observed_date, period_end) AS date, record.stated_date
		FROM observations AS o JOIN record USING (id)
	), matched AS (
		SELECT t.id, t.value, t.due_date, i.unit,
			-- less is better where at most so much is wanted, or less than there was
			t.comparator = '<=' OR coalesce(t.baseline_value > t.value, 0) AS less,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND comparable
				AND (o.date >= r.stated_date OR EXISTS (
					SELECT 1 FROM evidence AS a JOIN evidence AS b USING (source_id)
					WHERE a.record_id = o.id AND b.record_id = t.id))
			ORDER BY o.date DESC, o.id LIMIT 1) AS observation_id,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND NOT comparable
			ORDER BY o.date DESC, o.id LIMIT 1) AS barred_id,
			(SELECT d.id FROM discrepancies AS d
			WHERE d.other_id = t.id AND d.discrepancy_kind = 'headline_against_body'
			ORDER BY d.id LIMIT 1) AS discrepancy_id
		FROM targets AS t JOIN record AS r USING (id) LEFT JOIN indicators AS i ON i.id = t.indicator_id
	), judged AS (
		SELECT m.*, o.value AS got, o.date AS date, b.comparable_reason_zh AS barred_zh,
			b.comparable_reason_en AS barred_en, d.reason_zh AS disputed_zh, d.reason_en AS disputed_en,
			CASE
				WHEN discrepancy_id IS NOT NULL THEN 'not_comparable'
				WHEN o.id IS NOT NULL AND iif(less, o.value <= m.value, o.value >= m.value) THEN 'met'
				WHEN o.id IS NOT NULL AND o.date >= m.due_date THEN 'missed'
				WHEN o.id IS NOT NULL THEN 'in_progress'
				WHEN b.id IS NOT NULL THEN 'not_comparable'
				ELSE 'no_later_report' END AS verdict
		FROM matched AS m
			LEFT JOIN observed AS o ON o.id = observation_id
			LEFT JOIN observed AS b ON b.id = barred_id
			LEFT JOIN discrepancies AS d ON d.id = discrepancy_id
	)
	SELECT id, verdict,
		iif(verdict IN ('met', 'missed', 'in_progress'), observation_id, NULL),
		iif(verdict IN ('met', 'missed', 'in_progress'), got, NULL),
		iif(verdict IN ('met', 'missed', 'in_progress'), iif(less, got - value, value - got), NULL),
		CASE
			WHEN discrepancy_id IS NOT NULL THEN '不与结果相比：' || disputed_zh
			WHEN verdict = 'met' THEN printf('同一指标在%s的结果为%.15g，达到目标值%.15g。', date, got, value)
			WHEN verdict = 'missed' THEN printf('同一指标在%s的结果为%.15g，已到期限%s，未达到目标值%.15g。',
				date, got, due_date, value)
			WHEN verdict = 'in_progress' THEN printf('同一指标在%s的结果为%.15g，目标值为%.15g，%s。',
				date, got, value, coalesce('期限' || due_date || '未到', '没有给出期限'))
			WHEN verdict = 'not_comparable' THEN '同一指标的结果不可比：' || barred_zh
			ELSE '各篇文章没有报道这一指标的结果。' END,
		CASE
			WHEN discrepancy_id IS NOT NULL THEN 'Not held against a result: ' || disputed_en
			WHEN verdict = 'met' THEN printf(
				'The indicator''s result of %s is %.15g, which reaches the target of %.15g.', date, got, value)
			WHEN verdict = 'missed' THEN printf(
				'The indicator''s result of %s is %.15g; the target of %.15g was due on %s.', date, got, value,
				due_date)
			WHEN verdict = 'in_progress' THEN printf(
				'The indicator''s result of %s is %.15g, the target %.15g; %s.', date, got, value,
				coalesce('it is due on ' || due_date, 'no date is stated'))
			WHEN verdict = 'not_comparable' THEN 'The indicator''s result is not comparable: ' || barred_en
			ELSE 'None of the articles reports a result of this indicator.' END
	FROM judged;

-- What a large resource is filtered and sorted by stands in its own table, so that an index can serve
-- it: a view that joined it from another would have to look there for every row.
ALTER TABLE targets ADD COLUMN unit TEXT;
ALTER TABLE targets ADD COLUMN progress TEXT;
ALTER TABLE targets ADD COLUMN progress_observation_id TEXT REFERENCES observations;
ALTER TABLE targets ADD COLUMN progress_value REAL;
ALTER TABLE targets ADD COLUMN progress_gap REAL;
ALTER TABLE targets ADD COLUMN stated_date TEXT;
ALTER TABLE targets ADD COLUMN stated_precision TEXT;
UPDATE targets SET (progress, progress_observation_id, progress_value, progress_gap)
	= (SELECT progress, progress_observation_id, progress_value, progress_gap
	FROM progress AS p WHERE p.id = targets.id),
	unit = (SELECT unit FROM indicators AS i WHERE i.id = indicator_id),
	(stated_date, stated_precision)
	= (SELECT stated_date, stated_precision FROM record AS r WHERE r.id = targets.id);

ALTER TABLE observations ADD COLUMN unit TEXT;
ALTER TABLE observations ADD COLUMN stated_date TEXT;
ALTER TABLE observations ADD COLUMN stated_precision TEXT;
UPDATE observations SET unit = (SELECT unit FROM indicators AS i WHERE i.id = indicator_id),
	(stated_date, stated_precision)
	= (SELECT stated_date, stated_precision FROM record AS r WHERE r.id = observations.id);

ALTER TABLE milestones ADD COLUMN stated_date TEXT;
ALTER TABLE milestones ADD COLUMN stated_precision TEXT;
UPDATE milestones SET (stated_date, stated_precision)
	= (SELECT stated_date, stated_precision FROM record AS r WHERE r.id = milestones.id);

ALTER TABLE measures ADD COLUMN stated_date TEXT;
ALTER TABLE measures ADD COLUMN stated_precision TEXT;
UPDATE measures SET (stated_date, stated_precision)
	= (SELECT stated_date, stated_precision FROM record AS r WHERE r.id = measures.id);

ALTER TABLE initiatives ADD COLUMN stated_date TEXT;
ALTER TABLE initiatives ADD COLUMN stated_precision TEXT;
UPDATE initiatives SET (stated_date, stated_precision)
	= (SELECT stated_date, stated_precision FROM record AS r WHERE r.id = initiatives.id);

ALTER TABLE relations ADD COLUMN subject_resource TEXT;
ALTER TABLE relations ADD COLUMN object_resource TEXT;
UPDATE relations SET subject_resource = (SELECT resource FROM record AS r WHERE r.id = subject_id),
	object_resource = (SELECT resource FROM record AS r WHERE r.id = object_id);

ALTER TABLE evidence ADD COLUMN record_resource TEXT;
ALTER TABLE evidence ADD COLUMN paragraph_sha256 TEXT;
UPDATE evidence SET record_resource = (SELECT resource FROM record AS r WHERE r.id = record_id),
	paragraph_sha256 = (
		SELECT sha256 FROM paragraphs AS p
		WHERE p.source_id = evidence.source_id AND p.paragraph = evidence.paragraph);

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

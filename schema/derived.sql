-- What follows from the curated tables, computed once when the dataset is built.

-- Every id of every table, with what all views show of it: the sources and evidence that bear it
-- out, its direct relations, and the date of the earliest source that states it.
CREATE TABLE record (
	id TEXT PRIMARY KEY,
	resource TEXT NOT NULL,
	stated_date TEXT,
	source_ids TEXT NOT NULL DEFAULT '[]',
	evidence TEXT NOT NULL DEFAULT '[]',
	relations TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX evidence_record ON evidence (record_id, source_id, paragraph, "start");
CREATE INDEX relations_subject ON relations (subject_id);
CREATE INDEX relations_object ON relations (object_id);

-- Ids that stand in two tables are kept once here; lint.sql reports them.
INSERT OR IGNORE INTO record (id, resource)
	SELECT id, 'sources' FROM sources
	UNION ALL SELECT id, 'places' FROM places
	UNION ALL SELECT id, 'organizations' FROM organizations
	UNION ALL SELECT id, 'hospitals' FROM hospitals
	UNION ALL SELECT id, 'campuses' FROM campuses
	UNION ALL SELECT id, 'people' FROM people
	UNION ALL SELECT id, 'policies' FROM policies
	UNION ALL SELECT id, 'events' FROM events
	UNION ALL SELECT id, 'initiatives' FROM initiatives
	UNION ALL SELECT id, 'hospital_projects' FROM hospital_projects
	UNION ALL SELECT id, 'indicators' FROM indicators
	UNION ALL SELECT id, 'targets' FROM targets
	UNION ALL SELECT id, 'observations' FROM observations
	UNION ALL SELECT id, 'milestones' FROM milestones
	UNION ALL SELECT id, 'measures' FROM measures
	UNION ALL SELECT id, 'relations' FROM relations
	UNION ALL SELECT id, 'discrepancies' FROM discrepancies;

UPDATE record SET
	evidence = (
		SELECT json_group_array(json_object(
			'source_id', source_id, 'paragraph', paragraph, 'start', "start", 'end', "end",
			'exact', exact, 'paragraph_sha256', sha256, 'note_en', note_en))
		FROM (
			SELECT e.*, p.sha256 FROM evidence AS e JOIN paragraphs AS p USING (source_id, paragraph)
			WHERE e.record_id = record.id ORDER BY e.source_id, e.paragraph, e."start")),
	source_ids = (
		SELECT json_group_array(source_id) FROM (
			SELECT DISTINCT source_id FROM evidence WHERE record_id = record.id ORDER BY source_id)),
	stated_date = (
		SELECT min(s.published_date) FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = record.id),
	relations = (
		SELECT json_group_array(json_object(
			'id', id, 'subject_id', subject_id, 'predicate', predicate, 'object_id', object_id,
			'role_zh', role_zh, 'role_en', role_en))
		FROM (
			SELECT * FROM relations WHERE record.id IN (subject_id, object_id) ORDER BY id));

-- The one timeline: every statement, whatever its kind. What was counted over a period stands at its
-- end.
CREATE TABLE fact (
	id TEXT PRIMARY KEY REFERENCES record,
	fact_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	date TEXT,
	date_precision TEXT,
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
	statement_en TEXT NOT NULL
) STRICT;

-- An id that stands in two kinds of statement is kept once here too.
INSERT OR IGNORE INTO fact
	SELECT t.id, 'target', t.category, coalesce(due_date, period_end),
		coalesce(due_precision, iif(period_end IS NOT NULL, 'day', NULL)), indicator_id,
		initiative_id, NULL, organization_id, place_id, comparator, value, value_max, i.unit,
		firmness, status, status_basis, statement_zh, statement_en
	FROM targets AS t LEFT JOIN indicators AS i ON i.id = t.indicator_id
	UNION ALL
	SELECT o.id, 'observation', o.category, coalesce(observed_date, period_end),
		coalesce(observed_precision, iif(period_end IS NOT NULL, 'day', NULL)), indicator_id,
		initiative_id, NULL, organization_id, place_id, comparator, value, value_max, i.unit,
		NULL, NULL, status_basis, statement_zh, statement_en
	FROM observations AS o LEFT JOIN indicators AS i ON i.id = o.indicator_id
	UNION ALL
	SELECT id, 'milestone', category, due_date, due_precision, NULL, initiative_id, project_id,
		organization_id, place_id, NULL, NULL, NULL, NULL, firmness, status, status_basis,
		statement_zh, statement_en
	FROM milestones
	UNION ALL
	SELECT id, 'measure', category, due_date, due_precision, NULL, initiative_id, NULL,
		organization_id, place_id, NULL, NULL, NULL, NULL, firmness, status, status_basis,
		statement_zh, statement_en
	FROM measures;

CREATE INDEX milestones_project ON milestones (project_id);
CREATE INDEX targets_indicator ON targets (indicator_id);
CREATE INDEX observations_indicator ON observations (indicator_id);

-- What the views show of the rows that belong to one of theirs, as JSON.
CREATE TABLE series (
	id TEXT PRIMARY KEY REFERENCES indicators,
	targets TEXT NOT NULL,
	observations TEXT NOT NULL
) STRICT;

INSERT INTO series
	SELECT i.id,
		(SELECT json_group_array(json_object(
			'id', id, 'comparator', comparator, 'value', value, 'value_max', value_max,
			'due_date', due_date, 'due_precision', due_precision, 'firmness', firmness,
			'status', status))
		FROM (SELECT * FROM targets WHERE indicator_id = i.id ORDER BY due_date, id)),
		(SELECT json_group_array(json_object(
			'id', id, 'comparator', comparator, 'value', value, 'value_max', value_max,
			'observed_date', observed_date, 'observed_precision', observed_precision,
			'comparable', json(iif(comparable, 'true', 'false'))))
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
	id TEXT PRIMARY KEY REFERENCES places,
	hospital_project_ids TEXT NOT NULL
) STRICT;

INSERT INTO sites
	SELECT n.id, (
		SELECT json_group_array(id)
		FROM (SELECT id FROM hospital_projects WHERE place_id = n.id ORDER BY id))
	FROM places AS n WHERE place_kind = 'new_town';

-- The one timeline: every statement, whatever its kind, with all that qualifies it. What was counted or
-- done over a period has that period for its date.
CREATE TABLE facts (
	id TEXT PRIMARY KEY REFERENCES record,
	fact_kind TEXT NOT NULL,
	observation_kind TEXT,
	milestone_kind TEXT,
	clause_kind TEXT,
	category TEXT NOT NULL,
	date TEXT,
	date_start TEXT,
	date_end TEXT,
	date_precision TEXT,
	date_basis TEXT,
	period_start TEXT,
	period_end TEXT,
	plan_period TEXT,
	indicator_id TEXT REFERENCES indicators,
	initiative_id TEXT REFERENCES initiatives,
	project_id TEXT REFERENCES hospital_projects,
	hospital_id TEXT REFERENCES hospitals,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	comparator TEXT,
	value REAL,
	value_max REAL,
	unit TEXT,
	value_is_encoded INTEGER,
	baseline_comparator TEXT,
	baseline_value REAL,
	comparable INTEGER,
	comparable_reason_zh TEXT,
	comparable_reason_en TEXT,
	firmness TEXT,
	status TEXT,
	status_basis TEXT NOT NULL,
	progress TEXT,
	progress_value REAL,
	progress_date TEXT,
	progress_start TEXT,
	progress_precision TEXT,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	stated_date TEXT,
	stated_start TEXT,
	stated_precision TEXT
) STRICT;

-- Gathered kind by kind, and then put in the order of the ids, of which one that stands in two kinds is
-- kept once here, too.
CREATE TEMP TABLE gathered AS SELECT * FROM facts;
INSERT INTO temp.gathered (id, fact_kind, category, date_basis,
		period_start, period_end, plan_period, indicator_id, initiative_id, organization_id, place_id, comparator, value,
		value_max, unit, value_is_encoded, baseline_comparator, baseline_value, firmness, status,
		status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en)
	SELECT t.id, 'target', t.category, coalesce(due_basis, period_basis),
		period_start, period_end, plan_period, indicator_id, initiative_id, organization_id, place_id, comparator, value,
		value_max, i.unit, value_is_encoded, baseline_comparator, baseline_value, firmness, status,
		status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, t.note_zh,
		t.note_en
	FROM targets AS t LEFT JOIN indicators AS i ON i.id = t.indicator_id;

INSERT INTO temp.gathered (id, fact_kind, observation_kind, category,
		date_basis, period_start, period_end, indicator_id, initiative_id, organization_id, place_id,
		comparator, value, value_max, unit, value_is_encoded, comparable, comparable_reason_zh,
		comparable_reason_en, status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh,
		statement_en, note_zh, note_en)
	SELECT o.id, 'observation', observation_kind, o.category, coalesce(observed_basis, period_basis), period_start, period_end, indicator_id, initiative_id,
		organization_id, place_id, comparator, value, value_max, i.unit, value_is_encoded, comparable,
		comparable_reason_zh, comparable_reason_en, status_basis, attribution, said_by_id, scope_zh, scope_en,
		statement_zh, statement_en, o.note_zh, o.note_en
	FROM observations AS o LEFT JOIN indicators AS i ON i.id = o.indicator_id;

INSERT INTO temp.gathered (id, fact_kind, milestone_kind, category, date_basis,
		period_start, period_end, initiative_id, project_id, organization_id, place_id, firmness, status,
		status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en)
	SELECT id, 'milestone', milestone_kind, category, coalesce(due_basis, period_basis),
		period_start, period_end, initiative_id, project_id, organization_id, place_id, firmness, status, status_basis, attribution, said_by_id,
		scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en
	FROM milestones;

INSERT INTO temp.gathered (id, fact_kind, clause_kind, category,
		date_basis, period_start, period_end, plan_period, initiative_id, organization_id, place_id, firmness, status,
		status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en)
	SELECT id, 'measure', clause_kind, category, coalesce(due_basis, period_basis),
		period_start, period_end, plan_period, initiative_id, organization_id, place_id, firmness, status, status_basis,
		attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en
	FROM measures;

INSERT OR IGNORE INTO facts SELECT * FROM temp.gathered ORDER BY id;

UPDATE facts SET
	(date_start, date, date_end, date_precision) = (
		SELECT first, last, last, precision FROM temp.timed AS t WHERE t.id = facts.id),
	project_id = coalesce(project_id, (SELECT project_id FROM temp.site AS s WHERE s.id = facts.id)),
	hospital_id = (SELECT hospital_id FROM temp.site AS s WHERE s.id = facts.id),
	(stated_date, stated_start, stated_precision) = (
		SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = facts.id),
	(progress, progress_value, progress_date, progress_start, progress_precision) = (
		SELECT progress, progress_value, progress_date, progress_start, progress_precision
		FROM progress AS p WHERE p.id = facts.id);

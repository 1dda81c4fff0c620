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

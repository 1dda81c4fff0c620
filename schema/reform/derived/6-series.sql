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
			'period_start', period_start, 'period_end', period_end, 'period_basis', period_basis,
			'due_start', due_start, 'due_date', due_date, 'due_precision', due_precision,
			'due_basis', due_basis,
			'firmness', firmness, 'status', status, 'progress', progress, 'scope_zh', scope_zh, 'scope_en', scope_en,
			'value_is_encoded', json(iif(value_is_encoded, 'true', 'false')),
			'statement_zh', statement_zh, 'statement_en', statement_en))
		FROM (
			SELECT t.*, p.progress FROM targets AS t JOIN progress AS p USING (id)
			WHERE indicator_id = i.id ORDER BY due_date, id)),
		(SELECT json_group_array(json_object(
			'id', id, 'comparator', comparator, 'value', json(printf('%.15g', value)),
			'value_max', json(iif(value_max IS NULL, 'null', printf('%.15g', value_max))),
			'period_start', period_start, 'period_end', period_end, 'period_basis', period_basis,
			'observed_start', observed_start, 'observed_date', observed_date,
			'observed_precision', observed_precision, 'observed_basis', observed_basis, 'scope_zh', scope_zh, 'scope_en', scope_en,
			'value_is_encoded', json(iif(value_is_encoded, 'true', 'false')),
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
			'progress', progress, 'statement_zh', statement_zh, 'statement_en', statement_en))
		FROM (
			SELECT m.*, j.progress FROM milestones AS m JOIN progress AS j USING (id)
			WHERE project_id = p.id ORDER BY due_date, id))
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

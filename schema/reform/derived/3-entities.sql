-- Whom and what each statement and claim is about: what is curated in `about`; what its own columns say;
-- what it is joined to by a relation; and what follows from those: a project's hospital, campus and place,
-- the place that a place lies in, the initiatives and policies that an initiative is a part of.
CREATE TEMP TABLE statement_entities (
	statement_id TEXT NOT NULL REFERENCES record,
	entity_id TEXT NOT NULL REFERENCES record,
	about_role TEXT NOT NULL,
	PRIMARY KEY (statement_id, entity_id)
) STRICT, WITHOUT ROWID;

-- The first that gives an entity's role goes before the others.
INSERT INTO statement_entities SELECT statement_id, entity_id, about_role FROM about;

CREATE TEMP TABLE own (
	id TEXT, project_id TEXT, organization_id TEXT, place_id TEXT, initiative_id TEXT, said_by_id TEXT);
INSERT INTO temp.own
	SELECT id, NULL, organization_id, place_id, initiative_id, said_by_id FROM targets
	UNION ALL SELECT id, NULL, organization_id, place_id, initiative_id, said_by_id FROM observations
	UNION ALL SELECT id, project_id, organization_id, place_id, initiative_id, said_by_id FROM milestones
	UNION ALL SELECT id, NULL, organization_id, place_id, initiative_id, said_by_id FROM measures
	UNION ALL SELECT id, NULL, NULL, place_id, initiative_id, said_by_id FROM claims;
INSERT OR IGNORE INTO statement_entities
	SELECT * FROM (
		SELECT id, project_id AS entity_id, 'subject' FROM temp.own
		UNION ALL SELECT id, organization_id, 'actor' FROM temp.own
		UNION ALL SELECT id, initiative_id, 'programme' FROM temp.own
		UNION ALL SELECT id, place_id, 'place' FROM temp.own
		UNION ALL SELECT id, said_by_id, 'speaker' FROM temp.own
		UNION ALL SELECT l.subject_id, l.object_id, CASE o.resource WHEN 'initiatives' THEN 'programme'
			WHEN 'policies' THEN 'policy' WHEN 'places' THEN 'place' ELSE 'partner' END
		FROM relations AS l JOIN temp.own ON own.id = l.subject_id JOIN record AS o ON o.id = l.object_id)
	WHERE entity_id IS NOT NULL;

-- A relation of a year holds for what is stated in that year, one of a day for all that is stated from then
-- on, and one without a date always: the focus of 2019 is not what a statement of 2024 is about.
CREATE TEMP TABLE above (id TEXT, entity_id TEXT, about_role TEXT, first TEXT, last TEXT);
INSERT INTO temp.above
	SELECT id, hospital_id, 'subject', NULL, NULL FROM hospital_projects
	UNION SELECT id, campus_id, 'subject', NULL, NULL FROM hospital_projects
	UNION SELECT id, place_id, 'place', NULL, NULL FROM hospital_projects
	UNION SELECT id, initiative_id, 'programme', NULL, NULL FROM hospital_projects
	UNION SELECT id, hospital_id, 'subject', NULL, NULL FROM campuses
	UNION SELECT id, place_id, 'place', NULL, NULL FROM campuses
	UNION SELECT id, place_id, 'place', NULL, NULL FROM hospitals
	UNION SELECT id, parent_id, 'place', NULL, NULL FROM places
	UNION SELECT id, parent_id, 'programme', NULL, NULL FROM initiatives
	UNION SELECT id, policy_id, 'policy', NULL, NULL FROM initiatives
	UNION SELECT subject_id, object_id, iif(o.resource = 'policies', 'policy', 'programme'), as_of_start,
		iif(as_of_start < as_of_date, as_of_date, NULL)
	FROM relations JOIN record AS s ON s.id = subject_id JOIN record AS o ON o.id = object_id
	WHERE predicate IN ('part_of', 'implements') AND s.resource IN ('initiatives', 'policies')
		AND o.resource IN ('initiatives', 'policies');
CREATE INDEX temp.above_id ON above (id);

INSERT OR IGNORE INTO statement_entities
	WITH RECURSIVE follows (statement_id, entity_id, about_role) AS (
		SELECT * FROM statement_entities
		UNION
		SELECT statement_id, a.entity_id, a.about_role
		FROM follows AS f JOIN temp.above AS a ON a.id = f.entity_id JOIN record AS r ON r.id = statement_id
		WHERE a.entity_id IS NOT NULL
			AND (first IS NULL OR first <= stated_date) AND (last IS NULL OR last >= stated_start))
	SELECT * FROM follows ORDER BY 1, 2, 3;

-- What an entity is called, so that a search finds a statement by whom and what it is about.
CREATE TEMP TABLE called (id TEXT PRIMARY KEY, resource TEXT, title_zh TEXT, title_en TEXT, names TEXT);
INSERT OR IGNORE INTO temp.called
	SELECT id, resource, title_zh, title_en, names FROM (
		SELECT *, title_zh || '; ' || title_en || coalesce((
			SELECT group_concat('; ' || name, '') FROM (
				SELECT name FROM aliases WHERE record_id = i.id ORDER BY id)), '') AS names
		FROM temp.ids AS i)
	WHERE id IN (SELECT entity_id FROM statement_entities);

UPDATE record SET about_ids = (
		SELECT json_group_array(entity_id) FROM (
			SELECT entity_id FROM statement_entities WHERE statement_id = record.id ORDER BY entity_id)),
	about = (
		SELECT json_group_array(json_object('entity_id', entity_id, 'entity_resource', resource,
			'entity_title_zh', title_zh, 'entity_title_en', title_en, 'about_role', about_role))
		FROM (
			SELECT e.*, c.resource, c.title_zh, c.title_en
			FROM statement_entities AS e JOIN temp.called AS c ON c.id = entity_id
			WHERE statement_id = record.id ORDER BY entity_id)),
	about_text = (
		SELECT group_concat(names, '; ') FROM (
			SELECT names FROM statement_entities JOIN temp.called AS c ON c.id = entity_id
			WHERE statement_id = record.id ORDER BY entity_id))
	WHERE id IN (SELECT id FROM temp.own);

-- The one project and the one hospital that a statement is about; none where it is about several.
CREATE TEMP TABLE site (id TEXT PRIMARY KEY, project_id TEXT, hospital_id TEXT);
INSERT INTO temp.site
	SELECT statement_id,
		iif(count(project) = 1, max(project), NULL), iif(count(hospital) = 1, max(hospital), NULL)
	FROM (
		SELECT statement_id, iif(resource = 'hospital_projects', entity_id, NULL) AS project,
			iif(resource = 'hospitals', entity_id, NULL) AS hospital
		FROM statement_entities JOIN record ON record.id = entity_id WHERE about_role = 'subject')
	GROUP BY statement_id;
ALTER TABLE targets ADD COLUMN project_id TEXT REFERENCES hospital_projects;
ALTER TABLE targets ADD COLUMN hospital_id TEXT REFERENCES hospitals;
UPDATE targets SET (project_id, hospital_id)
	= (SELECT project_id, hospital_id FROM temp.site AS s WHERE s.id = targets.id);
ALTER TABLE observations ADD COLUMN project_id TEXT REFERENCES hospital_projects;
ALTER TABLE observations ADD COLUMN hospital_id TEXT REFERENCES hospitals;
UPDATE observations SET (project_id, hospital_id)
	= (SELECT project_id, hospital_id FROM temp.site AS s WHERE s.id = observations.id);

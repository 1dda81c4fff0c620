-- Every id of every table, with what all views show of it: the sources and evidence that bear it
-- out, its direct relations, what it is at odds with, and the date of the earliest source.
CREATE TABLE record (
	id TEXT PRIMARY KEY,
	resource TEXT NOT NULL,
	stated_date TEXT,
	stated_start TEXT,
	stated_precision TEXT,
	source_ids TEXT NOT NULL DEFAULT '[]',
	evidence TEXT NOT NULL DEFAULT '[]',
	relations TEXT NOT NULL DEFAULT '[]',
	discrepancies TEXT NOT NULL DEFAULT '[]',
	about_ids TEXT NOT NULL DEFAULT '[]',
	about TEXT NOT NULL DEFAULT '[]',
	about_text TEXT
) STRICT;

-- generic/indexes.sql makes these, too, by the same names; what follows needs them now.
CREATE INDEX evidence_record_id ON evidence (record_id);
CREATE INDEX aliases_record_id ON aliases (record_id);
CREATE INDEX relations_subject_id ON relations (subject_id);
CREATE INDEX relations_object_id ON relations (object_id);
CREATE INDEX discrepancies_preferred_id ON discrepancies (preferred_id);
CREATE INDEX discrepancies_other_id ON discrepancies (other_id);
CREATE INDEX hospital_projects_place_id ON hospital_projects (place_id);
CREATE INDEX hospital_projects_hospital_id ON hospital_projects (hospital_id);
CREATE INDEX milestones_project_id ON milestones (project_id);
CREATE INDEX targets_indicator_id ON targets (indicator_id);
CREATE INDEX observations_indicator_id ON observations (indicator_id);

-- Where the article can be read: the words themselves, as a text fragment of its address, each byte of
-- them percent-encoded.
ALTER TABLE evidence ADD COLUMN text_url TEXT;
UPDATE evidence SET text_url = (
	SELECT url || '#:~:text=' || (
		WITH RECURSIVE byte (at, encoded) AS (
			SELECT 1, ''
			UNION ALL
			SELECT at + 2, encoded || '%' || substr(hex(exact), at, 2) FROM byte WHERE at < length(hex(exact)))
		SELECT encoded FROM byte ORDER BY at DESC LIMIT 1)
	FROM sources AS s WHERE s.id = source_id AND url IS NOT NULL);

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
	UNION ALL SELECT id, 'claims', statement_zh, statement_en FROM claims
	UNION ALL SELECT id, 'relations', NULL, NULL FROM relations
	UNION ALL SELECT id, 'discrepancies', statement_zh, statement_en FROM discrepancies;

INSERT OR IGNORE INTO record (id, resource, stated_date, stated_start, stated_precision, source_ids,
		evidence, relations, discrepancies)
	SELECT i.id, resource,
		(SELECT s.published_date FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = i.id ORDER BY s.published_date, s.id LIMIT 1),
		(SELECT s.published_start FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = i.id ORDER BY s.published_date, s.id LIMIT 1),
		(SELECT s.published_precision FROM evidence AS e JOIN sources AS s ON s.id = e.source_id
		WHERE e.record_id = i.id ORDER BY s.published_date, s.id LIMIT 1),
		(SELECT json_group_array(source_id) FROM (
			SELECT DISTINCT source_id FROM evidence WHERE record_id = i.id ORDER BY source_id)),
		(SELECT json_group_array(json_object(
			'source_id', source_id, 'paragraph', paragraph, 'start', "start", 'end', "end",
			'exact', exact, 'paragraph_sha256', sha256, 'text_url', text_url,
			'note_zh', note_zh, 'note_en', note_en))
		FROM (
			SELECT e.*, p.sha256 FROM evidence AS e JOIN paragraphs AS p USING (source_id, paragraph)
			WHERE e.record_id = i.id ORDER BY e.source_id, e.paragraph, e."start")),
		(SELECT json_group_array(json_object(
			'id', id, 'subject_id', subject_id, 'predicate', predicate, 'object_id', object_id,
			'role_zh', role_zh, 'role_en', role_en,
			'as_of_start', as_of_start, 'as_of_date', as_of_date, 'as_of_precision', as_of_precision,
			'as_of_basis', as_of_basis,
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

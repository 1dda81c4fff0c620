-- The API: a resource of resources.csv is a view api_<name> here, its columns are the fields.
-- All of it is read-only SQL over the tables; `record` brings sources, evidence and relations.
-- JSON is made in derived.sql: SQLite 3.40 holds its JSON functions for unsafe inside a view when
-- the schema is not trusted, and the server trusts none.

CREATE VIEW api_facts AS
	SELECT f.id, fact_kind, category, date, date_precision, indicator_id, initiative_id, project_id,
		organization_id, place_id, comparator, value, value_max, unit, firmness, status,
		status_basis, statement_zh, statement_en, stated_date, source_ids, evidence, relations,
		discrepancies
	FROM fact AS f JOIN record USING (id);

CREATE VIEW api_targets AS
	SELECT t.id, t.indicator_id, t.category, t.initiative_id, t.organization_id, t.place_id,
		t.comparator, t.value, t.value_max, i.unit, t.value_is_encoded, t.baseline_comparator,
		t.baseline_value, t.period_start, t.period_end, t.due_date, t.due_precision, t.firmness,
		t.status, t.status_basis, progress, progress_observation_id, progress_value, progress_gap,
		progress_method_zh, progress_method_en, t.scope_zh, t.scope_en, t.statement_zh,
		t.statement_en, t.note_en, stated_date, source_ids, evidence, relations, discrepancies
	FROM targets AS t JOIN record USING (id) JOIN progress USING (id) JOIN indicators AS i ON i.id = t.indicator_id;

CREATE VIEW api_observations AS
	SELECT o.id, o.indicator_id, o.category, o.initiative_id, o.organization_id, o.place_id,
		o.comparator, o.value, o.value_max, i.unit, o.value_is_encoded, o.period_start,
		o.period_end, o.observed_date, o.observed_precision, o.status_basis, o.comparable,
		o.comparable_reason_zh, o.comparable_reason_en, o.scope_zh, o.scope_en, o.statement_zh,
		o.statement_en, o.note_en, stated_date, source_ids, evidence, relations, discrepancies
	FROM observations AS o JOIN record USING (id) JOIN indicators AS i ON i.id = o.indicator_id;

CREATE VIEW api_milestones AS
	SELECT m.id, milestone_kind, category, project_id, initiative_id, organization_id, place_id,
		due_date, due_precision, firmness, status, status_basis, scope_zh, scope_en, statement_zh,
		statement_en, note_en, stated_date, source_ids, evidence, relations, discrepancies
	FROM milestones AS m JOIN record USING (id);

CREATE VIEW api_measures AS
	SELECT m.id, category, initiative_id, organization_id, place_id, ordinal, due_date,
		due_precision, firmness, status, status_basis, scope_zh, scope_en, statement_zh,
		statement_en, note_en, stated_date, source_ids, evidence, relations, discrepancies
	FROM measures AS m JOIN record USING (id);

CREATE VIEW api_indicators AS
	SELECT i.id, category, name_zh, name_en, unit, measure_type, definition_zh, definition_en,
		note_en,
		s.targets, s.observations
	FROM indicators AS i JOIN series AS s ON s.id = i.id;

CREATE VIEW api_initiatives AS
	SELECT i.id, initiative_kind, category, parent_id, policy_id, ordinal, name_zh, name_en,
		statement_zh, statement_en, pinyin, initials, note_en, stated_date, source_ids, evidence,
		relations, discrepancies
	FROM initiatives AS i JOIN record USING (id);

CREATE VIEW api_hospital_projects AS
	SELECT p.id, p.name_zh, p.name_en, p.hospital_id, h.name_zh AS hospital_name_zh,
		h.name_en AS hospital_name_en, p.campus_id, p.place_id,
		iif(l.place_kind = 'new_town', l.id, NULL) AS new_town_id,
		p.initiative_id, p.work_kind, p.phase, p.note_en,
		steps.milestones,
		stated_date, source_ids, evidence, relations
	FROM hospital_projects AS p JOIN record USING (id) JOIN steps USING (id)
		JOIN hospitals AS h ON h.id = p.hospital_id
		LEFT JOIN places AS l ON l.id = p.place_id;

CREATE VIEW api_hospitals AS
	SELECT h.id, name_zh, name_en, place_id, pinyin, initials, note_en, hospital_project_ids,
		source_ids, evidence, relations
	FROM hospitals AS h JOIN record USING (id) JOIN sites USING (id);

CREATE VIEW api_campuses AS
	SELECT c.id, hospital_id, name_zh, name_en, place_id, pinyin, initials, note_en,
		source_ids, evidence, relations
	FROM campuses AS c JOIN record USING (id);

CREATE VIEW api_places AS
	SELECT p.id, place_kind, name_zh, name_en, parent_id, pinyin, initials, note_en,
		source_ids, evidence, relations
	FROM places AS p JOIN record USING (id);

CREATE VIEW api_new_towns AS
	SELECT p.id, name_zh, name_en, parent_id, pinyin, initials, note_en,
		hospital_project_ids,
		source_ids, evidence, relations
	FROM places AS p JOIN record USING (id) JOIN sites USING (id)
	WHERE place_kind = 'new_town';

CREATE VIEW api_districts AS
	SELECT p.id, name_zh, name_en, parent_id, pinyin, initials, note_en,
		source_ids, evidence, relations
	FROM places AS p JOIN record USING (id) WHERE place_kind = 'district';

CREATE VIEW api_organizations AS
	SELECT o.id, organization_kind, name_zh, name_en, place_id, pinyin, initials, note_en,
		source_ids, evidence, relations
	FROM organizations AS o JOIN record USING (id);

CREATE VIEW api_people AS
	SELECT p.id, name_zh, name_en, pinyin, initials, note_en, source_ids, evidence, relations
	FROM people AS p JOIN record USING (id);

CREATE VIEW api_policies AS
	SELECT p.id, policy_kind, title_zh, title_en, issued_date, issued_precision, period_start,
		period_end, status, note_en, stated_date, source_ids, evidence, relations
	FROM policies AS p JOIN record USING (id);

CREATE VIEW api_events AS
	SELECT e.id, event_kind, name_zh, name_en, event_date, event_precision, place_id, note_en,
		source_ids, evidence, relations
	FROM events AS e JOIN record USING (id);

CREATE VIEW api_relations AS
	SELECT r.id, subject_id, s.resource AS subject_resource, predicate, object_id,
		o.resource AS object_resource, role_zh, role_en, as_of_date, note_en,
		record.source_ids, record.evidence
	FROM relations AS r JOIN record USING (id)
		JOIN record AS s ON s.id = subject_id JOIN record AS o ON o.id = object_id;

CREATE VIEW api_discrepancies AS
	SELECT d.id, discrepancy_kind, preferred_id, other_id, statement_zh, statement_en, reason_zh,
		reason_en, source_ids, evidence
	FROM discrepancies AS d JOIN record USING (id);

CREATE VIEW api_aliases AS
	SELECT a.id, record_id, record.resource AS record_resource, alias_kind, name
	FROM aliases AS a JOIN record ON record.id = record_id;

CREATE VIEW api_sources AS
	SELECT id, title_zh, title_en, author_zh, author_en, publisher_zh, publisher_en, published_date,
		published_precision, reprinter_zh, reprinter_en, language,
		(SELECT count(*) FROM paragraphs WHERE source_id = s.id) AS paragraph_count, note_en
	FROM sources AS s;

CREATE VIEW api_evidence AS
	SELECT e.id, record_id, resource AS record_resource, source_id, paragraph, "start", "end", exact,
		sha256 AS paragraph_sha256, note_en
	FROM evidence AS e JOIN record ON record.id = record_id
		JOIN paragraphs AS p USING (source_id, paragraph);

-- The API: a resource of resources.csv is a view api_<name> here, its columns are the fields.
-- All of it is read-only SQL over the tables; `record` brings sources, evidence and relations.
-- A view that gives the rowid of its table as `api_row` is of a resource that can grow large: it stands on
-- a table of its own name alone, in the order of the key, to which generic/indexes.sql gives its indexes.
-- What such a view shows of other tables are subqueries, which cost nothing until they are shown;
-- what is filtered or sorted by is a column of its table, made in derived/7-columns.sql.
-- JSON is made in derived/: SQLite 3.40 holds its JSON functions for unsafe inside a view when
-- the schema is not trusted, and the server trusts none.

CREATE VIEW api_facts AS
	SELECT id, fact_kind, observation_kind, milestone_kind, clause_kind, category, date, date_start, date_end,
		date_precision, date_basis, period_start, period_end, plan_period, indicator_id, initiative_id, project_id,
		hospital_id, organization_id, place_id, comparator, value, value_max, unit, value_is_encoded,
		baseline_comparator, baseline_value, comparable, comparable_reason_zh, comparable_reason_en,
		firmness, status, status_basis, progress, progress_value, progress_date, progress_start, progress_precision, attribution, said_by_id,
		scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en, stated_date, stated_start,
		stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = f.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = f.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = f.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = f.id) AS discrepancies,
		(SELECT about_ids FROM record AS r WHERE r.id = f.id) AS about_ids,
		(SELECT about FROM record AS r WHERE r.id = f.id) AS about,
		(SELECT about_text FROM record AS r WHERE r.id = f.id) AS about_text,
		rowid AS api_row
	FROM facts AS f;

CREATE VIEW api_targets AS
	SELECT id, indicator_id, category, initiative_id, project_id, hospital_id, organization_id, place_id,
		comparator, value, value_max, unit, value_is_encoded, baseline_comparator, baseline_value, period_start,
		period_end, period_basis, plan_period, due_start, due_date, due_precision, due_basis, firmness, status,
		status_basis, attribution, said_by_id, progress, progress_observation_id, progress_value, progress_date,
		progress_start, progress_precision, progress_gap,
		(SELECT progress_method_zh FROM progress AS p WHERE p.id = t.id) AS progress_method_zh,
		(SELECT progress_method_en FROM progress AS p WHERE p.id = t.id) AS progress_method_en,
		scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en, stated_date,
		stated_start, stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = t.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = t.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = t.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = t.id) AS discrepancies,
		(SELECT about_ids FROM record AS r WHERE r.id = t.id) AS about_ids,
		(SELECT about FROM record AS r WHERE r.id = t.id) AS about,
		(SELECT about_text FROM record AS r WHERE r.id = t.id) AS about_text,
		rowid AS api_row
	FROM targets AS t;

CREATE VIEW api_observations AS
	SELECT id, observation_kind, indicator_id, category, initiative_id, project_id, hospital_id,
		organization_id, place_id, comparator, value, value_max, unit, value_is_encoded, period_start, period_end, period_basis,
		observed_start, observed_date, observed_precision, observed_basis, status_basis,
		attribution, said_by_id, comparable, comparable_reason_zh, comparable_reason_en,
		scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en, stated_date,
		stated_start, stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = o.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = o.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = o.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = o.id) AS discrepancies,
		(SELECT about_ids FROM record AS r WHERE r.id = o.id) AS about_ids,
		(SELECT about FROM record AS r WHERE r.id = o.id) AS about,
		(SELECT about_text FROM record AS r WHERE r.id = o.id) AS about_text,
		rowid AS api_row
	FROM observations AS o;

CREATE VIEW api_milestones AS
	SELECT id, milestone_kind, category, project_id, initiative_id, organization_id, place_id,
		period_start, period_end, period_basis, due_start, due_date, due_precision, due_basis, firmness, status, status_basis, progress,
		progress_milestone_id, progress_date, progress_start, progress_precision,
		(SELECT progress_method_zh FROM progress AS p WHERE p.id = m.id) AS progress_method_zh,
		(SELECT progress_method_en FROM progress AS p WHERE p.id = m.id) AS progress_method_en,
		attribution, said_by_id, scope_zh, scope_en, statement_zh, statement_en, note_zh, note_en,
		stated_date, stated_start, stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = m.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = m.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = m.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = m.id) AS discrepancies,
		(SELECT about_ids FROM record AS r WHERE r.id = m.id) AS about_ids,
		(SELECT about FROM record AS r WHERE r.id = m.id) AS about,
		(SELECT about_text FROM record AS r WHERE r.id = m.id) AS about_text,
		rowid AS api_row
	FROM milestones AS m;

CREATE VIEW api_measures AS
	SELECT id, clause_kind, category, initiative_id, organization_id, place_id, ordinal, period_start,
		period_end, period_basis, plan_period, due_start, due_date, due_precision, due_basis,
		firmness, status, status_basis, attribution, said_by_id, scope_zh, scope_en, statement_zh,
		statement_en, note_zh, note_en, stated_date, stated_start, stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = m.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = m.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = m.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = m.id) AS discrepancies,
		(SELECT about_ids FROM record AS r WHERE r.id = m.id) AS about_ids,
		(SELECT about FROM record AS r WHERE r.id = m.id) AS about,
		(SELECT about_text FROM record AS r WHERE r.id = m.id) AS about_text,
		rowid AS api_row
	FROM measures AS m;

-- CROSS JOIN: from the few to the many. Of a table that is empty SQLite has no statistics, and would search all
-- records for what is none.
CREATE VIEW api_claims AS
	SELECT id, claim_kind, category, initiative_id, place_id, comparator, value, unit, attribution,
		said_by_id, statement_zh, statement_en, note_zh, note_en, stated_date, stated_start, stated_precision,
		source_ids, evidence, relations, discrepancies, about_ids, about
	FROM claims CROSS JOIN record USING (id);

CREATE VIEW api_indicators AS
	SELECT id, category, name_zh, name_en, unit, measure_type, direction, per, base_zh, base_en,
		definition_zh, definition_en,
		note_zh, note_en,
		(SELECT targets FROM series AS s WHERE s.id = i.id) AS targets,
		(SELECT observations FROM series AS s WHERE s.id = i.id) AS observations,
		rowid AS api_row
	FROM indicators AS i;

CREATE VIEW api_initiatives AS
	SELECT id, initiative_kind, category, parent_id, policy_id, ordinal, name_zh, name_en,
		statement_zh, statement_en, pinyin, initials, note_zh, note_en, stated_date,
		stated_start, stated_precision,
		(SELECT source_ids FROM record AS r WHERE r.id = i.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = i.id) AS evidence,
		(SELECT relations FROM record AS r WHERE r.id = i.id) AS relations,
		(SELECT discrepancies FROM record AS r WHERE r.id = i.id) AS discrepancies,
		rowid AS api_row
	FROM initiatives AS i;

CREATE VIEW api_hospital_projects AS
	SELECT p.id, p.name_zh, p.name_en, p.hospital_id, h.name_zh AS hospital_name_zh,
		h.name_en AS hospital_name_en, p.campus_id, p.place_id,
		iif(l.place_kind = 'new_town', l.id, NULL) AS new_town_id,
		p.initiative_id, p.work_kind, p.phase, p.note_zh, p.note_en,
		steps.milestones,
		stated_date, stated_start, stated_precision, source_ids, evidence, relations
	FROM hospital_projects AS p CROSS JOIN record USING (id) JOIN steps USING (id)
		JOIN hospitals AS h ON h.id = p.hospital_id
		LEFT JOIN places AS l ON l.id = p.place_id;

CREATE VIEW api_hospitals AS
	SELECT h.id, name_zh, name_en, place_id, pinyin, initials, note_zh, note_en,
		hospital_project_ids, source_ids, evidence, relations
	FROM hospitals AS h CROSS JOIN record USING (id) JOIN sites USING (id);

CREATE VIEW api_campuses AS
	SELECT c.id, hospital_id, name_zh, name_en, place_id, pinyin, initials, note_zh, note_en,
		source_ids, evidence, relations
	FROM campuses AS c CROSS JOIN record USING (id);

CREATE VIEW api_places AS
	SELECT p.id, place_kind, name_zh, name_en, parent_id, pinyin, initials, note_zh, note_en,
		source_ids, evidence, relations
	FROM places AS p CROSS JOIN record USING (id);

CREATE VIEW api_new_towns AS
	SELECT p.id, name_zh, name_en, parent_id, pinyin, initials, note_zh, note_en,
		hospital_project_ids,
		source_ids, evidence, relations
	FROM places AS p CROSS JOIN record USING (id) JOIN sites USING (id)
	WHERE place_kind = 'new_town';

CREATE VIEW api_districts AS
	SELECT p.id, name_zh, name_en, parent_id, pinyin, initials, note_zh, note_en,
		source_ids, evidence, relations
	FROM places AS p CROSS JOIN record USING (id) WHERE place_kind = 'district';

CREATE VIEW api_organizations AS
	SELECT o.id, organization_kind, name_zh, name_en, place_id, pinyin, initials, note_zh, note_en,
		source_ids, evidence, relations
	FROM organizations AS o CROSS JOIN record USING (id);

CREATE VIEW api_people AS
	SELECT p.id, name_zh, name_en, pinyin, initials, note_zh, note_en,
		source_ids, evidence, relations
	FROM people AS p CROSS JOIN record USING (id);

CREATE VIEW api_policies AS
	SELECT p.id, policy_kind, title_zh, title_en, issued_start, issued_date, issued_precision,
		issued_basis, period_start, period_end, status, note_zh, note_en, stated_date, stated_start, stated_precision, source_ids, evidence,
		relations
	FROM policies AS p CROSS JOIN record USING (id);

CREATE VIEW api_events AS
	SELECT e.id, event_kind, name_zh, name_en, event_start, event_date, event_precision,
		event_basis, place_id, note_zh, note_en, source_ids, evidence, relations
	FROM events AS e CROSS JOIN record USING (id);

CREATE VIEW api_relations AS
	SELECT id, subject_id, subject_resource, predicate, object_id, object_resource, role_zh, role_en,
		as_of_start, as_of_date, as_of_precision, as_of_basis, note_zh, note_en,
		(SELECT source_ids FROM record AS r WHERE r.id = l.id) AS source_ids,
		(SELECT evidence FROM record AS r WHERE r.id = l.id) AS evidence,
		rowid AS api_row
	FROM relations AS l;

CREATE VIEW api_discrepancies AS
	SELECT d.id, discrepancy_kind, preferred_id, other_id, statement_zh, statement_en, reason_zh,
		reason_en, record.source_ids, record.evidence, p.resource AS preferred_resource,
		o.resource AS other_resource
	FROM discrepancies AS d CROSS JOIN record USING (id) JOIN record AS p ON p.id = preferred_id
		LEFT JOIN record AS o ON o.id = other_id;

CREATE VIEW api_findings AS
	SELECT id, ordinal, title_zh, title_en, statement_zh, statement_en, figures, fact_ids, claim_ids, source_ids
	FROM findings;

CREATE VIEW api_glossary AS SELECT id, term_zh, term_en, forms_en, note_en FROM glossary;

CREATE VIEW api_synonyms AS SELECT id, meaning, word, synonym_kind FROM synonyms;

CREATE VIEW api_aliases AS
	SELECT a.id, record_id, record.resource AS record_resource, alias_kind, name
	FROM aliases AS a CROSS JOIN record ON record.id = record_id;

CREATE VIEW api_sources AS
	SELECT id, title_zh, title_en, author_zh, author_en, publisher_zh, publisher_en, published_start,
		published_date, published_precision, published_basis, reprinter_zh, reprinter_en, language,
		url, archived_url, retrieved,
		(SELECT count(*) FROM paragraphs WHERE source_id = s.id) AS paragraph_count,
		note_zh, note_en
	FROM sources AS s;

CREATE VIEW api_evidence AS
	SELECT id, record_id, record_resource, source_id, paragraph, "start", "end", exact,
		paragraph_sha256, text_url, note_zh, note_en, rowid AS api_row
	FROM evidence;

CREATE VIEW api_retired AS
	SELECT id, record_resource, renamed, successor_id, successor_resource, reason_zh, reason_en FROM retired;

CREATE VIEW api_releases AS
	SELECT id, ordinal, released, coalesce(digest, (SELECT digest FROM api_dataset)) AS digest, file_sha256,
		file_bytes, fact_count, evidence_count, change_count, notes_zh, notes_en
	FROM releases;

CREATE VIEW api_changes AS
	SELECT id, version, since, change_kind, record_resource, record_id, field, old, new, successor_id,
		(SELECT reason_zh FROM reasons AS r WHERE r.id = c.reason_id
			UNION ALL SELECT reason_zh FROM retired AS r WHERE r.id = c.record_id AND c.reason_id IS NULL) AS reason_zh,
		(SELECT reason_en FROM reasons AS r WHERE r.id = c.reason_id
			UNION ALL SELECT reason_en FROM retired AS r WHERE r.id = c.record_id AND c.reason_id IS NULL) AS reason_en,
		rowid AS api_row
	FROM changes AS c;

-- What the API says of itself, for clients that show any resource or a word of a vocabulary.
CREATE VIEW api_fields AS
	SELECT replace(resource || '-' || field, '_', '-') AS id, resource, field, ordinal, type,
		"format" AS text_format, unit AS field_unit, enum AS vocabulary, ref, nullable, filterable, sortable,
		facetable, shown, title_zh, title_en, description_zh, description_en
	FROM api_field;

-- as the view has them: a reference to anything is looked for among these keys, too
CREATE INDEX api_field_id ON api_field (replace(resource || '-' || field, '_', '-'));

CREATE VIEW api_terms AS
	SELECT replace(vocabulary, '_', '-') || '-' || lower(replace(replace(
			CASE vocabulary WHEN 'comparator' THEN title_en ELSE word END, '_', '-'), ' ', '-')) AS id,
		vocabulary, word, title_zh, title_en, definition_zh, definition_en
	FROM api_vocabulary;

CREATE INDEX api_vocabulary_id ON api_vocabulary (replace(vocabulary, '_', '-') || '-' || lower(replace(replace(
	CASE vocabulary WHEN 'comparator' THEN title_en ELSE word END, '_', '-'), ' ', '-')));

-- The figures in the findings and the records that bear them out, both computed: data/findings.csv names
-- a figure in braces, and what is served has the number in its place. No finding can go on saying what
-- the facts no longer say.
CREATE TABLE figures (
	finding_id TEXT NOT NULL REFERENCES findings,
	name TEXT NOT NULL,
	value INTEGER NOT NULL,
	PRIMARY KEY (finding_id, name)
) STRICT, WITHOUT ROWID;

-- Facts, and the claims that they refute.
CREATE TABLE bearing (
	finding_id TEXT NOT NULL REFERENCES findings,
	record_id TEXT NOT NULL REFERENCES record,
	PRIMARY KEY (finding_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TEMP VIEW judged_target AS
	SELECT * FROM facts WHERE fact_kind = 'target' AND progress IS NOT NULL;
-- Those that the article of July 2021 lists: later ones are no part of its headline.
CREATE TEMP VIEW town_project AS
	SELECT p.* FROM hospital_projects AS p JOIN places AS l ON l.id = p.place_id
	WHERE place_kind = 'new_town'
		AND p.id IN (SELECT record_id FROM evidence WHERE source_id = 'xinmin-2021-07-16');
CREATE TEMP VIEW town_step AS
	SELECT f.* FROM facts AS f JOIN temp.town_project AS p ON p.id = f.project_id
	WHERE fact_kind = 'milestone' AND progress IS NOT NULL AND date IS NOT NULL;
-- How long a training takes is no thing to do: a target of which there is no verdict.
CREATE TEMP VIEW clause_2024 AS
	SELECT f.* FROM facts AS f JOIN statement_entities AS e ON e.statement_id = f.id
	WHERE entity_id = 'health-work-conference-2024' AND fact_kind <> 'observation' AND status <> 'unknown'
		AND (fact_kind <> 'target' OR progress IS NOT NULL);

INSERT INTO bearing
	SELECT * FROM (
		SELECT 'promises-confirmed' AS finding_id, id FROM temp.judged_target
		UNION ALL SELECT 'headline-internet-hospitals', id FROM facts
			WHERE indicator_id = 'internet-hospitals'
		UNION ALL SELECT 'headline-internet-hospitals', id FROM claims
			WHERE id = 'internet-hospitals-headline-claim'
		UNION ALL SELECT 'eight-hospitals-are-projects', id FROM facts
			WHERE indicator_id = 'new-town-hospital-projects-count'
				OR project_id IN (SELECT id FROM temp.town_project)
		UNION ALL SELECT 'eight-hospitals-are-projects', id FROM claims
			WHERE id = 'new-town-municipal-hospitals-headline-claim'
		UNION ALL SELECT 'new-town-steps-without-report', id FROM temp.town_step
		UNION ALL SELECT 'rehabilitation-three-programmes', id FROM facts WHERE indicator_id IN (
			'community-rehabilitation-centres-built', 'community-rehabilitation-centres-hardware',
			'model-rehabilitation-centres-2023', 'rehabilitation-centres-2024')
		UNION ALL SELECT 'programme-2024-without-figures', id FROM temp.clause_2024
		UNION ALL SELECT 'medical-service-circles-plan-or-there', id FROM facts
			WHERE indicator_id = 'medical-service-circles-count'
		UNION ALL SELECT 'who-says-so', id FROM facts)
	WHERE finding_id IN (SELECT id FROM findings);

INSERT INTO figures
	SELECT finding_id, name, value FROM (
		SELECT 'promises-confirmed' AS finding_id, 'promises' AS name, count(*) AS value
			FROM temp.judged_target
		UNION ALL SELECT 'promises-confirmed', 'met', count(*) FROM temp.judged_target WHERE progress = 'met'
		UNION ALL SELECT 'promises-confirmed', 'silent', count(*) FROM temp.judged_target
			WHERE progress = 'no_later_report'
		-- No article follows that could report a result.
		UNION ALL SELECT 'promises-confirmed', 'newest', count(*) FROM temp.judged_target
			WHERE progress = 'no_later_report' AND stated_date = (SELECT max(published_date) FROM sources)
		UNION ALL SELECT 'promises-confirmed', 'short', count(*) FROM temp.judged_target
			WHERE progress = 'no_report_after_due'
		UNION ALL SELECT 'promises-confirmed', 'barred', count(*) FROM temp.judged_target
			WHERE progress = 'not_comparable'
		UNION ALL SELECT 'headline-internet-hospitals', 'claimed', CAST(value AS INTEGER) FROM claims
			WHERE id = 'internet-hospitals-headline-claim'
		UNION ALL SELECT 'headline-internet-hospitals', 'approved', CAST(value AS INTEGER) FROM facts
			WHERE id = 'internet-hospitals-2021'
		UNION ALL SELECT 'eight-hospitals-are-projects', 'claimed', CAST(value AS INTEGER) FROM claims
			WHERE id = 'new-town-municipal-hospitals-headline-claim'
		UNION ALL SELECT 'eight-hospitals-are-projects', 'projects', count(*) FROM temp.town_project
		UNION ALL SELECT 'eight-hospitals-are-projects', 'expansions', count(*) FROM temp.town_project
			WHERE work_kind = 'expansion' AND phase = 2
		UNION ALL SELECT 'eight-hospitals-are-projects', 'relocations', count(*) FROM temp.town_project
			WHERE work_kind = 'relocation'
		UNION ALL SELECT 'eight-hospitals-are-projects', 'others', count(*) FROM temp.town_project
			WHERE work_kind = 'construction'
		UNION ALL SELECT 'new-town-steps-without-report', 'steps', count(*) FROM temp.town_step
		UNION ALL SELECT 'new-town-steps-without-report', 'silent', count(*) FROM temp.town_step
			WHERE progress = 'no_later_report'
		UNION ALL SELECT 'rehabilitation-three-programmes', 'promised', CAST(value AS INTEGER) FROM facts
			WHERE id = 'community-rehabilitation-centres-2021-target'
		UNION ALL SELECT 'rehabilitation-three-programmes', 'built', CAST(value AS INTEGER) FROM facts
			WHERE id = 'community-rehabilitation-centres-built-2021'
		UNION ALL SELECT 'rehabilitation-three-programmes', 'hardware', CAST(value AS INTEGER) FROM facts
			WHERE id = 'community-rehabilitation-centres-hardware-2021'
		UNION ALL SELECT 'rehabilitation-three-programmes', 'later', CAST(value AS INTEGER) FROM facts
			WHERE id = 'model-rehabilitation-centres-completed-2024'
		UNION ALL SELECT 'rehabilitation-three-programmes', 'next', CAST(value AS INTEGER) FROM facts
			WHERE id = 'rehabilitation-centres-2024-target'
		UNION ALL SELECT 'programme-2024-without-figures', 'clauses', count(*) FROM temp.clause_2024
		-- 全覆盖 is no figure here
		UNION ALL SELECT 'programme-2024-without-figures', 'figures', count(*) FROM temp.clause_2024
			WHERE indicator_id IS NOT NULL AND NOT value_is_encoded
		UNION ALL SELECT 'programme-2024-without-figures', 'running', count(*) FROM temp.clause_2024
			WHERE status = 'in_progress' AND status_basis = 'stated'
		UNION ALL SELECT 'programme-2024-without-figures', 'inferred', count(*) FROM temp.clause_2024
			WHERE status = 'in_progress' AND status_basis = 'inferred'
		UNION ALL SELECT 'medical-service-circles-plan-or-there', 'circles', CAST(max(value) AS INTEGER)
			FROM facts WHERE indicator_id = 'medical-service-circles-count' HAVING count(DISTINCT value) = 1
		UNION ALL SELECT 'medical-service-circles-plan-or-there', 'articles', count(DISTINCT source_id)
			FROM evidence WHERE record_id IN (
				SELECT id FROM facts WHERE indicator_id = 'medical-service-circles-count')
		UNION ALL SELECT 'who-says-so', 'facts', count(*) FROM facts
		UNION ALL SELECT 'who-says-so', 'officials', count(*) FROM facts WHERE attribution = 'official_quoted'
		UNION ALL SELECT 'who-says-so', 'bodies', count(*) FROM facts WHERE attribution = 'body_reported'
		UNION ALL SELECT 'who-says-so', 'outlets', count(*) FROM facts WHERE attribution = 'outlet'
		UNION ALL SELECT 'who-says-so', 'speakers', count(DISTINCT said_by_id) FROM facts
			WHERE attribution = 'official_quoted')
	WHERE finding_id IN (SELECT id FROM findings);

ALTER TABLE findings ADD COLUMN figures TEXT;
ALTER TABLE findings ADD COLUMN fact_ids TEXT;
ALTER TABLE findings ADD COLUMN claim_ids TEXT;
ALTER TABLE findings ADD COLUMN source_ids TEXT;
UPDATE findings SET
	(statement_zh, statement_en) = (
		WITH RECURSIVE figure (n, name, value) AS (
			SELECT row_number() OVER (ORDER BY name), name, value FROM figures WHERE finding_id = findings.id
		), filled (n, zh, en) AS (
			SELECT 0, findings.statement_zh, findings.statement_en
			UNION ALL
			SELECT f.n + 1, replace(zh, '{' || name || '}', value),
				replace(en, '{' || name || '}', iif(value = 0, 'none', value))
			FROM filled AS f JOIN figure ON figure.n = f.n + 1)
		SELECT zh, en FROM filled ORDER BY n DESC LIMIT 1),
	figures = (SELECT json_group_object(name, value) FROM figures WHERE finding_id = findings.id),
	fact_ids = (
		SELECT json_group_array(record_id) FROM bearing
		WHERE finding_id = findings.id AND record_id IN (SELECT id FROM facts)),
	claim_ids = (
		SELECT json_group_array(record_id) FROM bearing
		WHERE finding_id = findings.id AND record_id IN (SELECT id FROM claims)),
	source_ids = (
		SELECT json_group_array(source_id) FROM (
			SELECT DISTINCT source_id FROM evidence JOIN bearing USING (record_id)
			WHERE finding_id = findings.id ORDER BY source_id));

-- The release in the making is this dataset; what came of those before it stands in releases.csv.
UPDATE releases SET released = (SELECT released FROM api_dataset),
		fact_count = (SELECT count(*) FROM facts), evidence_count = (SELECT count(*) FROM evidence)
	WHERE id = (SELECT version FROM api_dataset);

-- Versions follow each other by their numbers: 0.10.0 comes after 0.9.0.
ALTER TABLE releases ADD COLUMN ordinal INTEGER;
UPDATE releases SET ordinal = numbered.ordinal FROM (
	SELECT id, row_number() OVER (ORDER BY parts ->> 0, parts ->> 1, parts ->> 2) AS ordinal
	FROM (SELECT id, json('[' || replace(id, '.', ',') || ']') AS parts FROM releases)) AS numbered
	WHERE numbered.id = releases.id;

ALTER TABLE releases ADD COLUMN change_count INTEGER;
UPDATE releases SET change_count = (SELECT count(*) FROM changes AS c WHERE c.version = releases.id);

INSERT INTO api_release_note
	SELECT ordinal, id, released, notes_zh, notes_en,
		iif(change_count > 0, 'changes?version=' || id, 'releases/' || id)
	FROM releases;

-- Since which releases a change is news: all those before its own.
ALTER TABLE changes ADD COLUMN since TEXT NOT NULL DEFAULT '[]';
UPDATE changes SET since = before.versions FROM (
	SELECT r.id, (SELECT json_group_array(id) FROM (
		SELECT id FROM releases AS o WHERE o.ordinal < r.ordinal ORDER BY ordinal)) AS versions
	FROM releases AS r) AS before
	WHERE before.id = changes.version;

ALTER TABLE changes ADD COLUMN successor_id TEXT;
UPDATE changes SET successor_id = (SELECT successor_id FROM retired AS r WHERE r.id = record_id)
	WHERE change_kind IN ('removed', 'renamed');

ALTER TABLE retired ADD COLUMN successor_resource TEXT;
UPDATE retired SET successor_resource = coalesce(
	(SELECT resource FROM record AS r WHERE r.id = successor_id),
	(SELECT 'evidence' FROM evidence AS e WHERE e.id = successor_id));

-- The ids that went, at every address that they had: that of their resource, and that of the facts or the
-- places of its kind.
INSERT INTO api_gone
	SELECT record_resource, id, successor_resource, successor_id, renamed, reason_en, reason_zh
	FROM retired;
INSERT INTO api_gone
	SELECT 'facts', id, iif(successor_id IN (SELECT id FROM facts), 'facts', successor_resource), successor_id, renamed,
		reason_en, reason_zh
	FROM retired
	WHERE record_resource IN ('targets', 'observations', 'milestones', 'measures') AND id NOT IN (SELECT id FROM facts);

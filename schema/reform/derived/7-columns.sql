-- What a large resource is filtered and sorted by stands in its own table, so that an index can serve
-- it: a view that joined it from another would have to look there for every row.
ALTER TABLE targets ADD COLUMN unit TEXT;
ALTER TABLE targets ADD COLUMN progress TEXT;
ALTER TABLE targets ADD COLUMN progress_observation_id TEXT REFERENCES observations;
ALTER TABLE targets ADD COLUMN progress_value REAL;
ALTER TABLE targets ADD COLUMN progress_date TEXT;
ALTER TABLE targets ADD COLUMN progress_start TEXT;
ALTER TABLE targets ADD COLUMN progress_precision TEXT;
ALTER TABLE targets ADD COLUMN progress_gap REAL;
ALTER TABLE targets ADD COLUMN stated_date TEXT;
ALTER TABLE targets ADD COLUMN stated_start TEXT;
ALTER TABLE targets ADD COLUMN stated_precision TEXT;
UPDATE targets SET (progress, progress_observation_id, progress_value, progress_date, progress_start,
	progress_precision, progress_gap)
	= (SELECT progress, progress_id, progress_value, progress_date, progress_start, progress_precision, progress_gap
	FROM progress AS p WHERE p.id = targets.id),
	unit = (SELECT unit FROM indicators AS i WHERE i.id = indicator_id),
	(stated_date, stated_start, stated_precision)
	= (SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = targets.id);

ALTER TABLE observations ADD COLUMN unit TEXT;
ALTER TABLE observations ADD COLUMN stated_date TEXT;
ALTER TABLE observations ADD COLUMN stated_start TEXT;
ALTER TABLE observations ADD COLUMN stated_precision TEXT;
UPDATE observations SET unit = (SELECT unit FROM indicators AS i WHERE i.id = indicator_id),
	(stated_date, stated_start, stated_precision)
	= (SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = observations.id);

ALTER TABLE milestones ADD COLUMN progress TEXT;
ALTER TABLE milestones ADD COLUMN progress_milestone_id TEXT REFERENCES milestones;
ALTER TABLE milestones ADD COLUMN progress_date TEXT;
ALTER TABLE milestones ADD COLUMN progress_start TEXT;
ALTER TABLE milestones ADD COLUMN progress_precision TEXT;
UPDATE milestones SET (progress, progress_milestone_id, progress_date, progress_start, progress_precision)
	= (SELECT progress, progress_id, progress_date, progress_start, progress_precision FROM progress AS p WHERE p.id = milestones.id);
ALTER TABLE milestones ADD COLUMN stated_date TEXT;
ALTER TABLE milestones ADD COLUMN stated_start TEXT;
ALTER TABLE milestones ADD COLUMN stated_precision TEXT;
UPDATE milestones SET (stated_date, stated_start, stated_precision)
	= (SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = milestones.id);

ALTER TABLE measures ADD COLUMN stated_date TEXT;
ALTER TABLE measures ADD COLUMN stated_start TEXT;
ALTER TABLE measures ADD COLUMN stated_precision TEXT;
UPDATE measures SET (stated_date, stated_start, stated_precision)
	= (SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = measures.id);

ALTER TABLE initiatives ADD COLUMN stated_date TEXT;
ALTER TABLE initiatives ADD COLUMN stated_start TEXT;
ALTER TABLE initiatives ADD COLUMN stated_precision TEXT;
UPDATE initiatives SET (stated_date, stated_start, stated_precision)
	= (SELECT stated_date, stated_start, stated_precision FROM record AS r WHERE r.id = initiatives.id);

ALTER TABLE relations ADD COLUMN subject_resource TEXT;
ALTER TABLE relations ADD COLUMN object_resource TEXT;
UPDATE relations SET subject_resource = (SELECT resource FROM record AS r WHERE r.id = subject_id),
	object_resource = (SELECT resource FROM record AS r WHERE r.id = object_id);

ALTER TABLE evidence ADD COLUMN record_resource TEXT;
ALTER TABLE evidence ADD COLUMN paragraph_sha256 TEXT;
UPDATE evidence SET record_resource = (SELECT resource FROM record AS r WHERE r.id = record_id),
	paragraph_sha256 = (
		SELECT sha256 FROM paragraphs AS p
		WHERE p.source_id = evidence.source_id AND p.paragraph = evidence.paragraph);

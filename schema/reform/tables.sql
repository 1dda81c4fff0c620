-- What is curated: one table a CSV of data/, columns in the CSV's order.
--
-- Every id is a slug and unique over all tables (`record` in derived/ holds them all), so that
-- evidence, relations and aliases can point at anything. A column that bears the name of a
-- vocabulary takes that vocabulary's words only; the build checks this for every table alike.
-- Dates are ISO 8601 and name the last day of a period; *_precision says how long that period is.

-- Provenance ---------------------------------------------------------------------------------

CREATE TABLE sources (
	id TEXT PRIMARY KEY,
	title_zh TEXT,
	title_en TEXT,
	author_zh TEXT,
	author_en TEXT,
	publisher_zh TEXT,
	publisher_en TEXT,
	published_date TEXT NOT NULL CHECK (date(published_date, '+0 days') IS published_date),
	published_precision TEXT NOT NULL,
	reprinter_zh TEXT,
	reprinter_en TEXT,
	language TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT
) STRICT;

-- The shape of each source, so that the build can check evidence without the articles at hand.
CREATE TABLE paragraphs (
	id TEXT PRIMARY KEY,
	source_id TEXT NOT NULL REFERENCES sources,
	paragraph INTEGER NOT NULL CHECK (paragraph >= 1),
	code_points INTEGER NOT NULL CHECK (code_points > 0),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
	UNIQUE (source_id, paragraph)
) STRICT;

CREATE TABLE evidence (
	id TEXT PRIMARY KEY,
	record_id TEXT NOT NULL REFERENCES record,
	source_id TEXT NOT NULL,
	paragraph INTEGER NOT NULL,
	"start" INTEGER NOT NULL CHECK ("start" >= 0),
	"end" INTEGER NOT NULL,
	exact TEXT NOT NULL CHECK (length(exact) BETWEEN 1 AND 24),
	note_zh TEXT,
	note_en TEXT,
	FOREIGN KEY (source_id, paragraph) REFERENCES paragraphs (source_id, paragraph),
	CHECK ("end" - "start" = length(exact))
) STRICT;

-- Numerals, titles and quoted names that state nothing of their own, and why; every other one lies in
-- evidence, which tests/completeness proves.
CREATE TABLE uncited (
	id TEXT PRIMARY KEY,
	source_id TEXT NOT NULL,
	paragraph INTEGER NOT NULL,
	"start" INTEGER NOT NULL CHECK ("start" >= 0),
	"end" INTEGER NOT NULL,
	exact TEXT NOT NULL CHECK (length(exact) BETWEEN 1 AND 48),
	reason_en TEXT NOT NULL,
	FOREIGN KEY (source_id, paragraph) REFERENCES paragraphs (source_id, paragraph),
	CHECK ("end" - "start" = length(exact))
) STRICT;

-- Entities -----------------------------------------------------------------------------------

CREATE TABLE places (
	id TEXT PRIMARY KEY,
	place_kind TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	parent_id TEXT REFERENCES places,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE organizations (
	id TEXT PRIMARY KEY,
	organization_kind TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	place_id TEXT REFERENCES places,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE hospitals (
	id TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	place_id TEXT REFERENCES places,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE campuses (
	id TEXT PRIMARY KEY,
	hospital_id TEXT NOT NULL REFERENCES hospitals,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	place_id TEXT REFERENCES places,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE people (
	id TEXT PRIMARY KEY,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE policies (
	id TEXT PRIMARY KEY,
	policy_kind TEXT NOT NULL,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	issued_date TEXT CHECK (date(issued_date, '+0 days') IS issued_date),
	issued_precision TEXT,
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	status TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((issued_date IS NULL) = (issued_precision IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE events (
	id TEXT PRIMARY KEY,
	event_kind TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	event_date TEXT CHECK (date(event_date, '+0 days') IS event_date),
	event_precision TEXT,
	place_id TEXT REFERENCES places,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((event_date IS NULL) = (event_precision IS NULL))
) STRICT;

CREATE TABLE initiatives (
	id TEXT PRIMARY KEY,
	initiative_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	parent_id TEXT REFERENCES initiatives,
	policy_id TEXT REFERENCES policies,
	ordinal INTEGER CHECK (ordinal >= 1),
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	pinyin TEXT,
	initials TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE hospital_projects (
	id TEXT PRIMARY KEY,
	hospital_id TEXT NOT NULL REFERENCES hospitals,
	campus_id TEXT REFERENCES campuses,
	place_id TEXT REFERENCES places,
	initiative_id TEXT REFERENCES initiatives,
	work_kind TEXT NOT NULL,
	phase INTEGER CHECK (phase >= 1),
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT
) STRICT;

CREATE TABLE indicators (
	id TEXT PRIMARY KEY,
	category TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	unit TEXT NOT NULL,
	measure_type TEXT NOT NULL,
	definition_zh TEXT,
	definition_en TEXT,
	note_zh TEXT,
	note_en TEXT
) STRICT;

-- Statements ---------------------------------------------------------------------------------

CREATE TABLE targets (
	id TEXT PRIMARY KEY,
	indicator_id TEXT NOT NULL REFERENCES indicators,
	category TEXT NOT NULL,
	initiative_id TEXT REFERENCES initiatives,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	comparator TEXT NOT NULL,
	value REAL NOT NULL,
	value_max REAL CHECK (value_max > value),
	value_is_encoded INTEGER NOT NULL CHECK (value_is_encoded IN (0, 1)),
	baseline_comparator TEXT,
	baseline_value REAL,
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	firmness TEXT NOT NULL,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL)),
	CHECK ((baseline_value IS NULL) = (baseline_comparator IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE observations (
	id TEXT PRIMARY KEY,
	indicator_id TEXT NOT NULL REFERENCES indicators,
	category TEXT NOT NULL,
	initiative_id TEXT REFERENCES initiatives,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	comparator TEXT NOT NULL,
	value REAL NOT NULL,
	value_max REAL CHECK (value_max > value),
	value_is_encoded INTEGER NOT NULL CHECK (value_is_encoded IN (0, 1)),
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	observed_date TEXT CHECK (date(observed_date, '+0 days') IS observed_date),
	observed_precision TEXT,
	status_basis TEXT NOT NULL,
	comparable INTEGER NOT NULL CHECK (comparable IN (0, 1)),
	comparable_reason_zh TEXT,
	comparable_reason_en TEXT,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((observed_date IS NULL) = (observed_precision IS NULL)),
	CHECK ((comparable = 1) = (comparable_reason_en IS NULL)),
	CHECK ((comparable_reason_zh IS NULL) = (comparable_reason_en IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE milestones (
	id TEXT PRIMARY KEY,
	milestone_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	project_id TEXT REFERENCES hospital_projects,
	initiative_id TEXT REFERENCES initiatives,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	firmness TEXT NOT NULL,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL))
) STRICT;

CREATE TABLE measures (
	id TEXT PRIMARY KEY,
	category TEXT NOT NULL,
	initiative_id TEXT REFERENCES initiatives,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	ordinal INTEGER CHECK (ordinal >= 1),
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	firmness TEXT NOT NULL,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL))
) STRICT;

-- What joins them ----------------------------------------------------------------------------

CREATE TABLE relations (
	id TEXT PRIMARY KEY,
	subject_id TEXT NOT NULL REFERENCES record,
	predicate TEXT NOT NULL,
	object_id TEXT NOT NULL REFERENCES record,
	role_zh TEXT,
	role_en TEXT,
	as_of_date TEXT CHECK (date(as_of_date, '+0 days') IS as_of_date),
	as_of_precision TEXT,
	note_zh TEXT,
	note_en TEXT,
	UNIQUE (subject_id, predicate, object_id, as_of_date),
	CHECK (subject_id <> object_id),
	CHECK ((as_of_date IS NULL) = (as_of_precision IS NULL)),
	CHECK ((role_zh IS NULL) = (role_en IS NULL))
) STRICT;

CREATE TABLE aliases (
	id TEXT PRIMARY KEY,
	record_id TEXT NOT NULL REFERENCES record,
	alias_kind TEXT NOT NULL,
	name TEXT NOT NULL,
	UNIQUE (record_id, name)
) STRICT;

CREATE TABLE discrepancies (
	id TEXT PRIMARY KEY,
	discrepancy_kind TEXT NOT NULL,
	preferred_id TEXT NOT NULL REFERENCES record,
	other_id TEXT REFERENCES record,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	reason_zh TEXT NOT NULL,
	reason_en TEXT NOT NULL
) STRICT;

-- What is curated: one table a CSV of data/, columns in the CSV's order.
--
-- Every id is a slug and unique over all tables (`record` in derived/ holds them all), so that
-- evidence, relations and aliases can point at anything. A column that bears the name of a
-- vocabulary takes that vocabulary's words only; the build checks this for every table alike.
-- Dates are ISO 8601 and intervals: *_date is the last day, *_start the first. The first follows from
-- the precision (derived/1-dates.sql fills it in) and is curated only where that is `interval`.

-- Provenance ---------------------------------------------------------------------------------

CREATE TABLE sources (
	id TEXT PRIMARY KEY,
	title_zh TEXT,
	title_en TEXT,
	author_zh TEXT,
	author_en TEXT,
	publisher_zh TEXT,
	publisher_en TEXT,
	published_start TEXT CHECK (date(published_start, '+0 days') IS published_start),
	published_date TEXT NOT NULL CHECK (date(published_date, '+0 days') IS published_date),
	published_precision TEXT NOT NULL,
	published_basis TEXT NOT NULL,
	reprinter_zh TEXT,
	reprinter_en TEXT,
	language TEXT NOT NULL,
	url TEXT CHECK (url GLOB 'http*://*'),
	archived_url TEXT CHECK (archived_url GLOB 'http*://*'),
	retrieved TEXT CHECK (date(retrieved, '+0 days') IS retrieved),
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
	CONSTRAINT "end = start + length(exact)" CHECK ("end" - "start" = length(exact))
) STRICT;

-- Numerals, titles and quoted names that state nothing of their own, and why; every other one lies in
-- evidence, which tests/evidence proves.
CREATE TABLE uncited (
	id TEXT PRIMARY KEY,
	source_id TEXT NOT NULL,
	paragraph INTEGER NOT NULL,
	"start" INTEGER NOT NULL CHECK ("start" >= 0),
	"end" INTEGER NOT NULL,
	exact TEXT NOT NULL CHECK (length(exact) BETWEEN 1 AND 48),
	reason_en TEXT NOT NULL,
	FOREIGN KEY (source_id, paragraph) REFERENCES paragraphs (source_id, paragraph),
	CONSTRAINT "end = start + length(exact)" CHECK ("end" - "start" = length(exact))
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
	issued_start TEXT CHECK (date(issued_start, '+0 days') IS issued_start),
	issued_date TEXT CHECK (date(issued_date, '+0 days') IS issued_date),
	issued_precision TEXT,
	issued_basis TEXT,
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	status TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((issued_date IS NULL) = (issued_precision IS NULL)),
	CHECK ((issued_date IS NULL) = (issued_basis IS NULL)),
	CHECK (issued_start <= issued_date),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE events (
	id TEXT PRIMARY KEY,
	event_kind TEXT NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	event_start TEXT CHECK (date(event_start, '+0 days') IS event_start),
	event_date TEXT CHECK (date(event_date, '+0 days') IS event_date),
	event_precision TEXT,
	event_basis TEXT,
	place_id TEXT REFERENCES places,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((event_date IS NULL) = (event_precision IS NULL)),
	CHECK ((event_date IS NULL) = (event_basis IS NULL)),
	CHECK (event_start <= event_date)
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
	direction TEXT NOT NULL,
	per TEXT,
	base_zh TEXT,
	base_en TEXT,
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
	period_basis TEXT,
	plan_period TEXT,  -- named without its years
	due_start TEXT CHECK (date(due_start, '+0 days') IS due_start),
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	due_basis TEXT,
	firmness TEXT NOT NULL,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL)),
	CHECK ((due_date IS NULL) = (due_basis IS NULL)),
	CHECK (due_start <= due_date),
	CHECK (plan_period IS NULL OR coalesce(due_date, period_end) IS NULL),
	CHECK ((baseline_value IS NULL) = (baseline_comparator IS NULL)),
	CHECK ((period_end IS NULL) = (period_basis IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE observations (
	id TEXT PRIMARY KEY,
	observation_kind TEXT NOT NULL,
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
	period_basis TEXT,
	observed_start TEXT CHECK (date(observed_start, '+0 days') IS observed_start),
	observed_date TEXT CHECK (date(observed_date, '+0 days') IS observed_date),
	observed_precision TEXT,
	observed_basis TEXT,
	status_basis TEXT NOT NULL,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
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
	CHECK ((observed_date IS NULL) = (observed_basis IS NULL)),
	CHECK (observed_start <= observed_date),
	CHECK ((comparable = 1) = (comparable_reason_en IS NULL)),
	CHECK ((comparable_reason_zh IS NULL) = (comparable_reason_en IS NULL)),
	CHECK ((period_end IS NULL) = (period_basis IS NULL)),
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
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	period_basis TEXT,
	due_start TEXT CHECK (date(due_start, '+0 days') IS due_start),
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	due_basis TEXT,
	firmness TEXT,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL)),
	CHECK ((due_date IS NULL) = (due_basis IS NULL)),
	CHECK (due_start <= due_date),
	CHECK ((period_end IS NULL) = (period_basis IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

CREATE TABLE measures (
	id TEXT PRIMARY KEY,
	clause_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	initiative_id TEXT REFERENCES initiatives,
	organization_id TEXT REFERENCES organizations,
	place_id TEXT REFERENCES places,
	ordinal INTEGER CHECK (ordinal >= 1),
	period_start TEXT CHECK (date(period_start, '+0 days') IS period_start),
	period_end TEXT CHECK (date(period_end, '+0 days') IS period_end),
	period_basis TEXT,
	plan_period TEXT,  -- named without its years
	due_start TEXT CHECK (date(due_start, '+0 days') IS due_start),
	due_date TEXT CHECK (date(due_date, '+0 days') IS due_date),
	due_precision TEXT,
	due_basis TEXT,
	firmness TEXT,
	status TEXT NOT NULL,
	status_basis TEXT NOT NULL,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
	scope_zh TEXT,
	scope_en TEXT,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((due_date IS NULL) = (due_precision IS NULL)),
	CHECK ((due_date IS NULL) = (due_basis IS NULL)),
	CHECK (due_start <= due_date),
	CHECK (plan_period IS NULL OR coalesce(due_date, period_end) IS NULL),
	CHECK ((period_end IS NULL) = (period_basis IS NULL)),
	CHECK (period_start <= period_end)
) STRICT;

-- What a headline or a passage states and its own article refutes: no fact, and in no series or count.
-- `discrepancies` says what refutes it.
CREATE TABLE claims (
	id TEXT PRIMARY KEY,
	claim_kind TEXT NOT NULL,
	category TEXT NOT NULL,
	initiative_id TEXT REFERENCES initiatives,
	place_id TEXT REFERENCES places,
	comparator TEXT,
	value REAL,
	unit TEXT,
	attribution TEXT NOT NULL,
	said_by_id TEXT REFERENCES record,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL,
	note_zh TEXT,
	note_en TEXT,
	CHECK ((value IS NULL) = (comparator IS NULL) AND (value IS NULL) = (unit IS NULL))
) STRICT;

-- What joins them ----------------------------------------------------------------------------

-- Whom and what a statement is about, beside what its own columns say (initiative, organization, place,
-- project, who said it) and what follows from them; derived/3-entities.sql joins the two.
CREATE TABLE about (
	id TEXT PRIMARY KEY,
	statement_id TEXT NOT NULL REFERENCES record,
	entity_id TEXT NOT NULL REFERENCES record,
	about_role TEXT NOT NULL,
	UNIQUE (statement_id, entity_id)
) STRICT;

CREATE TABLE relations (
	id TEXT PRIMARY KEY,
	subject_id TEXT NOT NULL REFERENCES record,
	predicate TEXT NOT NULL,
	object_id TEXT NOT NULL REFERENCES record,
	role_zh TEXT,
	role_en TEXT,
	as_of_start TEXT CHECK (date(as_of_start, '+0 days') IS as_of_start),
	as_of_date TEXT CHECK (date(as_of_date, '+0 days') IS as_of_date),
	as_of_precision TEXT,
	as_of_basis TEXT,
	note_zh TEXT,
	note_en TEXT,
	UNIQUE (subject_id, predicate, object_id, as_of_date),
	CHECK (subject_id <> object_id),
	CHECK ((as_of_date IS NULL) = (as_of_precision IS NULL)),
	CHECK ((as_of_date IS NULL) = (as_of_basis IS NULL)),
	CHECK (as_of_start <= as_of_date),
	CHECK ((role_zh IS NULL) = (role_en IS NULL))
) STRICT;

CREATE TABLE aliases (
	id TEXT PRIMARY KEY,
	record_id TEXT NOT NULL REFERENCES record,
	alias_kind TEXT NOT NULL,
	name TEXT NOT NULL,
	UNIQUE (record_id, name)
) STRICT;

-- What a journalist would lead with. A figure stands as a name in braces, which derived/8-findings.sql
-- computes.
CREATE TABLE findings (
	id TEXT PRIMARY KEY,
	ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 1),
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	statement_zh TEXT NOT NULL,
	statement_en TEXT NOT NULL
) STRICT;

-- One English term for one Chinese term, and its other forms, parted by |. tests/texts holds every
-- statement to it.
CREATE TABLE glossary (
	id TEXT PRIMARY KEY,
	term_zh TEXT NOT NULL UNIQUE,
	term_en TEXT NOT NULL,
	forms_en TEXT,
	note_en TEXT
) STRICT;

-- Words that users type and the data has otherwise, a row a word; those of one meaning mean the same.
CREATE TABLE synonyms (
	id TEXT PRIMARY KEY,
	meaning TEXT NOT NULL CHECK (id GLOB meaning || '-s[1-9]*'),
	word TEXT NOT NULL,
	synonym_kind TEXT NOT NULL
) STRICT;

-- Ids that once were served, what became of them and why; no id is used again for another thing. A record
-- that only has another id since is renamed; any other successor says, in its own way, what this one said.
CREATE TABLE retired (
	id TEXT PRIMARY KEY,
	record_resource TEXT NOT NULL,
	renamed INTEGER NOT NULL CHECK (renamed IN (0, 1)),
	successor_id TEXT,
	reason_zh TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	CHECK (renamed = 0 OR successor_id IS NOT NULL)
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

-- Releases -----------------------------------------------------------------------------------

-- What was released, and the release in the making, which is the dataset's own version: its date is the
-- dataset's, its counts are those of its rows, and a file cannot hold its own hash. These stay empty until
-- script/release begins the next one.
CREATE TABLE releases (
	id TEXT PRIMARY KEY CHECK (id GLOB '[0-9]*.[0-9]*.[0-9]*' AND id NOT GLOB '*[^0-9.]*'),  -- the version
	released TEXT CHECK (date(released, '+0 days') IS released),
	digest TEXT CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
	file_sha256 TEXT CHECK (length(file_sha256) = 64 AND file_sha256 NOT GLOB '*[^0-9a-f]*'),
	file_bytes INTEGER CHECK (file_bytes > 0),
	fact_count INTEGER CHECK (fact_count >= 0),
	evidence_count INTEGER CHECK (evidence_count >= 0),
	notes_zh TEXT NOT NULL,
	notes_en TEXT NOT NULL,
	CHECK ((digest IS NULL) = (file_sha256 IS NULL) AND (digest IS NULL) = (file_bytes IS NULL))
) STRICT;

-- Why something changed: a reason for the changes of a version that are of this field, or of whole rows
-- where it is empty. A record goes before a resource (`dataset` for the dataset's own row), and each is empty for
-- any; what went or has another id has its reason in `retired`.
CREATE TABLE reasons (
	id TEXT PRIMARY KEY,
	version TEXT NOT NULL REFERENCES releases,
	resource TEXT,
	field TEXT,
	record_id TEXT,
	reason_zh TEXT NOT NULL,
	reason_en TEXT NOT NULL
) STRICT;

-- What a release changed, written by script/release: rows of the tables, and cells of those that both
-- releases have. A row that came or went is an object of its cells; a resource or a field that came or
-- went has a row without record, and what it holds is not told again. So are told the words of vocabularies and what
-- fields mean (`terms` and `fields`), and, without a resource, the dataset's own title, description and licence.
CREATE TABLE changes (
	id TEXT PRIMARY KEY,
	version TEXT NOT NULL REFERENCES releases,
	change_kind TEXT NOT NULL,
	record_resource TEXT,
	record_id TEXT,
	field TEXT,
	old TEXT,
	new TEXT,
	reason_id TEXT REFERENCES reasons
) STRICT;

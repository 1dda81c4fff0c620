-- How a dataset describes its own API: the server reads these tables once and serves what
-- they say. They know no subject; resources.csv, fields.csv, shapes.json and vocabularies.csv fill them.

-- One row: which dataset this is.
CREATE TABLE api_dataset (
	name TEXT PRIMARY KEY,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	description_zh TEXT NOT NULL,
	description_en TEXT NOT NULL,
	-- as semver.org has it
	version TEXT NOT NULL CHECK (version GLOB '[0-9]*.[0-9]*.[0-9]*' AND '.' || version NOT GLOB '*.0[0-9]*'),
	released TEXT NOT NULL CHECK (date(released, '+0 days') IS released),
	license TEXT NOT NULL,
	license_url TEXT NOT NULL,
	digest TEXT  -- SHA-256 of the canonical content, lower-case hexadecimal
) STRICT;

-- What a subject has to say about its dataset beside that: a member of /v1/dataset each.
CREATE TABLE api_about (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- A resource is a view api_<name>; its key is the column that /v1/<name>/<key> looks up.
CREATE TABLE api_resource (
	name TEXT PRIMARY KEY,
	singular TEXT NOT NULL,  -- what one of its items is called in code: `policy` of policies
	"key" TEXT NOT NULL,
	-- whether a search over all resources shows its items: 0 if each stands in another one, too
	main INTEGER NOT NULL CHECK (main IN (0, 1)),
	-- what its hits count in a search beside those of others; of 0 are those whose statements are refuted: they
	-- come last
	weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 1),
	-- the text fields that an item is called by where others refer to it, parted by blanks, with `*` for the
	-- language: `name_*`; null if it has no name
	label TEXT,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	description_zh TEXT NOT NULL,
	description_en TEXT NOT NULL,
	items INTEGER NOT NULL DEFAULT 0,
	-- whether the view has the column api_row: a number that rises with the key, by which rows are
	-- sorted in its place, so that no index need hold the key
	numbered INTEGER NOT NULL DEFAULT 0 CHECK (numbered IN (0, 1)),
	-- the rowid in api_search of the first of its items, which stand there one after another; null if
	-- nothing of them is searched
	first_row INTEGER
) STRICT;

CREATE TABLE api_field (
	resource TEXT NOT NULL REFERENCES api_resource,
	field TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	-- text, integer, number, boolean (0 and 1 in SQL), list (a JSON array of text), json
	type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'number', 'boolean', 'list', 'json')),
	-- word: its values are few, stand in no vocabulary, and no other can be asked for
	format TEXT CHECK (format IN ('date', 'slug', 'sha256', 'word')),
	unit TEXT,     -- what a number counts, or the field of the resource that says it
	enum TEXT,     -- a vocabulary whose words are the only values
	ref TEXT,      -- the resource whose key the value is, several parted by blanks, or * (any)
	nullable INTEGER NOT NULL CHECK (nullable IN (0, 1)),
	filterable INTEGER NOT NULL CHECK (filterable IN (0, 1)),
	sortable INTEGER NOT NULL CHECK (sortable IN (0, 1)),
	facetable INTEGER NOT NULL CHECK (facetable IN (0, 1)),
	-- always; or item: in items, and in collections when include= or fields= names it
	shown TEXT NOT NULL CHECK (shown IN ('always', 'item')),
	-- as what a search finds it: as a name, as text, or as a name's pinyin; null if it does not
	search TEXT CHECK (search IN ('name', 'text', 'pinyin')),
	-- as which of its members a hit of a search shows it; of several fields the first that is not null. No hit shows
	-- a `teller`, who says it: pages begin with it
	hit TEXT CHECK (hit IN ('date', 'category', 'status', 'verdict', 'source_ids', 'teller')),
	example TEXT,  -- the value in the first row that has one, null if none has
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	description_zh TEXT NOT NULL,
	description_en TEXT NOT NULL,
	PRIMARY KEY (resource, field),
	CHECK (type <> 'json' OR filterable + sortable + facetable = 0),
	CHECK (type <> 'list' OR sortable = 0),
	CHECK (type = 'text' OR search IS NULL)
) STRICT;

-- What rows of large resources are counted and sorted by: the values of a column get codes from 0 in their order,
-- null last, and the column is their codes in the order of api_row, of 8192 rows in a chunk, two bytes
-- each, the low one first. A list is the number of its members and their codes; an empty one has the member
-- null. Columns whose values seldom repeat have none, nor has a resource whose api_row has gaps.
CREATE TABLE api_word (
	resource TEXT NOT NULL,
	field TEXT NOT NULL,
	code INTEGER NOT NULL CHECK (code BETWEEN 0 AND 65535),
	value ANY,
	items INTEGER NOT NULL,  -- that have it
	PRIMARY KEY (resource, field, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_column (
	resource TEXT NOT NULL,
	field TEXT NOT NULL,
	chunk INTEGER NOT NULL,
	codes BLOB NOT NULL,
	PRIMARY KEY (resource, field, chunk)
) STRICT;

-- The texts that conditions on large resources look through: of a column whose values seldom repeat, in the order of
-- api_row, of 1024 rows in a chunk. Behind each text is a byte 00, which no text has; null is a byte ff, which no UTF-8
-- has.
CREATE TABLE api_text_column (
	resource TEXT NOT NULL,
	field TEXT NOT NULL,
	chunk INTEGER NOT NULL,
	texts BLOB NOT NULL,
	PRIMARY KEY (resource, field, chunk)
) STRICT;

-- The JSON Schema (2020-12) of the JSON fields of this name, or of the member of /v1/dataset; or a schema
-- that these name: `$ref` is the name of a shape or of a vocabulary. shapes.json fills it.
CREATE TABLE api_shape (
	name TEXT PRIMARY KEY,
	schema TEXT NOT NULL CHECK (json_valid(schema))
) STRICT;

CREATE TABLE api_vocabulary (
	vocabulary TEXT NOT NULL,
	word TEXT NOT NULL,
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	definition_zh TEXT NOT NULL,
	definition_en TEXT NOT NULL,
	PRIMARY KEY (vocabulary, word)
) STRICT;

-- Keys that items once had, what became of them and why: an address of one says so. Where the item only has
-- another key, or stands in another resource, it is moved, and its address leads there.
CREATE TABLE api_gone (
	resource TEXT NOT NULL,
	item TEXT NOT NULL,
	successor_resource TEXT,
	successor TEXT CHECK (length(successor) BETWEEN 1 AND 100),
	moved INTEGER NOT NULL CHECK (moved IN (0, 1)),
	reason TEXT NOT NULL,
	reason_zh TEXT,
	PRIMARY KEY (resource, item),
	CHECK ((successor IS NULL) = (successor_resource IS NULL)),
	CHECK (moved = 0 OR successor IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Which release an item first appeared in and which last changed it; the row without an item is of all others of
-- the resource.
CREATE TABLE api_history (
	resource TEXT NOT NULL,
	item TEXT NOT NULL,
	first_version TEXT NOT NULL,
	changed_version TEXT NOT NULL,
	PRIMARY KEY (resource, item)
) STRICT, WITHOUT ROWID;

-- The releases of the dataset, itself among them: an entry each of the feed /v1/changes.atom. Of a dataset that
-- tells of none describe.sql makes it the only one.
CREATE TABLE api_release_note (
	ordinal INTEGER PRIMARY KEY,
	version TEXT NOT NULL UNIQUE,
	released TEXT NOT NULL CHECK (date(released, '+0 days') IS released),
	notes_zh TEXT NOT NULL,
	notes_en TEXT NOT NULL,
	path TEXT NOT NULL  -- where under /v1 more of it is said: `changes?version=1.2.3`
) STRICT;

-- Other names of items, by which a search finds them as by their own.
CREATE TABLE api_alias (
	resource TEXT NOT NULL,
	item TEXT NOT NULL,  -- the key of the item that it is a name of
	name TEXT NOT NULL,
	PRIMARY KEY (resource, item, name)
) STRICT, WITHOUT ROWID;

-- Words for what an item is, by which a search finds it, too, though after those that say them.
CREATE TABLE api_keyword (
	resource TEXT NOT NULL,
	item TEXT NOT NULL,  -- the key of the item
	words TEXT NOT NULL, -- in all languages of the dataset, parted by semicolons
	PRIMARY KEY (resource, item)
) STRICT, WITHOUT ROWID;

-- Words that mean the same, a group by its name: a search for one of them finds what has another. A word is
-- as it is typed, of one term or several.
CREATE TABLE api_synonym (
	meaning TEXT NOT NULL,
	word TEXT NOT NULL,
	PRIMARY KEY (meaning, word)
) STRICT, WITHOUT ROWID;

-- Names of what every record is about, as it is called in sentences: the city of a city's dataset. A sentence
-- with them says no more than one without.
CREATE TABLE api_understood (
	word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Names of those who act for what every record is about: what a city's government did, the city did. A sentence
-- that says what was done, and not by whom, says no more than a record that begins with one of these.
CREATE TABLE api_actor (
	word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What citations are made of (/v1/{resource}/{id}.bib and others): the works that records are taken from, each
-- of them an item of a resource, which other records are cited with if they refer to it. The dataset itself has
-- no resource and no item: of it only `author` counts.
CREATE TABLE api_work (
	resource TEXT NOT NULL,
	item TEXT NOT NULL,
	kind TEXT NOT NULL  -- a type of CSL 1.0.2
		CHECK (kind IN ('dataset', 'article-newspaper', 'article-journal', 'book', 'report', 'webpage')),
	title_zh TEXT,
	title_en TEXT,
	author_zh TEXT,
	author_en TEXT,
	container_zh TEXT,  -- what it appeared in
	container_en TEXT,
	-- YYYY, YYYY-MM or YYYY-MM-DD
	issued TEXT CHECK (length(issued) IN (4, 7, 10) AND date(issued || substr('-01-01', length(issued) - 3), '+0 days')
		IS issued || substr('-01-01', length(issued) - 3)),
	url TEXT,
	language TEXT,      -- BCP 47
	PRIMARY KEY (resource, item)
) STRICT, WITHOUT ROWID;

-- Pages of the dataset's own beside those of its resources, as a subject tells of itself: /{lang}/PAGE, and
-- `front` is the one at /{lang}. pages.csv fills it.
CREATE TABLE api_page (
	page TEXT PRIMARY KEY CHECK (page NOT GLOB '*[^a-z0-9-]*' AND length(page) BETWEEN 1 AND 63),
	ordinal INTEGER NOT NULL UNIQUE,  -- its place among them, where pages lead to all
	title_zh TEXT NOT NULL,
	title_en TEXT NOT NULL,
	summary_zh TEXT NOT NULL,
	summary_en TEXT NOT NULL
) STRICT;

-- What a page consists of, in this order; blocks.csv fills it. The text of a block that asks for something may
-- have `{total}`, how many there are, and `{first}` and `{last}`, the months of the dates that they are sorted by
-- (or the years of which no more is known).
CREATE TABLE api_page_block (
	page TEXT NOT NULL REFERENCES api_page,
	ordinal INTEGER NOT NULL,
	-- how what it asks for is shown (server/dataset/catalog.h: BLOCKS)
	kind TEXT NOT NULL CHECK (kind IN ('text', 'search', 'bars', 'cards', 'list', 'sections', 'sides', 'tiles')),
	title_zh TEXT,
	title_en TEXT,
	text_zh TEXT,
	text_en TEXT,
	query TEXT,  -- what is asked for, under /v1: `targets?progress=met`
	more TEXT REFERENCES api_page,  -- the page that tells more of it
	PRIMARY KEY (page, ordinal),
	CHECK ((query IS NULL) = (kind IN ('text', 'search')))
) STRICT, WITHOUT ROWID;

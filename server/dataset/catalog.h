#ifndef CATALOG_H
#define CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a dataset offers, as its api_ tables say it. Read once by load, never changed afterwards,
 * shared by all threads. Every string is owned by the catalog; what the dataset leaves null is NULL
 * here.
 */

enum {
	CATALOG_FIELDS_MAX = 64,     /* fields of a resource: a set of them is one uint64_t */
	CATALOG_RELATIONS_MAX = 64,  /* the same for its relations */
	CATALOG_RESOURCES_MAX = 64,  /* and for resources */
	CATALOG_NAME_MAX = 63,       /* bytes of the name of a resource or field */
	CATALOG_DIGEST_LEN = 64,     /* SHA-256 in hexadecimal */
	CATALOG_DIGEST_SHORT = 16,   /* digits of it that tell it from others */
	CATALOG_NOTES_MAX = 100,     /* releases whose notes are kept */
	CATALOG_STORIES_MAX = 64,    /* pages of the dataset's own */
	CATALOG_BLOCKS_MAX = 32,     /* blocks of such a page */
	CATALOG_UNDERSTOOD_MAX = 64, /* names of what all records are about */
	CATALOG_SIZE_MAX = 8 << 20,  /* bytes of all that the catalog owns */
};

/* The languages that names of records are given in: code, and what joins the parts of a name. */
#define LANGUAGES(X)                                                                               \
	X(ZH, "zh", "，")                                                                              \
	X(EN, "en", ", ")

enum language {
	LANGUAGE_NONE,
#define X(id, code, joint) LANGUAGE_##id,
	LANGUAGES(X)
#undef X
		LANGUAGE_COUNT
};

enum field_type { FIELD_TEXT, FIELD_INTEGER, FIELD_NUMBER, FIELD_BOOLEAN, FIELD_LIST, FIELD_JSON };

/* As what a search finds a field: as a name, as text, or as a name's pinyin. No field is an alias,
 * a keyword or a synonym, which the index has beside them. */
enum search {
	SEARCH_NONE,
	SEARCH_NAME,
	SEARCH_ALIAS,
	SEARCH_PINYIN,
	SEARCH_TEXT,
	SEARCH_KEYWORD,
	SEARCH_SYNONYM
};

struct words {
	const char **words;
	size_t count;
};

/* What a word is called, and what it means. */
struct meaning {
	const char *title_zh, *title_en, *definition_zh, *definition_en;
};

struct vocabulary {
	const char *name;
	struct words words;
	struct meaning *meanings; /* in the order of the words */
};

struct resource;

struct field {
	const char *name;
	enum field_type type;
	const char *format;     /* date, slug, sha256, word or NULL */
	const char *unit;       /* or the name of the field that holds it; or NULL */
	const char *ref;        /* whose key it is: resources parted by blanks, `*` for any; or NULL */
	const char *example;    /* as a query would write it, or NULL */
	const char *vocabulary; /* whose words are the only values, or NULL */
	struct words words;     /* these */
	const struct meaning *meanings; /* theirs, in the same order; NULL without a vocabulary */
	const char *hit; /* as what a hit of a search shows it: date, verdict…, or `teller`; or NULL */
	enum search search;
	bool nullable, filterable, sortable, facetable, item_only; /* collections show it if asked */
	bool coded;     /* its values have codes that rows are counted by (api_word, api_column) */
	bool has_texts; /* they seldom repeat, and are looked through by themselves (api_text_column) */
	const char *title_zh, *title_en, *description_zh, *description_en;
	/* what the names of the records that it refers to are called beside it (`initiative_name`),
	 * NULL where none has a name; and where to look them up, in this order */
	const char *label;
	const struct resource **named;
	size_t named_count;
};

/*
 * How one resource's items lead to another's; include= asks for them by name.
 * ONE: a field holds the other's key (`initiative_id` makes `initiative`). LIST: a field holds a
 * list of keys (`source_ids` makes `sources`). MANY: a field of the other holds this one's key
 * (`targets`, by its `initiative_id`).
 */
struct relation {
	const char *name;
	enum { RELATION_ONE, RELATION_LIST, RELATION_MANY } kind;
	const struct resource *other;
	const struct field *field; /* of this resource, for MANY of the other */
};

struct resource {
	const char *name;
	const char *singular; /* what one of its items is called in code */
	const char *view;     /* api_<name> */
	const char *title_zh, *title_en, *description_zh, *description_en;
	/* the fields that its items are called by where others refer to them, parted by blanks, with
	 * `*` for the language; NULL if they have no names */
	const char *label;
	size_t key; /* index of the key in fields */
	struct field *fields;
	size_t field_count;
	const struct field *
		*columns; /* the same in a table's order: names, what is said, keys; NULL: as above */
	uint64_t item_fields; /* set of those with item_only */
	struct relation *relations;
	size_t relation_count;
	int64_t count;     /* rows */
	int64_t first_row; /* in api_search, where `count` rows are its items; 0 if it has none there */
	double weight;     /* what its hits count in a search; 0 of those that come behind all others */
	bool numbered;     /* the view has api_row, a number that rises with the key */
	bool searched_by_default; /* /v1/search shows its items: they stand in no other resource */
};

/*
 * JSON under a name: what a dataset has to say about itself beside its name and licence; and its
 * shapes, JSON Schemas whose `$ref` is the name of a shape or of a vocabulary.
 */
struct named_json {
	const char *name, *json;
};

/* A column of api_search: the fields of this name; or `aliases`, `keywords` or `synonyms`. */
struct search_column {
	const char *name;
	enum search kind;
};

/* What a release brought: notes, and the path under /v1 where more of it is said. */
struct release_note {
	const char *version, *released, *notes_zh, *notes_en, *path;
};

/*
 * How a block of a page shows what it asks for: nothing, a form, counts as bars, records as cards,
 * as a list, or each with what leads to it, or each with the two that it is about.
 */
#define BLOCKS(X)                                                                                  \
	X(TEXT, "text")                                                                                \
	X(SEARCH, "search")                                                                            \
	X(BARS, "bars")                                                                                \
	X(CARDS, "cards")                                                                              \
	X(LIST, "list")                                                                                \
	X(SECTIONS, "sections")                                                                        \
	X(SIDES, "sides")                                                                              \
	X(TILES, "tiles")

enum block_kind {
#define X(id, name) BLOCK_##id,
	BLOCKS(X)
#undef X
		BLOCK_COUNT
};

struct block {
	enum block_kind kind;
	const char *title_zh, *title_en, *text_zh, *text_en; /* or NULL */
	const char *query; /* what it asks for, under /v1; NULL for nothing */
	const char *more;  /* the page that tells more of it, or NULL */
};

/* A page of the dataset's own, which tells of its subject (api_page). */
struct story {
	const char *name, *title_zh, *title_en, *summary_zh, *summary_en;
	struct block *blocks;
	size_t block_count;
};

/* What the page in the place of the front is called. */
#define STORY_FRONT "front"

struct catalog {
	const char *name, *title_zh, *title_en, *description_zh, *description_en;
	const char *version;  /* semantic version */
	const char *released; /* YYYY-MM-DD */
	const char *license, *license_url;
	const char *author_zh, *author_en;  /* or NULL */
	const char *digest;                 /* CATALOG_DIGEST_LEN hexadecimal digits */
	struct release_note *release_notes; /* the last CATALOG_NOTES_MAX, the newest first */
	size_t release_note_count;
	struct named_json *abouts;
	size_t about_count;
	struct named_json
		*shapes; /* of JSON fields and abouts of the same name, and what they refer to */
	size_t shape_count;
	struct vocabulary *vocabularies;
	size_t vocabulary_count;
	struct resource *resources;
	size_t resource_count;
	struct words understood; /* what every record is about: a sentence need not name it */
	struct words actors;     /* who acts for it */
	struct story *stories;   /* in their order */
	size_t story_count;
	struct search_column *search; /* in the order of the table, after resource and id */
	size_t search_count;
	double *weights; /* of the columns of the table, these two among them (rank.h) */
	size_t weight_count;
	void **owned; /* everything above, for catalog_destroy */
	size_t owned_count;
	size_t size; /* bytes of it */
};

/* An empty catalog, or NULL without memory. */
struct catalog *catalog_create(void);
void catalog_destroy(struct catalog *catalog);

/* Zeroed memory as long-lived as the catalog; NULL without memory, and beyond CATALOG_SIZE_MAX. */
void *catalog_alloc(struct catalog *catalog, size_t size);

/* A copy of text that lives as long as the catalog; NULL for NULL, and where catalog_alloc() is. */
const char *catalog_text(struct catalog *catalog, const char *text);

/* Whether a JSON field of some resource, or an about, has this name. */
bool catalog_is_member(const struct catalog *catalog, const char *name);

/* By name, or NULL. */
const struct resource *catalog_resource(const struct catalog *catalog, const char *name);
const struct field *resource_field(const struct resource *resource, const char *name);

/* Whether hits of a search show a field as this (date, verdict…); the first such, or NULL. */
bool field_is_hit(const struct field *field, const char *name);
const struct field *resource_hit(const struct resource *resource, const char *name);

/* The date by which people look for the newest: the first that a hit shows and rows can be sorted
 * by. NULL without. */
const struct field *resource_time(const struct resource *resource);

/* As the description of a dataset calls it: text. */
const char *field_type_name(enum field_type type);

/* Whether a field holds dates, YYYY-MM-DD. */
bool field_is_date(const struct field *field);

/* Whether it holds digests, SHA-256 in hexadecimal. */
bool field_is_digest(const struct field *field);

/* Whether a field's `ref` has this name: a resource's, or `*`. */
bool field_refers(const struct field *field, const char *name);

const struct story *catalog_story(const struct catalog *catalog, const char *name);
const char *catalog_shape(const struct catalog *catalog, const char *name);
const struct vocabulary *catalog_vocabulary(const struct catalog *catalog, const char *name);

/* What a word of a field's vocabulary means; NULL for any other text. */
const struct meaning *catalog_meaning(
	const struct catalog *catalog, const struct field *field, const char *word);

/* The member of a set of fields that stands for this one. */
static inline uint64_t field_bit(const struct resource *resource, const struct field *field)
{
	return UINT64_C(1) << (field - resource->fields);
}

/* Of its rows in api_search the last; less than the first if it has none there. */
static inline int64_t resource_last_row(const struct resource *resource)
{
	return resource->first_row > 0 ? resource->first_row + resource->count - 1 : -1;
}

const struct relation *resource_relation(const struct resource *resource, const char *name);

/* The set of all fields of a resource, and of those that its collections show unasked. */
static inline uint64_t resource_all_fields(const struct resource *resource)
{
	return UINT64_MAX >> (CATALOG_FIELDS_MAX - resource->field_count);
}

static inline uint64_t resource_usual_fields(const struct resource *resource)
{
	return resource_all_fields(resource) & ~resource->item_fields;
}

/* The code of a language: zh; and what joins the parts of a name in it. */
const char *language_code(enum language language);
const char *language_joint(enum language language);

/* By its code; LANGUAGE_NONE if there is none. */
enum language language_find(const char *code);

bool words_contain(const struct words *words, const char *word);

#endif

#include "dataset/load.h"

#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/definitions.h"
#include "dataset/description.h"
#include "dataset/items.h"
#include "dataset/labels.h"
#include "dataset/relations.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

static bool read_dataset(void *context, struct statement *statement, struct error *err)
{
	struct catalog *c = context;
	const struct texts texts = {.table = "api_dataset",
		.needed = 9,
		.targets = {&c->name, &c->title_zh, &c->title_en, &c->description_zh, &c->description_en,
			&c->version, &c->released, &c->license, &c->license_url, &c->digest, &c->author_zh,
			&c->author_en}};
	return description_copy_texts(c, statement, &texts, err);
}

static bool read_resource(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct resource *r = &reader->catalog->resources[reader->count];
	const struct texts texts = {.table = "api_resource",
		.needed = 7,
		.targets = {&r->name, &r->singular, &r->view, &r->title_zh, &r->title_en,
			&r->description_zh, &r->description_en, &r->label}};
	r->searched_by_default = statement_column(statement, 8).integer == 1;
	r->count = statement_column(statement, 9).integer;
	r->numbered = statement_column(statement, 10).integer == 1;
	r->first_row = statement_column(statement, 11).integer;
	r->weight = statement_column(statement, 12).number;
	bool countable =
		r->count >= 0 && r->count <= INT32_MAX && r->first_row >= 0 && r->first_row <= INT32_MAX;
	return description_copy_texts(reader->catalog, statement, &texts, err) &&
		description_check_name(texts.table, r->name, err) &&
		description_check_name(texts.table, r->singular, err) &&
		(countable || error_add(err, ERROR_UNAVAILABLE, r->name, NULL, NULL, ITEMS_NO_SUCH_COUNT));
}

static bool read_type(const char *name, enum field_type *ret_type)
{
	for (int i = 0; name && i <= FIELD_JSON; i++) {
		if (strcmp(field_type_name((enum field_type)i), name) == 0) {
			*ret_type = (enum field_type)i;
			return true;
		}
	}
	return false;
}

static enum search read_search(const char *name)
{
	return !name                       ? SEARCH_NONE
		: strcmp(name, "name") == 0    ? SEARCH_NAME
		: strcmp(name, "pinyin") == 0  ? SEARCH_PINYIN
		: strcmp(name, "alias") == 0   ? SEARCH_ALIAS
		: strcmp(name, "keyword") == 0 ? SEARCH_KEYWORD
		: strcmp(name, "synonym") == 0 ? SEARCH_SYNONYM
									   : SEARCH_TEXT;
}

static bool read_field(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct field *f = &reader->resource->fields[reader->count];
	const struct texts texts = {.table = "api_field",
		.needed = 5,
		.targets = {&f->name, &f->title_zh, &f->title_en, &f->description_zh, &f->description_en,
			&f->format, &f->unit, &f->ref, &f->example, &f->vocabulary, &f->hit}};
	if (!description_copy_texts(reader->catalog, statement, &texts, err) ||
		!description_check_name(texts.table, f->name, err))
		return false;
	bool *const flags[] = {
		&f->nullable, &f->filterable, &f->sortable, &f->facetable, &f->item_only};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		*flags[i] = statement_column(statement, 11 + (int)i).integer == 1;
	if (!read_type(statement_text(statement, 16), &f->type))
		return error_add(err, ERROR_UNAVAILABLE, f->name, NULL, NULL, "has an unknown type");
	f->search = read_search(statement_text(statement, 17));
	f->coded = statement_column(statement, 18).integer == 1;
	f->has_texts = f->type == FIELD_TEXT && statement_column(statement, 19).integer == 1;
	const struct vocabulary *vocabulary =
		f->vocabulary ? catalog_vocabulary(reader->catalog, f->vocabulary) : NULL;
	if (vocabulary) {
		f->words = vocabulary->words;
		f->meanings = vocabulary->meanings;
	}
	if (f->item_only)
		reader->resource->item_fields |= field_bit(reader->resource, f);
	return true;
}

static bool read_fields(
	struct catalog *catalog, struct db *db, struct resource *resource, struct error *err)
{
	int64_t count = 0;
	if (!description_count(
			db, "SELECT count(*) FROM api_field WHERE resource = ?1", resource->name, &count, err))
		return false;
	if (count < 1 || count > CATALOG_FIELDS_MAX)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has %d fields; 1 to %d can be", (int)count, CATALOG_FIELDS_MAX);
	resource->field_count = (size_t)count;
	resource->fields = catalog_alloc(catalog, (size_t)count * sizeof *resource->fields);
	if (!resource->fields)
		return description_no_memory(err);
	struct row_reader reader = {
		.row = read_field, .catalog = catalog, .resource = resource, .room = (size_t)count};
	return description_read(db,
		"SELECT field, title_zh, title_en, description_zh, description_en, format, unit, ref, "
		"example, enum, hit, nullable, filterable, sortable, facetable, shown = 'item', type, search, "
		"(resource, field) IN (SELECT resource, field FROM api_column WHERE chunk = 0), "
		"(resource, field) IN (SELECT resource, field FROM api_text_column WHERE chunk = 0) "
		"FROM api_field AS f WHERE resource = ?1 ORDER BY ordinal",
		resource->name, &reader, err);
}

static bool find_key(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct resource *resource = reader->resource;
	const char *name = statement_text(statement, 0);
	const struct field *key = name ? resource_field(resource, name) : NULL;
	if (!key || key->type != FIELD_TEXT || key->nullable)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has no text key that is never null");
	resource->key = (size_t)(key - resource->fields);
	return true;
}

static bool load_resource(
	struct catalog *catalog, struct db *db, struct resource *resource, struct error *err)
{
	struct row_reader key = {.row = find_key, .resource = resource, .room = 1};
	return read_fields(catalog, db, resource, err) &&
		description_read(
			db, "SELECT \"key\" FROM api_resource WHERE name = ?1", resource->name, &key, err) &&
		items_match(db, resource, err) && items_count(db, resource, err);
}

static bool load_resources(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!description_count(db, "SELECT count(*) FROM api_resource", NULL, &count, err))
		return false;
	if (count > CATALOG_RESOURCES_MAX)
		return error_add(err, ERROR_UNAVAILABLE, "api_resource", NULL, NULL,
			"has %d rows; %d are the limit", (int)count, CATALOG_RESOURCES_MAX);
	catalog->resources = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->resources);
	if (!catalog->resources)
		return description_no_memory(err);
	catalog->resource_count = (size_t)count;
	struct row_reader reader = {.row = read_resource, .catalog = catalog, .room = (size_t)count};
	if (!description_read(db,
			"SELECT name, singular, 'api_' || name, title_zh, title_en, description_zh, description_en, label, main, "
			"items, numbered, coalesce(first_row, 0), weight "
			"FROM api_resource ORDER BY name",
			NULL, &reader, err))
		return false;
	bool ok = true;
	for (size_t i = 0; i < catalog->resource_count; i++)
		ok = load_resource(catalog, db, &catalog->resources[i], err) && ok;
	return ok;
}

static bool read_search_column(
	struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct search_column *column = &reader->catalog->search[reader->count];
	const struct texts texts = {.table = "api_field", .needed = 1, .targets = {&column->name}};
	column->kind = read_search(statement_text(statement, 1));
	return description_copy_texts(reader->catalog, statement, &texts, err);
}

static bool read_weight(struct row_reader *reader, struct statement *statement, struct error *err)
{
	double weight = statement_column(statement, 0).number;
	reader->catalog->weights[reader->count] = weight;
	return isfinite(weight) ||
		error_add(
			err, ERROR_UNAVAILABLE, "api_search_config", "rank", NULL, "has a weight that is none");
}

/* The members of the arguments of the index's own rank: `bm25(0, 0, 10, …)`. */
#define WEIGHTS                                                                                    \
	" FROM json_each((SELECT '[' || substr(v, 6, length(v) - 6) || ']' FROM api_search_config "    \
	"WHERE k = 'rank'))"

static bool load_weights(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!description_count(db, "SELECT count(*)" WEIGHTS, NULL, &count, err))
		return false;
	struct row_reader reader = {.row = read_weight, .catalog = catalog, .room = (size_t)count};
	catalog->weights = catalog_alloc(catalog, (reader.room + 1) * sizeof *catalog->weights);
	catalog->weight_count = reader.room;
	if (!catalog->weights)
		return description_no_memory(err);
	return description_read(
		db, "SELECT CAST(value AS REAL)" WEIGHTS " ORDER BY key", NULL, &reader, err);
}

static bool load_search(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!description_count(db,
			"SELECT count(DISTINCT field) + EXISTS (SELECT 1 FROM api_alias) "
			"+ EXISTS (SELECT 1 FROM api_keyword) + EXISTS (SELECT 1 FROM api_synonym) FROM api_field "
			"WHERE search IS NOT NULL",
			NULL, &count, err))
		return false;
	catalog->search = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->search);
	if (!catalog->search)
		return description_no_memory(err);
	catalog->search_count = (size_t)count;
	struct row_reader reader = {
		.row = read_search_column, .catalog = catalog, .room = (size_t)count};
	/* the order of schema/generic/search.sql */
	return description_read(db,
			   "SELECT field, search FROM (SELECT field, search FROM api_field UNION ALL "
			   "SELECT 'aliases', 'alias' WHERE EXISTS (SELECT 1 FROM api_alias) UNION ALL "
			   "SELECT 'keywords', 'keyword' WHERE EXISTS (SELECT 1 FROM api_keyword) UNION ALL "
			   "SELECT 'synonyms', 'synonym' WHERE EXISTS (SELECT 1 FROM api_synonym)) "
			   "WHERE search IS NOT NULL GROUP BY field ORDER BY CASE search WHEN 'name' THEN 1 "
			   "WHEN 'pinyin' THEN 2 WHEN 'text' THEN 3 WHEN 'alias' THEN 4 WHEN 'keyword' THEN 5 ELSE 6 END, field",
			   NULL, &reader, err) &&
		load_weights(catalog, db, err);
}

#define WORD_RULE "is not 1 to 64 of the letters, digits and signs A-Z a-z 0-9 . _ + -"

static bool is_word(const char *text)
{
	size_t len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-");
	return len > 0 && len <= 64 && text[len] == '\0';
}

static bool check_dataset(const struct catalog *c, struct error *err)
{
	if (!c->name)
		return error_add(err, ERROR_UNAVAILABLE, "api_dataset", NULL, NULL, "has no row");
	/* they are used unescaped in metrics and log lines */
	if (!is_word(c->name))
		return error_add(err, ERROR_UNAVAILABLE, "api_dataset.name", c->name, NULL, WORD_RULE);
	if (!c->version || !is_word(c->version))
		return error_add(
			err, ERROR_UNAVAILABLE, "api_dataset.version", c->version, NULL, WORD_RULE);
	if (!c->digest || strlen(c->digest) != CATALOG_DIGEST_LEN ||
		strspn(c->digest, "0123456789abcdef") != CATALOG_DIGEST_LEN)
		return error_add(err, ERROR_UNAVAILABLE, "api_dataset.digest", c->digest, NULL,
			"is not a SHA-256 in hexadecimal");
	return true;
}

/* Limits the memory of SQLite in the whole process while a description is read. */
static void limit_heap(int change)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static int reading;
	pthread_mutex_lock(&lock);
	reading += change;
	sqlite3_hard_heap_limit64(reading > 0 ? sqlite3_memory_used() + LOAD_HEAP_MAX : 0);
	pthread_mutex_unlock(&lock);
}

struct catalog *load_catalog(struct db *db, struct error *err)
{
	struct catalog *catalog = catalog_create();
	if (!catalog) {
		description_no_memory(err);
		return NULL;
	}
	limit_heap(1);
	bool ok = description_each(db,
		"SELECT name, title_zh, title_en, description_zh, description_en, version, released, "
		"license, license_url, digest, "
		"(SELECT author_zh FROM api_work WHERE resource = '' AND item = ''), "
		"(SELECT author_en FROM api_work WHERE resource = '' AND item = '') FROM api_dataset",
		NULL, read_dataset, catalog, err);
	ok = ok && check_dataset(catalog, err) && definitions_load(catalog, db, err) &&
		load_resources(catalog, db, err) && load_search(catalog, db, err) &&
		relations_derive(catalog, err) && labels_derive(catalog, err);
	limit_heap(-1);
	if (ok)
		return catalog;
	catalog_destroy(catalog);
	return NULL;
}

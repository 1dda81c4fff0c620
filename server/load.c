#include "load.h"

#include "buf.h"
#include "catalog.h"
#include "db.h"
#include "error.h"
#include "relate.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* Runs a query and gives each row to `row`, which says whether to go on. */
static bool each_row(struct db *db, const char *sql, const char *bound,
	bool (*row)(void *context, struct statement *, struct error *), void *context,
	struct error *err)
{
	struct statement *statement = db_prepare(db, sql, err);
	if (!statement)
		return false;
	bool ok = true;
	if (bound) {
		struct value value = value_text(bound, strlen(bound));
		ok = statement_bind(statement, 1, &value, err);
	}
	int more = 0;
	while (ok && (more = statement_step(statement, err)) > 0)
		ok = row(context, statement, err);
	statement_release(statement);
	return ok && more == 0;
}

static bool no_memory(struct error *err)
{
	return error_set(err, ERROR_UNAVAILABLE, "no memory for the catalog");
}

/* Copies the columns of a row into the pointers, in order. A null column becomes NULL. */
static bool read_texts(struct catalog *catalog, struct statement *statement,
	const char **const targets[], size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = statement_text(statement, (int)i);
		*targets[i] = catalog_text(catalog, text);
		if (text && !*targets[i])
			return no_memory(err);
	}
	return true;
}

static bool read_dataset(void *context, struct statement *statement, struct error *err)
{
	struct catalog *c = context;
	const char **const targets[] = {&c->name, &c->title_zh, &c->title_en, &c->description_zh,
		&c->description_en, &c->version, &c->released, &c->license, &c->license_url, &c->digest};
	return read_texts(c, statement, targets, sizeof targets / sizeof *targets, err);
}

static bool read_count(void *context, struct statement *statement, struct error *err)
{
	(void)err;
	*(int64_t *)context = statement_column(statement, 0).integer;
	return true;
}

struct reading {
	struct catalog *catalog;
	struct resource *resource;
	struct field *field;
	size_t count; /* rows read */
};

static bool read_resource(void *context, struct statement *statement, struct error *err)
{
	struct reading *reading = context;
	struct resource *r = &reading->catalog->resources[reading->count++];
	r->main = statement_column(statement, 6).integer == 1;
	r->count = statement_column(statement, 7).integer;
	r->first_row = statement_column(statement, 9).integer;
	r->numbered = statement_column(statement, 8).integer == 1;
	const char **const targets[] = {
		&r->name, &r->view, &r->title_zh, &r->title_en, &r->description_zh, &r->description_en};
	return read_texts(reading->catalog, statement, targets, sizeof targets / sizeof *targets, err);
}

static bool read_word(void *context, struct statement *statement, struct error *err)
{
	struct reading *reading = context;
	const char *word = catalog_text(reading->catalog, statement_text(statement, 0));
	if (!word)
		return no_memory(err);
	reading->field->words.words[reading->field->words.count++] = word;
	return true;
}

static bool read_words(struct catalog *catalog, struct db *db, struct field *field,
	const char *vocabulary, struct error *err)
{
	int64_t count = 0;
	if (!each_row(db, "SELECT count(*) FROM api_vocabulary WHERE vocabulary = ?1", vocabulary,
			read_count, &count, err))
		return false;
	field->words.words = catalog_alloc(catalog, ((size_t)count + 1) * sizeof(char *));
	if (!field->words.words)
		return no_memory(err);
	struct reading reading = {.catalog = catalog, .field = field};
	return each_row(db, "SELECT word FROM api_vocabulary WHERE vocabulary = ?1 ORDER BY word",
		vocabulary, read_word, &reading, err);
}

static bool read_type(const char *name, enum field_type *ret_type)
{
	static const char *const names[] = {
		[FIELD_TEXT] = "text",
		[FIELD_INTEGER] = "integer",
		[FIELD_NUMBER] = "number",
		[FIELD_BOOLEAN] = "boolean",
		[FIELD_LIST] = "list",
		[FIELD_JSON] = "json",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i], name) == 0) {
			*ret_type = (enum field_type)i;
			return true;
		}
	}
	return false;
}

static enum search read_search(const char *name)
{
	return !name                      ? SEARCH_NONE
		: strcmp(name, "name") == 0   ? SEARCH_NAME
		: strcmp(name, "pinyin") == 0 ? SEARCH_PINYIN
									  : SEARCH_TEXT;
}

static bool read_field(void *context, struct statement *statement, struct error *err)
{
	struct reading *reading = context;
	struct field *f = &reading->resource->fields[reading->count++];
	const char **const targets[] = {&f->name, &f->format, &f->unit, &f->ref, &f->example,
		&f->title_zh, &f->title_en, &f->description_zh, &f->description_en};
	if (!read_texts(reading->catalog, statement, targets, sizeof targets / sizeof *targets, err))
		return false;
	bool *const flags[] = {
		&f->nullable, &f->filterable, &f->sortable, &f->facetable, &f->item_only};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		*flags[i] = statement_column(statement, 9 + (int)i).integer == 1;
	if (!read_type(statement_text(statement, 14), &f->type))
		return error_add(err, ERROR_UNAVAILABLE, f->name, NULL, NULL, "has an unknown type");
	f->search = read_search(statement_text(statement, 15));
	if (f->item_only)
		reading->resource->item_fields |= field_bit(reading->resource, f);
	return true;
}

/* The vocabularies are read after the fields, so that no two statements are open at once. */
static bool read_enum(void *context, struct statement *statement, struct error *err)
{
	(void)err;
	const char **vocabularies = context;
	size_t ordinal = (size_t)statement_column(statement, 0).integer - 1;
	if (ordinal < CATALOG_FIELDS_MAX)
		vocabularies[ordinal] = strdup(statement_text(statement, 1));
	return true;
}

static bool read_fields(
	struct catalog *catalog, struct db *db, struct resource *resource, struct error *err)
{
	int64_t count = 0;
	if (!each_row(db, "SELECT count(*) FROM api_field WHERE resource = ?1", resource->name,
			read_count, &count, err))
		return false;
	if (count < 1 || count > CATALOG_FIELDS_MAX)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has %d fields; 1 to %d can be", (int)count, CATALOG_FIELDS_MAX);
	resource->field_count = (size_t)count;
	resource->fields = catalog_alloc(catalog, (size_t)count * sizeof *resource->fields);
	if (!resource->fields)
		return no_memory(err);
	struct reading reading = {.catalog = catalog, .resource = resource};
	if (!each_row(db,
			"SELECT field, format, unit, ref, example, title_zh, title_en, description_zh, "
			"description_en, nullable, filterable, sortable, facetable, shown = 'item', type, "
			"search FROM api_field WHERE resource = ?1 ORDER BY ordinal",
			resource->name, read_field, &reading, err))
		return false;
	const char *vocabularies[CATALOG_FIELDS_MAX] = {0};
	bool ok =
		each_row(db, "SELECT ordinal, enum FROM api_field WHERE resource = ?1 AND enum IS NOT NULL",
			resource->name, read_enum, vocabularies, err);
	for (size_t i = 0; i < CATALOG_FIELDS_MAX; i++) {
		if (ok && vocabularies[i] && i < resource->field_count)
			ok = read_words(catalog, db, &resource->fields[i], vocabularies[i], err);
		free((void *)vocabularies[i]);
	}
	return ok;
}

static bool find_key(void *context, struct statement *statement, struct error *err)
{
	struct resource *resource = context;
	const struct field *key = resource_field(resource, statement_text(statement, 0));
	if (!key || key->type != FIELD_TEXT || key->nullable)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has no text key that is never null");
	resource->key = (size_t)(key - resource->fields);
	return true;
}

static bool pass(void *context, struct statement *statement, struct error *err)
{
	(void)context;
	(void)statement;
	(void)err;
	return true;
}

/* Whether the view has the described columns, and gives a row if it has one. */
static bool match_view(struct db *db, struct resource *resource, struct error *err)
{
	struct buf sql;
	buf_init(&sql, 16384);
	for (size_t i = 0; i < resource->field_count; i++)
		buf_printf(&sql, "%s\"%s\"", i > 0 ? ", " : "SELECT ", resource->fields[i].name);
	buf_printf(&sql, " FROM \"%s\" LIMIT 1", resource->view);
	struct error why;
	error_clear(&why);
	bool ok = buf_text(&sql) && each_row(db, sql.data, NULL, pass, NULL, &why);
	buf_finish(&sql);
	if (!ok)
		error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL, "%.200s", why.detail);
	return ok;
}

static bool read_about(void *context, struct statement *statement, struct error *err)
{
	struct reading *reading = context;
	struct about *about = &reading->catalog->abouts[reading->count++];
	const char **const targets[] = {&about->name, &about->json};
	return read_texts(reading->catalog, statement, targets, 2, err);
}

static bool load_abouts(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!each_row(db, "SELECT count(*) FROM api_about", NULL, read_count, &count, err))
		return false;
	catalog->abouts = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->abouts);
	if (!catalog->abouts)
		return no_memory(err);
	catalog->about_count = (size_t)count;
	struct reading reading = {.catalog = catalog};
	return each_row(
		db, "SELECT name, value FROM api_about ORDER BY name", NULL, read_about, &reading, err);
}

static bool load_resources(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!each_row(db, "SELECT count(*) FROM api_resource", NULL, read_count, &count, err))
		return false;
	if (count > CATALOG_RESOURCES_MAX)
		return error_add(err, ERROR_UNAVAILABLE, "api_resource", NULL, NULL,
			"has %d rows; %d are the limit", (int)count, CATALOG_RESOURCES_MAX);
	catalog->resources = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->resources);
	if (!catalog->resources)
		return no_memory(err);
	catalog->resource_count = (size_t)count;
	struct reading reading = {.catalog = catalog};
	if (!each_row(db,
			"SELECT name, 'api_' || name, title_zh, title_en, description_zh, description_en, main, "
			"items, numbered, coalesce(first_row, 0) "
			"FROM api_resource ORDER BY name",
			NULL, read_resource, &reading, err))
		return false;
	bool ok = true;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		struct resource *r = &catalog->resources[i];
		ok = read_fields(catalog, db, r, err) &&
			each_row(db, "SELECT \"key\" FROM api_resource WHERE name = ?1", r->name, find_key, r,
				err) &&
			match_view(db, r, err) && ok;
	}
	return ok;
}

static bool read_search_column(void *context, struct statement *statement, struct error *err)
{
	struct reading *reading = context;
	struct search_column *column = &reading->catalog->search[reading->count++];
	column->name = catalog_text(reading->catalog, statement_text(statement, 0));
	column->kind = read_search(statement_text(statement, 1));
	return column->name || no_memory(err);
}

static bool load_search(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!each_row(db, "SELECT count(DISTINCT field) FROM api_field WHERE search IS NOT NULL", NULL,
			read_count, &count, err))
		return false;
	catalog->search = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->search);
	if (!catalog->search)
		return no_memory(err);
	catalog->search_count = (size_t)count;
	struct reading reading = {.catalog = catalog};
	/* the order of schema/search.sql */
	return each_row(db,
		"SELECT field, search FROM api_field WHERE search IS NOT NULL GROUP BY field "
		"ORDER BY CASE search WHEN 'name' THEN 1 WHEN 'pinyin' THEN 2 ELSE 3 END, field",
		NULL, read_search_column, &reading, err);
}

static bool check_dataset(const struct catalog *c, struct error *err)
{
	if (!c->name || !c->version || !c->released)
		return error_add(err, ERROR_UNAVAILABLE, "api_dataset", NULL, NULL, "has no row");
	if (!c->digest || strlen(c->digest) != CATALOG_DIGEST_LEN ||
		strspn(c->digest, "0123456789abcdef") != CATALOG_DIGEST_LEN)
		return error_add(err, ERROR_UNAVAILABLE, "api_dataset.digest", c->digest, NULL,
			"is not a SHA-256 in hexadecimal");
	return true;
}

struct catalog *load_catalog(struct db *db, struct error *err)
{
	struct catalog *catalog = catalog_create();
	if (!catalog) {
		no_memory(err);
		return NULL;
	}
	bool ok = each_row(db,
		"SELECT name, title_zh, title_en, description_zh, description_en, version, released, "
		"license, license_url, digest FROM api_dataset",
		NULL, read_dataset, catalog, err);
	ok = ok && check_dataset(catalog, err) && load_abouts(catalog, db, err) &&
		load_resources(catalog, db, err) && load_search(catalog, db, err) && relate(catalog, err);
	if (ok)
		return catalog;
	catalog_destroy(catalog);
	return NULL;
}

#include "validate/validate_derived.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "documents/json_memory.h"

#include <stdio.h>
#include <string.h>

enum { STATEMENT_MAX = 512 /* bytes; names have CATALOG_NAME_MAX at most */ };

/* Tables whose rows belong to items, named by resource and key. */
#define CODES_OF_HITS(field) "api_column AS c ON c.resource = 'search' AND c.field = '" field "'"

static const char *const tables[] = {
	"api_name", "api_alias", "api_keyword", "api_work", "api_history"};

bool validate_finds_none(
	struct db *db, const char *sql, const char *table, const char *reason, struct error *err)
{
	struct statement *found = db_prepare(db, sql, err);
	int more = found ? statement_step(found, err) : -1;
	if (more > 0)
		error_add(err, ERROR_UNAVAILABLE, table, statement_text(found, 0), NULL, "%s", reason);
	statement_release(found);
	return more == 0;
}

/* Every row of a table must belong to an item. */
static bool check_items(
	const struct resource *resource, const char *table, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	/* an empty key stands for all items of the resource without a row */
	snprintf(sql, sizeof sql,
		"SELECT item FROM %s WHERE resource = '%s' AND item <> '' EXCEPT SELECT \"%s\" FROM \"%s\"",
		table, resource->name, resource->fields[resource->key].name, resource->view);
	return validate_finds_none(db, sql, table, "is no item", err);
}

static bool check_names(const struct resource *resource, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	snprintf(sql, sizeof sql,
		"SELECT \"%s\" FROM \"%s\" EXCEPT SELECT item FROM api_name WHERE resource = '%s'",
		resource->fields[resource->key].name, resource->view, resource->name);
	return !resource->label || validate_finds_none(db, sql, "api_name", "has no row", err);
}

static bool check_retired(const struct resource *resource, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	const char *key = resource->fields[resource->key].name;
	snprintf(sql, sizeof sql,
		"SELECT item FROM api_gone WHERE resource = '%s' INTERSECT SELECT \"%s\" FROM \"%s\"",
		resource->name, key, resource->view);
	bool ok = validate_finds_none(db, sql, "api_gone", "is an item that is there", err);
	snprintf(sql, sizeof sql,
		"SELECT successor FROM api_gone WHERE successor_resource = '%s' EXCEPT "
		"SELECT \"%s\" FROM \"%s\" EXCEPT SELECT item FROM api_gone WHERE resource = '%s'",
		resource->name, key, resource->view, resource->name);
	return validate_finds_none(db, sql, "api_gone.successor", "is no item", err) && ok;
}

static bool check_resource(const struct resource *resource, struct db *db, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		ok = check_items(resource, tables[i], db, err) && ok;
	ok = check_names(resource, db, err) && ok;
	return check_retired(resource, db, err) && ok;
}

/* Every resource named in a column must exist. */
static bool check_resources(const char *table, const char *column, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	snprintf(sql, sizeof sql,
		"SELECT %s FROM %s WHERE %s <> '' EXCEPT SELECT name FROM api_resource", column, table,
		column);
	return validate_finds_none(db, sql, table, "is no resource", err);
}

static bool check_members(
	const struct named_json *members, size_t count, const char *table, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if (!json_memory_is(members[i].json, strlen(members[i].json), JSON_FORM_VALUE))
			ok = error_add(err, ERROR_UNAVAILABLE, table, members[i].name, NULL, "is not JSON");
	return ok;
}

static bool check_hits(struct db *db, struct error *err)
{
	struct statement *hits =
		db_prepare(db, "SELECT DISTINCT source_ids FROM api_hit WHERE source_ids IS NOT NULL", err);
	int more = -1;
	while (hits && (more = statement_step(hits, err)) > 0) {
		const char *text = statement_text(hits, 0);
		if (text && json_memory_is(text, strlen(text), JSON_FORM_TEXTS))
			continue;
		error_add(
			err, ERROR_UNAVAILABLE, "api_hit.source_ids", text, NULL, "is not a list of texts");
		break;
	}
	statement_release(hits);
	return more == 0;
}

/* What has no length has no rank, what has no item is no row, and what has no code is not counted:
 * each search that finds it fails. */
static bool check_rows(struct db *db, struct error *err)
{
	static const struct {
		const char *table, *chunks, *bytes, *reason;
		int size; /* bytes for a row */
	} cases[] = {
		{"api_length", "api_length ON 1", "lengths", "has no length", 2},
		{"api_item", "api_item ON 1", "items", "has no item", 4},
		{"api_column", CODES_OF_HITS("resource"), "codes", "has no code", 2},
		{"api_column", CODES_OF_HITS("category"), "codes", "has no code", 2},
	};
	bool ok = true;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char sql[512];
		snprintf(sql, sizeof sql,
			"SELECT id FROM api_text AS t LEFT JOIN %s AND chunk = (row - 1) / 8192 "
			"GROUP BY (row - 1) / 8192 HAVING max(row) NOT NULL AND "
			"coalesce(length(%s) / %d, 0) < (max(row) - 1) %% 8192 + 1",
			cases[i].chunks, cases[i].bytes, cases[i].size);
		ok = validate_finds_none(db, sql, cases[i].table, cases[i].reason, err) && ok;
	}
	return ok;
}

bool validate_derived(const struct catalog *catalog, struct db *db, struct error *err)
{
	bool ok = check_members(catalog->abouts, catalog->about_count, "api_about", err);
	ok = check_members(catalog->shapes, catalog->shape_count, "api_shape", err) && ok;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		ok = check_resources(tables[i], "resource", db, err) && ok;
	ok = check_resources("api_gone", "successor_resource", db, err) && ok;
	for (size_t i = 0; i < catalog->resource_count; i++)
		ok = check_resource(&catalog->resources[i], db, err) && ok;
	ok = check_rows(db, err) && ok;
	return check_hits(db, err) && ok;
}

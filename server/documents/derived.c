#include "documents/derived.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "documents/json_memory.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { STATEMENT_MAX = 512 /* bytes; names have CATALOG_NAME_MAX at most */ };

/* Whose rows are told of items, by resource and key. */
static const char *const tables[] = {
	"api_name", "api_alias", "api_keyword", "api_work", "api_history"};

bool derived_find_none(
	struct db *db, const char *sql, const char *table, const char *reason, struct error *err)
{
	struct statement *found = db_prepare(db, sql, err);
	int more = found ? statement_step(found, err) : -1;
	if (more > 0)
		error_add(err, ERROR_UNAVAILABLE, table, statement_text(found, 0), NULL, "%s", reason);
	statement_release(found);
	return more == 0;
}

/* Of whom a table tells, as the items themselves do. */
static bool verify_told(
	const struct resource *resource, const char *table, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	/* an empty key stands for all of a resource that have no row */
	snprintf(sql, sizeof sql,
		"SELECT item FROM %s WHERE resource = '%s' AND item <> '' EXCEPT SELECT \"%s\" FROM \"%s\"",
		table, resource->name, resource->fields[resource->key].name, resource->view);
	return derived_find_none(db, sql, table, "is no item", err);
}

static bool verify_names(const struct resource *resource, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	snprintf(sql, sizeof sql,
		"SELECT \"%s\" FROM \"%s\" EXCEPT SELECT item FROM api_name WHERE resource = '%s'",
		resource->fields[resource->key].name, resource->view, resource->name);
	return !resource->label || derived_find_none(db, sql, "api_name", "has no row", err);
}

static bool verify_gone(const struct resource *resource, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	const char *key = resource->fields[resource->key].name;
	snprintf(sql, sizeof sql,
		"SELECT item FROM api_gone WHERE resource = '%s' INTERSECT SELECT \"%s\" FROM \"%s\"",
		resource->name, key, resource->view);
	bool ok = derived_find_none(db, sql, "api_gone", "is an item that is there", err);
	snprintf(sql, sizeof sql,
		"SELECT successor FROM api_gone WHERE successor_resource = '%s' EXCEPT "
		"SELECT \"%s\" FROM \"%s\" EXCEPT SELECT item FROM api_gone WHERE resource = '%s'",
		resource->name, key, resource->view, resource->name);
	return derived_find_none(db, sql, "api_gone.successor", "is no item", err) && ok;
}

static bool verify_resource(const struct resource *resource, struct db *db, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		ok = verify_told(resource, tables[i], db, err) && ok;
	ok = verify_names(resource, db, err) && ok;
	return verify_gone(resource, db, err) && ok;
}

/* Of resources that there are. */
static bool verify_resources(
	const char *table, const char *column, struct db *db, struct error *err)
{
	char sql[STATEMENT_MAX];
	snprintf(sql, sizeof sql,
		"SELECT %s FROM %s WHERE %s <> '' EXCEPT SELECT name FROM api_resource", column, table,
		column);
	return derived_find_none(db, sql, table, "is no resource", err);
}

static bool verify_members(
	const struct named_json *members, size_t count, const char *table, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if (!json_memory_is(members[i].json, strlen(members[i].json), JSON_DECODE_ANY, false))
			ok = error_add(err, ERROR_UNAVAILABLE, table, members[i].name, NULL, "is not JSON");
	return ok;
}

static bool verify_hits(struct db *db, struct error *err)
{
	struct statement *hits =
		db_prepare(db, "SELECT DISTINCT source_ids FROM api_hit WHERE source_ids IS NOT NULL", err);
	int more = -1;
	while (hits && (more = statement_step(hits, err)) > 0) {
		const char *text = statement_text(hits, 0);
		if (text && json_memory_is(text, strlen(text), 0, true))
			continue;
		error_add(
			err, ERROR_UNAVAILABLE, "api_hit.source_ids", text, NULL, "is not a list of texts");
		break;
	}
	statement_release(hits);
	return more == 0;
}

bool derived_verify(const struct catalog *catalog, struct db *db, struct error *err)
{
	bool ok = verify_members(catalog->abouts, catalog->about_count, "api_about", err);
	ok = verify_members(catalog->shapes, catalog->shape_count, "api_shape", err) && ok;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		ok = verify_resources(tables[i], "resource", db, err) && ok;
	ok = verify_resources("api_gone", "successor_resource", db, err) && ok;
	for (size_t i = 0; i < catalog->resource_count; i++)
		ok = verify_resource(&catalog->resources[i], db, err) && ok;
	return verify_hits(db, err) && ok;
}

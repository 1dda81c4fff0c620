#include "dataset/items.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/description.h"

#include <stdio.h>

enum { COUNT_MAX = 2 * CATALOG_NAME_MAX + 64 /* bytes of a statement */ };

static bool pass(void *context, struct statement *statement, struct error *err)
{
	(void)context;
	(void)statement;
	(void)err;
	return true;
}

/* Turns an error into a fault of the resource. */
static bool add_fault(const struct resource *resource, const struct error *why, struct error *err)
{
	return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL, "%.200s",
		why->code == ERROR_TOO_COSTLY ? "takes too long to read" : why->detail);
}

bool items_match(struct db *db, const struct resource *resource, struct error *err)
{
	struct buf sql;
	buf_init(&sql, 16384);
	for (size_t i = 0; i < resource->field_count; i++)
		buf_printf(&sql, "%s\"%s\"", i > 0 ? ", " : "SELECT ", resource->fields[i].name);
	buf_printf(
		&sql, "%s FROM \"%s\" LIMIT 1", resource->numbered ? ", api_row" : "", resource->view);
	struct error why;
	error_clear(&why);
	bool ok = buf_text(&sql) ? description_each(db, sql.data, NULL, pass, NULL, &why)
							 : error_set(&why, ERROR_UNAVAILABLE, "no memory for a statement");
	buf_finish(&sql);
	return ok || add_fault(resource, &why, err);
}

bool items_are_coded(const struct resource *resource)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].coded)
			return true;
	return false;
}

bool items_count(struct db *db, const struct resource *resource, struct error *err)
{
	char sql[COUNT_MAX];
	int64_t rows = resource->count;
	struct error why;
	error_clear(&why);
	/*
	 * counts the key: if no column of a view is read, SQLite asks the authorizer about the base
	 * table
	 */
	snprintf(sql, sizeof sql, "SELECT count(\"%s\") FROM \"%s\"",
		resource->fields[resource->key].name, resource->view);
	if (resource->count <= db_size(db) && items_are_coded(resource) &&
		!description_count(db, sql, NULL, &rows, &why))
		return add_fault(resource, &why, err);
	return (resource->count <= db_size(db) && resource->count == rows) ||
		error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL, ITEMS_NO_SUCH_COUNT);
}

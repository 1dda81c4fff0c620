#ifndef LOAD_PART_FIXTURE_H
#define LOAD_PART_FIXTURE_H

#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/db.h"

/* What the suites of those share that load a part of the catalog. */

static struct error err;

/* The catalog of a dataset with that part alone, or NULL with `err`; the caller destroys it. */
static inline struct catalog *load_part(
	const char *path, bool (*load)(struct catalog *, struct db *, struct error *))
{
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = catalog_create();
	bool ok = load(catalog, db, &err);
	db_close(db);
	dataset_clear();
	if (ok)
		return catalog;
	catalog_destroy(catalog);
	return NULL;
}

#endif

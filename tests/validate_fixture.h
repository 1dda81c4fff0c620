#ifndef VALIDATE_FIXTURE_H
#define VALIDATE_FIXTURE_H

#include "suite.h"

#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "validate/validate_rows.h"

/* Shared by the suites of validate_rows. */

static struct error err;

/* Loads a dataset, which must succeed, and validates its rows. */
static inline bool is_valid(const char *path)
{
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	bool ok = validate_rows(catalog, db, &err);
	catalog_destroy(catalog);
	db_close(db);
	return ok;
}

#endif

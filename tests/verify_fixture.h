#ifndef VERIFY_FIXTURE_H
#define VERIFY_FIXTURE_H

#include "suite.h"

#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "documents/verify.h"

/* What the suites of verify share. */

static struct error err;

/* Loads a dataset, which must succeed, and verifies its rows. */
static inline bool verify(const char *path)
{
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	bool ok = verify_rows(catalog, db, &err);
	catalog_destroy(catalog);
	db_close(db);
	return ok;
}

#endif

#ifndef CATALOG_FIXTURE_H
#define CATALOG_FIXTURE_H

#include "suite.h"

#include "dataset.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/load.h"

/* What the suites share that need a dataset's catalog and a connection to it. */

static struct error err;
static struct db *db;
static struct catalog *catalog;

static inline void open_catalog(const char *path)
{
	error_clear(&err);
	db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
}

static inline void close_catalog(void)
{
	catalog_destroy(catalog);
	db_close(db);
}

#endif

#ifndef LOAD_FIXTURE_H
#define LOAD_FIXTURE_H

#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"

/* What the suites of the loader share: loading a dataset, and what a damaged one is refused for. */

static struct error err;

static inline struct catalog *load(const char *path)
{
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = load_catalog(db, &err);
	db_close(db);
	return catalog;
}

/* The copy changed by SQL is refused with this fault. */
static inline void assert_fault(const char *sql, const char *parameter, const char *reason)
{
	struct catalog *catalog = load(dataset_with(sql));
	ck_assert_msg(catalog == NULL, "%s is loaded", sql);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	bool found = false;
	for (size_t i = 0; i < err.fault_count && i < ERROR_FAULTS_MAX; i++)
		found = found ||
			(strcmp(err.faults[i].parameter, parameter) == 0 &&
				strstr(err.faults[i].reason, reason));
	ck_assert_msg(found, "%s: not %s %s, but %s %s %s", sql, parameter, reason, err.detail,
		err.faults[0].parameter, err.faults[0].reason);
	dataset_clear();
}

#endif

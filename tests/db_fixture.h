#ifndef DB_FIXTURE_H
#define DB_FIXTURE_H

#include "suite.h"

#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"

/* What the suites of db share: the fixture, opened, and a statement run on it. */

static struct error err;

static inline struct db *open_lights(void)
{
	error_clear(&err);
	struct db *db = db_open(dataset_lights(), &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	return db;
}

/* Runs a statement to its end: the number of rows, -1 if it cannot be compiled or run. */
static inline int run(struct db *db, const char *sql)
{
	error_clear(&err);
	struct statement *statement = db_prepare(db, sql, &err);
	int rows = 0, more = -1;
	while (statement && (more = statement_step(statement, &err)) > 0)
		rows++;
	statement_release(statement);
	return more < 0 ? -1 : rows;
}

#endif

#ifndef SNAPSHOT_FIXTURE_H
#define SNAPSHOT_FIXTURE_H

#include "suite.h"

#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/snapshot.h"

/* What the suites of snapshots share: one that is opened, and what its rows say. */

static struct error err;

static inline struct snapshot *create(const char *path, size_t connections)
{
	struct snapshot_options options = {.connections = connections, .checked = true};
	error_clear(&err);
	return snapshot_create(path, &options, &err);
}

static inline struct snapshot *open_snapshot(const char *path, size_t connections)
{
	struct snapshot *snapshot = create(path, connections);
	ck_assert_msg(snapshot != NULL, "%s%s", err.detail, err.faults[0].reason);
	ck_assert_int_eq(err.code, ERROR_NONE);
	return snapshot;
}

/* The first column of the first row as a text. */
static inline void ask(struct db *db, const char *sql, char *ret_text, size_t size)
{
	struct error why;
	error_clear(&why);
	struct statement *statement = db_prepare(db, sql, &why);
	if (statement && statement_step(statement, &why) > 0)
		snprintf(ret_text, size, "%s", statement_text(statement, 0));
	else
		snprintf(ret_text, size, "error: %.50s", why.detail);
	statement_release(statement);
}

#endif

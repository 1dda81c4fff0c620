#ifndef AUTHORIZER_H
#define AUTHORIZER_H

#include <stdbool.h>

struct sqlite3;

/*
 * Restricts what a connection can do, whatever statement reaches it. SQLite's limits: each well
 * above what the largest query of sql.c and a schema's views need, and far below the default.
 */
#define AUTHORIZER_LIMITS(X)                                                                       \
	X(SQLITE_LIMIT_LENGTH, 64 << 20)      /* bytes of a text or a row; as for a body */            \
	X(SQLITE_LIMIT_SQL_LENGTH, 128 << 10) /* bytes of a statement, also of one in the schema */    \
	X(SQLITE_LIMIT_COLUMN, 256)                                                                    \
	X(SQLITE_LIMIT_EXPR_DEPTH, 200)                                                                \
	X(SQLITE_LIMIT_COMPOUND_SELECT, 64)                                                            \
	X(SQLITE_LIMIT_VDBE_OP, 100000)                                                                \
	X(SQLITE_LIMIT_FUNCTION_ARG, 32)                                                               \
	X(SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 32 << 10)                                                  \
	X(SQLITE_LIMIT_VARIABLE_NUMBER, 250)                                                           \
	X(SQLITE_LIMIT_TRIGGER_DEPTH, 1)                                                               \
	X(SQLITE_LIMIT_ATTACHED, 0)                                                                    \
	X(SQLITE_LIMIT_WORKER_THREADS, 0)

/* Sets the limits, disables what a file could do through its schema, and forbids extensions. */
void authorizer_harden(struct sqlite3 *db);

/*
 * From now on only views named api_* can be read, with functions that are pure and cheap. Returns
 * false on failure.
 */
bool authorizer_install(struct sqlite3 *db);

#endif

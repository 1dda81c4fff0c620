#ifndef DB_H
#define DB_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct error;
struct db;
struct statement;

/*
 * The only door to sqlite3. A db is one connection to a dataset file, opened read-only and
 * immutable, for one thread at a time. It reads the tables and views named api_*, and the tables
 * that those views name, and nothing else. The file must not change while it is open: a new dataset
 * is a new file under the same name (rename), never a rewritten one.
 */

/* Opens a dataset; checks only its identity. NULL with ERROR_UNAVAILABLE naming what is wrong. */
struct db *db_open(const char *path, struct error *err);
void db_close(struct db *db);

/* Bytes of the file; 0 where nobody knows. */
int64_t db_size(const struct db *db);

/* Frees the pages and statements that it keeps for the next request; no statement may be lent. */
void db_trim(struct db *db);

/*
 * Whether the file is whole, as check_file() says. Lifts the authorizer while it runs, and keeps no
 * page that it has read in memory.
 */
bool db_check(struct db *db, void (*report)(void *context, const char *fault), void *context);

/* By the clock a request may take this many budgets, since it may wait for a processor or the disk.
 */
enum { DB_PATIENCE = 8 };

/* When a budget is used up, in ns of two clocks; if `time` is 0, never. */
struct deadline {
	clockid_t processor; /* the processor time of the thread that has the budget */
	int64_t processor_time, time;
};

/*
 * The calling thread's deadline if it may use `budget` ns of processor time from now, and
 * DB_PATIENCE times as much by the clock: the load of other processes is not the request's cost.
 */
struct deadline deadline_after(int64_t budget);

/*
 * Gives what the calling thread runs on this connection a budget from now on; 0 lifts it. Once it
 * is used up, each db_interrupt_late(), from any thread, ends the running statement, within FTS5,
 * too: it fails with ERROR_TOO_COSTLY.
 */
void db_set_budget(struct db *db, int64_t budget);
void db_interrupt_late(struct db *db);

/* The same with a budget that began before; if it is used up already, db_prepare() fails. */
void db_set_deadline(struct db *db, const struct deadline *deadline);

/* Ends the statement that another thread is running, if any. */
void db_interrupt(struct db *db);

/*
 * Lends a compiled statement; parameters are ?1, ?2, …  The connection keeps it for the next that
 * asks for the same SQL. NULL with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
struct statement *db_prepare(struct db *db, const char *sql, struct error *err);

/* Gives a statement back, without its values; NULL is allowed. */
void statement_release(struct statement *statement);

/* Binds a value to parameter `index` (from 1); text must live until the statement is released. */
bool statement_bind(
	struct statement *statement, int index, const struct value *value, struct error *err);

/* Goes to the next row: 1 if there is one, 0 at the end, -1 with ERROR_INTERNAL or TOO_COSTLY. */
int statement_step(struct statement *statement, struct error *err);

/* Back to before the first row, its values still bound: to be bound anew and run again. */
void statement_reset(struct statement *statement);

/* A column (from 0) of the current row; text is borrowed until the next step. */
struct value statement_column(struct statement *statement, int column);

/* The same as text for SQL text columns, NUL-terminated; NULL for null. */
const char *statement_text(struct statement *statement, int column);

/* A column's bytes of the current row, borrowed until the next step; NULL if there are none. */
const void *statement_blob(struct statement *statement, int column, size_t *ret_size);

/*
 * Whether all texts of the current row were given whole: one that finds no memory is empty, and
 * false comes with ERROR_INTERNAL, as it does from the next step.
 */
bool statement_check(const struct statement *statement, struct error *err);

/* The SQLite library's version. */
const char *db_library_version(void);

#endif

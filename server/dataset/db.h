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
 * The interface to SQLite. A db is one connection to a dataset file, opened read-only and
 * immutable, for one thread at a time. It can read the tables and views named api_*, through them
 * the tables that the views use, and nothing else. The file must not change while it is open: a new
 * dataset is a new file under the same name (rename), never a rewritten one.
 */

/*
 * Opens a dataset; checks only its identity. Returns NULL with ERROR_UNAVAILABLE, which says what
 * is wrong.
 */
struct db *db_open(const char *path, struct error *err);
void db_close(struct db *db);

/* Returns the size of the file in bytes; 0 if unknown. */
int64_t db_size(const struct db *db);

/* Frees cached pages and statements. No statement may be lent. */
void db_trim(struct db *db);

/*
 * Checks the whole file as check_file() does. Lifts the authorizer meanwhile, and caches none of
 * the pages it reads.
 */
bool db_check(struct db *db, void (*report)(void *context, const char *fault), void *context);

/*
 * A request may take this many budgets of wall-clock time, since it may wait for a processor or the
 * disk.
 */
enum { DB_PATIENCE = 8 };

/* The end of a budget, in ns of two clocks; never if `time` is 0. */
struct deadline {
	clockid_t processor; /* the processor time clock of the thread with the budget */
	int64_t processor_time, time;
};

/*
 * Returns the calling thread's deadline for `budget` ns of processor time from now, and DB_PATIENCE
 * times as much wall-clock time, because the load of other processes is not the request's cost.
 */
struct deadline deadline_after(int64_t budget);

/*
 * Limits what the calling thread runs on this connection from now on to a budget; 0 removes the
 * limit. Once it is used up, db_interrupt_late(), called by any thread, ends the running statement,
 * also within FTS5: it fails with ERROR_TOO_COSTLY.
 */
void db_set_budget(struct db *db, int64_t budget);
void db_interrupt_late(struct db *db);

/* The same with an earlier deadline; if it has passed already, db_prepare() fails. */
void db_set_deadline(struct db *db, const struct deadline *deadline);

/* Ends the statement that another thread is running, if any. */
void db_interrupt(struct db *db);

/*
 * Lends a compiled statement; parameters are ?1, ?2, …  The connection keeps it for the next call
 * with the same SQL. Returns NULL with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
struct statement *db_prepare(struct db *db, const char *sql, struct error *err);

/* Returns a statement and clears its values; NULL is allowed. */
void statement_release(struct statement *statement);

/*
 * Binds a value to parameter `index` (from 1). Text must stay valid until the statement is
 * released.
 */
bool statement_bind(
	struct statement *statement, int index, const struct value *value, struct error *err);

/* Binds a pointer of a type for a function of the statement; both must stay valid until it is
 * released. */
bool statement_bind_pointer(
	struct statement *statement, int index, void *pointer, const char *type, struct error *err);

/* Advances to the next row. Returns 1; 0 at the end; -1 with ERROR_INTERNAL or ERROR_TOO_COSTLY. */
int statement_step(struct statement *statement, struct error *err);

/* Rewinds to before the first row; values stay bound and can be replaced. */
void statement_reset(struct statement *statement);

/* Returns a column (from 0) of the current row; text is valid until the next step. */
struct value statement_column(struct statement *statement, int column);

/* Returns a text column, NUL-terminated; NULL for null. */
const char *statement_text(struct statement *statement, int column);

/* Returns the bytes of a column, valid until the next step; NULL if there are none. */
const void *statement_blob(struct statement *statement, int column, size_t *ret_size);

/*
 * Whether all texts of the current row were read. If memory runs out, a text is empty, and this
 * function and the next step fail with ERROR_INTERNAL.
 */
bool statement_check(const struct statement *statement, struct error *err);

/* Returns the version of the SQLite library. */
const char *db_library_version(void);

#endif

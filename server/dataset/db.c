#include "dataset/db.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/authorizer.h"
#include "dataset/check.h"
#include "dataset/connect.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* More than one request uses at the same time: a page, its count, and two for each relation. */
enum { STATEMENTS_MAX = 48 };

struct statement {
	struct db *db;
	sqlite3_stmt *stmt; /* NULL if the slot is free */
	uint64_t hash;      /* hash of its SQL */
	uint64_t turn;      /* turn of its last use */
	bool lent;
	bool starved; /* memory ran out for a text of this run */
};

struct db {
	sqlite3 *connection;
	uint64_t turn;
	struct statement statements[STATEMENTS_MAX];
	pthread_mutex_t guard; /* protects the deadline, which another thread reads */
	struct deadline deadline;
	bool late; /* the deadline had already passed when it was set */
};

static bool refuse_late(struct error *err)
{
	return error_set(err, ERROR_TOO_COSTLY,
		"The answer takes longer than a request is given; narrower conditions cost less.");
}

static bool fail(struct db *db, int result, struct error *err)
{
	if (result == SQLITE_INTERRUPT)
		return refuse_late(err);
	return error_set(err, ERROR_INTERNAL, "%s", sqlite3_errmsg(db->connection));
}

struct db *db_open(const char *path, struct error *err)
{
	struct db *db = calloc(1, sizeof *db);
	if (!db) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a connection");
		return NULL;
	}
	db->connection = connect_open(path, err);
	if (!db->connection) {
		free(db);
		return NULL;
	}
	pthread_mutex_init(&db->guard, NULL);
	return db;
}

void db_trim(struct db *db)
{
	for (size_t i = 0; i < STATEMENTS_MAX; i++) {
		sqlite3_finalize(db->statements[i].stmt);
		db->statements[i].stmt = NULL;
	}
	sqlite3_db_release_memory(db->connection);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_trim(db);
	sqlite3_close(db->connection);
	pthread_mutex_destroy(&db->guard);
	free(db);
}

int64_t db_size(const struct db *db)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	if (sqlite3_file_control(db->connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
			SQLITE_OK ||
		file->pMethods->xFileSize(file, &size) != SQLITE_OK)
		return 0;
	return size;
}

struct deadline deadline_after(int64_t budget)
{
	struct deadline deadline;
	pthread_getcpuclockid(pthread_self(), &deadline.processor);
	deadline.processor_time = clock_ns(deadline.processor) + budget;
	deadline.time = clock_ns(CLOCK_MONOTONIC) + DB_PATIENCE * budget;
	return deadline;
}

static bool has_passed(const struct deadline *deadline)
{
	return deadline->time != 0 &&
		(deadline->processor_time <= clock_ns(deadline->processor) ||
			deadline->time <= clock_ns(CLOCK_MONOTONIC));
}

static void set_deadline(struct db *db, const struct deadline *deadline, bool late)
{
	db->late = late;
	pthread_mutex_lock(&db->guard);
	db->deadline = *deadline;
	pthread_mutex_unlock(&db->guard);
}

void db_set_deadline(struct db *db, const struct deadline *deadline)
{
	set_deadline(db, deadline, has_passed(deadline));
}

void db_set_budget(struct db *db, int64_t budget)
{
	struct deadline deadline = budget != 0 ? deadline_after(budget) : (struct deadline){0};
	set_deadline(db, &deadline, false);
}

void db_interrupt_late(struct db *db)
{
	/* under the lock, so that it cannot interrupt what runs after the budget was removed */
	pthread_mutex_lock(&db->guard);
	if (has_passed(&db->deadline))
		sqlite3_interrupt(db->connection);
	pthread_mutex_unlock(&db->guard);
}

void db_interrupt(struct db *db)
{
	sqlite3_interrupt(db->connection);
}

bool db_check(struct db *db, void (*report)(void *context, const char *fault), void *context)
{
	sqlite3_set_authorizer(db->connection, NULL, NULL);
	bool whole = check_file(db->connection, report, context);
	authorizer_install(db->connection);
	sqlite3_db_release_memory(
		db->connection); /* otherwise 2 MiB of unneeded pages would stay cached */
	return whole;
}

/*
 * Returns a slot with the same SQL, else a free one, else the least recently used. NULL if all are
 * lent.
 */
static struct statement *find_place(struct db *db, const char *sql, uint64_t hash)
{
	struct statement *place = NULL;
	for (size_t i = 0; i < STATEMENTS_MAX; i++) {
		struct statement *each = &db->statements[i];
		if (each->lent)
			continue;
		if (each->stmt && each->hash == hash && strcmp(sqlite3_sql(each->stmt), sql) == 0)
			return each;
		if (!place || (place->stmt && (!each->stmt || each->turn < place->turn)))
			place = each;
	}
	if (place) {
		sqlite3_finalize(place->stmt);
		*place = (struct statement){.db = db, .hash = hash};
	}
	return place;
}

struct statement *db_prepare(struct db *db, const char *sql, struct error *err)
{
	if (db->late) {
		refuse_late(err);
		return NULL;
	}
	struct statement *place = find_place(db, sql, text_hash(TEXT_HASH, sql, strlen(sql)));
	if (!place) {
		error_set(err, ERROR_INTERNAL, "more than %d statements at once", STATEMENTS_MAX);
		return NULL;
	}
	if (!place->stmt) {
		sqlite3_prepare_v3(db->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &place->stmt, NULL);
		if (!place->stmt) {
			fail(db, sqlite3_errcode(db->connection), err);
			return NULL;
		}
	}
	place->lent = true;
	place->starved = false;
	place->turn = ++db->turn;
	return place;
}

void statement_release(struct statement *statement)
{
	if (!statement)
		return;
	sqlite3_reset(statement->stmt); /* repeats the last step's error, which was told then */
	sqlite3_clear_bindings(statement->stmt);
	statement->lent = false;
}

static bool check_bound(int index, int result, struct error *err)
{
	return result == SQLITE_OK ||
		error_set(err, ERROR_INTERNAL, "binding value %d: %s", index, sqlite3_errstr(result));
}

bool statement_bind(
	struct statement *statement, int index, const struct value *value, struct error *err)
{
	sqlite3_stmt *s = statement->stmt;
	int result = SQLITE_MISUSE;
	switch (value->type) {
	case VALUE_NULL:
		result = sqlite3_bind_null(s, index);
		break;
	case VALUE_INTEGER:
		result = sqlite3_bind_int64(s, index, value->integer);
		break;
	case VALUE_NUMBER:
		result = sqlite3_bind_double(s, index, value->number);
		break;
	case VALUE_TEXT:
		result = sqlite3_bind_text64(s, index, value->text, value->len, SQLITE_STATIC, SQLITE_UTF8);
		break;
	}
	return check_bound(index, result, err);
}

bool statement_bind_pointer(
	struct statement *statement, int index, void *pointer, const char *type, struct error *err)
{
	return check_bound(
		index, sqlite3_bind_pointer(statement->stmt, index, pointer, type, NULL), err);
}

bool statement_check(const struct statement *statement, struct error *err)
{
	return !statement->starved || error_set(err, ERROR_INTERNAL, "no memory for a text");
}

int statement_step(struct statement *statement, struct error *err)
{
	int result = statement_check(statement, err) ? sqlite3_step(statement->stmt) : SQLITE_NOMEM;
	if (result == SQLITE_ROW || result == SQLITE_DONE)
		return result == SQLITE_ROW;
	fail(statement->db, result, err);
	return -1;
}

void statement_reset(struct statement *statement)
{
	statement->starved = false;
	sqlite3_reset(statement->stmt); /* repeats the last step's error, which was told then */
}

const char *statement_text(struct statement *statement, int column)
{
	/* read the type first: if memory runs out, a text becomes null */
	if (sqlite3_column_type(statement->stmt, column) == SQLITE_NULL)
		return NULL;
	const char *text = (const char *)sqlite3_column_text(statement->stmt, column);
	statement->starved = statement->starved || !text;
	return text ? text : "";
}

struct value statement_column(struct statement *statement, int column)
{
	sqlite3_stmt *s = statement->stmt;
	switch (sqlite3_column_type(s, column)) {
	case SQLITE_INTEGER:
		return value_integer(sqlite3_column_int64(s, column));
	case SQLITE_FLOAT:
		return value_number(sqlite3_column_double(s, column));
	case SQLITE_NULL:
		return (struct value){.type = VALUE_NULL};
	}
	const char *text = statement_text(statement, column);
	return value_text(text, (size_t)sqlite3_column_bytes(s, column));
}

const void *statement_blob(struct statement *statement, int column, size_t *ret_size)
{
	const void *bytes = sqlite3_column_blob(statement->stmt, column);
	*ret_size = (size_t)sqlite3_column_bytes(statement->stmt, column);
	return bytes;
}

const char *db_library_version(void)
{
	return sqlite3_libversion();
}

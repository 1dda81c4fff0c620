#ifndef ROW_FIXTURE_H
#define ROW_FIXTURE_H

#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/projection.h"
#include "render/record_names.h"
#include "render/row.h"

static struct error err;

/* Writes the columns of a row of `projection`. */
typedef bool writer(
	struct buf *, const struct projection *, struct record_names *, const struct value *columns);

/* The row `SELECT expressions` of the fields a, b and c of one type, of which those in the set are
 * shown. */
static inline const char *written(
	writer *write, enum field_type type, const char *expressions, uint64_t set, int columns)
{
	static const char *const names[] = {"a", "b", "c"};
	static struct buf text;
	struct field fields[COUNT(names)];
	const struct resource resource = {.fields = fields, .field_count = COUNT(names)};
	const struct projection projection = {&resource, set, LANGUAGE_NONE, false};
	struct value read[ROW_COLUMNS_MAX];
	struct record_names called;
	for (size_t i = 0; i < COUNT(names); i++)
		fields[i] = (struct field){.name = names[i], .type = type};
	char sql[1000];
	snprintf(sql, sizeof sql, "SELECT %s", expressions);
	error_clear(&err);
	struct db *db = db_open(dataset_lights(), &err);
	struct statement *row = db_prepare(db, sql, &err);
	ck_assert_msg(row != NULL, "%s: %s", sql, err.detail);
	ck_assert_int_eq(statement_step(row, &err), 1);
	buf_finish(&text);
	buf_init(&text, 1000);
	ck_assert_int_eq(row_read(row, &projection, read), columns);
	record_names_init(&called, db, LANGUAGE_NONE);
	ck_assert_msg(write(&text, &projection, &called, read), "%s", err.detail);
	record_names_finish(&called);
	statement_release(row);
	db_close(db);
	return buf_text(&text);
}

#endif

#ifndef INCLUDE_FIXTURE_H
#define INCLUDE_FIXTURE_H

#include "catalog_fixture.h"

#include "base/buf.h"
#include "query/parse.h"
#include "render/include.h"
#include "query/sql.h"
#include "query/target.h"

/* What the suites of include share: a dataset, and what an item of it has appended. */

static struct target target;
static struct query query;
static struct buf out;

static inline void open_dataset(const char *path)
{
	open_catalog(path);
}

static inline void close_dataset(void)
{
	close_catalog();
	dataset_clear();
}

static inline void parse(const char *raw)
{
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err));
	const struct resource *resource = catalog_resource(catalog, target.segments[1]);
	ck_assert_ptr_nonnull(resource);
	query = (struct query){.base = "/v1", .catalog = catalog, .format = FORMAT_NONE};
	ck_assert_msg(
		query_parse_item(&query, resource, &target, &err), "%s: %s", raw, err.faults[0].reason);
}

/* The row of the item that the target names; the caller destroys it. */
static inline struct statement *item_row(void)
{
	struct buf sql;
	const char *key = target.segments[2];
	struct value value = value_text(key, strlen(key));
	buf_init(&sql, 65536);
	sql_write_item(&query, &sql);
	struct statement *row = db_prepare(db, buf_text(&sql), &err);
	ck_assert_msg(row != NULL, "%s", err.detail);
	ck_assert(statement_bind(row, 1, &value, &err));
	ck_assert_int_eq(statement_step(row, &err), 1);
	buf_finish(&sql);
	return row;
}

/* Where no case runs in a process of its own. */
__attribute__((destructor)) static void release(void)
{
	buf_finish(&out);
}

static inline bool write_related(struct include *include)
{
	struct statement *row = item_row();
	bool ok = include_write(include, row, __builtin_popcountll(query.fields), &out, &err);
	statement_release(row);
	return ok;
}

/* Empties what members are written to, whatever a case before left there. */
static inline void start_out(size_t max)
{
	buf_finish(&out);
	buf_init(&out, max);
}

/* The members that an item's relations append, for the length of a case. */
static inline const char *members(const char *raw)
{
	struct include include;
	parse(raw);
	start_out(1 << 20);
	ck_assert_msg(include_init(&include, db, &query, &err), "%s", err.detail);
	ck_assert_msg(write_related(&include), "%s", err.detail);
	include_finish(&include);
	return buf_text(&out);
}

/* So that `keeper` is a relation, and wrecks have a list of keepers' keys. */
static const char related_sql[] =
	"DELETE FROM api_field WHERE field = 'keeper';"
	"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, name, name AS keeper_ids FROM wrecks;"
	"UPDATE api_field SET field = 'keeper_ids', type = 'list', ref = 'keepers', nullable = 1, "
	"search = NULL WHERE resource = 'wrecks' AND field = 'name';"
	"UPDATE api_resource SET label = NULL WHERE name = 'wrecks';";

static inline const char *related_dataset(const char *more)
{
	char sql[4096];
	snprintf(sql, sizeof sql, "%s%s", related_sql, more);
	return dataset_with(sql);
}

#endif

#include "suite.h"

#include "catalog_fixture.h"

#include "base/buf.h"
#include "dataset.h"
#include "fulltext/highlight.h"
#include "query/query.h"
#include "query/sql.h"
#include "render/hit.h"

/* What is written of a row that has these first columns, as CSV; whether it was. */
static bool write_hit(const char *columns, struct buf *body)
{
	char sql[128];
	struct query query = {.format = FORMAT_CSV};
	snprintf(sql, sizeof sql, "SELECT %s", columns);
	struct statement *row = sql_prepare(db, sql, NULL, &err);
	ck_assert_msg(row && statement_step(row, &err) > 0, "%s", err.detail);
	buf_init(body, 64);
	struct highlight found = {.count = 0};
	bool written = hit_write(catalog, &query, &found, row, body);
	statement_release(row);
	return written;
}

START_TEST(any_key_is_one_cell)
{
	static const struct {
		const char *columns, *line;
	} cases[] = {
		{"'lights', 'bell-rock'", "lights,bell-rock\r\n"},
		{"'lights', 'bell,rock'", "lights,\"bell,rock\"\r\n"},
		{"'lights', 'the \"rock\"'", "lights,\"the \"\"rock\"\"\"\r\n"},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf body;
		ck_assert(write_hit(cases[i].columns, &body));
		ck_assert_str_eq(buf_text(&body), cases[i].line);
		buf_finish(&body);
	}
	close_catalog();
}

START_TEST(what_names_no_item_is_no_hit)
{
	open_catalog(dataset_lights());
	static const char *const columns[] = {"'nothing', 'hook'", "'lights', NULL"};
	for (size_t i = 0; i < COUNT(columns); i++) {
		struct buf body;
		ck_assert(!write_hit(columns[i], &body));
		buf_finish(&body);
	}
	close_catalog();
}

SUITE("hit", any_key_is_one_cell, what_names_no_item_is_no_hit)

#include "suite.h"

#include "render_fixture.h"

#include "dataset/db.h"
#include "fulltext/match.h"
#include "query/sql.h"
#include "render/search.h"

/* The statement of the page of `match`, with the values to bind. */
static struct statement *explain(const char *match, struct buf *spelled)
{
	static struct sql_values values;
	struct buf sql;
	query = (struct query){.base = "/v1", .format = FORMAT_JSON, .limit = 1000};
	buf_init(&sql, 1 << 16);
	buf_init(spelled, 1 << 16);
	match_spell_out(match, spelled);
	buf_puts(&sql, "EXPLAIN QUERY PLAN ");
	search_write_sql(&source, &query, match, NULL, spelled, &sql, &values);
	struct statement *plan = sql_prepare(db, buf_text(&sql), &values, &err);
	buf_finish(&sql);
	return plan;
}

START_TEST(no_row_of_a_page_looks_through_all_others_for_its_rank)
{
	struct buf spelled;
	int scans = 0;
	open_dataset(dataset_lights());
	struct statement *plan = explain("rock", &spelled);
	ck_assert_msg(plan != NULL, "%s", err.detail);
	while (statement_step(plan, &err) > 0)
		scans += strcmp(statement_text(plan, 3), "SCAN api_best") == 0;
	/* once, for the list of rows */
	ck_assert_int_le(scans, 1);
	statement_release(plan);
	buf_finish(&spelled);
	close_dataset();
}

SUITE("search", no_row_of_a_page_looks_through_all_others_for_its_rank)

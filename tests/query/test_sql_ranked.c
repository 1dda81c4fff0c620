#include "catalog_fixture.h"

#include "base/buf.h"
#include "query/parse.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/target.h"

#include <string.h>

static struct target target;
static struct query query;
static struct sql_values values;
static char sql_text[8192];

static void parse(const char *text)
{
	char raw[1000];
	snprintf(raw, sizeof raw, "/v1/lights?q=light&%s", text);
	query = (struct query){.base = "/v1"};
	ck_assert_msg(target_parse(&target, raw, &err) &&
			query_parse(&query, catalog_resource(catalog, "lights"), &target, &err),
		"%s: %s", text, err.faults[0].reason);
}

static const char *select_sql(const struct value *after)
{
	struct buf sql;
	buf_init(&sql, sizeof sql_text - 1);
	sql_write_select(&query, after, &sql, &values);
	snprintf(sql_text, sizeof sql_text, "%s", buf_text(&sql) ? sql.data : "");
	buf_finish(&sql);
	return sql_text;
}

START_TEST(rows_by_relevance_are_sorted_by_their_keys_and_then_read)
{
	const struct value after[] = {value_number(-1), value_text("hook", strlen("hook"))};
	open_catalog(dataset_lights());
	parse("sort=relevance&fields=id");
	ck_assert_ptr_nonnull(strstr(select_sql(NULL),
		"SELECT \"id\", \"relevance\", \"id\", api_total, \"api_row\" FROM "
		"(SELECT \"relevance\", api_total, \"api_row\" AS api_found FROM "
		"(SELECT \"relevance\", count(*) OVER () AS api_total, api_found AS \"api_row\" FROM (SELECT rank AS \"relevance\", item AS api_found FROM "
		"api_search CROSS JOIN api_hit ON row = api_search.rowid WHERE api_search MATCH ?1 AND "));
	ck_assert_ptr_nonnull(strstr(sql_text,
		" ORDER BY \"relevance\", \"api_row\" LIMIT ?2) AS api_sorted) CROSS JOIN \"api_lights\" ON \"api_row\" = "
		"api_found ORDER BY \"relevance\", \"api_row\""));
	ck_assert_ptr_nonnull(strstr(select_sql(after), "FROM (WITH api_page AS MATERIALIZED ("));
	close_catalog();
}

/* Later versions of SQLite (3.46) leave out what nothing reads of a row but its number, and ask
 * the authorizer about its table then. */
START_TEST(whatever_stands_beside_relevance_the_rows_may_be_read)
{
	static const char *const cases[] = {"sort=relevance", "sort=-relevance", "sort=relevance,kind",
		"sort=kind,relevance", "sort=relevance&colours=red", "sort=relevance&colours__isnull=false",
		"sort=relevance&kind=shore", "sort=relevance&name_en__contains=o&labels=en"};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases) * 2; i++) {
		struct value after[QUERY_TERMS_MAX];
		parse(cases[i / 2]);
		for (size_t term = 0; term < query.sort_count; term++)
			after[term] = value_text("", 0);
		struct statement *row =
			sql_prepare(db, select_sql(i % 2 > 0 ? after : NULL), &values, &err);
		ck_assert_msg(row != NULL, "%s: %s", cases[i / 2], err.detail);
		int more;
		while ((more = statement_step(row, &err)) > 0)
			continue;
		ck_assert_int_eq(more, 0);
		statement_release(row);
	}
	close_catalog();
}

START_TEST(a_search_by_relevance_alone_counts_what_it_ranks)
{
	static const struct {
		const char *text;
		bool has_total;
	} cases[] = {{"sort=relevance&fields=id&limit=1", true}, {"sort=-relevance&fields=id", true},
		{"sort=relevance,kind", false}, {"sort=kind", false}, {"sort=relevance&kind=shore", false}};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		ck_assert_msg(sql_has_total(&query) == cases[i].has_total, "%s", cases[i].text);
		if (!cases[i].has_total)
			continue;
		const struct value after[] = {value_number(-1000), value_text("hook", strlen("hook"))};
		for (size_t page = 0; page < 2; page++) {
			struct statement *row =
				sql_prepare(db, select_sql(page > 0 ? after : NULL), &values, &err);
			struct buf sql;
			buf_init(&sql, SQL_MAX);
			if (statement_step(row, &err) > 0) {
				int64_t total = statement_column(row, 3).integer;
				sql_write_count(&query, &sql, &values);
				struct statement *count = sql_prepare(db, buf_text(&sql), &values, &err);
				ck_assert_int_eq(statement_step(count, &err), 1);
				ck_assert_int_gt(total, 1);
				ck_assert_int_eq(total, statement_column(count, 0).integer);
				statement_release(count);
			}
			statement_release(row);
			buf_finish(&sql);
		}
	}
	close_catalog();
}

SUITE("sql_ranked", a_search_by_relevance_alone_counts_what_it_ranks,
	rows_by_relevance_are_sorted_by_their_keys_and_then_read,
	whatever_stands_beside_relevance_the_rows_may_be_read)

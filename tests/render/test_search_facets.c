#include "suite.h"

#include "render_fixture.h"

#include "dataset/db.h"
#include "query/sql.h"
#include "render/best.h"
#include "render/search_facets.h"

#include <string.h>

static struct search_facets facets;

static void begin(const char *sql)
{
	open_dataset(dataset_with(sql));
	error_clear(&err);
	ck_assert(target_parse(&target, "/v1/search?q=light&facet=category,resource", &err));
	query = (struct query){.base = "/v1"};
	ck_assert_msg(query_parse_search(&query, catalog, &target, &err), "%s", err.faults[0].reason);
}

static void end(void)
{
	search_facets_finish(&facets);
	close_dataset();
	dataset_clear();
}

static int64_t count(const char *match)
{
	int64_t total = -1;
	ck_assert_msg(
		search_facets_count(&facets, NULL, &source, &query, match, &total, &err), "%s", err.detail);
	return total;
}

static const char *written(size_t facet)
{
	static struct buf text;
	buf_finish(&text);
	buf_init(&text, 1 << 20);
	ck_assert_msg(search_facets_write(&facets, facet, source.db, &text, &err), "%s", err.detail);
	return text.len > 0 ? buf_text(&text) : "";
}

/* What a statement puts together of the hits, as JSON. */
static const char *told_by_sql(const char *sql)
{
	static char told[8192];
	struct statement *row = db_prepare(db, sql, &err);
	ck_assert_msg(row != NULL, "%s", err.detail);
	ck_assert_int_eq(statement_step(row, &err), 1);
	snprintf(told, sizeof told, "%s", statement_text(row, 0));
	statement_release(row);
	return told;
}

#define MANY "a* OR b* OR e* OR h* OR l* OR s*"

#define TOLD(value)                                                                                              \
	"SELECT group_concat(format('{\"value\":%s,\"count\":%d}', iif(v IS NULL, 'null', format('\"%s\"', v)), n))" \
	" FROM (SELECT " value                                                                                       \
	" AS v, count(*) AS n FROM api_search LEFT JOIN api_hit ON row = api_search.rowid"                           \
	" WHERE api_search MATCH '" MANY "' GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST)"

START_TEST(hits_are_counted_by_what_they_are_and_have)
{
	begin("");
	query.types = UINT64_MAX;
	ck_assert_int_gt(count(MANY), 1);
	ck_assert_str_eq(written(0), told_by_sql(TOLD("category")));
	ck_assert_str_eq(written(1), told_by_sql(TOLD("api_search.resource")));
	end();
}

/* In a file that lies. */
START_TEST(a_hit_without_a_code_is_an_error)
{
	static const char *const cases[] = {"DELETE FROM api_column WHERE resource = 'search'",
		"UPDATE api_column SET codes = substr(codes, 1, 2) WHERE resource = 'search'",
		"UPDATE api_column SET codes = x'00' WHERE resource = 'search'"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t total;
		begin(cases[i]);
		ck_assert(!search_facets_count(&facets, NULL, &source, &query, MANY, &total, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		end();
	}
}

/* Hits with a word that may go on, and without: the same as one statement has of all rows. */
START_TEST(of_resources_with_others_between_them_each_hit_is_taken_once)
{
	static const char *const matches[] = {MANY, "light OR rock OR bell OR grace OR lighthouse"};
	for (size_t i = 0; i < COUNT(matches); i++) {
		for (int facet = 0; facet < 2; facet++) {
			char sql[512];
			int64_t total = -1;
			struct best best = {.max = 20};
			begin("");
			part_catalog();
			query.types = UINT64_MAX;
			query.facet_count = facet ? query.facet_count : 0;
			ck_assert_msg(
				search_facets_count(&facets, &best, &source, &query, matches[i], &total, &err),
				"%s", err.detail);
			best_sort(&best);
			struct buf rows;
			buf_init(&rows, 1000);
			for (size_t hit = 0; hit < best.count; hit++)
				buf_printf(&rows, "%d ", (int)best.hits[hit].row);
			snprintf(sql, sizeof sql,
				"SELECT count(*) || ': ' || group_concat(rowid || ' ', '') FROM (SELECT rowid FROM api_search"
				" WHERE api_search MATCH '%s' AND" PARTED " ORDER BY rank, rowid)",
				matches[i]);
			char told[256];
			snprintf(told, sizeof told, "%d: %s", (int)total, buf_text(&rows));
			ck_assert_str_eq(told, told_by_sql(sql));
			buf_finish(&rows);
			best_finish(&best);
			end();
		}
	}
}

START_TEST(what_finds_nothing_has_no_values)
{
	begin("");
	ck_assert_int_gt(count(MANY), 0);
	ck_assert_int_eq(count("nowhere"), 0);
	ck_assert_str_eq(written(0), "");
	ck_assert_str_eq(written(1), "");
	end();
}

SUITE("search_facets", hits_are_counted_by_what_they_are_and_have, a_hit_without_a_code_is_an_error,
	of_resources_with_others_between_them_each_hit_is_taken_once, what_finds_nothing_has_no_values)

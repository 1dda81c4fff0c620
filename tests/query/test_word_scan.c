#include "coded_fixture.h"

#include "fulltext/match.h"
#include "query/word_scan.h"

#include <stdlib.h>

enum { OTHERS = 2, FAILED = 4 };

static uint16_t *failed;
static double *ranks;
static int64_t count;

static bool rank(const char *text)
{
	parse(text);
	size_t rows = (size_t)query.resource->count;
	failed = calloc(rows, sizeof *failed);
	failed[0] = OTHERS;
	return word_scan_find(db, &query, failed, FAILED, &ranks, &count, &err);
}

static void finish(void)
{
	free(failed);
	free(ranks);
}

/* The rank of a row, 1 of what is not found. */
static double rank_by_sql(const char *match, size_t row)
{
	char sql[MATCH_MAX + 256];
	snprintf(sql, sizeof sql,
		"SELECT rank FROM api_search CROSS JOIN api_hit ON row = api_search.rowid "
		"WHERE api_search MATCH '%s' AND api_search.resource = 'lights' AND item = %zu",
		match, row);
	struct statement *statement = db_prepare(db, sql, &err);
	ck_assert_msg(statement, "%s", err.detail);
	double ranked = statement_step(statement, &err) > 0 ? statement_column(statement, 0).number : 1;
	statement_release(statement);
	return ranked;
}

START_TEST(each_row_that_words_find_has_the_rank_that_the_index_gives_it)
{
	static const char *const cases[] = {"q=light&sort=relevance", "q=rock&sort=relevance",
		"q=rock+bell&sort=relevance", "q=li&sort=relevance", "q=xyzzy&sort=relevance"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t found = 0;
		ck_assert_msg(rank(cases[i]), "%s: %s", cases[i], err.detail);
		ck_assert_int_eq(failed[0] & OTHERS, OTHERS);
		for (size_t row = 1; row <= (size_t)query.resource->count; row++) {
			double wanted = rank_by_sql(query.match, row);
			found += wanted != 1;
			ck_assert_int_eq(failed[row - 1] & FAILED, wanted == 1 ? FAILED : 0);
			ck_assert(wanted == 1 || ranks[row - 1] == wanted);
		}
		ck_assert_int_eq(count, found);
		finish();
	}
	end();
}

START_TEST(rows_have_no_ranks_if_nothing_is_ordered_by_them)
{
	begin(CODED);
	ck_assert_msg(rank("q=rock&sort=-height"), "%s", err.detail);
	ck_assert_ptr_null(ranks);
	for (size_t row = 1; row <= (size_t)query.resource->count; row++)
		ck_assert_int_eq(failed[row - 1] & FAILED, rank_by_sql(query.match, row) == 1 ? FAILED : 0);
	finish();
	end();
}

START_TEST(a_hit_of_no_row_is_an_error)
{
	static const char *const changes[] = {"UPDATE api_item SET items = zeroblob(length(items))",
		"UPDATE api_item SET items = CAST(replace(hex(items), '0', 'F') AS BLOB)",
		"UPDATE api_item SET items = x'010000'", "DELETE FROM api_item", "DROP TABLE api_item"};
	for (size_t i = 0; i < COUNT(changes); i++) {
		char sql[sizeof CODED + 128];
		snprintf(sql, sizeof sql, "%s%s;", CODED, changes[i]);
		begin(sql);
		ck_assert(!rank("q=rock&sort=relevance"));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		finish();
		end();
	}
}

SUITE("word_scan", each_row_that_words_find_has_the_rank_that_the_index_gives_it,
	rows_have_no_ranks_if_nothing_is_ordered_by_them, a_hit_of_no_row_is_an_error)

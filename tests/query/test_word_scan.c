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
	return word_scan_rank(db, &query, failed, FAILED, &ranks, &count, &err);
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

START_TEST(a_hit_of_no_row_is_an_error)
{
	static const char *const items[] = {"NULL", "0", "-1", "100000"};
	for (size_t i = 0; i < COUNT(items); i++) {
		char sql[sizeof CODED + 64];
		snprintf(sql, sizeof sql, "%sUPDATE api_hit SET item = %s;", CODED, items[i]);
		begin(sql);
		ck_assert(!rank("q=rock&sort=relevance"));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		finish();
		end();
	}
}

SUITE("word_scan", each_row_that_words_find_has_the_rank_that_the_index_gives_it,
	a_hit_of_no_row_is_an_error)

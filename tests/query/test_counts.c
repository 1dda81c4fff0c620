#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/codes.h"
#include "query/counts.h"
#include "query/sql.h"
#include "query/sql_count.h"

static int64_t items[CODES_WORDS];

static void assert_counts(bool all, const char *wanted)
{
	struct buf counts;
	buf_init(&counts, 1 << 20);
	counts_write(items, all, &counts);
	ck_assert_str_eq(buf_text(&counts), wanted);
	buf_finish(&counts);
}

START_TEST(values_that_occur_are_written_most_first)
{
	memset(items, 0, sizeof items);
	assert_counts(false, "{}");
	items[3] = 2, items[7] = 5, items[9] = 2;
	assert_counts(false, "{\"7\":5,\"3\":2,\"9\":2}");
	assert_counts(true, "{\"3\":2,\"7\":5,\"9\":2}");
}

START_TEST(no_more_values_are_written_than_are_shown)
{
	struct buf counts;
	int members = 0;
	for (int i = 0; i < CODES_WORDS; i++)
		items[i] = i <= SQL_FACET_MAX;
	buf_init(&counts, 1 << 20);
	counts_write(items, false, &counts);
	for (const char *at = buf_text(&counts); (at = strchr(at, ':')); at++)
		members++;
	ck_assert_int_eq(members, SQL_FACET_MAX);
	buf_finish(&counts);
}

START_TEST(what_finds_no_room_fails)
{
	struct buf counts;
	buf_init(&counts, 4);
	items[0] = 1;
	counts_write(items, true, &counts);
	ck_assert_ptr_null(buf_text(&counts));
	buf_finish(&counts);
}

START_TEST(codes_are_put_together_by_their_words_or_by_the_years_of_these)
{
	static const struct {
		bool year;
		const char *select;
	} cases[] = {
		{false, "SELECT w.value AS v, sum(j.value) FROM "},
		{true, "SELECT CAST(substr(w.value, 1, 4) AS INTEGER) AS v, sum(j.value) FROM "},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct dimension lit = {.field = &light_fields[LIGHT_LIT], .year = cases[i].year};
		struct buf sql;
		buf_init(&sql, SQL_MAX);
		counts_write_sql(lights, &lit, &sql);
		ck_assert_ptr_eq(strstr(buf_text(&sql), cases[i].select), buf_text(&sql));
		ck_assert_ptr_nonnull(strstr(buf_text(&sql), "w.resource = 'lights' AND w.field = 'lit'"));
		buf_finish(&sql);
	}
}

SUITE("counts", values_that_occur_are_written_most_first, no_more_values_are_written_than_are_shown,
	what_finds_no_room_fails, codes_are_put_together_by_their_words_or_by_the_years_of_these)

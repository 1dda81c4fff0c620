#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/codes.h"
#include "query/counts.h"
#include "query/sql.h"

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

START_TEST(years_are_put_together_by_sql)
{
	const struct dimension year = {.field = &light_fields[LIGHT_LIT], .year = true};
	const struct query query = {.resource = lights};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	counts_write_sql(&query, &year, &sql);
	ck_assert(strstr(buf_text(&sql), "w.field = 'lit'"));
	ck_assert(strstr(buf_text(&sql), "GROUP BY v"));
	buf_finish(&sql);
}

SUITE("counts", values_that_occur_are_written_most_first, no_more_values_are_written_than_are_shown,
	what_finds_no_room_fails, years_are_put_together_by_sql)

#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "fulltext.h"
#include "fulltext/match.h"

typedef bool write_match(const char *q, size_t unfinished, struct buf *out, struct error *err);

static void assert_written(write_match *write, const char *q, const char *match)
{
	struct error err = {.code = ERROR_NONE};
	struct buf out;
	buf_init(&out, MATCH_MAX);
	ck_assert(write(q, match_unfinished(q), &out, &err));
	ck_assert_str_eq(buf_text(&out), match);
	buf_finish(&out);
}

START_TEST(so_many_terms_of_several_scripts_count_for_more_as_they_stand)
{
	ck_assert_int_eq(MATCH_STANDING_MAX, 4);
	assert_written(match_write, "1医 2疗 3医 4院 5康",
		"(\"1医\" OR (\"1\" AND \"医\")) AND (\"2疗\" OR (\"2\" AND \"疗\")) AND "
		"(\"3医\" OR \"3\") AND (\"4院\" OR (\"4\" AND \"院\")) AND (\"5\" AND \"康\")");
}

START_TEST(to_find_rows_nothing_is_looked_for_that_finds_no_more)
{
	static const struct {
		const char *q, *match;
	} cases[] = {
		{"B超", "(\"b\" AND \"超\")"},
		{"hospital 2021 us", "\"~hospital\" AND (\"2021\" OR \"二〇二一\") AND \"us\" *"},
		{"上海hosp", "(\"上海\" AND (\"hosp\" * OR \"~hosp\"))"},
		{"B超 B超", "(\"b\" AND \"超\")"},
		{"covid-19", "\"covid.19\""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_written(match_write_rows, cases[i].q, cases[i].match);
}

SUITE("match_rows", so_many_terms_of_several_scripts_count_for_more_as_they_stand,
	to_find_rows_nothing_is_looked_for_that_finds_no_more)

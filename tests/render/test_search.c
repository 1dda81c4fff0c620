#include "suite.h"

#include "render_fixture.h"

#include "base/reason.h"
#include "query/reading.h"
#include "render/search.h"

#include <string.h>

/* Renders a search of the dataset that is open. */
static bool ask(const char *raw, enum format format)
{
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err));
	query = (struct query){.base = "/v1", .format = format};
	ck_assert_msg(query_parse_search(&query, catalog, &target, &err), "%s", err.faults[0].reason);
	query.format = format;
	buf_init(&body, RENDER_MAX);
	return search_render(&source, &query, NULL, &body, &page, &err);
}

/* Renders a search in a copy of the fixture that is changed by SQL. */
static bool search(const char *raw, const char *sql)
{
	open_dataset(dataset_with(sql));
	return ask(raw, FORMAT_JSON);
}

static void end(void)
{
	buf_finish(&body);
	close_dataset();
	dataset_clear();
}

START_TEST(a_hit_whose_texts_are_missing_is_an_error)
{
	ck_assert(!search("/v1/search?q=rock", "DELETE FROM api_text WHERE id = 'bell-rock'"));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
}

START_TEST(a_page_of_hits_ends_by_its_bytes_whatever_all_of_them_have)
{
	ck_assert_msg(search("/v1/search?q=rock&limit=1000",
					  "UPDATE api_text SET name_en = name_en || ' ' || hex(zeroblob(6 << 20))"),
		"%s", err.detail);
	ck_assert_int_eq(page.total, 3);
	ck_assert_str_ne(page.next, "");
	end();
}

/* So much that a search may read. */
#define COMMON "DELETE FROM api_common; INSERT INTO api_common VALUES ('rock', %d), ('bell', %d)"

START_TEST(of_words_that_are_too_common_together_some_are_looked_for)
{
	static const struct {
		int more;
		enum format format;
		bool ok;
	} cases[] = {
		{0, FORMAT_JSON, true},
		{0, FORMAT_CSV, true},
		{1, FORMAT_JSON, true},
		{1, FORMAT_CSV, false},
		{1, FORMAT_NDJSON, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[200];
		snprintf(sql, sizeof sql, COMMON, READING_MAX / 2 - 128, READING_MAX / 2 + cases[i].more);
		open_dataset(dataset_with(sql));
		ck_assert_msg(
			ask("/v1/search?q=rock+bell+", cases[i].format) == cases[i].ok, "case %zu", i);
		if (cases[i].ok)
			ck_assert_int_eq(page.total, 1);
		else
			ck_assert_str_eq(err.faults[0].reason, REASON_COMMON);
		/* some of them are all */
		if (cases[i].format == FORMAT_JSON)
			ck_assert_ptr_nonnull(strstr(buf_text(&body), "\"relaxed\":false"));
		end();
	}
}

SUITE("search", of_words_that_are_too_common_together_some_are_looked_for,
	a_hit_whose_texts_are_missing_is_an_error,
	a_page_of_hits_ends_by_its_bytes_whatever_all_of_them_have)

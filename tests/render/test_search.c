#include "suite.h"

#include "render_fixture.h"

#include "render/search.h"

#include <string.h>

/* Renders a search in a copy of the fixture that is changed by SQL. */
static bool search(const char *raw, const char *sql)
{
	open_dataset(dataset_with(sql));
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err));
	query = (struct query){.base = "/v1", .format = FORMAT_JSON};
	ck_assert_msg(query_parse_search(&query, catalog, &target, &err), "%s", err.faults[0].reason);
	query.format = FORMAT_JSON;
	buf_init(&body, RENDER_MAX);
	return search_render(&source, &query, NULL, &body, &page, &err);
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

SUITE("search", a_hit_whose_texts_are_missing_is_an_error,
	a_page_of_hits_ends_by_its_bytes_whatever_all_of_them_have)

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

/* So many words of a search, as every record is said to have. */
#define COMMON                                                                                     \
	"DELETE FROM api_common; INSERT INTO api_common VALUES ('rock', 9e9), ('~rock', 9e9), "        \
	"('bel1', 9e9), ('bel2', 9e9), ('bel3', 9e9), ('bel4', 9e9), ('bel5', 9e9), ('bell', 9e9)"

START_TEST(of_words_that_are_too_common_together_some_are_looked_for)
{
	static const struct {
		const char *sql;
		enum format format;
		bool relaxed, ok;
	} cases[] = {
		{COMMON, FORMAT_JSON, false, true},
		{COMMON, FORMAT_CSV, false, true},
		{COMMON ", ('bel6', 1)", FORMAT_JSON, true, true},
		{COMMON ", ('bel6', 1)", FORMAT_CSV, false, false},
		{COMMON ", ('bel6', 1)", FORMAT_NDJSON, false, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_dataset(dataset_with(cases[i].sql));
		for (size_t n = 0; n < catalog->resource_count; n++)
			catalog->resources[n].count = 0;
		struct resource *lights = (struct resource *)catalog_resource(catalog, "lights");
		lights->count = READING_MAX / READING_OF_EACH_MAX;
		ck_assert_msg(ask("/v1/search?q=rock+bel", cases[i].format) == cases[i].ok, "case %zu", i);
		bool relaxed = body.len > 0 && strstr(buf_text(&body), "\"relaxed\":true");
		ck_assert_msg(relaxed == cases[i].relaxed, "case %zu", i);
		if (cases[i].ok)
			ck_assert_int_eq(page.total, 1);
		else
			ck_assert_str_eq(err.faults[0].reason, REASON_COMMON);
		end();
	}
}

SUITE("search", of_words_that_are_too_common_together_some_are_looked_for,
	a_hit_whose_texts_are_missing_is_an_error,
	a_page_of_hits_ends_by_its_bytes_whatever_all_of_them_have)

#include "canonical_fixture.h"

#include <string.h>

/* What writes to a buffer, as a text for the length of a case. */
static const char *link_text(const char *cursor)
{
	static struct buf out;
	buf_finish(&out);
	buf_init(&out, 8 * TARGET_MAX);
	canonical_link(&query, cursor, &out);
	return buf_text(&out);
}

START_TEST(a_link_is_base_path_suffix_and_query)
{
	static const struct {
		const char *base;
		enum format suffix;
		const char *text, *cursor, *link;
	} cases[] = {
		{"/v1", FORMAT_NONE, "", NULL, "/v1/lights"},
		{"/v1", FORMAT_NONE, "limit=50", NULL, "/v1/lights"},
		{"/v1", FORMAT_NONE, "kind=pier", NULL, "/v1/lights?kind=pier"},
		{"/v1", FORMAT_NONE, "", "AbC", "/v1/lights?cursor=AbC"},
		{"/v1", FORMAT_NONE, "cursor=old&limit=2", "new", "/v1/lights?limit=2&cursor=new"},
		{"/v1", FORMAT_NONE, "cursor=old", NULL, "/v1/lights"},
		{"/v1", FORMAT_JSON, "", NULL, "/v1/lights.json"},
		{"/v1", FORMAT_CSV, "bom=1", NULL, "/v1/lights.csv?bom=1"},
		{"/v1", FORMAT_NDJSON, "limit=2", "x", "/v1/lights.ndjson?limit=2&cursor=x"},
		{"/v1", FORMAT_NONE, "format=csv", NULL, "/v1/lights.csv"},
		{"/v1", FORMAT_CSV, "limit=50", "x", "/v1/lights.csv?limit=50&cursor=x"},
		{"/v1", FORMAT_NDJSON, "limit=50", NULL, "/v1/lights.ndjson?limit=50"},
		{"/v1", FORMAT_JSON, "limit=50", NULL, "/v1/lights.json"},
		{"/v1", FORMAT_CSV, "", "x", "/v1/lights.csv?cursor=x"},
		{"/v1", FORMAT_NONE, "format=json&q=a", NULL, "/v1/lights.json?q=a"},
		{"/v1/@0123", FORMAT_CSV, "limit=2", NULL, "/v1/@0123/lights.csv?limit=2"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(lights_parse_as(&query, &target, cases[i].suffix, cases[i].text, &err));
		query.base = cases[i].base;
		ck_assert_str_eq(link_text(cases[i].cursor), cases[i].link);
		ck_assert_pstr_eq(canonical_cursor(cases[i].link), cases[i].cursor);
	}
}

START_TEST(a_format_that_accept_chose_is_not_in_the_link)
{
	parse("limit=2");
	query.format = FORMAT_CSV;
	ck_assert_str_eq(link_text(NULL), "/v1/lights?limit=2");
}

START_TEST(a_link_leads_back_to_its_query)
{
	static const char *const links[] = {"/v1/keepers?fields=id&include=lights",
		"/v1/keepers?include=lights", "/v1/keepers?q=ida&name=Ida%20Lewis&sort=-name&limit=3",
		"/v1/keepers"};
	for (size_t i = 0; i < COUNT(links); i++) {
		ck_assert(lights_parse_target(&query, keepers, &target, links[i], &err));
		ck_assert_str_eq(link_text(NULL), links[i]);
	}
}

START_TEST(an_items_path_escapes_its_key)
{
	static const struct {
		enum format suffix;
		const char *key, *path;
	} cases[] = {
		{FORMAT_NONE, "bell-rock", "/v1/lights/bell-rock"},
		{FORMAT_JSON, "bell-rock", "/v1/lights/bell-rock.json"},
		{FORMAT_NONE, "a b/灯?\"", "/v1/lights/a%20b%2F%E7%81%AF%3F%22"},
		{FORMAT_NONE, "", "/v1/lights/"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, TARGET_MAX);
		ck_assert(lights_parse_as(&query, &target, cases[i].suffix, "", &err));
		canonical_path(&query, cases[i].key, &out);
		ck_assert_str_eq(buf_text(&out), cases[i].path);
		buf_finish(&out);
	}
}

START_TEST(a_search_has_one_form)
{
	static const char *const cases[][2] = {
		{"q=rock", "/v1/search?q=rock"},
		{"limit=50&q=rock", "/v1/search?q=rock"},
		{"q=Bell+Rock&type=lights,keepers", "/v1/search?q=Bell%20Rock&type=keepers,lights"},
		{"type=keepers,lights,keepers&q=x", "/v1/search?q=x&type=keepers,lights"},
		{"q=x&format=csv&bom=1&limit=7", "/v1/search.csv?q=x&bom=1&limit=7"},
		{"q=%E7%81%AF&format=ndjson", "/v1/search.ndjson?q=%E7%81%AF"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(lights_parse_search(&query, &target, cases[i][0], &err));
		ck_assert_str_eq(link_text(NULL), cases[i][1]);
		ck_assert(lights_parse_search(&query, &target, strchr(cases[i][1], '?') + 1, &err));
		if (!strchr(cases[i][1], '.'))
			ck_assert_str_eq(link_text(NULL), cases[i][1]);
	}
}

SUITE("canonical_links", a_link_is_base_path_suffix_and_query,
	a_format_that_accept_chose_is_not_in_the_link, a_link_leads_back_to_its_query,
	an_items_path_escapes_its_key, a_search_has_one_form)

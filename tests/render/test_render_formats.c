#include "render_fixture.h"

#include <inttypes.h>

START_TEST(lines_are_the_rows_alone)
{
	static const char *const cases[][2] = {
		{"/v1/keepers?format=csv", "name,id\r\n\"Darling, Grace\",grace\r\nIda Lewis,ida\r\n"},
		{"/v1/keepers?format=ndjson",
			"{\"id\":\"grace\",\"name\":\"Darling, Grace\"}\n"
			"{\"id\":\"ida\",\"name\":\"Ida Lewis\"}\n"},
		{"/v1/wrecks?format=csv", "name,id\r\n"},
		{"/v1/wrecks?format=ndjson", ""},
		{"/v1/lights?format=csv&id=lime-rock",
			"name_zh,name_en,kind,height,floors,lit,automatic,colours,id,keeper_id\r\n"
			",Lime Rock,shore,,,1854-01-01,,red,lime-rock,ida\r\n"},
		{"/v1/lights?format=csv&id=old-quote&fields=name_en,height",
			"name_en,height\r\n\"O'Brien's \"\"50%_off\"\"\",0.1\r\n"},
		{"/v1/lights?format=csv&id=longstone&fields=id&include=keeper",
			"keeper,id\r\n"
			"\"{\"\"id\"\":\"\"grace\"\",\"\"name\"\":\"\"Darling, Grace\"\"}\",longstone\r\n"},
		{"/v1/lights?format=ndjson&kind=pier&fields=id&limit=2&sort=-id",
			"{\"id\":\"tower\"}\n{\"id\":\"pier-head\"}\n"},
		{"/v1/lights?format=ndjson&fields=id&id=longstone&include=keeper",
			"{\"id\":\"longstone\",\"keeper\":{\"id\":\"grace\",\"name\":\"Darling, Grace\"}}\n"},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(render(cases[i][0], RENDER_MAX), "%s: %s", cases[i][0], err.detail);
		ck_assert_str_eq(buf_text(&body), cases[i][1]);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(a_byte_order_mark_comes_before_csv_where_it_is_asked_for)
{
	static const struct {
		const char *raw;
		enum format accepted;
		bool mark;
	} cases[] = {
		{"/v1/keepers?format=csv&bom=1", FORMAT_NONE, true},
		{"/v1/wrecks?format=csv&bom=1", FORMAT_NONE, true},
		{"/v1/keepers?format=csv", FORMAT_NONE, false},
		{"/v1/keepers?format=csv&bom=0", FORMAT_NONE, false},
		{"/v1/keepers?bom=1", FORMAT_CSV, true},
		{"/v1/keepers?bom=1", FORMAT_JSON, false},
		{"/v1/keepers?bom=1", FORMAT_NDJSON, false},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].raw, false);
		if (cases[i].accepted != FORMAT_NONE)
			query.format = cases[i].accepted;
		buf_init(&body, RENDER_MAX);
		ck_assert(render_collection(&source, &query, NULL, &body, &page, &err));
		const char *text = buf_text(&body);
		ck_assert_msg((strncmp(text, "\xEF\xBB\xBF", 3) == 0) == cases[i].mark, "%s", text);
		ck_assert(!strstr(text + 1, "\xEF\xBB\xBF"));
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(every_format_has_the_same_total_and_next_page)
{
	static const char *const formats[] = {"json", "csv", "ndjson"};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(formats); i++) {
		char raw[100], path[60];
		snprintf(raw, sizeof raw, "/v1/lights?kind=shore&limit=3&format=%s", formats[i]);
		snprintf(path, sizeof path, "/v1/lights.%s?kind=shore&limit=3&cursor=", formats[i]);
		ck_assert(render(raw, RENDER_MAX));
		ck_assert_int_eq(page.total, 4);
		ck_assert_msg(strncmp(page.next, path, strlen(path)) == 0, "%s", page.next);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(an_item_has_every_format)
{
	char json[500];
	open_dataset(dataset_lights());
	snprintf(json, sizeof json,
		"{\"data\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"},"
		"\"links\":{\"self\":\"/v1/keepers/ida.json\",\"collection\":\"/v1/keepers\"},"
		"\"meta\":{\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"%s\"}}}\n",
		catalog->digest);
	const char *const cases[][2] = {
		{"/v1/keepers/ida?format=json", json},
		{"/v1/keepers/ida?format=csv", "name,id\r\nIda Lewis,ida\r\n"},
		{"/v1/keepers/grace?format=csv&fields=name", "name\r\n\"Darling, Grace\"\r\n"},
		{"/v1/keepers/ida?format=ndjson", "{\"id\":\"ida\",\"name\":\"Ida Lewis\"}\n"},
		{"/v1/lights/hook?format=csv&fields=id,keeper,height", "height,keeper,id\r\n35,,hook\r\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(render_one(cases[i][0], RENDER_MAX));
		ck_assert_str_eq(buf_text(&body), cases[i][1]);
		buf_finish(&body);
	}
	ck_assert(!render_one("/v1/keepers/nobody?format=csv", RENDER_MAX));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	buf_finish(&body);
	close_dataset();
}

START_TEST(related_rows_stand_beside_each_row)
{
	static const char *const lights[] = {"longstone", "lime-rock"};
	open_dataset(dataset_lights());
	ck_assert(render("/v1/keepers?fields=id&include=lights", RENDER_MAX));
	const char *p = buf_text(&body);
	for (size_t i = 0; i < COUNT(lights); i++) {
		char mark[100];
		snprintf(mark, sizeof mark, "{\"id\":\"%s\",\"lights\":{\"data\":[{\"id\":\"%s\",",
			i == 0 ? "grace" : "ida", lights[i]);
		p = strstr(p, mark);
		ck_assert_msg(p != NULL, "no %s in %s", mark, buf_text(&body));
	}
	buf_finish(&body);
	ck_assert(render_one("/v1/keepers/grace?fields=id&include=lights", RENDER_MAX));
	p = "{\"id\":\"grace\",\"lights\":{\"data\":[{\"id\":\"longstone\",";
	ck_assert_int_eq(strncmp(data(), p, strlen(p)), 0);
	buf_finish(&body);
	close_dataset();
}

START_TEST(pages_keep_what_is_included)
{
	open_dataset(dataset_lights());
	ck_assert(render("/v1/keepers?fields=id&include=lights&limit=1", RENDER_MAX));
	char next[TARGET_MAX + 1];
	strcpy(next, page.next);
	buf_finish(&body);
	ck_assert(render(next, RENDER_MAX));
	ck_assert_ptr_nonnull(
		strstr(buf_text(&body), "{\"data\":[{\"id\":\"ida\",\"lights\":{\"data\":[{\"id\":"));
	ck_assert_str_eq(page.next, "");
	ck_assert_int_eq(page.total, 2);
	buf_finish(&body);
	close_dataset();
}

/* What stands in the body from `"facets":` on. */
static const char *facets(void)
{
	const char *found = strstr(buf_text(&body), ",\"facets\":");
	ck_assert_msg(found != NULL, "%s", buf_text(&body));
	return found + 1;
}

START_TEST(facets_count_values_most_first)
{
	static const char *const cases[][2] = {
		{"/v1/lights?facet=kind",
			"\"kind\":[{\"value\":\"offshore\",\"count\":5},"
			"{\"value\":\"shore\",\"count\":4},{\"value\":\"pier\",\"count\":3}]"},
		{"/v1/lights?facet=automatic",
			"\"automatic\":[{\"value\":true,\"count\":7},"
			"{\"value\":false,\"count\":3},{\"value\":null,\"count\":2}]"},
		{"/v1/lights?facet=keeper_id",
			"\"keeper_id\":[{\"value\":null,\"count\":10},"
			"{\"value\":\"grace\",\"count\":1},{\"value\":\"ida\",\"count\":1}]"},
		{"/v1/lights?facet=colours",
			"\"colours\":[{\"value\":\"white\",\"count\":6},{\"value\":\"red\",\"count\":4},"
			"{\"value\":null,\"count\":3},{\"value\":\"green\",\"count\":2}]"},
		{"/v1/lights?facet=kind&id=nothing", "\"kind\":[]"},
		{"/v1/lights?facet=kind&kind=pier&limit=1", "\"kind\":[{\"value\":\"pier\",\"count\":3}]"},
		{"/v1/lights?facet=kind,automatic&id=hook",
			"\"kind\":[{\"value\":\"shore\",\"count\":1}],"
			"\"automatic\":[{\"value\":true,\"count\":1}]"},
		{"/v1/lights?facet=automatic,kind&id=hook",
			"\"automatic\":[{\"value\":true,\"count\":1}],"
			"\"kind\":[{\"value\":\"shore\",\"count\":1}]"},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[500];
		snprintf(wanted, sizeof wanted, "\"facets\":{%s}}}\n", cases[i][1]);
		ck_assert_msg(render(cases[i][0], RENDER_MAX), "%s: %s", cases[i][0], err.detail);
		ck_assert_str_eq(facets(), wanted);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(a_facet_is_the_same_on_every_page)
{
	char first[1000], next[TARGET_MAX + 1];
	open_dataset(dataset_lights());
	ck_assert(render("/v1/lights?facet=kind&limit=5&height__gt=1", RENDER_MAX));
	snprintf(first, sizeof first, "%s", facets());
	strcpy(next, page.next);
	buf_finish(&body);
	ck_assert(render(next, RENDER_MAX));
	ck_assert_str_eq(facets(), first);
	buf_finish(&body);
	close_dataset();
}

START_TEST(values_of_facets_are_written_by_their_type)
{
	static const char *const cases[][3] = {
		{"height", "45.5", "45.5"},
		{"height", "0.1 + 0.2", "0.3"},
		{"height", "100", "100"},
		{"floors", "-9223372036854775807 - 1", "-9223372036854775808"},
		{"automatic", "0", "false"},
		{"name_zh", "'灯\"' || x'0A'", "\"灯\\\"\\n\""},
		{"name_zh", "''", "\"\""},
		{"name_zh", "NULL", "null"},
		{"colours", "'[\"a\\\"b\"]'", "\"a\\\"b\""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[100], wanted[200];
		const char *path = dataset_view(cases[i][0], cases[i][1]);
		dataset_run(path, "UPDATE api_field SET facetable = 1");
		snprintf(raw, sizeof raw, "/v1/lights?limit=1&facet=%s", cases[i][0]);
		snprintf(wanted, sizeof wanted, "\"facets\":{\"%s\":[{\"value\":%s,\"count\":12}]}}}\n",
			cases[i][0], cases[i][2]);
		open_dataset(path);
		ck_assert(render(raw, RENDER_MAX));
		ck_assert_str_eq(facets(), wanted);
		buf_finish(&body);
		close_dataset();
		dataset_clear();
	}
}

START_TEST(a_collection_is_searched_within)
{
	static const struct {
		const char *raw, *data;
		int64_t total;
	} cases[] = {
		{"/v1/lights?q=bishop&fields=id", "[{\"id\":\"bishop-rock\"}]", 1},
		{"/v1/lights?q=ROCK&fields=id&kind=offshore&sort=-id",
			"[{\"id\":\"bishop-rock\"},{\"id\":\"bell-rock\"}]", 2},
		{"/v1/lights?q=rock&fields=id&limit=1", "[{\"id\":\"bell-rock\"}]", 3},
		{"/v1/lights?q=%E7%81%AF&fields=id&limit=1", "[{\"id\":\"alexandria\"}]", 2},
		{"/v1/lights?q=ida&fields=id", "[]", 0}, /* a keeper's name */
		{"/v1/keepers?q=lewis&fields=id", "[{\"id\":\"ida\"}]", 1},
		{"/v1/lights?q=xyzzy&fields=id", "[]", 0},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(render(cases[i].raw, RENDER_MAX), "%s: %s", cases[i].raw, err.detail);
		ck_assert_str_eq(data(), cases[i].data);
		ck_assert_msg(page.total == cases[i].total, "%s: %" PRId64, cases[i].raw, page.total);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(lines_that_do_not_fit_are_a_failure)
{
	static const char *const raws[] = {"/v1/lights?format=csv&bom=1", "/v1/lights?format=ndjson",
		"/v1/keepers?include=lights", "/v1/lights?facet=kind,colours&limit=1"};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(raws); i++) {
		ck_assert(render(raws[i], RENDER_MAX));
		size_t len = body.len;
		buf_finish(&body);
		ck_assert(render(raws[i], len));
		buf_finish(&body);
		ck_assert(!render(raws[i], len - 1));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&body);
	}
	close_dataset();
}

SUITE("render_formats", lines_are_the_rows_alone,
	a_byte_order_mark_comes_before_csv_where_it_is_asked_for,
	every_format_has_the_same_total_and_next_page, an_item_has_every_format,
	related_rows_stand_beside_each_row, pages_keep_what_is_included, facets_count_values_most_first,
	a_facet_is_the_same_on_every_page, values_of_facets_are_written_by_their_type,
	a_collection_is_searched_within, lines_that_do_not_fit_are_a_failure)

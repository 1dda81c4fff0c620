#include "render_fixture.h"

#include <inttypes.h>

START_TEST(a_collection_is_written_byte_for_byte)
{
	char wanted[1024];
	open_dataset(dataset_lights());
	snprintf(wanted, sizeof wanted,
		"{\"data\":[{\"id\":\"grace\",\"name\":\"Darling, Grace\"},"
		"{\"id\":\"ida\",\"name\":\"Ida Lewis\"}],"
		"\"links\":{\"self\":\"/v1/keepers\",\"next\":null},"
		"\"meta\":{\"total\":2,\"limit\":50,\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"%s\"}}}\n",
		catalog->digest);
	ck_assert(render("/v1/keepers", RENDER_MAX));
	ck_assert_str_eq(buf_text(&body), wanted);
	ck_assert_int_eq(page.total, 2);
	ck_assert_str_eq(page.next, "");
	buf_finish(&body);
	close_dataset();
}

START_TEST(an_item_is_written_byte_for_byte)
{
	char wanted[1024];
	open_dataset(dataset_lights());
	snprintf(wanted, sizeof wanted,
		"{\"data\":{\"id\":\"lime-rock\",\"name_zh\":null,\"name_en\":\"Lime Rock\","
		"\"kind\":\"shore\",\"height\":null,\"floors\":null,\"lit\":\"1854-01-01\","
		"\"automatic\":null,\"keeper_id\":\"ida\",\"colours\":[\"red\"],"
		"\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}},"
		"\"links\":{\"self\":\"/v1/lights/lime-rock\",\"collection\":\"/v1/lights\"},"
		"\"meta\":{\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"%s\"}}}\n",
		catalog->digest);
	ck_assert(render_one("/v1/lights/lime-rock", RENDER_MAX));
	ck_assert_str_eq(buf_text(&body), wanted);
	buf_finish(&body);
	close_dataset();
}

START_TEST(only_the_fields_that_were_asked_for_are_shown)
{
	static const char *const cases[][2] = {
		{"/v1/lights?id=hook&fields=kind,id", "[{\"id\":\"hook\",\"kind\":\"shore\"}]"},
		{"/v1/lights?id=hook&fields=name_zh", "[{\"name_zh\":null}]"},
		{"/v1/lights?id=longstone&fields=id&include=keeper",
			"[{\"id\":\"longstone\",\"keeper\":{\"id\":\"grace\",\"name\":\"Darling, Grace\"}}]"},
		{"/v1/lights?id=hook&fields=keeper", "[{\"keeper\":null}]"},
		{"/v1/lights?id=old-quote&fields=name_en", "[{\"name_en\":\"O'Brien's \\\"50%_off\\\"\"}]"},
		{"/v1/lights?id=nothing", "[]"},
		{"/v1/wrecks", "[]"},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(render(cases[i][0], RENDER_MAX));
		ck_assert_str_eq(data(), cases[i][1]);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(values_are_written_by_the_type_of_their_field)
{
	static const char *const cases[][3] = {
		{"height", "0.1", "0.1"},
		{"height", "45.5", "45.5"},
		{"height", "100.0", "100"},
		{"height", "100", "100"},
		{"height", "-0.25", "-0.25"},
		{"height", "1e300", "1e+300"},
		{"height", "1.0 / 3", "0.333333333333333"},
		{"height", "0.1 + 0.2", "0.3"},
		{"height", "NULL", "null"},
		{"floors", "9223372036854775807", "9223372036854775807"},
		{"floors", "-9223372036854775807 - 1", "-9223372036854775808"},
		{"floors", "0", "0"},
		{"automatic", "1", "true"},
		{"automatic", "0", "false"},
		{"automatic", "NULL", "null"},
		{"name_zh", "'1'", "\"1\""},
		{"name_zh", "''", "\"\""},
		{"name_zh", "'灯' || x'0A' || '\"'", "\"灯\\n\\\"\""},
		{"colours", "'[\"red\",\"白\"]'", "[\"red\",\"白\"]"},
		{"colours", "'[]'", "[]"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[100], wanted[200];
		snprintf(raw, sizeof raw, "/v1/lights?limit=1&fields=%s", cases[i][0]);
		snprintf(wanted, sizeof wanted, "[{\"%s\":%s}]", cases[i][0], cases[i][2]);
		open_dataset(dataset_view(cases[i][0], cases[i][1]));
		ck_assert(render(raw, RENDER_MAX));
		ck_assert_str_eq(data(), wanted);
		buf_finish(&body);
		close_dataset();
		dataset_clear();
	}
}

START_TEST(the_total_counts_the_rows_that_the_conditions_leave)
{
	static const struct {
		const char *raw;
		int64_t total;
		bool more;
	} cases[] = {
		{"/v1/lights", 12, false},
		{"/v1/lights?limit=11", 12, true},
		{"/v1/lights?limit=12", 12, false},
		{"/v1/lights?limit=1000", 12, false},
		{"/v1/lights?kind=pier", 3, false},
		{"/v1/lights?kind=pier&limit=2", 3, true},
		{"/v1/lights?kind=pier&limit=3", 3, false},
		{"/v1/lights?keeper_id__isnull=true&limit=1", 10, true},
		{"/v1/lights?id=nothing&limit=1", 0, false},
		{"/v1/wrecks?limit=1", 0, false},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(render(cases[i].raw, RENDER_MAX));
		ck_assert_msg(page.total == cases[i].total, "%s: %" PRId64, cases[i].raw, page.total);
		ck_assert_msg((*page.next != '\0') == cases[i].more, "%s: %s", cases[i].raw, page.next);
		buf_finish(&body);
	}
	close_dataset();
}

/* All rows from `raw` on, page by page, without the brackets. */
static void walk(const char *raw, char *ret_rows, int *ret_pages)
{
	char next[TARGET_MAX + 1];
	int64_t total = -1;
	snprintf(next, sizeof next, "%s", raw);
	*ret_rows = '\0';
	for (*ret_pages = 0; *next; ++*ret_pages) {
		ck_assert_int_lt(*ret_pages, 20);
		ck_assert_msg(render(next, RENDER_MAX), "%s: %s", next, err.detail);
		ck_assert(total < 0 || page.total == total);
		total = page.total;
		const char *rows = data();
		if (*ret_pages > 0)
			strcat(ret_rows, ",");
		strncat(ret_rows, rows + 1, strlen(rows) - 2);
		snprintf(next, sizeof next, "%s", page.next);
		buf_finish(&body);
	}
}

START_TEST(pages_follow_each_other_without_gap)
{
	static const char *const orders[] = {"id", "-id", "height", "-height,name_en",
		"name_zh,-floors", "automatic,lit", "-automatic,-lit",
		"kind,height,floors,lit,automatic,keeper_id,name_zh"};
	static char walked[1 << 16], whole[1 << 16];
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(orders); i++) {
		for (int limit = 1; limit <= 12; limit += limit < 5 ? 1 : 7) {
			char raw[200];
			int pages;
			snprintf(raw, sizeof raw, "/v1/lights?sort=%s&fields=id", orders[i]);
			walk(raw, whole, &pages);
			ck_assert_int_eq(pages, 1);
			snprintf(raw, sizeof raw, "/v1/lights?sort=%s&fields=id&limit=%d", orders[i], limit);
			walk(raw, walked, &pages);
			ck_assert_int_eq(pages, (12 + limit - 1) / limit);
			ck_assert_str_eq(walked, whole);
		}
	}
	close_dataset();
}

START_TEST(pages_keep_their_conditions)
{
	static char walked[1 << 16];
	int pages;
	open_dataset(dataset_lights());
	walk(
		"/v1/lights?kind=shore,pier&height__gte=10&limit=2&fields=id&sort=-height", walked, &pages);
	ck_assert_int_eq(pages, 2);
	ck_assert_str_eq(walked,
		"{\"id\":\"alexandria\"},{\"id\":\"hook\"},{\"id\":\"hua-niao\"},{\"id\":\"tower\"}");
	close_dataset();
}

/* Pages from `raw` on; each but the last is full, and all rows are there. */
static int count_pages(const char *raw, const char *mark, int wanted_rows)
{
	char next[TARGET_MAX + 1];
	int pages = 0, rows = 0;
	snprintf(next, sizeof next, "%s", raw);
	for (; *next; pages++) {
		ck_assert_msg(render(next, RENDER_MAX), "%s: %s", next, err.detail);
		ck_assert_int_eq(page.total, wanted_rows);
		ck_assert(body.len >= RENDER_PAGE_MAX || !page.next[0]);
		for (const char *p = buf_text(&body); (p = strstr(p, mark)); p++)
			rows++;
		snprintf(next, sizeof next, "%s", page.next);
		buf_finish(&body);
	}
	ck_assert_int_eq(rows, wanted_rows);
	return pages;
}

START_TEST(a_page_that_has_all_its_bytes_takes_no_further_row)
{
	/* {"data":[{"name_en":"…"},{"name_en":"…"} */
	enum { FRAME = 9 + 2 * 14 + 1, FULL = (RENDER_PAGE_MAX - FRAME) / 2 };
	static const struct {
		int letters, pages;
		const char *raw;
	} cases[] = {
		{FULL, 6, "/v1/lights?fields=name_en"},
		{FULL - 1, 4, "/v1/lights?fields=name_en"},
		{FULL, 6, "/v1/lights?fields=name_en&sort=-id&limit=3"},
		{RENDER_PAGE_MAX, 12, "/v1/lights?fields=name_en&limit=1000"},
		{4 * FULL, 12, "/v1/lights?fields=name_en"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[60];
		snprintf(text, sizeof text, "printf('%%.*c', %d, 'x')", cases[i].letters);
		open_dataset(dataset_view("name_en", text));
		int pages = count_pages(cases[i].raw, "{\"name_en\":", 12);
		ck_assert_msg(pages == cases[i].pages, "%s: %d pages", cases[i].raw, pages);
		close_dataset();
	}
}

START_TEST(what_is_included_counts_into_the_bytes_of_a_page)
{
	static const int letters[] = {RENDER_PAGE_MAX / 2, RENDER_PAGE_MAX};
	for (int i = 0; i < 2; i++) {
		char text[60];
		snprintf(text, sizeof text, "printf('%%.*c', %d, 'x')", letters[i]);
		open_dataset(dataset_view("name_en", text));
		ck_assert_int_eq(
			count_pages("/v1/keepers?include=lights&fields=name", "{\"name\":", 2), i + 1);
		close_dataset();
	}
}

START_TEST(equal_queries_give_equal_bytes)
{
	static const char *const pairs[][2] = {
		{"/v1/lights?kind=shore&height__gt=1", "/v1/lights?height__gt=1&kind=shore"},
		{"/v1/lights?limit=50", "/v1/lights"},
		{"/v1/lights?name_en=Bell%20Rock", "/v1/lights?name_en=Bell+Rock"},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(pairs); i++) {
		ck_assert(render(pairs[i][0], RENDER_MAX));
		char *first = strdup(buf_text(&body));
		buf_finish(&body);
		ck_assert(render(pairs[i][1], RENDER_MAX));
		ck_assert_str_eq(buf_text(&body), first);
		buf_finish(&body);
		free(first);
	}
	close_dataset();
}

START_TEST(an_item_that_is_not_there_is_not_found)
{
	static const char *const keys[] = {"nothing", "Hook", "hook%20", "'", "%25", "%E7%81%AF"};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(keys); i++) {
		char raw[100];
		snprintf(raw, sizeof raw, "/v1/lights/%s", keys[i]);
		ck_assert(!render_one(raw, RENDER_MAX));
		ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
		ck_assert_ptr_nonnull(strstr(err.detail, target.segments[2]));
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(a_key_is_escaped_in_links)
{
	open_dataset(dataset_with("INSERT INTO wrecks VALUES ('a b/灯\"?', 'odd')"));
	ck_assert(render_one("/v1/wrecks/a%20b%2F%E7%81%AF%22%3F", RENDER_MAX));
	ck_assert_str_eq(data(), "{\"id\":\"a b/灯\\\"?\",\"name\":\"odd\"}");
	ck_assert_ptr_nonnull(
		strstr(buf_text(&body), "\"self\":\"/v1/wrecks/a%20b%2F%E7%81%AF%22%3F\""));
	buf_finish(&body);
	close_dataset();
}

START_TEST(a_body_that_does_not_fit_is_a_failure)
{
	open_dataset(dataset_lights());
	for (int item = 0; item < 2; item++) {
		const char *raw = item ? "/v1/lights/hook" : "/v1/lights";
		bool (*write)(const char *, size_t) = item ? render_one : render;
		ck_assert(write(raw, RENDER_MAX));
		size_t len = body.len;
		buf_finish(&body);
		ck_assert(write(raw, len));
		ck_assert_uint_eq(body.len, len);
		buf_finish(&body);
		for (size_t max = 0; max < len; max = max < len - 1 && max > 0 ? len - 1 : max + 1) {
			ck_assert(!write(raw, max));
			ck_assert_int_eq(err.code, ERROR_INTERNAL);
			buf_finish(&body);
		}
	}
	close_dataset();
}

SUITE("render", a_collection_is_written_byte_for_byte, an_item_is_written_byte_for_byte,
	only_the_fields_that_were_asked_for_are_shown, values_are_written_by_the_type_of_their_field,
	the_total_counts_the_rows_that_the_conditions_leave, pages_follow_each_other_without_gap,
	pages_keep_their_conditions, a_page_that_has_all_its_bytes_takes_no_further_row,
	what_is_included_counts_into_the_bytes_of_a_page, equal_queries_give_equal_bytes,
	an_item_that_is_not_there_is_not_found, a_key_is_escaped_in_links,
	a_body_that_does_not_fit_is_a_failure)

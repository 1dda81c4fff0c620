#include "render_fixture.h"

#include "coded.h"

#include <inttypes.h>

START_TEST(the_total_counts_the_rows_that_the_conditions_leave)
{
	static const struct {
		const char *raw;
		int64_t total;
		bool more;
	} cases[] = {
		{"/v1/lights", 12, false},
		{"/v1/lights?limit=0", 12, false},
		{"/v1/lights?limit=11", 12, true},
		{"/v1/lights?limit=12", 12, false},
		{"/v1/lights?limit=1000", 12, false},
		{"/v1/lights?kind=pier", 3, false},
		{"/v1/lights?kind=pier&limit=0", 3, false},
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

START_TEST(a_facet_leaves_rows_and_total_as_they_are)
{
	static const char *const cases[] = {"q=rock", "q=rock&limit=1", "q=rock&limit=0",
		"q=rock&limit=2&sort=-height", "q=rock&limit=2&sort=relevance",
		"q=rock&limit=1&sort=kind,relevance&automatic__isnull=false", "q=nobody",
		"q=rock&kind__ne=pier"};
	char raw[1000], rows[1 << 16];
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(raw, sizeof raw, "/v1/lights?%s", cases[i]);
		ck_assert(render(raw, RENDER_MAX));
		int64_t total = page.total;
		snprintf(rows, sizeof rows, "%s", data());
		buf_finish(&body);
		snprintf(raw, sizeof raw, "/v1/lights?%s&facet=kind,colours", cases[i]);
		ck_assert(render(raw, RENDER_MAX));
		ck_assert_str_eq(data(), rows);
		ck_assert_int_eq(page.total, total);
		buf_finish(&body);
	}
	close_dataset();
}

/* Codes and texts of columns are another way to the same rows. */
START_TEST(an_answer_is_the_same_whether_its_rows_are_found_by_columns_or_by_sql)
{
	static const char *const cases[] = {"q=light&sort=relevance&name_en__contains=e",
		"q=rock&sort=-relevance&kind__ne=pier&limit=1", "q=light&sort=relevance&limit=1",
		"q=rock&sort=relevance&height__gte=1&facet=kind,colours&facet_mode=multi_select",
		"name_en__contains=o&name_zh__isnull=true&sort=-height&limit=2",
		"name_en__prefix=b&kind=offshore&facet=kind,lit__year,colours&facet_mode=multi_select",
		"colours__ne=white&name_en__gte=F&limit=3", "lit__year=1858&kind__ne=pier&limit=0",
		"group=kind&name_en__contains=o&aggregate=height__avg", "format=csv&name_en__contains=o",
		"format=ndjson&kind=shore&name_en__lt=M"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[1000], plain[1 << 16];
		snprintf(raw, sizeof raw, "/v1/lights?%s", cases[i]);
		open_dataset(dataset_lights());
		ck_assert_msg(render(raw, RENDER_MAX), "%s: %s", raw, err.detail);
		snprintf(plain, sizeof plain, "%s", buf_text(&body));
		buf_finish(&body);
		close_dataset();
		open_dataset(dataset_with(CODED TEXTS("name_en") TEXTS("name_zh")));
		ck_assert_msg(render(raw, RENDER_MAX), "%s: %s", raw, err.detail);
		ck_assert_msg(strcmp(buf_text(&body), plain) == 0, "%s: %s not %s", raw, body.data, plain);
		buf_finish(&body);
		close_dataset();
		dataset_clear();
	}
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

START_TEST(pages_of_groups_follow_each_other_without_gap)
{
	static const char *const groups[] = {"group=automatic,kind,lit__year",
		"group=lit__year&sort=-count", "group=kind,keeper_id&sort=-keeper_id",
		"group=floors&aggregate=height__max&sort=height__max"};
	static char walked[1 << 16], whole[1 << 16];
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(groups); i++) {
		for (int limit = 1; limit <= 4; limit++) {
			char raw[200];
			int pages;
			snprintf(raw, sizeof raw, "/v1/lights?%s", groups[i]);
			walk(raw, whole, &pages);
			ck_assert_int_eq(pages, 1);
			snprintf(raw, sizeof raw, "/v1/lights?%s&limit=%d", groups[i], limit);
			walk(raw, walked, &pages);
			ck_assert_int_gt(pages, 1);
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
		ck_assert(body.len >= PAGE_BYTES_MAX || !page.next[0]);
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
	enum { FRAME = 9 + 2 * 14 + 1, FULL = (PAGE_BYTES_MAX - FRAME) / 2 };
	static const struct {
		int letters, pages;
		const char *raw;
	} cases[] = {
		{FULL, 6, "/v1/lights?fields=name_en"},
		{FULL - 1, 4, "/v1/lights?fields=name_en"},
		{FULL, 6, "/v1/lights?fields=name_en&sort=-id&limit=3"},
		{PAGE_BYTES_MAX, 12, "/v1/lights?fields=name_en&limit=1000"},
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
	static const int letters[] = {PAGE_BYTES_MAX / 2, PAGE_BYTES_MAX};
	for (int i = 0; i < 2; i++) {
		char text[60];
		snprintf(text, sizeof text, "printf('%%.*c', %d, 'x')", letters[i]);
		open_dataset(dataset_view("name_en", text));
		ck_assert_int_eq(
			count_pages("/v1/keepers?include=lights&fields=name", "{\"name\":", 2), i + 1);
		close_dataset();
	}
}

/* The row after the one that is a group too many cannot be read. */
START_TEST(no_more_rows_are_read_than_there_may_be_groups)
{
	char sql[600];
	snprintf(sql, sizeof sql,
		"DELETE FROM wrecks; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= %d)"
		"INSERT INTO wrecks SELECT printf('w%%06d', i), 'x' FROM n;"
		"UPDATE api_resource SET items = %d WHERE name = 'wrecks';"
		"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id,"
		" iif(rowid > %d, abs(-9223372036854775807 - 1), name) AS name FROM wrecks",
		QUERY_GROUPS_MAX + 1, QUERY_GROUPS_MAX + 2, QUERY_GROUPS_MAX + 1);
	open_dataset(dataset_with(sql));
	ck_assert(!render("/v1/wrecks?group=name,id", RENDER_MAX));
	ck_assert_msg(err.code == ERROR_BAD_QUERY, "%s", err.detail);
	ck_assert_str_eq(err.faults[0].parameter, "group");
	buf_finish(&body);
	close_dataset();
}

SUITE("page", the_total_counts_the_rows_that_the_conditions_leave,
	an_answer_is_the_same_whether_its_rows_are_found_by_columns_or_by_sql,
	a_facet_leaves_rows_and_total_as_they_are, pages_follow_each_other_without_gap,
	pages_of_groups_follow_each_other_without_gap, no_more_rows_are_read_than_there_may_be_groups,
	pages_keep_their_conditions, a_page_that_has_all_its_bytes_takes_no_further_row,
	what_is_included_counts_into_the_bytes_of_a_page)

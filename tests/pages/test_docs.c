#include "suite.h"

#include "catalogs.h"
#include "pages/docs.h"
#include "query/parameter.h"
#include "documents/addresses.h"
#include "documents/examples.h"

#include <ctype.h>
#include <string.h>

static bool write_en(const struct catalog *catalog, struct buf *body, struct error *err)
{
	return docs_write(catalog, false, body, err);
}

static bool write_zh(const struct catalog *catalog, struct buf *body, struct error *err)
{
	return docs_write(catalog, true, body, err);
}

static char *page_of_lights(bool chinese)
{
	struct catalog *catalog = catalogs_lights();
	char *page = catalogs_written(catalog, chinese ? write_zh : write_en);
	catalog_destroy(catalog);
	return page;
}

static void assert_has(const char *page, const char *wanted)
{
	ck_assert_msg(strstr(page, wanted) != NULL, "the page has no %s", wanted);
}

static size_t count_of(const char *page, const char *wanted)
{
	size_t count = 0;
	for (const char *p = page; (p = strstr(p, wanted)); p += strlen(wanted))
		count++;
	return count;
}

START_TEST(the_page_says_whose_api_it_is_in_both_languages)
{
	char *page = page_of_lights(false);
	assert_has(page, "<html lang=\"en\">");
	assert_has(page, "<h1>Lighthouses</h1>\n<p>Lighthouses for the tests</p>");
	assert_has(page, "Without scripts the lines say <code>localhost:8080</code>");
	assert_has(page, "<code>@yigai/client</code>");
	assert_has(page, "<a href=\"/docs/zh\" lang=\"zh\">中文</a>");
	assert_has(page, "<a href=\"https://creativecommons.org/publicdomain/zero/1.0/\">CC0-1.0</a>");
	free(page);
	page = page_of_lights(true);
	assert_has(page, "<html lang=\"zh-Hans\">");
	assert_has(page, "<h1>灯塔</h1>");
	assert_has(page, "命令一律写 <code>localhost:8080</code>");
	assert_has(page, "<code>@yigai/client</code>");
	assert_has(page, "<a href=\"/docs\" lang=\"en\">English</a>");
	free(page);
}

/* Who hears the page jumps from landmark to landmark, and tells navigations apart by their names.
 */
START_TEST(the_page_has_landmarks_and_all_else_stands_in_them)
{
	static const char *const wanted[][2] = {
		{"<body>\n<header>", "<body>\n<header>"},
		{"</header>\n<nav aria-label=\"On this page\">",
			"</header>\n<nav aria-label=\"本页内容\">"},
		{"</nav>\n<main>\n", "</nav>\n<main>\n"},
		{"<nav aria-label=\"Resources\">", "<nav aria-label=\"资源\">"},
		{"</main>\n</body>", "</main>\n</body>"},
	};
	for (int chinese = 0; chinese < 2; chinese++) {
		char *page = page_of_lights(chinese);
		const char *at = page;
		for (size_t i = 0; i < COUNT(wanted); i++) {
			assert_has(at, wanted[i][chinese]);
			at = strstr(at, wanted[i][chinese]);
		}
		ck_assert_uint_eq(count_of(page, "<nav"), count_of(page, "<nav aria-label="));
		ck_assert_uint_eq(count_of(page, "<main>"), 1);
		free(page);
	}
}

START_TEST(every_resource_and_field_has_an_anchor)
{
	struct catalog *catalog = catalogs_lights();
	char *page = catalogs_written(catalog, write_en), id[128];
	for (size_t r = 0; r < catalog->resource_count; r++) {
		const struct resource *resource = &catalog->resources[r];
		snprintf(id, sizeof id, "<section id=\"resource-%s\">", resource->name);
		assert_has(page, id);
		for (size_t i = 0; i < resource->field_count; i++) {
			snprintf(
				id, sizeof id, "<tr id=\"field-%s-%s\">", resource->name, resource->fields[i].name);
			assert_has(page, id);
		}
	}
	free(page);
	catalog_destroy(catalog);
}

START_TEST(a_field_is_described_whole)
{
	static const char *const wanted[] = {
		("<code>kind</code><small>text</small></th><td>Kind <span class=\"soft\">Kind of tower"
		 "</span><br><code>offshore</code> <code>pier</code> <code>shore</code><br><a href=\""
		 "/v1/lights?kind=shore\"><code>kind=shore</code></a><br><small>filter · sort · facet"
		 "</small></td>"),
		("<code>height</code><small>number · metre</small></th><td>Height <span class=\"soft\">"
		 "Height of the tower</span><br><a href=\"/v1/lights?height=100\"><code>height=100</code>"
		 "</a><br><small>may be null · filter · sort</small></td>"),
		"<code>lit</code><small>text · date</small>",
		" → <a href=\"#resource-keepers\">keepers</a>",
		("<code>keeper</code><small>JSON</small></th><td>Keeper <span class=\"soft\">Who keeps it"
		 "</span><br><small>may be null · in items, or with include</small></td>"),
		"<p class=\"soft\">include: <code>lights</code></p>",
	};
	char *page = page_of_lights(false);
	for (size_t i = 0; i < COUNT(wanted); i++)
		assert_has(page, wanted[i]);
	free(page);
	page = page_of_lights(true);
	assert_has(page, "<code>height</code><small>数 · metre</small></th><td>高度");
	assert_has(page, "<small>可为空 · 可筛选 · 可排序</small>");
	free(page);
}

START_TEST(each_example_can_be_clicked_and_copied)
{
	char *page = page_of_lights(false);
	assert_has(page,
		"<a href=\"/v1/lights?height__gte=100&#38;sort=-height\"><code>"
		"/v1/lights?height__gte=100&#38;sort=-height</code></a>"
		"<pre>curl -sG localhost:8080/v1/lights -d height__gte=100 -d sort=-height</pre>");
	assert_has(page, "<a href=\"/v1/lights/alexandria\">");
	assert_has(page, "<pre>curl -s localhost:8080/v1/lights/alexandria</pre>");
	free(page);
}

START_TEST(every_problem_has_its_anchor_in_both_languages)
{
	static const char *const slugs[] = {
#define X(code, status, slug, title) slug,
		ERRORS(X)
#undef X
	};
	for (int chinese = 0; chinese < 2; chinese++) {
		char *page = page_of_lights(chinese), id[64];
		for (size_t i = 0; i < COUNT(slugs); i++) {
			snprintf(id, sizeof id, "<tr id=\"%s\">", slugs[i]);
			assert_has(page, id);
			const char *text = strstr(strstr(page, id), "<td>") + strlen("<td>");
			ck_assert_msg(!isascii(*text) == chinese, "%s is not said in Chinese", slugs[i]);
		}
		free(page);
	}
}

START_TEST(every_parameter_operator_and_address_is_named)
{
	static const char *const names[] = {
#define X(name, known_in, example, en, zh) "<code>" #name "=",
		PARAMETERS(X)
#undef X
#define X(id, path, type, schema, en, zh) "<a href=\"" path "\"><code>" path "</code></a>",
			ADDRESSES(X)
#undef X
	};
	char *page = page_of_lights(false), name[64];
	for (size_t i = 0; i < COUNT(names); i++)
		assert_has(page, names[i]);
	for (int op = OPERATOR_EQ + 1; op < OPERATOR_COUNT; op++) {
		snprintf(name, sizeof name, "<code>field__%s=</code>", operator_name((enum op)op));
		assert_has(page, name);
	}
	assert_has(page, "<code>field=</code>");
	free(page);
}

START_TEST(the_limits_are_those_of_the_code)
{
	char *page = page_of_lights(false);
	assert_has(page, "<code>8192</code></th><td>bytes of an address<br><small>past it 414");
	assert_has(page, "<code>1000</code></th><td>rows of a page<br><small>past it 400");
	free(page);
}

START_TEST(what_a_dataset_says_is_text_and_nothing_else)
{
	static const char *const banned[] = {"<b a", "javascript:alert(1)\"", "'\">"};
	for (int chinese = 0; chinese < 2; chinese++) {
		char *page = catalogs_written(&hostile, chinese ? write_zh : write_en);
		for (size_t i = 0; i < COUNT(banned); i++)
			ck_assert_msg(!strstr(page, banned[i]), "the page has %s", banned[i]);
		ck_assert_uint_eq(count_of(page, "<script"), 1);
		assert_has(page, "<script>" DOCS_SCRIPT "</script>");
		assert_has(page, "<h1>" HOSTILE_HTML "</h1>");
		assert_has(page, "<code>" HOSTILE_HTML "</code> <code>plain</code>");
		assert_has(page, "<a href=\"/v1/things?kind=" HOSTILE_URL "\"><code>kind=" HOSTILE_HTML);
		free(page);
	}
}

START_TEST(the_page_needs_nothing_from_elsewhere)
{
	char *page = page_of_lights(false);
	ck_assert_uint_eq(count_of(page, "<style"), 1);
	ck_assert_uint_eq(count_of(page, "<script>" DOCS_SCRIPT "</script>"), 1);
	ck_assert_uint_eq(count_of(page, "<script"), 1);
	ck_assert_uint_eq(count_of(page, " src="), 0);
	ck_assert_uint_eq(count_of(page, "url("), 0);
	ck_assert_uint_eq(count_of(page, "@import"), 0);
	/* the licence is a link to click, not a thing to load; the script's is a pattern, the icon's a
	 * name */
	ck_assert_uint_eq(count_of(page, "http"),
		count_of(page, "<a href=\"http") + count_of(DOCS_SCRIPT, "http") +
			count_of(page, "xmlns='http"));
	free(page);
}

START_TEST(an_address_to_click_begins_with_a_slash_an_anchor_or_http)
{
	char *page = page_of_lights(false);
	for (const char *p = page; (p = strstr(p, "<a href=\"")); p++) {
		const char *url = p + strlen("<a href=\"");
		ck_assert_msg(*url == '/' || *url == '#' || strncmp(url, "https://", 8) == 0, "%.40s", url);
	}
	free(page);
}

START_TEST(every_anchor_that_is_linked_to_is_there)
{
	char *page = page_of_lights(false);
	for (const char *p = page; (p = strstr(p, "href=\"#")); p++) {
		const char *name = p + strlen("href=\"#");
		char id[128];
		snprintf(id, sizeof id, "id=\"%.*s\"", (int)strcspn(name, "\""), name);
		ck_assert_uint_eq(count_of(page, id), 1);
	}
	free(page);
}

START_TEST(a_dataset_that_says_little_has_a_page)
{
	char *page = catalogs_written(&bare, write_en);
	assert_has(page, "<h1>Bare</h1>");
	ck_assert_ptr_null(strstr(page, "(null)"));
	free(page);
}

START_TEST(a_page_that_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&hostile, write_en);
	catalogs_assert_bounded(&hostile, write_zh);
}

SUITE("docs", the_page_says_whose_api_it_is_in_both_languages,
	the_page_has_landmarks_and_all_else_stands_in_them, every_resource_and_field_has_an_anchor,
	a_field_is_described_whole, each_example_can_be_clicked_and_copied,
	every_problem_has_its_anchor_in_both_languages, every_parameter_operator_and_address_is_named,
	the_limits_are_those_of_the_code, what_a_dataset_says_is_text_and_nothing_else,
	the_page_needs_nothing_from_elsewhere,
	an_address_to_click_begins_with_a_slash_an_anchor_or_http,
	every_anchor_that_is_linked_to_is_there, a_dataset_that_says_little_has_a_page,
	a_page_that_does_not_fit_is_a_failure)

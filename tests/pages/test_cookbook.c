#include "suite.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "pages/cookbook.h"
#include "pages/html.h"

#include <stdio.h>
#include <string.h>

static struct resource resources[] = {
	{.name = "facts"}, {.name = "observations"}, {.name = "targets"}};
static struct buf out;

static const char *written(size_t resource_count, bool chinese)
{
	const struct catalog catalog = {.resources = resources, .resource_count = resource_count};
	struct html html = {.out = &out, .chinese = chinese};
	buf_finish(&out);
	buf_init(&out, 1 << 16);
	cookbook_write(&html, &catalog);
	buf_putc(&out, '\n');
	ck_assert_ptr_nonnull(buf_text(&out));
	return out.data;
}

START_TEST(a_dataset_with_all_that_is_asked_for_has_all_recipes)
{
	static const char *const languages[] = {"js", "sh", "python", "r", "ts"};
	const char *section = written(3, false);
	ck_assert_ptr_eq(strstr(section, "<h2 id=\"cookbook\">Cookbook</h2>"), section);
	for (size_t i = 0; i < COUNT(languages); i++) {
		char wanted[64];
		snprintf(wanted, sizeof wanted, "<pre data-language=\"%s\">", languages[i]);
		ck_assert_msg(strstr(section, wanted) != NULL, "no %s", wanted);
	}
	ck_assert_ptr_nonnull(strstr(section, "import { Client } from &#39;@yigai/client&#39;\n"));
	ck_assert_ptr_nonnull(strstr(written(3, true), "用法示例"));
}

START_TEST(a_recipe_is_shown_where_the_dataset_has_all_that_it_asks_for)
{
	const char *section = written(1, false);
	ck_assert_ptr_nonnull(strstr(section, "/v1/facts"));
	ck_assert_ptr_null(strstr(section, "/v1/targets"));
	ck_assert_ptr_null(
		strstr(written(2, false), "/v1/observations")); /* it asks for targets, too */
	ck_assert_str_eq(written(0, false), "\n");
}

START_TEST(the_base_path_stands_behind_the_host)
{
	ck_assert_ptr_nonnull(strstr(written(1, false), "http://localhost:8080/v1/facts"));
	base_path_set("/yigai");
	const char *section = written(3, false);
	ck_assert_ptr_nonnull(strstr(section, "http://localhost:8080/yigai/v1/facts"));
	ck_assert_ptr_nonnull(strstr(section, "new Client(&#39;http://localhost:8080/yigai&#39;)"));
	ck_assert_ptr_null(strstr(section, "localhost:8080/v1"));
	base_path_set("");
}

SUITE("cookbook", a_dataset_with_all_that_is_asked_for_has_all_recipes,
	a_recipe_is_shown_where_the_dataset_has_all_that_it_asks_for,
	the_base_path_stands_behind_the_host)

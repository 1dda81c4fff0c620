#include "view_fixture.h"

#include "base/base_path.h"
#include "base/origin.h"
#include "pages/sitemap.h"

static size_t visited;

static bool count(void *context, const char *path)
{
	(void)context;
	(void)path;
	visited++;
	return true;
}

static bool refuse(void *context, const char *path)
{
	(void)path;
	visited++;
	return error_set(context, ERROR_UNAVAILABLE, "full");
}

START_TEST(pages_are_listed_in_each_language_but_items_of_parts_are_not)
{
	open_view(dataset_with("INSERT INTO wrecks VALUES ('gone', 'n')"), NULL, "");
	ck_assert(sitemap_write(&source, &out, &err));
	assert_says("<url><loc>/zh</loc></url>\n<url><loc>/en</loc></url>\n");
	assert_says("<url><loc>/en/wrecks</loc></url>\n");
	assert_says("<url><loc>/en/lights/hook</loc></url>\n");
	assert_says_not("/wrecks/gone");
	close_view();
}

START_TEST(addresses_begin_with_the_origin_and_the_base_path)
{
	open_view(dataset_lights(), NULL, "");
	origin_set("https://data.example");
	base_path_set("/yigai");
	ck_assert(sitemap_write(&source, &out, &err));
	origin_set("");
	base_path_set("");
	assert_says("<loc>https://data.example/yigai/en/lights/hook</loc>");
	close_view();
}

START_TEST(what_xml_takes_for_its_own_is_escaped_in_a_key)
{
	open_view(dataset_with("UPDATE keepers SET id = '<&>' WHERE id = 'ida'"), NULL, "");
	ck_assert(sitemap_write(&source, &out, &err));
	assert_says("<loc>/en/keepers/%3C%26%3E</loc>");
	close_view();
}

START_TEST(a_sitemap_ends_at_its_limit)
{
	open_view(dataset_with(
				  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
				  "INSERT INTO keepers SELECT 'k' || i, 'n' FROM n"),
		NULL, "");
	visited = 0;
	ck_assert(sitemap_each(&source, count, NULL, &err));
	ck_assert_uint_eq(visited, SITEMAP_MAX);
	close_view();
}

START_TEST(a_visitor_that_fails_is_the_last)
{
	open_view(dataset_lights(), NULL, "");
	visited = 0;
	ck_assert(!sitemap_each(&source, refuse, &err, &err));
	ck_assert_uint_eq(visited, 1);
	close_view();
}

SUITE("sitemap", pages_are_listed_in_each_language_but_items_of_parts_are_not,
	addresses_begin_with_the_origin_and_the_base_path,
	what_xml_takes_for_its_own_is_escaped_in_a_key, a_sitemap_ends_at_its_limit,
	a_visitor_that_fails_is_the_last)

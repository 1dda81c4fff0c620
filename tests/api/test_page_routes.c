#include "catalog_fixture.h"

#include "api/page_routes.h"

#include <string.h>

static struct context ctx;
static size_t route;

/* What serves a path, with what the context says of it; the route is language by language. */
static endpoint *find(const char *path)
{
	ctx = (struct context){.catalog = catalog};
	error_clear(&err);
	ck_assert_msg(target_parse(&ctx.target, path, &err), "%s: %s", path, err.detail);
	route = PAGE_ROUTES;
	endpoint *found = page_routes_find(&ctx, &route);
	ck_assert_int_eq(found != NULL, route < PAGE_ROUTES);
	return found;
}

START_TEST(a_path_is_of_the_page_that_it_names_in_each_language)
{
	static const struct {
		const char *path, *resource, *key, *story;
		enum page_kind kind;
	} cases[] = {
		{"", NULL, NULL, NULL, PAGE_FRONT},
		{"/search", NULL, NULL, NULL, PAGE_SEARCH},
		{"/compare", NULL, NULL, NULL, PAGE_COMPARISON},
		{"/lights", "lights", NULL, NULL, PAGE_COLLECTION},
		{"/lights/hook", "lights", "hook", NULL, PAGE_ITEM},
		{"/lights/nowhere", "lights", "nowhere", NULL, PAGE_ITEM},
		{"/lights/hook.svg", "lights", "hook", NULL, PAGE_CHART},
		{"/tall-lights", NULL, NULL, "tall-lights", PAGE_STORY},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++)
		for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
			char path[100];
			snprintf(path, sizeof path, "/%s%s?q=a", language_code((enum language)language),
				cases[i].path);
			ck_assert_msg(find(path) != NULL, "%s", path);
			ck_assert_int_eq(ctx.language, language);
			ck_assert_uint_eq(route, (size_t)(language - 1) * PAGE_KIND_COUNT + cases[i].kind);
			ck_assert_pstr_eq(
				ctx.query.resource ? ctx.query.resource->name : NULL, cases[i].resource);
			ck_assert_pstr_eq(ctx.key, cases[i].key);
			ck_assert_pstr_eq(ctx.story ? ctx.story->name : NULL, cases[i].story);
			ck_assert_str_eq(ctx.base + 1, language_code((enum language)language));
		}
	close_catalog();
}

START_TEST(what_is_no_page_is_served_by_nothing)
{
	static const char *const paths[] = {"/", "/fr", "/english", "/en/", "/en/nothing",
		"/en/lights/", "/en/front", "/en/nothing/hook", "/en/tall-lights/hook", "/en/search/hook",
		"/en/compare/x", "/en/lights/hook/more", "/en/lights/hook.md", "/en/lights/hook.csv",
		"/lights", "/v1/lights", "/EN/lights"};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(paths); i++)
		ck_assert_msg(!find(paths[i]), "%s", paths[i]);
	/* but of what it would be is known, so that the nearest can be told */
	find("/en/lights/");
	ck_assert_str_eq(ctx.query.resource->name, "lights");
	close_catalog();
}

START_TEST(the_front_page_is_that_of_any_language_whatever_the_path)
{
	open_catalog(dataset_lights());
	find("/v1/lights?q=a");
	endpoint *front = page_routes_front(&ctx, LANGUAGE_ZH, &route);
	ck_assert_uint_eq(route, (size_t)(LANGUAGE_ZH - 1) * PAGE_KIND_COUNT + PAGE_FRONT);
	ck_assert(front == find("/zh"));
	close_catalog();
}

SUITE("page_routes", a_path_is_of_the_page_that_it_names_in_each_language,
	what_is_no_page_is_served_by_nothing, the_front_page_is_that_of_any_language_whatever_the_path)

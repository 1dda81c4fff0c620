#include "snapshot_fixture.h"

#include "api/handle.h"
#include "api/response.h"
#include "api/router.h"
#include "dataset/catalog.h"

#include <stdio.h>
#include <string.h>

static struct snapshot *snapshot;

static void begin(void)
{
	snapshot = open_snapshot(dataset_lights(), 1);
}

static void end(void)
{
	snapshot_unref(snapshot);
}

/* What an address is counted as. */
static const char *route_of(const char *target, const char *accept)
{
	struct request request = {.method = "GET", .target = target, .accept = accept};
	struct response response;
	handle(snapshot, &request, &response);
	size_t route = response.route;
	response_finish(&response);
	ck_assert_uint_lt(route, router_name_count);
	return router_names[route];
}

START_TEST(an_address_is_counted_by_its_kind)
{
	static const struct {
		const char *target, *route;
	} cases[] = {
		{"/v1", "/v1"},
		{"/v1/lights", "/v1/{resource}"},
		{"/v1/lights.csv?kind=pier", "/v1/{resource}"},
		{"/v1/lights?kind=quay", "/v1/{resource}"}, /* though it is refused */
		{"/v1/lights/hook", "/v1/{resource}/{key}"},
		{"/v1/lights/hook.bib", "/v1/{resource}/{key}"},
		{"/v1/lights/hook.md", "/v1/{resource}/{key}"},
		{"/v1/lights/nowhere", "/v1/{resource}/{key}"},
		{"/v1/search?q=rock", "/v1/search"},
		{"/v1/dataset", "/v1/dataset"},
		{"/openapi.json", "/openapi.json"},
		{"/readyz", "/readyz"},
		{"/en", "/en"},
		{"/zh/lights", "/zh/{resource}"},
		{"/en/lights/hook", "/en/{resource}/{key}"},
		{"/en/lights/hook?embed=1", "/en/{resource}/{key}"},
		{"/en/lights/hook.svg", "/en/{resource}/{key}.svg"},
		{"/en/search?q=rock", "/en/search"},
		{"/en/compare?id=lights/hook&id=lights/tower", "/en/compare"},
		{"/en/tall-lights", "/en/{page}"},
		{"/en/front", "none"}, /* that is /en */
		{"/de", "none"},
		{"/v1/lights/hook/x", "none"},
		{"/v1/xyzzy", "none"},
		{"/en/xyzzy", "none"},
		{"/xyzzy", "none"},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(strcmp(route_of(cases[i].target, NULL), cases[i].route) == 0, "%s: %s",
			cases[i].target, route_of(cases[i].target, NULL));
	end();
}

START_TEST(the_root_is_a_page_but_for_whom_it_is_json)
{
	begin();
	ck_assert_str_eq(route_of("/", "text/html"), "/en");
	ck_assert_str_eq(route_of("/", "*/*"), "/en");
	ck_assert_str_eq(route_of("/", "application/json"), "/");
	end();
}

START_TEST(what_is_pinned_is_counted_as_what_it_is)
{
	char target[200];
	begin();
	snprintf(target, sizeof target, "/v1/@%s/lights/hook", snapshot_catalog(snapshot)->digest);
	ck_assert_str_eq(route_of(target, NULL), "/v1/{resource}/{key}");
	snprintf(target, sizeof target, "/v1/@%064d/lights/hook", 0);
	ck_assert_str_eq(route_of(target, NULL), "none");
	end();
}

START_TEST(no_two_kinds_have_one_name)
{
	for (size_t i = 0; i < router_name_count; i++) {
		ck_assert_msg(router_names[i] != NULL, "%zu", i);
		for (size_t other = 0; other < i; other++)
			ck_assert_msg(strcmp(router_names[i], router_names[other]) != 0, "%s", router_names[i]);
	}
}

SUITE("router", an_address_is_counted_by_its_kind, the_root_is_a_page_but_for_whom_it_is_json,
	what_is_pinned_is_counted_as_what_it_is, no_two_kinds_have_one_name)

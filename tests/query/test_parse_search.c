#include "suite.h"

#include "lights.h"

#include <string.h>

static struct query query;
static struct target target;
static struct error err;

START_TEST(a_collection_is_searched_by_its_text)
{
	ck_assert(lights_parse(&query, &target, "q=Bell+Rock&kind=offshore", &err));
	ck_assert_pstr_eq(query.q, "Bell Rock");
	ck_assert_str_eq(query.match, "(\"bell\" OR \"~bell\") AND (\"rock\" * OR \"~rock\")");
	ck_assert_uint_eq(query.condition_count, 1);
	ck_assert(!lights_parse(&query, &target, "q=&kind=offshore", &err));
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "q");
}

START_TEST(a_search_has_words_types_and_a_page)
{
	static const struct {
		const char *text, *q;
		uint64_t types;
		int limit;
	} cases[] = {
		{"q=rock", "rock", 0, 50},
		{"q=%E7%81%AF+%E5%A1%94", "灯 塔", 0, 50},
		{"q=rock&limit=7", "rock", 0, 7},
		{"q=rock&limit=1000", "rock", 0, 1000},
		{"q=rock&type=keepers", "rock", 1, 50},
		{"q=rock&type=lights", "rock", 2, 50},
		{"type=wrecks,keepers&q=rock", "rock", 5, 50},
		{"q=rock&type=lights,lights", "rock", 2, 50},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(&query, 0xAA, sizeof query);
		ck_assert_msg(
			lights_parse_search(&query, &target, cases[i].text, &err), "%s", cases[i].text);
		ck_assert_ptr_null(query.resource);
		ck_assert_ptr_eq(query.catalog, &light_catalog);
		ck_assert_pstr_eq(query.q, cases[i].q);
		ck_assert_uint_eq(query.types, cases[i].types);
		ck_assert_int_eq(query.limit, cases[i].limit);
		ck_assert_uint_eq(query.sort_count, 2);
		ck_assert_str_eq(query.sort[0].field->name, "rank");
		ck_assert_str_eq(query.sort[1].field->name, "row");
		ck_assert_uint_eq(query.condition_count, 0);
		ck_assert_uint_eq(query.fields, 0);
	}
}

START_TEST(the_last_of_64_resources_can_be_searched)
{
	static char names[CATALOG_RESOURCES_MAX][8];
	static struct resource resources[CATALOG_RESOURCES_MAX];
	struct catalog wide = {.resources = resources, .resource_count = CATALOG_RESOURCES_MAX};
	for (size_t i = 0; i < CATALOG_RESOURCES_MAX; i++) {
		snprintf(names[i], sizeof names[i], "r%zu", i);
		resources[i] = (struct resource){.name = names[i]};
	}
	query.base = "/v1";
	query.format = FORMAT_NONE;
	error_clear(&err);
	ck_assert(target_parse(&target, "/v1/search?q=rock&type=r63,r0", &err));
	ck_assert(query_parse_search(&query, &wide, &target, &err));
	ck_assert_uint_eq(query.types, UINT64_C(1) << 63 | 1);
}

START_TEST(a_search_refuses_what_is_not_of_a_search)
{
	static const struct {
		const char *text, *parameter, *value, *suggestion, *reason;
	} cases[] = {
		{"", "q", "", "", "is missing"},
		{"type=lights", "q", "", "", "is missing"},
		{"q=rock&sort=id", "sort", "id", "", "is no parameter"},
		{"q=rock&fields=id", "fields", "id", "", "is no parameter"},
		{"q=rock&include=lights", "include", "lights", "", "is no parameter"},
		{"q=rock&facet=kind", "facet", "kind", "", "is nothing that hits are counted by"},
		{"q=rock&facet=categry", "facet", "categry", "category", "is nothing that hits"},
		{"q=rock&facet=resource,resource", "facet", "resource", "", "is named twice"},
		{"q=rock&facet=resource&format=csv", "facet", "resource", "", "has its place in JSON"},
		{"q=rock&facet_mode=filtered", "facet_mode", "filtered", "", "is no parameter"},
		{"q=rock&kind=pier", "kind", "pier", "", "is no parameter"},
		{"q=rock&typ=lights", "typ", "lights", "type", "is no parameter"},
		{"q=rock&type=", "type", "", "", "has an empty value"},
		{"q=rock&type=light", "type", "light", "lights", "is no resource"},
		{"q=rock&type=lights,reefs", "type", "reefs", "", "is no resource"},
		{"q=rock&type=Lights", "type", "Lights", "lights", "is no resource"},
		{"q=rock&type=lights&type=reefs", "type", "reefs", "", "is no resource"},
		{"q=rock&q=rock", "q", "rock", "", "more than once"},
		{"q=rock&limit=-1", "limit", "-1", "", "must be a whole number"},
		{"q=rock&limit=1001", "limit", "1001", "", "must be a whole number"},
		{"q=rock&bom=2", "bom", "2", "", "must be 1 or 0"},
		{"q=rock&bom=1&format=json", "bom", "1", "", "is for CSV alone"},
		{"q=%zz", "q", "%zz", "", "percent"},
		{"q=", "q", "", "", "1 to 200 characters"},
		{"q=%22%2A%2C", "q", "\"*,", "", "no letter or digit"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		ck_assert_msg(!lights_parse_search(&query, &target, text, &err), "%s", text);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_str_eq(err.faults[0].parameter, cases[i].parameter);
		ck_assert_str_eq(err.faults[0].value, cases[i].value);
		ck_assert_msg(err.faults[0].has_value == (strstr(text, "q=") != NULL), "%s", text);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
		ck_assert_msg(strstr(err.faults[0].reason, cases[i].reason), "%s: reason '%s'", text,
			err.faults[0].reason);
	}
}

SUITE("parse_search", a_collection_is_searched_by_its_text, a_search_has_words_types_and_a_page,
	the_last_of_64_resources_can_be_searched, a_search_refuses_what_is_not_of_a_search)

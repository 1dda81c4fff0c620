#include "mcp_fixture.h"

START_TEST(it_says_what_is_in_here_and_how_much)
{
	json_t *found = mcp_found("about", "{}");
	ck_assert_str_eq(text_at(found, "title"), "Lighthouses");
	ck_assert_str_eq(text_at(found, "version"), "1.2.3");
	json_t *wrecks = named(at(found, "resources", NULL), "wrecks");
	ck_assert_str_eq(text_at(wrecks, "holds"), "Wrecks; none is known");
	ck_assert_int_eq(json_integer_value(at(wrecks, "count", NULL)), 0);
	json_decref(found);
}

START_TEST(it_says_what_the_fields_of_a_resource_mean)
{
	json_t *found = mcp_found("about", "{\"resource\":\"lights\"}");
	json_t *kind = named(at(found, "fields", NULL), "kind");
	ck_assert_str_eq(text_at(at(kind, "words", NULL), "offshore"), "Built in the sea");
	ck_assert_str_eq(
		text_at(named(at(found, "fields", NULL), "keeper_id"), "refers_to"), "keepers");
	ck_assert_str_eq(text_at(named(at(found, "fields", NULL), "lit"), "type"), "date");
	json_decref(found);
	mcp_refused("about", "{\"resource\":\"light\"}", "\"suggestion\":\"lights\"");
}

SUITE(
	"tool_about", it_says_what_is_in_here_and_how_much, it_says_what_the_fields_of_a_resource_mean)

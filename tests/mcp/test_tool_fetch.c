#include "mcp_fixture.h"

START_TEST(a_record_is_text_with_its_citation_and_its_address_for_good)
{
	json_t *found = mcp_found("fetch", "{\"id\":\"lights/bell-rock\"}");
	ck_assert_str_eq(text_at(found, "id"), "lights/bell-rock");
	ck_assert_str_eq(text_at(found, "title"), "Bell Rock");
	const char *text = text_at(found, "text");
	ck_assert_ptr_nonnull(strstr(text, "height: 35\n"));
	ck_assert_ptr_nonnull(strstr(text, "automatic: true\n"));
	ck_assert_ptr_nonnull(strstr(text, "colours: [\"white\"]\n"));
	ck_assert_ptr_null(strstr(text, "name_zh"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "citation"), "/lights/bell-rock"));
	ck_assert_str_eq(text_at(at(found, "metadata", "dataset", NULL), "version"), "1.2.3");
	json_decref(found);
	found = mcp_found("fetch", "{\"id\":\"keepers/ida\"}");
	ck_assert_str_eq(text_at(found, "title"), "Ida Lewis");
	json_decref(found);
}

START_TEST(an_id_that_is_none_is_answered_with_the_nearest)
{
	mcp_refused("fetch", "{\"id\":\"lights/bel-rock\"}", "\"suggestion\":\"lights/bell-rock\"");
	mcp_refused("fetch", "{\"id\":\"light/bell-rock\"}", "\"suggestion\":\"lights/bell-rock\"");
	mcp_refused("fetch", "{\"id\":\"/v1/lights/hook\"}", "\"suggestion\":\"lights/hook\"");
	mcp_refused("fetch", "{\"id\":\"yigai://light/hook\"}", "\"suggestion\":\"lights/hook\"");
	mcp_refused("fetch", "{\"id\":\"https://data.example/en/lights/hook\"}",
		"\"suggestion\":\"lights/hook\"");
	mcp_refused("fetch", "{\"id\":\"https://data.example/en/lights/hook?embed=1\"}",
		"\"suggestion\":\"lights/hook\"");
	mcp_refused(
		"fetch", "{\"id\":\"/v1/lights/hook.json?labels=en#x\"}", "\"suggestion\":\"lights/hook\"");
	mcp_refused("fetch", "{\"id\":\"https://data.example/\"}", "\"suggestion\":null");
	static const char *const ids[] = {"bell-rock", "/", "lights/", "/bell-rock"};
	for (size_t i = 0; i < COUNT(ids); i++) {
		char arguments[64];
		snprintf(arguments, sizeof arguments, "{\"id\":\"%s\"}", ids[i]);
		mcp_refused("fetch", arguments, "is no resource/key");
	}
	mcp_refused("fetch", "{\"id\":\"lights/../../v1\"}", "\"status\":404");
}

START_TEST(a_record_in_another_form_is_refused_and_no_fault_of_the_server)
{
	static const char *const suffixes[] = {"csv", "ndjson", "json", "bib", "csl.json", "cite.txt"};
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		char arguments[64];
		snprintf(arguments, sizeof arguments, "{\"id\":\"lights/bell-rock.%s\"}", suffixes[i]);
		mcp_refused("fetch", arguments, "\"parameter\":\"format\"");
	}
	mcp_refused("fetch", "{\"id\":\"LIGHTS/bell-rock\"}", "\"suggestion\":\"lights/bell-rock\"");
}

SUITE("tool_fetch", a_record_is_text_with_its_citation_and_its_address_for_good,
	an_id_that_is_none_is_answered_with_the_nearest,
	a_record_in_another_form_is_refused_and_no_fault_of_the_server)

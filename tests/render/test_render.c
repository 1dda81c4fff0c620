#include "render_fixture.h"

#include "base/reason.h"
#include "coded.h"
#include "query/hits.h"
#include "query/reading.h"

#include <stdlib.h>

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
		"\"meta\":{\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"%s\"},"
		"\"first_version\":\"1.0.0\",\"changed_version\":\"1.0.0\"}}\n",
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

START_TEST(the_parts_of_a_table_look_for_its_words_once)
{
	struct hits kept = {0};
	char *first;
	open_dataset(dataset_with(CODED));
	ck_assert(render("/v1/lights?q=rock&format=csv", RENDER_MAX));
	ck_assert_ptr_nonnull(strstr(buf_text(&body), "bell-rock"));
	first = strdup(body.data);
	source.kept = &kept;
	for (int part = 0; part < 2; part++) {
		body.len = 0;
		ck_assert(render_collection(&source, &query, NULL, &body, &page, &err));
		ck_assert_str_eq(buf_text(&body), first);
		/* no search can be made of this */
		strcpy(query.match, "\"");
	}
	free(first);
	hits_finish(&kept);
	buf_finish(&body);
	close_dataset();
	dataset_clear();
}

START_TEST(words_that_are_too_common_together_are_refused)
{
	for (int more = 0; more < 2; more++) {
		char sql[200];
		snprintf(sql, sizeof sql,
			"DELETE FROM api_common; INSERT INTO api_common VALUES ('rock', %d), ('bell', %d)",
			READING_MAX / 2 - 128, READING_MAX / 2 + more);
		open_dataset(dataset_with(sql));
		ck_assert(render("/v1/lights?q=rock+bell+", RENDER_MAX) == !more);
		if (more)
			ck_assert_str_eq(err.faults[0].reason, REASON_COMMON);
		buf_finish(&body);
		close_dataset();
		dataset_clear();
	}
}

SUITE("render", words_that_are_too_common_together_are_refused,
	a_collection_is_written_byte_for_byte, an_item_is_written_byte_for_byte,
	only_the_fields_that_were_asked_for_are_shown, values_are_written_by_the_type_of_their_field,
	equal_queries_give_equal_bytes, an_item_that_is_not_there_is_not_found,
	a_key_is_escaped_in_links, the_parts_of_a_table_look_for_its_words_once,
	a_body_that_does_not_fit_is_a_failure)

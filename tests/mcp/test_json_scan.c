#include "suite.h"

#include "mcp/json_scan.h"

#include <stdio.h>
#include <string.h>

/* The parts with a bar behind each; of a member its name and value apart. */
static const char *parts(const char *text)
{
	static char said[512];
	struct json_scan scan;
	int len = 0;
	said[0] = '\0';
	json_scan_init(&scan, text);
	while (json_scan_next(&scan))
		len += snprintf(said + len, sizeof said - (size_t)len, "%.*s %.*s|",
			(int)(scan.value - scan.begin), scan.begin, (int)(scan.end - scan.value), scan.value);
	return said;
}

START_TEST(json_is_taken_apart_where_it_stands)
{
	static const char *const cases[][2] = {
		{"{}", ""},
		{"[]", ""},
		{"{\"a\":1,\"b\":\"2\"}", "\"a\": 1|\"b\": \"2\"|"},
		{"[1,-2.5,true,null,\"x\"]", " 1| -2.5| true| null| \"x\"|"},
		{"[[1,[2]],{\"a\":{\"b\":[]}},3]", " [1,[2]]| {\"a\":{\"b\":[]}}| 3|"},
		{"{\"a\":[{\"b\":1}],\"c\":{}}", "\"a\": [{\"b\":1}]|\"c\": {}|"},
		{"{\"data\":[]}\n", "\"data\": []|"},
		{"7", ""},
		{"\"[1]\"", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(parts(cases[i][0]), cases[i][1]);
}

START_TEST(what_stands_in_a_text_parts_nothing)
{
	static const char *const cases[][2] = {
		{"[\"],[\",\"{\"]", " \"],[\"| \"{\"|"},
		{"[\"\\\"]\",\"\\\\\"]", " \"\\\"]\"| \"\\\\\"|"},
		{"{\"a,\\\"b\":\"}:,\",\"c\":[\"}\"]}", "\"a,\\\"b\": \"}:,\"|\"c\": [\"}\"]|"},
		{"[\"灯塔\",\"\\u0022\"]", " \"灯塔\"| \"\\u0022\"|"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(parts(cases[i][0]), cases[i][1]);
}

START_TEST(a_member_is_known_by_its_whole_name)
{
	struct json_scan scan;
	json_scan_init(&scan, "{\"links\":1}");
	ck_assert(json_scan_next(&scan));
	ck_assert(json_scan_is(&scan, "links"));
	ck_assert(!json_scan_is(&scan, "link"));
	ck_assert(!json_scan_is(&scan, "linksx"));
	ck_assert(!json_scan_is(&scan, "xinks"));
	json_scan_init(&scan, "[\"links\"]");
	ck_assert(json_scan_next(&scan));
	ck_assert(!json_scan_is(&scan, "links"));
	ck_assert(!json_scan_next(&scan));
}

/* None of these is JSON, and each ends where its text does. */
START_TEST(what_breaks_off_ends)
{
	static const char *const cases[] = {
		"", "{", "[", "{\"", "{\"a\":", "[\"\\", "[1,", "[[[", "{\"a\":[{\"b", "[,,", "{:", "[:::"};
	for (size_t i = 0; i < COUNT(cases); i++)
		parts(cases[i]);
}

SUITE("json_scan", json_is_taken_apart_where_it_stands, what_stands_in_a_text_parts_nothing,
	a_member_is_known_by_its_whole_name, what_breaks_off_ends)

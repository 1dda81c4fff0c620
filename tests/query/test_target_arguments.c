#include "target_fixture.h"

#include <stdio.h>
#include <string.h>

static bool parse_query(const char *query)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1?%s", query);
	ck_assert(parse(raw));
	return target_parse_arguments(&target, &err);
}

/* A query of so many arguments; the ampersand before the first parts nothing. */
START_TEST(a_query_is_taken_apart)
{
	static const struct {
		const char *query;
		size_t count;
		struct {
			const char *key, *value;
		} arguments[3];
	} cases[] = {
		{"", 0, {{0}}},
		{"&", 0, {{0}}},
		{"&&&", 0, {{0}}},
		{"a=b", 1, {{"a", "b"}}},
		{"a=b&c=d&a=e", 3, {{"a", "b"}, {"c", "d"}, {"a", "e"}}},
		{"&a=b&&c=d&", 2, {{"a", "b"}, {"c", "d"}}},
		{"a", 1, {{"a", ""}}},
		{"a=", 1, {{"a", ""}}},
		{"=", 1, {{"", ""}}},
		{"=b", 1, {{"", "b"}}},
		{"a=b=c", 1, {{"a", "b=c"}}},
		{"a=?/", 1, {{"a", "?/"}}},
		{"a+b=c+d", 1, {{"a b", "c d"}}},
		{"a=%2B%20%26%3D", 1, {{"a", "+ &="}}},
		{"%61%3D=b", 1, {{"a=", "b"}}},
		{"q=%E5%8C%BB%E6%94%B9", 1, {{"q", "医改"}}},
		{"q=医改", 1, {{"q", "医改"}}},
		{"a=1,2%2C3", 1, {{"a", "1,2,3"}}},
		{"a=%2541", 1, {{"a", "%41"}}},
		{"a;b=c", 1, {{"a;b", "c"}}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(parse_query(cases[i].query), "%s", cases[i].query);
		ck_assert_msg(target.argument_count == cases[i].count, "%s: %zu arguments", cases[i].query,
			target.argument_count);
		for (size_t j = 0; j < cases[i].count; j++) {
			ck_assert_str_eq(target.arguments[j].key, cases[i].arguments[j].key);
			ck_assert_str_eq(target.arguments[j].value, cases[i].arguments[j].value);
		}
	}
}

START_TEST(no_query_has_no_arguments)
{
	ck_assert(parse("/v1"));
	ck_assert(target_parse_arguments(&target, &err));
	ck_assert_uint_eq(target.argument_count, 0);
}

START_TEST(the_path_outlives_its_arguments)
{
	ck_assert(parse("/v1/lights?a=b"));
	ck_assert(target_parse_arguments(&target, &err));
	ck_assert_str_eq(target.segments[0], "v1");
	ck_assert_str_eq(target.segments[1], "lights");
}

START_TEST(a_broken_argument_is_a_fault_of_its_key)
{
	static const struct {
		const char *query, *key, *reason;
	} cases[] = {
		{"a=%", "a", "percent"},
		{"a=%4", "a", "percent"},
		{"a=%zz", "a", "percent"},
		{"a=x%4&b=c", "a", "percent"},
		{"a=%00", "a", "NUL"},
		{"a=x%00y", "a", "NUL"},
		{"a=%FF", "a", "UTF-8"},
		{"a=\xE7\x81", "a", "UTF-8"},
		{"a=%ED%BF%BF", "a", "UTF-8"},
		{"a=%C0%AF", "a", "UTF-8"},
		{"b=c&%61=%zz", "%61", "percent"}, /* as it was sent */
		{"a+b=%zz", "a+b", "percent"},
		{"%E7%81%AF=%FF", "%E7%81%AF", "UTF-8"},
		{"%61%zz=a", "%61%zz", "percent"},
		{"%zz=a", "%zz", "percent"},
		{"%zz", "%zz", "percent"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse_query(cases[i].query), "%s", cases[i].query);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, cases[i].key);
		ck_assert_msg(strstr(err.faults[0].reason, cases[i].reason), "%s: %s", cases[i].query,
			err.faults[0].reason);
	}
}

START_TEST(a_broken_key_is_a_fault)
{
	static const struct {
		const char *query, *key;
	} cases[] = {{"a%00b=1", "a%00b"}, {"%00=1", "%00"}, {"%FF=1", "%FF"}, {"a%E7%81=1", "a%E7%81"},
		{"a%2", "a%2"}, {"%%=", "%%"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse_query(cases[i].query), "%s", cases[i].query);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, cases[i].key);
	}
}

START_TEST(a_long_broken_key_is_cut_between_two_characters)
{
	static const struct {
		size_t before; /* bytes `k` before the rest of the key */
		const char *rest, *kept;
	} cases[] = {
		{65, "%zz", "%zz"},
		{66, "%zz", "%z…"},
		{65, "灯=%zz", "灯"},
		{66, "灯=%zz", "…"},
		{67, "灯=%zz", "…"},
		{68, "灯=%zz", "…"},
		{68, "kkkk%zz", "…"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char key[100], kept[100];
		memset(key, 'k', sizeof key);
		memset(kept, 'k', sizeof kept);
		strcpy(key + cases[i].before, cases[i].rest);
		strcpy(kept + cases[i].before, cases[i].kept);
		ck_assert(!parse_query(key));
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, kept);
	}
}

START_TEST(every_broken_argument_is_named_at_once)
{
	ck_assert(!parse_query("a=%zz&good=1&b=%00&c=%FF"));
	ck_assert_uint_eq(err.fault_count, 3);
	ck_assert_str_eq(err.faults[0].parameter, "a");
	ck_assert_str_eq(err.faults[1].parameter, "b");
	ck_assert_str_eq(err.faults[2].parameter, "c");
	ck_assert_uint_eq(target.argument_count, 1);
	ck_assert_str_eq(target.arguments[0].key, "good");
	ck_assert_str_eq(target.arguments[0].value, "1");
}

static bool parse_many(size_t count)
{
	char query[4 * TARGET_ARGUMENTS_MAX + 64] = "";
	for (size_t i = 0; i < count; i++)
		strcat(query, "&a=");
	return parse_query(query);
}

START_TEST(there_may_be_as_many_arguments_as_the_limit_and_no_more)
{
	ck_assert(parse_many(TARGET_ARGUMENTS_MAX));
	ck_assert_uint_eq(target.argument_count, TARGET_ARGUMENTS_MAX);

	ck_assert(!parse_many(TARGET_ARGUMENTS_MAX + 1));
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	const char *reason = err.faults[0].reason;
	ck_assert_msg(strstr(reason, "65") && strstr(reason, "64"), "%s", reason);
}

SUITE("target_arguments", a_query_is_taken_apart, no_query_has_no_arguments,
	the_path_outlives_its_arguments, a_broken_argument_is_a_fault_of_its_key,
	a_broken_key_is_a_fault, a_long_broken_key_is_cut_between_two_characters,
	every_broken_argument_is_named_at_once, there_may_be_as_many_arguments_as_the_limit_and_no_more)

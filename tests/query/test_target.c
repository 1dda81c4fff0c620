#include "target_fixture.h"

#include <stdio.h>
#include <string.h>

START_TEST(a_path_is_taken_apart)
{
	static const struct {
		const char *raw;
		size_t count;
		const char *segments[TARGET_SEGMENTS_MAX];
		const char *query;
	} cases[] = {
		{"/", 0, {NULL}, NULL},
		{"/?", 0, {NULL}, ""},
		{"/?a=b", 0, {NULL}, "a=b"},
		{"/v1", 1, {"v1"}, NULL},
		{"/v1/", 2, {"v1", ""}, NULL},
		{"/v1?", 1, {"v1"}, ""},
		{"/v1/targets/x?a=b", 3, {"v1", "targets", "x"}, "a=b"},
		{"/v1/targets/?a=b", 3, {"v1", "targets", ""}, "a=b"},
		{"/a/b/c/d", 4, {"a", "b", "c", "d"}, NULL},
		{"//", 2, {"", ""}, NULL},
		{"//v1", 2, {"", "v1"}, NULL},
		{"/v1//x", 3, {"v1", "", "x"}, NULL},
		{"/v1?a=/b/c?d", 1, {"v1"}, "a=/b/c?d"},
		{"/v1?%zz=%FF", 1, {"v1"}, "%zz=%FF"},
		{"/%76%31", 1, {"v1"}, NULL},
		{"/a%2Fb/c", 2, {"a/b", "c"}, NULL},
		{"/a%3Fb", 1, {"a?b"}, NULL},
		{"/a+b", 1, {"a+b"}, NULL},
		{"/%25", 1, {"%"}, NULL},
		{"/%E7%81%AF", 1, {"灯"}, NULL},
		{"/灯", 1, {"灯"}, NULL},
		{"/.../.x/x.", 3, {"...", ".x", "x."}, NULL},
		{"/..%2Fx", 1, {"../x"}, NULL},
		{"http://example.org", 0, {NULL}, NULL},
		{"http://example.org/", 0, {NULL}, NULL},
		{"HTTPS://example.org:8080/v1/x?a=b", 2, {"v1", "x"}, "a=b"},
		{"https://[::1]:80/v1", 1, {"v1"}, NULL},
		{"http://h?a=b", 0, {NULL}, "a=b"},
		{"http://h?", 0, {NULL}, ""},
		{"http://h/?a=b", 0, {NULL}, "a=b"},
		{"https://h:8080?a=/b?c", 0, {NULL}, "a=/b?c"},
		{"http://h/v1?a=http://x/y", 1, {"v1"}, "a=http://x/y"},
		{"/http://example.org", 3, {"http:", "", "example.org"}, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(parse(cases[i].raw), "%s", cases[i].raw);
		ck_assert_msg(target.segment_count == cases[i].count, "%s: %zu segments", cases[i].raw,
			target.segment_count);
		for (size_t j = 0; j < cases[i].count; j++)
			ck_assert_str_eq(target.segments[j], cases[i].segments[j]);
		ck_assert_pstr_eq(target.query, cases[i].query);
		ck_assert_uint_eq(target.argument_count, 0);
		ck_assert_int_eq(err.code, ERROR_NONE);
	}
}

START_TEST(segments_beyond_the_most_are_counted_and_not_kept)
{
	ck_assert(parse("/a/b/c/d/e/f?q"));
	ck_assert_uint_eq(target.segment_count, 6);
	ck_assert_str_eq(target.segments[TARGET_SEGMENTS_MAX - 1], "d");
	ck_assert_str_eq(target.query, "q");
}

START_TEST(what_is_no_path_is_a_bad_request)
{
	static const struct {
		const char *raw, *said;
	} cases[] = {
		{"", "slash"},
		{"*", "slash"},
		{"v1", "slash"},
		{"?a=b", "slash"},
		{"/v1#", "fragment"},
		{"/v1?a=b#c", "fragment"},
		{" /v1", "blank"},
		{"/v1 ", "blank"},
		{"/v1?a= b", "blank"},
		{"/v1\t", "control"},
		{"/v1\r\n", "control"},
		{"/v1?a=\x1F", "control"},
		{"/v1\x7F", "control"},
		{"/.", "dots"},
		{"/..", "dots"},
		{"/v1/../x", "dots"},
		{"/v1/./x", "dots"},
		{"/v1/%2E%2e/x", "dots"},
		{"/a/b/c/d/.%2E", "dots"},
		{"http://h/..", "dots"},
		{"http://", "http address"},
		{"http:///v1", "http address"},
		{"http://?a=b", "http address"},
		{"http://:80/v1", "http address"},
		{"http://user@h/v1", "http address"},
		{"http://h:80a/v1", "http address"},
		{"http://[::1/v1", "http address"},
		{"example.org:443", "slash"},
		{"ftp://example.org/v1", "slash"},
		{"http:/v1", "slash"},
		{"/%", "percent"},
		{"/%4", "percent"},
		{"/v1/%zz/x", "percent"},
		{"/%2/x", "percent"},
		{"/a/b/c/d/%zz", "percent"},
		{"/v1%00", "NUL"},
		{"/%00/x", "NUL"},
		{"/%FF", "UTF-8"},
		{"/v1/\xC3/x", "UTF-8"},
		{"/%ED%A0%80", "UTF-8"},
		{"/a/b/c/d/%C0%80", "UTF-8"},
		{"http://example.org/%FF", "UTF-8"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(cases[i].raw), "%s", cases[i].raw);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
		ck_assert_msg(strstr(err.detail, cases[i].said), "%s: %s", cases[i].raw, err.detail);
	}
}

START_TEST(a_target_may_be_as_long_as_the_limit_and_no_longer)
{
	static char raw[TARGET_MAX + 2];
	memset(raw, 'a', sizeof raw);
	raw[0] = '/';
	raw[TARGET_MAX] = '\0';
	ck_assert(parse(raw));
	ck_assert_uint_eq(strlen(target.segments[0]), TARGET_MAX - 1);

	raw[TARGET_MAX] = 'a';
	raw[TARGET_MAX + 1] = '\0';
	ck_assert(!parse(raw));
	ck_assert_int_eq(err.code, ERROR_URI_TOO_LONG);
	ck_assert_msg(strstr(err.detail, "8193") && strstr(err.detail, "8192"), "%s", err.detail);
}

START_TEST(the_longest_absolute_form_keeps_its_whole_query)
{
	static const char *const starts[] = {"http://h?", "https://h/?"};
	for (size_t i = 0; i < COUNT(starts); i++) {
		static char raw[TARGET_MAX + 1];
		memset(raw, 'a', TARGET_MAX);
		memcpy(raw, starts[i], strlen(starts[i]));
		ck_assert_msg(parse(raw), "%s", starts[i]);
		ck_assert_uint_eq(target.segment_count, 0);
		ck_assert_str_eq(target.query, raw + strlen(starts[i]));
	}
}

START_TEST(a_target_has_an_origin_form_before_anything_is_done_with_it)
{
	static const struct {
		const char *raw, *origin;
	} cases[] = {{"/", "/"}, {"/%FF?%zz", "/%FF?%zz"}, {"/\xFF", "/\xFF"}, {"http://h", ""},
		{"http://h/a?b", "/a?b"}, {"HTTPS://[::1]:80?b", "?b"}, {"", NULL}, {"v1", NULL},
		{"*", NULL}, {"SELECT count(*) FROM \"a\"", NULL}, {"/a b", NULL}, {"/a ", NULL},
		{"/\x01", NULL}, {"/\x7F", NULL}, {"/#a", NULL}, {"http://", NULL}, {"http://:1/", NULL}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *origin = target_origin_form(cases[i].raw);
		ck_assert_msg((origin == NULL) == (cases[i].origin == NULL), "%s", cases[i].raw);
		if (origin)
			ck_assert_str_eq(origin, cases[i].origin);
	}
	static char raw[TARGET_MAX + 2] = "/";
	memset(raw + 1, 'a', TARGET_MAX - 1);
	ck_assert_ptr_eq(target_origin_form(raw), raw);
	raw[TARGET_MAX] = 'a';
	ck_assert_ptr_null(target_origin_form(raw));
}

START_TEST(an_authority_is_a_host_and_perhaps_a_port)
{
	static const char *const good[] = {"", "h", "example.org", "EXAMPLE.org.", "a_b-c~d",
		"127.0.0.1", "h:80", "h:", ":80", "[::1]", "[::1]:8080",
		"[2001:db8::192.0.2.1]:", "!$&'()*+,;="};
	static const char *const bad[] = {" h", "h ", "a b", "a,b:c", "user@h", "h/", "h?", "h#",
		"h:80:80", "h:-1", "h:8O", "::1", "[", "[]", "[::1", "::1]", "[::1]80", "[::1]:x", "[g::1]",
		"[::1%25lo]", "[1111:2222:3333:4444:5555:6666:255.255.255.2555]", "h%41", "h\t", "h\r",
		"\x7F", "灯", "\"h\""};
	for (size_t i = 0; i < COUNT(good); i++)
		ck_assert_msg(target_is_authority(good[i], strlen(good[i])), "%s", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_msg(!target_is_authority(bad[i], strlen(bad[i])), "%s", bad[i]);
	ck_assert(target_is_authority("h/", 1) && target_is_authority("[::1]x", 5));
	ck_assert(!target_is_authority("h\0", 2));
	/* a name, and a port of as many digits as one likes */
	static char longest[TARGET_AUTHORITY_MAX + 2], port[sizeof longest] = "h:";
	memset(longest, 'h', sizeof longest);
	memset(port + 2, '0', sizeof port - 2);
	ck_assert(target_is_authority(longest, TARGET_AUTHORITY_MAX));
	ck_assert(!target_is_authority(longest, TARGET_AUTHORITY_MAX + 1));
	ck_assert(target_is_authority(port, TARGET_AUTHORITY_MAX));
	ck_assert(!target_is_authority(port, TARGET_AUTHORITY_MAX + 1));
}

SUITE("target", a_path_is_taken_apart, segments_beyond_the_most_are_counted_and_not_kept,
	what_is_no_path_is_a_bad_request, a_target_has_an_origin_form_before_anything_is_done_with_it,
	a_target_may_be_as_long_as_the_limit_and_no_longer,
	the_longest_absolute_form_keeps_its_whole_query, an_authority_is_a_host_and_perhaps_a_port)

#include "suite.h"

#include "base/base_path.h"

#include <string.h>

START_TEST(a_base_path_is_of_plain_segments)
{
	static const char *const sound[] = {
		"", "/yigai", "/a/b/c", "/A-z0.9_~", "/.a", "/...a", "/v1a", "/v", "/a/v1", "/doc"};
	static const char *const wrong[] = {"yigai", "/", "/yigai/", "//yigai", "/a//b", "/a b", "/a?b",
		"/a#b", "/a%20b", "/\xE5\x8C\xBB", "/.", "/..", "/a/..", "/a/./b", "/a\"", "/a<b>",
		"http://a/b"};
	for (size_t i = 0; i < COUNT(sound); i++)
		ck_assert_msg(base_path_is_sound(sound[i]), "%s", sound[i]);
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(!base_path_is_sound(wrong[i]), "%s", wrong[i]);
	for (int c = 1; c < 256; c++) {
		char path[] = {'/', 'a', (char)c, 'b', '\0'};
		bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
			strchr("-._~/", c) != NULL;
		ck_assert_msg(base_path_is_sound(path) == plain, "%d", c);
	}
}

START_TEST(a_base_path_has_32_bytes_at_most)
{
	char path[BASE_PATH_MAX + 2];
	memset(path, 'a', sizeof path);
	path[0] = '/';
	path[BASE_PATH_MAX] = '\0';
	ck_assert(base_path_is_sound(path));
	path[BASE_PATH_MAX] = 'a';
	path[BASE_PATH_MAX + 1] = '\0';
	ck_assert(!base_path_is_sound(path));
}

START_TEST(it_is_skipped_where_it_ends_with_a_segment)
{
	static const char *const cases[][2] = {{"/yigai/v1", "/v1"}, {"/yigai/", "/"}, {"/yigai", ""},
		{"/yigai?a=b", "?a=b"}, {"/yigai/yigai", "/yigai"}, {"/v1", "/v1"},
		{"/yigaix/v1", "/yigaix/v1"}, {"/YIGAI/v1", "/YIGAI/v1"}, {"//yigai/v1", "//yigai/v1"},
		{"/yiga", "/yiga"}, {"/", "/"}, {"", ""}};
	ck_assert_str_eq(base_path(), "");
	ck_assert_str_eq(base_path_skip("/yigai/v1"), "/yigai/v1");
	base_path_set("/yigai");
	ck_assert_str_eq(base_path(), "/yigai");
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(base_path_skip(cases[i][0]), cases[i][1]);
	base_path_set("");
}

SUITE("base_path", a_base_path_is_of_plain_segments, a_base_path_has_32_bytes_at_most,
	it_is_skipped_where_it_ends_with_a_segment)

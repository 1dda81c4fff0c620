#include "suite.h"

#include "base/origin.h"

#include <stdio.h>
#include <string.h>

START_TEST(an_origin_is_a_scheme_a_host_and_a_port)
{
	static const char *const sound[] = {"", "https://data.example", "http://localhost",
		"http://a:1", "https://a:65535", "http://127.0.0.1:8080", "http://[::1]",
		"https://[::1]:8443", "https://xn--fiqs8s.example", "https://4.a-b.c"};
	static const char *const wrong[] = {"data.example", "//data.example", "https:data.example",
		"https:/data.example", "https://", "ftp://data.example", "HTTPS://data.example",
		"https://Data.example", "https://data.example/", "https://data.example/yigai",
		"https://data.example?a", "https://data.example#a", "https://me@data.example",
		"https://data..example", "https://.example", "https://data.example.", "https://-a.example",
		"https://a-.example", "https://a_b.example", "https://a b", "https://\xE5\x8C\xBB.example",
		"https://a:", "https://a:0", "https://a:080", "https://a:65536", "https://a:123456",
		"https://a:b", "https://a:1/", "http://[]", "http://[::1", "http://[::1]a",
		"http://[1.2.3.4]", "http://::1", "http://[::1]:", " https://a", "https://a\n",
		"https://a\"", "https://a<"};
	for (size_t i = 0; i < COUNT(sound); i++)
		ck_assert_msg(origin_is_sound(sound[i]), "%s", sound[i]);
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(!origin_is_sound(wrong[i]), "%s", wrong[i]);
}

START_TEST(an_origin_has_270_bytes_at_most)
{
	char text[ORIGIN_MAX + 2];
	snprintf(text, sizeof text, "https://%0*d", ORIGIN_MAX - 8, 0);
	ck_assert_uint_eq(strlen(text), ORIGIN_MAX);
	ck_assert(origin_is_sound(text));
	strcat(text, "0");
	ck_assert(!origin_is_sound(text));
}

/* The longest address that fits between brackets, and one that is longer than any. */
START_TEST(an_address_in_brackets_is_read_whole)
{
	ck_assert(origin_is_sound("http://[0000:0000:0000:0000:0000:0000:255.255.255.255]"));
	ck_assert(!origin_is_sound("http://[0000:0000:0000:0000:0000:0000:255.255.255.2555]"));
	ck_assert(!origin_is_sound("http://[0000:0000:0000:0000:0000:0000:0000:0000:0000:0000]"));
}

START_TEST(it_is_none_until_it_is_set)
{
	ck_assert_str_eq(origin(), "");
	origin_set("https://data.example");
	ck_assert_str_eq(origin(), "https://data.example");
	origin_set("");
}

SUITE("origin", an_origin_is_a_scheme_a_host_and_a_port, an_origin_has_270_bytes_at_most,
	an_address_in_brackets_is_read_whole, it_is_none_until_it_is_set)

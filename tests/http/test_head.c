#include "suite.h"

#include "base/error.h"
#include "http/head.h"

#include <stdio.h>
#include <string.h>

static struct head head;
static struct error err;
static size_t body_max;

/* Takes lines `Name:value`, ended by NULL. */
static void take(const char *const lines[])
{
	head_finish(&head);
	for (size_t i = 0; lines[i]; i++) {
		const char *colon = strchr(lines[i], ':');
		head_take(&head, lines[i], (size_t)(colon - lines[i]), colon + 1, strlen(colon + 1));
	}
}

static bool check(const char *method, const char *version)
{
	error_clear(&err);
	return head_check(&head, method, version, body_max, &err);
}

#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

START_TEST(a_field_is_found_in_any_case)
{
	take(LINES("host:a", "ACCEPT:text/csv", "If-None-Match:\"x\"", "If-Match:*", "X-Other:y"));
	ck_assert_str_eq(head.fields[HEAD_HOST].text, "a");
	ck_assert_str_eq(head.fields[HEAD_ACCEPT].text, "text/csv");
	ck_assert_str_eq(head.fields[HEAD_IF_NONE_MATCH].text, "\"x\"");
	ck_assert_str_eq(head.fields[HEAD_IF_MATCH].text, "*");
	ck_assert_ptr_null(head.fields[HEAD_IF_RANGE].text);
	for (size_t i = 0; i < HEAD_COUNT; i++)
		ck_assert(!head.fields[i].copied);
	ck_assert(check("GET", "HTTP/1.1"));
}

START_TEST(lines_of_a_field_are_joined_by_commas)
{
	take(LINES("Host:a", "Accept:a", "accept:", "Range:r", "ACCEPT:b \t", "Accept: "));
	ck_assert_str_eq(head.fields[HEAD_ACCEPT].text, "a,,b,");
	ck_assert_uint_eq(head.fields[HEAD_ACCEPT].len, 5);
	ck_assert_str_eq(head.fields[HEAD_RANGE].text, "r");
	take(LINES("Host:a", "Accept: b  "));
	ck_assert_str_eq(head.fields[HEAD_ACCEPT].text, " b");
	head_finish(&head);
}

START_TEST(no_length_of_a_line_changes_what_a_field_says)
{
	static const size_t lengths[] = {1, 255, 256, 4094, 4095, 4096, 4100, 16384};
	static char lines[2][16384 + 16], *ends[] = {"", " ", "\t \t"};
	for (size_t i = 0; i < COUNT(lengths); i++) {
		int len = (int)lengths[i];
		for (size_t end = 0; end < 3; end++) {
			snprintf(lines[0], sizeof lines[0], "Host:%0*d%s", len, 1, ends[end]);
			snprintf(lines[1], sizeof lines[1], "Accept:%0*d%s", len, 2, ends[end]);
			take(LINES(lines[0], lines[1], lines[1], "Accept:"));
			ck_assert_uint_eq(head.fields[HEAD_HOST].len, lengths[i]);
			ck_assert_uint_eq(strlen(head.fields[HEAD_HOST].text), lengths[i]);
			ck_assert_uint_eq(head.fields[HEAD_ACCEPT].len, 2 * lengths[i] + 2);
			ck_assert_uint_eq(strlen(head.fields[HEAD_ACCEPT].text), 2 * lengths[i] + 2);
		}
	}
	snprintf(lines[0], sizeof lines[0], "Host:%04100d/ ", 1);
	take(LINES(lines[0]));
	ck_assert(!check("GET", "HTTP/1.1"));
	head_finish(&head);
}

START_TEST(a_head_may_have_so_many_lines_and_bytes)
{
	static const size_t counts[] = {1, HEAD_LINES_MAX - 1, HEAD_LINES_MAX, HEAD_LINES_MAX + 1};
	for (size_t i = 0; i < COUNT(counts); i++) {
		size_t lines = counts[i];
		take(LINES("Host:a"));
		for (size_t j = 1; j < lines; j++)
			head_take(&head, "X", 1, "", 0);
		head.size = HEAD_MAX - lines * HEAD_LINE_COST;
		ck_assert(check("GET", "HTTP/1.1") == (lines <= HEAD_LINES_MAX));
		head.size++;
		ck_assert(!check("GET", "HTTP/1.1"));
		ck_assert_int_eq(err.code, ERROR_HEAD);
	}
	head_finish(&head);
}

START_TEST(a_name_is_a_token_and_a_value_has_no_control_bytes)
{
	static const char *const good[] = {
		"X:", "X: a b\tc", "x!#$%&'*+-.^_`|~1:\"(),/:;<=>?@[\\]{}", "X:\xE7\x81\xAF", "X:\xFF"};
	static const char *const bad[] = {":", ": a", " X:a", "X :a", "X\t:a", "X Y:a", "X(:a", "X/Y:a",
		"\"X\":a", "X\x7F:a", "\xE7\x81\xAF:a", "X@:a", "X:\x01", "X:a\rb", "X:a\nb", "X:\x7F",
		"X:\x1F", "Accept:\x0B"};
	for (size_t i = 0; i < COUNT(good); i++) {
		take(LINES("Host:a", good[i]));
		ck_assert_msg(check("GET", "HTTP/1.1"), "%s: %s", good[i], err.detail);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		take(LINES("Host:a", bad[i], "X:a"));
		ck_assert_msg(!check("GET", "HTTP/1.1"), "%s", bad[i]);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
	}
	take(LINES("Host:a"));
	head_take(&head, "X", 1, "a\0b", 3);
	ck_assert(!check("GET", "HTTP/1.1"));
}

START_TEST(a_method_is_a_token)
{
	static const char *const good[] = {"GET", "get", "BREW", "M-SEARCH", "!"};
	static const char *const bad[] = {
		"", "G ET", "GET\t", "G\"T", "GET:", "\x16\x03", "\xE7\x81\xAF"};
	take(LINES("Host:a"));
	for (size_t i = 0; i < COUNT(good); i++)
		ck_assert_msg(check(good[i], "HTTP/1.1"), "%s", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_msg(!check(bad[i], "HTTP/1.1"), "%s", bad[i]);
}

START_TEST(http_1_1_has_one_host)
{
	take(LINES("Accept:a"));
	ck_assert(!check("GET", "HTTP/1.1") && !check("GET", "HTTP/1.2"));
	ck_assert(check("GET", "HTTP/1.0"));
	take(LINES("Host:a", "host:a"));
	ck_assert(!check("GET", "HTTP/1.1") && !check("GET", "HTTP/1.0"));
	take(LINES("Host:a b"));
	ck_assert(!check("GET", "HTTP/1.1") && !check("GET", "HTTP/1.0"));
	take(LINES("Host:"));
	ck_assert(check("GET", "HTTP/1.1"));
	take(LINES("Host:[::1]:8080 "));
	ck_assert(check("GET", "HTTP/1.1"));
	head_finish(&head);
}

START_TEST(what_announces_a_body_is_refused)
{
	static const struct {
		const char *lines[3], *version;
		enum error_code code;
	} cases[] = {
		{{"Content-Length:0"}, "HTTP/1.1", ERROR_NONE},
		{{"Content-Length:000"}, "HTTP/1.0", ERROR_NONE},
		{{"Content-Length:0 "}, "HTTP/1.1", ERROR_NONE},
		{{"Content-Length:1"}, "HTTP/1.1", ERROR_BODY},
		{{"Content-Length:010"}, "HTTP/1.0", ERROR_BODY},
		{{"Content-Length:99999999999999999999999999"}, "HTTP/1.1", ERROR_BODY},
		{{"Content-Length:"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:-1"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:+0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:0x0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:0 0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:0,0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:0", "content-length:0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:1", "Content-Length:2"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked"}, "HTTP/1.1", ERROR_BODY},
		{{"Transfer-Encoding:Chunked "}, "HTTP/1.1", ERROR_BODY},
		{{"Transfer-Encoding:chunked"}, "HTTP/1.0", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:identity"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:gzip, chunked"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked, gzip"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked", "Transfer-Encoding:chunked"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked", "Content-Length:0"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Content-Length:4", "Transfer-Encoding:chunked"}, "HTTP/1.1", ERROR_BAD_REQUEST},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		take(LINES("Host:a", cases[i].lines[0], cases[i].lines[1]));
		bool admitted = check("GET", cases[i].version);
		ck_assert_msg(admitted == (cases[i].code == ERROR_NONE) && err.code == cases[i].code,
			"case %zu: %s", i, err.detail);
	}
	head_finish(&head);
}

START_TEST(a_listener_that_takes_bodies_takes_them_up_to_their_limit)
{
	static const struct {
		const char *lines[2], *version;
		enum error_code code;
	} cases[] = {
		{{"Content-Length:65536"}, "HTTP/1.1", ERROR_NONE},
		{{"Content-Length:0065536"}, "HTTP/1.0", ERROR_NONE},
		{{"Content-Length:65537"}, "HTTP/1.1", ERROR_BODY},
		{{"Content-Length:100000"}, "HTTP/1.1", ERROR_BODY},
		{{"Content-Length:99999999999999999999999999"}, "HTTP/1.1", ERROR_BODY},
		{{"Content-Length:0"}, "HTTP/1.1", ERROR_NONE},
		{{"Content-Length:-1"}, "HTTP/1.1", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked"}, "HTTP/1.1", ERROR_NONE},
		{{"Transfer-Encoding:chunked"}, "HTTP/1.0", ERROR_BAD_REQUEST},
		{{"Transfer-Encoding:chunked", "Content-Length:1"}, "HTTP/1.1", ERROR_BAD_REQUEST},
	};
	body_max = 65536;
	for (size_t i = 0; i < COUNT(cases); i++) {
		take(LINES("Host:a", cases[i].lines[0], cases[i].lines[1]));
		check("POST", cases[i].version);
		ck_assert_msg(err.code == cases[i].code, "case %zu: %s", i, err.detail);
	}
	body_max = 0;
	head_finish(&head);
}

SUITE("head", a_field_is_found_in_any_case, lines_of_a_field_are_joined_by_commas,
	no_length_of_a_line_changes_what_a_field_says, a_head_may_have_so_many_lines_and_bytes,
	a_name_is_a_token_and_a_value_has_no_control_bytes, a_method_is_a_token, http_1_1_has_one_host,
	what_announces_a_body_is_refused, a_listener_that_takes_bodies_takes_them_up_to_their_limit)

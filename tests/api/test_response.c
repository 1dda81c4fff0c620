#include "suite.h"

#include "answered.h"
#include "api/response.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t count_headers(const struct response *response)
{
	size_t count = 0;
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value)))
		count++;
	return count;
}

START_TEST(every_answer_may_be_read_across_origins)
{
	struct response response;
	response_init(&response);
	ck_assert_int_eq(response.status, 0);
	ck_assert_uint_eq(response.body.len, 0);
	ck_assert_uint_eq(count_headers(&response), 3);
	ck_assert_str_eq(header(&response, "Access-Control-Allow-Origin"), "*");
	ck_assert_str_eq(header(&response, "Access-Control-Expose-Headers"),
		"ETag, Link, X-Total-Count, Retry-After");
	ck_assert_str_eq(header(&response, "X-Content-Type-Options"), "nosniff");
	response_finish(&response);
}

START_TEST(headers_come_in_the_order_in_which_they_were_added)
{
	static const char *const added[][2] = {
		{"ETag", "\"a\""}, {"Empty", ""}, {"Link", "<a>"}, {"Link", "<b>"}, {"Subject", "灯塔"}};
	struct response response;
	response_init(&response);
	for (size_t i = 0; i < COUNT(added); i++)
		response_add_header(&response, added[i][0], added[i][1]);
	ck_assert_uint_eq(count_headers(&response), 3 + COUNT(added));
	const char *name = NULL, *value = NULL;
	for (size_t i = 0; i < 3 + COUNT(added); i++) {
		name = response_next_header(&response, name, &value);
		ck_assert_ptr_nonnull(name);
		if (i < 3)
			continue;
		ck_assert_str_eq(name, added[i - 3][0]);
		ck_assert_str_eq(value, added[i - 3][1]);
	}
	ck_assert_ptr_null(response_next_header(&response, name, &value));
	response_finish(&response);
}

START_TEST(a_finished_answer_is_empty)
{
	struct response response;
	response_init(&response);
	buf_puts(&response.body, "body");
	response_finish(&response);
	ck_assert_uint_eq(count_headers(&response), 0);
	ck_assert_uint_eq(response.body.len, 0);
	response_finish(&response);
	response_init(&response);
	ck_assert_uint_eq(count_headers(&response), 3);
	response_finish(&response);
}

START_TEST(headers_that_do_not_fit_are_remembered)
{
	struct response response;
	response_init(&response);
	char value[1024];
	memset(value, 'x', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	size_t room = response.headers.max - response.headers.len;
	for (; room >= sizeof "X" + sizeof value; room -= sizeof "X" + sizeof value)
		response_add_header(&response, "X", value);
	ck_assert(!response.headers.failed);
	value[room - sizeof "X" - 1] = '\0';
	response_add_header(&response, "X", value);
	ck_assert(!response.headers.failed);
	ck_assert_uint_eq(response.headers.len, response.headers.max);
	response_add_header(&response, "", "");
	ck_assert(response.headers.failed);
	response_finish(&response);
}

START_TEST(the_longest_addresses_fit_in)
{
	static char link[RESPONSE_ADDRESSES_MAX + 64];
	memset(link, 'x', sizeof link - 1);
	struct response response;
	response_init(&response);
	response_add_header(&response, "Link", link);
	response_add_header(&response, "ETag", "\"0123456789abcdef-01234567-0123456789abcdef\"");
	response_add_header(&response, "Content-Type", "application/json; charset=utf-8");
	response_add_header(&response, "Last-Modified", "Mon, 06 May 2024 00:00:00 GMT");
	response_add_header(
		&response, "Cache-Control", "public, max-age=300, stale-while-revalidate=86400");
	response_add_header(&response, "Vary", "Accept, Accept-Encoding");
	response_add_header(&response, "X-Total-Count", "9223372036854775807");
	response_add_header(&response, "Content-Encoding", "gzip");
	ck_assert(!response.headers.failed);
	response_finish(&response);
}

START_TEST(a_day_becomes_an_http_date)
{
	static const char *const cases[][2] = {
		{"2024-05-06", "Mon, 06 May 2024 00:00:00 GMT"},
		{"1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT"},
		{"1969-12-31", "Wed, 31 Dec 1969 00:00:00 GMT"},
		{"2000-02-29", "Tue, 29 Feb 2000 00:00:00 GMT"},
		{"2023-12-31", "Sun, 31 Dec 2023 00:00:00 GMT"},
		{"2025-11-22", "Sat, 22 Nov 2025 00:00:00 GMT"},
		{"2100-03-01", "Mon, 01 Mar 2100 00:00:00 GMT"},
		{"2038-01-20", "Wed, 20 Jan 2038 00:00:00 GMT"},
		{"2026-04-03", "Fri, 03 Apr 2026 00:00:00 GMT"},
		{"2026-06-30", "Tue, 30 Jun 2026 00:00:00 GMT"},
		{"2026-07-01", "Wed, 01 Jul 2026 00:00:00 GMT"},
		{"2026-08-31", "Mon, 31 Aug 2026 00:00:00 GMT"},
		{"2026-09-10", "Thu, 10 Sep 2026 00:00:00 GMT"},
		{"2026-10-09", "Fri, 09 Oct 2026 00:00:00 GMT"},
	};
	setlocale(LC_ALL, "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[HTTP_DATE_SIZE];
		http_date(cases[i][0], text);
		ck_assert_str_eq(text, cases[i][1]);
	}
}

START_TEST(what_is_no_date_becomes_nothing)
{
	static const char *const cases[] = {
		"", "soon", "2024", "2024-05", "-", "05/06/2024", "2024 05 06", "--", "2024-x-01"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[HTTP_DATE_SIZE] = "x";
		http_date(cases[i], text);
		ck_assert_msg(*text == '\0', "%s becomes %s", cases[i], text);
	}
}

START_TEST(an_entity_tag_is_found_in_a_list)
{
	static const struct {
		const char *field;
		bool listed;
	} cases[] = {
		{"\"abc\"", true},
		{"W/\"abc\"", true},
		{" \"abc\" ", true},
		{"\t\"abc\"\t", true},
		{"\"x\", \"abc\"", true},
		{"\"x\",\"abc\"", true},
		{"\"x\" , W/\"abc\" , \"y\"", true},
		{",,\"abc\",,", true},
		{"\"a,b\", \"abc\"", true},
		{"x, \"abc\"", true},
		{"W/\"x\",W/\"y\",W/\"abc\"", true},
		{NULL, false},
		{"", false},
		{" ", false},
		{",", false},
		{"abc", false},
		{"\"ab\"", false},
		{"\"abcd\"", false},
		{"\"xabc\"", false},
		{"\"ABC\"", false},
		{"w/\"abc\"", false},
		{"W/ \"abc\"", false},
		{"W/", false},
		{"\"abc", false},
		{"abc\"", false},
		{"\"", false},
		{"*", false},
		{"\"*\"", false},
		{"\"x,\"abc\"y\"", false},
		{"\"abc\"x", false},
		{"\"\"", false},
		{"\"x, abc\"", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(etag_is_listed(cases[i].field, "\"abc\"") == cases[i].listed, "%s",
			cases[i].field ? cases[i].field : "NULL");
}

START_TEST(an_entity_tag_stands_anywhere_in_a_long_list)
{
	static char field[64 * 1024];
	for (int i = 0; i < 5000; i++)
		sprintf(field + strlen(field), "\"%d\", ", i);
	ck_assert(etag_is_listed(field, "\"0\""));
	ck_assert(etag_is_listed(field, "\"4999\""));
	ck_assert(!etag_is_listed(field, "\"5000\""));
}

START_TEST(a_star_is_any)
{
	static const char *const stars[] = {"*", " *", "* ", "\t*\t", "  *  "};
	for (size_t i = 0; i < COUNT(stars); i++)
		ck_assert_msg(etag_is_any(stars[i]), "%s", stars[i]);
	static const char *const others[] = {
		NULL, "", " ", "**", "* *", "*, \"a\"", "\"*\"", "W/*", "a*"};
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(!etag_is_any(others[i]), "%s", others[i] ? others[i] : "NULL");
}

START_TEST(if_match_holds_for_the_strong_tag_alone)
{
	static const struct {
		const char *field;
		bool holds;
	} cases[] = {{NULL, true}, {"*", true}, {"\"abc\"", true}, {"\"x\", \"abc\"", true},
		{"W/\"x\",\"abc\"", true}, {"", false}, {"\"x\"", false}, {"W/\"abc\"", false},
		{"\"x\", W/\"abc\"", false}, {"abc", false}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(http_condition(cases[i].field, NULL, "\"abc\"", NULL) == cases[i].holds, "%s",
			cases[i].field ? cases[i].field : "NULL");
}

START_TEST(if_unmodified_since_holds_from_the_day_on)
{
	static const char released[] = "Mon, 06 May 2024 00:00:00 GMT";
	static const struct {
		const char *field;
		bool holds;
	} cases[] = {
		{"Mon, 06 May 2024 00:00:00 GMT", true},
		{"Mon, 06 May 2024 00:00:00 GMT \t", true},
		{"Sun, 05 May 2024 23:59:59 GMT", false},
		{"Tue, 07 May 2024 00:00:00 GMT", true},
		{"Monday, 06-May-24 00:00:00 GMT", true},
		{"Sunday, 05-May-24 23:59:59 GMT", false},
		{"Mon May  6 00:00:00 2024", true},
		{"Sun May  5 23:59:59 2024", false},
		{"Sun, 05 May 2024 23:59:59", true},
		{"Sun, 05 May 2024 23:59:59 GMT!", true},
		{"2024-05-05", true},
		{"", true},
		{"0", true},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(http_condition(NULL, cases[i].field, "\"abc\"", released) == cases[i].holds,
			"%s", cases[i].field);
	ck_assert(http_condition("*", "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", released));
	/* what has no date has not changed since */
	ck_assert(http_condition(NULL, "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", NULL));
	ck_assert(http_condition(NULL, "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", ""));
}

START_TEST(an_answer_has_no_file_until_it_gets_one)
{
	struct response response;
	memset(&response, 0xAA, sizeof response);
	response_init(&response);
	ck_assert_int_eq(response.file, -1);
	ck_assert(response.offset == 0 && response.length == 0); /* a file is whole unless said */
	response_finish(&response);
	ck_assert_int_eq(response.file, -1);
}

START_TEST(a_file_is_sent_from_its_beginning_unless_a_part_is_asked_for)
{
	struct response response;
	memset(&response, 0xAA, sizeof response);
	response_init(&response);
	ck_assert_int_eq(response.offset, 0);
	ck_assert_int_eq(response.length, 0);
	response_finish(&response);
}

START_TEST(a_finished_answer_has_closed_its_file)
{
	struct response response;
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	response_init(&response);
	response.file = ends[0];
	response_finish(&response);
	ck_assert_int_eq(response.file, -1);
	ck_assert_int_eq(fcntl(ends[0], F_GETFD), -1);
	response_finish(&response); /* once */
	ck_assert_int_ne(fcntl(ends[1], F_GETFD), -1);
	close(ends[1]);
}

SUITE("response", every_answer_may_be_read_across_origins,
	headers_come_in_the_order_in_which_they_were_added, a_finished_answer_is_empty,
	headers_that_do_not_fit_are_remembered, the_longest_addresses_fit_in,
	a_day_becomes_an_http_date, what_is_no_date_becomes_nothing, an_entity_tag_is_found_in_a_list,
	an_entity_tag_stands_anywhere_in_a_long_list, a_star_is_any,
	if_match_holds_for_the_strong_tag_alone, if_unmodified_since_holds_from_the_day_on,
	an_answer_has_no_file_until_it_gets_one,
	a_file_is_sent_from_its_beginning_unless_a_part_is_asked_for,
	a_finished_answer_has_closed_its_file)

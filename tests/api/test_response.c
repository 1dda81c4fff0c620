#include "suite.h"

#include "response_header.h"
#include "api/response.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
		"ETag, Link, X-Total-Count, Retry-After, Content-Range, Accept-Ranges, Content-Disposition, Repr-Digest");
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
	an_answer_has_no_file_until_it_gets_one,
	a_file_is_sent_from_its_beginning_unless_a_part_is_asked_for,
	a_finished_answer_has_closed_its_file)

#include "suite.h"

#include "api/handle.h"
#include "http/connection.h"

#include <stdio.h>
#include <string.h>

static struct connection *connection;

static void take(const char *name, const char *value)
{
	head_take(&connection->head, name, strlen(name), value, strlen(value));
}

START_TEST(a_request_is_what_its_head_says)
{
	static const char target[] = "/v1/lights";
	connection = connection_create(NULL, NULL);
	ck_assert(connection_begin_request(connection, target));
	ck_assert_ptr_eq(connection->end, target + strlen(target));
	take("accept", "text/csv");
	take("Accept-Encoding", "gzip");
	take("If-Match", "\"a\"");
	take("If-None-Match", "\"b\"");
	take("If-Unmodified-Since", "c");
	take("Range", "d");
	take("If-Range", "e");
	take("X-Request-Id", "f");
	struct request request = connection_request(connection, "GET", true);
	ck_assert_str_eq(request.method, "GET");
	ck_assert_str_eq(request.target, target);
	ck_assert_str_eq(request.accept, "text/csv");
	ck_assert_str_eq(request.accept_encoding, "gzip");
	ck_assert_str_eq(request.if_match, "\"a\"");
	ck_assert_str_eq(request.if_none_match, "\"b\"");
	ck_assert_str_eq(request.if_unmodified_since, "c");
	ck_assert_str_eq(request.range, "d");
	ck_assert_str_eq(request.if_range, "e");
	ck_assert_str_eq(request.id, "f");
	ck_assert(request.stopping);
	connection_destroy(connection);
}

START_TEST(a_target_is_a_copy_however_long_it_is)
{
	static const size_t lengths[] = {1, TARGET_USUAL - 1, TARGET_USUAL, TARGET_USUAL + 1, 20000};
	static char target[20001], expected[20001];
	connection = connection_create(NULL, NULL);
	for (size_t i = 0; i < COUNT(lengths); i++) {
		memset(target, 'a' + (int)i, lengths[i]);
		target[lengths[i]] = '\0';
		strcpy(expected, target);
		ck_assert(connection_begin_request(connection, target));
		memset(target, '!', lengths[i]);
		ck_assert_str_eq(connection_request(connection, "GET", false).target, expected);
	}
	connection_destroy(connection);
}

START_TEST(a_request_knows_nothing_of_the_one_before)
{
	static const char joined[] = "\"a\"";
	connection = connection_create(NULL, NULL);
	ck_assert(connection_begin_request(connection, "/a"));
	take("If-None-Match", joined);
	take("If-None-Match", joined);
	take("Accept", "text/csv");
	connection->announced = true;
	ck_assert(connection_begin_request(connection, "/b"));
	struct request request = connection_request(connection, "GET", false);
	ck_assert_str_eq(request.target, "/b");
	ck_assert(!request.accept && !request.if_none_match && !request.id && !request.stopping);
	ck_assert(!connection->announced);
	connection_end_request(connection);
	connection_end_request(connection);
	connection_destroy(connection);
	connection_destroy(NULL);
}

SUITE("connection", a_request_is_what_its_head_says, a_target_is_a_copy_however_long_it_is,
	a_request_knows_nothing_of_the_one_before)

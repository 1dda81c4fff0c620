#include "suite.h"

#include "api/response.h"
#include "http/claim.h"
#include "http/connection.h"
#include "http/reply.h"

#include <fcntl.h>
#include <string.h>

enum { LONG = BODY_SMALL_MAX + 1 };

static struct body_room room;
static struct claims claims;

static void clear(void)
{
	memset(&claims, 0, sizeof claims);
	memset(&room, 0, sizeof room);
	claims.room = &room;
	room.max = 1 << 20;
	claims.files_max = 2;
}

/* A connection that is about to send so many bytes, or a file. */
static struct connection *sending(size_t bytes, bool file)
{
	struct response response;
	struct connection *connection = connection_create(NULL, NULL);
	response_init(&response);
	response.status = 200;
	for (size_t i = 0; i < bytes; i++)
		buf_putc(&response.body, 'x');
	if (file) {
		response.file = open("/dev/null", O_RDONLY | O_CLOEXEC);
		ck_assert_int_ge(response.file, 0);
		response.length = 1;
	}
	connection->reply = reply_create(&response);
	ck_assert_ptr_nonnull(connection->reply);
	response_finish(&response);
	return connection;
}

/* As the transport ends an answer: its reply is let go of, if there is one. */
static void end(struct connection *connection)
{
	claim_release(&claims, connection);
	if (connection->reply)
		shared_unref(&connection->reply->shared);
	connection->reply = NULL;
	connection_destroy(connection);
}

static bool is_taken(struct connection *connection)
{
	claim_take(&claims, connection, NULL);
	ck_assert_int_eq(connection->refusal == NULL, connection->reply != NULL);
	return !connection->refusal;
}

START_TEST(a_body_takes_room_until_it_is_sent_and_a_small_one_none)
{
	static const struct {
		size_t bytes, used;
	} cases[] = {{0, 0}, {BODY_SMALL_MAX, 0}, {LONG, 2 * LONG}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct connection *connection = sending(cases[i].bytes, false);
		ck_assert(is_taken(connection));
		ck_assert_uint_eq(room.used, cases[i].used);
		end(connection);
		ck_assert_uint_eq(room.used, 0);
	}
}

START_TEST(a_body_that_finds_no_room_is_refused_and_let_go_of)
{
	room.max = 3 * LONG;
	struct connection *one = sending(LONG, false), *other = sending(LONG, false);
	ck_assert(is_taken(one));
	ck_assert(!is_taken(other));
	ck_assert_ptr_nonnull(strstr(other->refusal, "fill the memory"));
	end(other);
	ck_assert_uint_eq(room.used, 2 * LONG);
	end(one);
	other = sending(LONG, false);
	ck_assert(is_taken(other));
	end(other);
}

START_TEST(as_many_files_as_there_are_descriptors_for_are_on_their_way)
{
	struct connection *one = sending(0, true), *two = sending(0, true), *three = sending(0, true);
	ck_assert(is_taken(one) && is_taken(two));
	ck_assert(!is_taken(three));
	ck_assert_ptr_nonnull(strstr(three->refusal, "so many files"));
	end(three);
	ck_assert_uint_eq(claims.files, 2); /* what was refused counts no more */
	end(one);
	ck_assert_uint_eq(claims.files, 1);
	three = sending(0, true);
	ck_assert(is_taken(three));
	end(three);
	end(two);
	ck_assert_uint_eq(claims.files, 0);
}

START_TEST(what_is_released_twice_is_released_once)
{
	struct connection *connection = sending(LONG, false), *file = sending(0, true);
	ck_assert(is_taken(connection) && is_taken(file));
	claim_release(&claims, connection);
	claim_release(&claims, file);
	ck_assert_uint_eq(room.used + claims.files, 0);
	end(connection);
	end(file);
	ck_assert_uint_eq(room.used + claims.files, 0);
}

START_TEST(an_answer_that_there_is_none_of_takes_nothing)
{
	struct connection *connection = connection_create(NULL, NULL);
	connection->refusal = "of the answer before";
	claim_take(&claims, connection, NULL);
	ck_assert_ptr_null(connection->refusal);
	ck_assert_uint_eq(room.used + claims.files, 0);
	end(connection);
}

/* Before main(), which runs it before each test. */
__attribute__((constructor)) static void clear_before_each(void)
{
	suite_setup = clear;
}

SUITE("claim", a_body_takes_room_until_it_is_sent_and_a_small_one_none,
	a_body_that_finds_no_room_is_refused_and_let_go_of,
	as_many_files_as_there_are_descriptors_for_are_on_their_way,
	what_is_released_twice_is_released_once, an_answer_that_there_is_none_of_takes_nothing)

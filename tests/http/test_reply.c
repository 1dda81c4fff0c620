#include "suite.h"

#include "api/response.h"
#include "http/body.h"
#include "http/reply.h"

#include <microhttpd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct response response;

/* A response of this text; with an entity tag it may be given again. */
static struct reply *reply_of(const char *text, const char *etag)
{
	response_init(&response);
	response.status = 200;
	response.route = 3;
	buf_puts(&response.body, text);
	if (etag)
		response_add_header(&response, "ETag", etag);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	ck_assert_ptr_nonnull(reply);
	return reply;
}

static const char *header_of(const struct reply *reply, const char *name)
{
	return MHD_get_response_header(reply->message, name);
}

START_TEST(a_reply_is_all_of_its_response)
{
	struct reply *reply = reply_of("text", "\"a\"");
	ck_assert_uint_eq(reply->status, 200);
	ck_assert_uint_eq(reply->route, 3);
	ck_assert_uint_eq(reply->bytes, 4);
	ck_assert_uint_eq(reply->body->len, 4);
	ck_assert_int_eq(memcmp(reply->body->data, "text", 4), 0);
	ck_assert_str_eq(reply->etag, "\"a\"");
	ck_assert_str_eq(header_of(reply, "Access-Control-Allow-Origin"), "*");
	ck_assert_str_eq(header_of(reply, "X-Content-Type-Options"), "nosniff");
	ck_assert_uint_ge(reply->size, sizeof *reply + sizeof *reply->body + 4);
	shared_unref(&reply->shared);
}

START_TEST(what_has_no_tag_may_not_be_given_again)
{
	struct reply *reply = reply_of("", NULL);
	ck_assert_ptr_null(reply->etag);
	ck_assert_uint_eq(reply->bytes, 0);
	shared_unref(&reply->shared);
}

START_TEST(a_part_of_a_file_has_no_bytes_in_memory)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	response_init(&response);
	response.status = 206;
	response.file = ends[0];
	response.offset = 3;
	response.length = 5;
	response_add_header(&response, "ETag", "\"a\"");
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	ck_assert_ptr_null(reply->body);
	ck_assert_uint_eq(reply->bytes, 5);
	ck_assert_ptr_null(reply->etag);
	shared_unref(&reply->shared);
	ck_assert_int_eq(close(ends[0]), -1); /* with the message */
	close(ends[1]);
}

START_TEST(a_header_for_one_request_goes_into_a_copy_of_what_is_kept)
{
	struct reply *kept = reply_of("text", "\"a\"");
	struct reply *own = reply_with((struct reply *)shared_ref(&kept->shared), "X-Request-Id", "7");
	ck_assert_ptr_ne(own, kept);
	ck_assert_str_eq(header_of(own, "X-Request-Id"), "7");
	ck_assert_str_eq(header_of(own, "ETag"), "\"a\"");
	ck_assert_ptr_null(header_of(kept, "X-Request-Id"));
	ck_assert_ptr_eq(own->body, kept->body);
	ck_assert_ptr_null(own->etag); /* nobody else's */
	ck_assert_uint_eq(own->route, kept->route);
	shared_unref(&kept->shared);
	ck_assert_int_eq(memcmp(own->body->data, "text", 4), 0);
	shared_unref(&own->shared);
}

START_TEST(a_header_goes_into_a_reply_that_is_nobody_elses)
{
	struct reply *reply = reply_of("text", NULL);
	ck_assert_ptr_eq(reply_with(reply, "X-Request-Id", "7"), reply);
	ck_assert_str_eq(header_of(reply, "X-Request-Id"), "7");
	shared_unref(&reply->shared);
}

SUITE("reply", a_reply_is_all_of_its_response, what_has_no_tag_may_not_be_given_again,
	a_part_of_a_file_has_no_bytes_in_memory,
	a_header_for_one_request_goes_into_a_copy_of_what_is_kept,
	a_header_goes_into_a_reply_that_is_nobody_elses)

#include "suite.h"

#include "api/handle.h"
#include "api/response.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/snapshot.h"
#include "http/body.h"
#include "http/reply.h"
#include "http/reply_cache.h"
#include "query/target.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define GET(to) .method = "GET", .target = to

static struct snapshot *snapshot;

static void open_lights(size_t room)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1, .cache_size = room};
	snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static struct reply *find(struct request request)
{
	return reply_cache_find(snapshot, &request);
}

static void release(struct reply *reply)
{
	shared_unref(reply ? &reply->shared : NULL);
}

/* Whether the request is answered from memory. */
static bool is_kept(struct request request)
{
	struct reply *reply = find(request);
	release(reply);
	return reply != NULL;
}

static struct reply *made(const struct request *request)
{
	bool hit;
	struct reply *reply = reply_cache_make(snapshot, request, &hit);
	ck_assert_ptr_nonnull(reply);
	return reply;
}

/* Has the answer made, or given again, and kept or not; its status. */
static unsigned int make(struct request request)
{
	struct reply *reply = made(&request);
	unsigned int status = reply->status;
	release(reply);
	return status;
}

static const char *etag_of(struct request request)
{
	static char etag[100];
	struct reply *reply = made(&request);
	snprintf(etag, sizeof etag, "%s", reply->etag);
	release(reply);
	return etag;
}

START_TEST(what_was_answered_is_the_same_again)
{
	open_lights(1 << 20);
	struct request request = {GET("/v1/lights?limit=2")};
	ck_assert(!is_kept(request));
	struct reply *first = made(&request), *found = find(request);
	ck_assert_ptr_eq(found, first);
	ck_assert_uint_eq(found->status, 200);
	ck_assert_ptr_nonnull(strstr(found->body->data, "\"alexandria\""));
	release(first);
	release(found);
	snapshot_unref(snapshot);
}

START_TEST(who_makes_an_answer_looks_again_first)
{
	bool hit;
	struct request request = {GET("/v1/lights")};
	open_lights(1 << 20);
	struct reply *first = reply_cache_make(snapshot, &request, &hit);
	ck_assert(!hit);
	struct reply *second = reply_cache_make(snapshot, &request, &hit);
	ck_assert(hit && second == first);
	release(first);
	release(second);
	snapshot_unref(snapshot);
}

START_TEST(however_a_choice_is_written_its_answer_is_made_once)
{
	static const struct request same[] = {
		{.accept = "application/json"},
		{.accept = "*/*"},
		{.accept = "text/html, */*;q=0.8", .accept_encoding = "identity"},
		{.accept = "text/csv;q=0.1, x/y, application/json;q=0.123"},
		{.accept_encoding = "zstd, deflate;q=0.3"},
		{.accept_encoding = "br;q=0"},
		{.method = "HEAD", .accept = ""},
		{.id = "a", .range = "bytes=0-1", .if_range = "\"x\""},
		{.if_none_match = "\"a\", W/\"b\""},
		{.if_match = "*"},
		{.target = "http://example.com/v1/lights"},
		{.target = "HTTPS://other:8080/v1/lights"},
		{.if_unmodified_since = "Mon, 06 May 2024 00:00:00 GMT"},
	};
	open_lights(1 << 20);
	struct request request = {GET("/v1/lights")};
	make(request);
	struct reply *first = find(request);
	for (size_t i = 0; i < COUNT(same); i++) {
		struct request other = same[i];
		other.target = other.target ? other.target : request.target;
		other.method = other.method ? other.method : "GET";
		/* a page may come beside JSON, so what prefers HTML is kept apart */
		if (other.accept && strstr(other.accept, "html"))
			make(other);
		struct reply *found = find(other);
		ck_assert_msg(found != NULL, "%zu", i);
		ck_assert_str_eq(found->etag, first->etag);
		release(found);
	}
	release(first);
	snapshot_unref(snapshot);
}

START_TEST(another_choice_is_another_answer)
{
	static const struct request others[] = {
		{GET("/v1/lights"), .accept = "text/csv"},
		{GET("/v1/lights"), .accept = "application/x-ndjson"},
		{GET("/v1/lights"), .accept = "image/png"},
		{GET("/v1/lights"), .accept_encoding = "gzip"},
		{GET("/v1/lights"), .accept_encoding = "br"},
		{GET("/v1/lights?")},
		{.method = "OPTIONS", .target = "/v1/lights"},
		{.method = "POST", .target = "/v1/lights"},
	};
	open_lights(1 << 20);
	make((struct request){GET("/v1/lights")});
	for (size_t i = 0; i < COUNT(others); i++) {
		ck_assert_msg(!is_kept(others[i]), "%zu", i);
		make(others[i]);
	}
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(is_kept(others[i]) == (i != 2 && i < 6), "%zu", i);
	snapshot_unref(snapshot);
}

START_TEST(conditions_are_judged_by_what_is_kept)
{
	char listed[200], weak[200];
	open_lights(1 << 20);
	const char *etag = etag_of((struct request){GET("/v1/lights/hook")});
	snprintf(listed, sizeof listed, "\"x\", %s", etag);
	snprintf(weak, sizeof weak, "W/%s", etag);
	ck_assert_uint_eq(make((struct request){GET("/v1/lights/hook"), .if_none_match = listed}), 304);
	const struct {
		struct request request;
		unsigned int status; /* 0 for what has to be made */
	} cases[] = {
		{{GET("/v1/lights/hook")}, 200},
		{{GET("/v1/lights/hook"), .if_none_match = "\"x\""}, 200},
		{{GET("/v1/lights/hook"), .if_none_match = weak}, 304},
		{{GET("/v1/lights/hook"), .if_none_match = "*"}, 304},
		{{GET("/v1/lights/hook"), .if_match = etag}, 200},
		{{GET("/v1/lights/hook"), .if_match = "*", .if_none_match = listed}, 304},
		{{GET("/v1/lights/hook"), .if_match = "*", .if_none_match = "*"}, 304},
		{{GET("/v1/lights/hook"), .if_match = weak}, 0},
		{{GET("/v1/lights/hook"), .if_match = "\"x\"", .if_none_match = listed}, 0},
		{{GET("/v1/lights/hook"), .if_unmodified_since = "Sun, 05 May 2024 00:00:00 GMT"}, 0},
		{{GET("/v1/lights/hook"), .if_unmodified_since = "Mon, 06 May 2024 00:00:00 GMT"}, 200},
		{{GET("/v1/lights/hook"), .if_modified_since = "Sun, 05 May 2024 00:00:00 GMT"}, 200},
		{{GET("/v1/lights/hook"), .if_modified_since = "Mon, 06 May 2024 00:00:00 GMT"}, 304},
		{{GET("/v1/lights/hook"), .if_modified_since = "Mon, 06 May 2024 00:00:00 GMT",
			 .if_none_match = "\"x\""},
			200},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply *found = find(cases[i].request);
		ck_assert_msg((found ? found->status : 0) == cases[i].status, "%zu", i);
		release(found);
		struct response cold;
		handle(snapshot, &cases[i].request, &cold);
		ck_assert_msg(cold.status == (cases[i].status ? (int)cases[i].status : 412), "%zu: %d", i,
			cold.status);
		response_finish(&cold);
	}
	snapshot_unref(snapshot);
}

START_TEST(what_has_no_tag_is_not_kept)
{
	static const struct request requests[] = {{GET("/v1/lights/none")}, {GET("/v1/lights?a=b")},
		{GET("/livez")}, {GET("/readyz")}, {GET("/v1/dataset.sqlite")},
		{GET("/v1/dataset.sqlite"), .range = "bytes=0-9"}, {GET("/v1/lights"), .if_match = "\"x\""},
		{.method = "OPTIONS", .target = "*"}, {.method = "DELETE", .target = "/v1/lights"}};
	open_lights(1 << 20);
	for (size_t i = 0; i < COUNT(requests); i++) {
		make(requests[i]);
		ck_assert_msg(!is_kept(requests[i]), "%zu", i);
	}
	snapshot_unref(snapshot);
}

START_TEST(what_is_no_target_is_never_looked_up)
{
	static const char *const targets[] = {"", "v1/lights", "/v1/lights#a", "/v1/lights ",
		"SELECT count(*) FROM \"api_lights\"", "http://:1/"};
	open_lights(1 << 20);
	for (size_t i = 0; i < COUNT(targets); i++) {
		ck_assert_uint_eq(make((struct request){GET(targets[i])}), 400);
		ck_assert(!is_kept((struct request){GET(targets[i])}));
	}
	snapshot_unref(snapshot);
}

START_TEST(the_longest_target_is_kept_and_a_longer_one_refused)
{
	static char target[TARGET_MAX + 2] = "/v1/lights?fields=id";
	open_lights(1 << 20);
	memset(target + strlen(target), '&', TARGET_MAX - strlen(target));
	ck_assert_uint_eq(make((struct request){GET(target)}), 200);
	ck_assert(is_kept((struct request){GET(target)}));
	target[TARGET_MAX] = '&';
	ck_assert_uint_eq(make((struct request){GET(target)}), 414);
	ck_assert(!is_kept((struct request){GET(target)}));
	snapshot_unref(snapshot);
}

START_TEST(without_room_everything_is_made)
{
	open_lights(0);
	ck_assert_uint_eq(make((struct request){GET("/v1/lights")}), 200);
	ck_assert(!is_kept((struct request){GET("/v1/lights")}));
	snapshot_unref(snapshot);
}

SUITE("reply_cache", what_was_answered_is_the_same_again, who_makes_an_answer_looks_again_first,
	however_a_choice_is_written_its_answer_is_made_once, another_choice_is_another_answer,
	conditions_are_judged_by_what_is_kept, what_has_no_tag_is_not_kept,
	what_is_no_target_is_never_looked_up, the_longest_target_is_kept_and_a_longer_one_refused,
	without_room_everything_is_made)

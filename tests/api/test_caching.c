#include "snapshot_fixture.h"

#include "api/handle.h"
#include "api/response.h"
#include "dataset/catalog.h"
#include "response_header.h"

#include <stdio.h>
#include <string.h>

static struct snapshot *snapshot;
static struct response response;

static void begin(void)
{
	snapshot = open_snapshot(dataset_lights(), 1);
	response_init(&response);
}

static void end(void)
{
	response_finish(&response);
	snapshot_unref(snapshot);
}

static int get(struct request request)
{
	response_finish(&response);
	request.method = "GET";
	handle(snapshot, &request, &response);
	return response.status;
}

#define A_WHILE "public, max-age=300, stale-while-revalidate=86400"

START_TEST(each_kind_of_answer_says_for_how_long_and_by_what_it_is_kept)
{
	static const struct {
		const char *target, *kept, *vary;
		bool dated;
	} cases[] = {
		{"/v1/lights", A_WHILE, "Accept, Accept-Encoding", true},
		{"/v1/lights.csv", A_WHILE, "Accept-Encoding", true},
		{"/v1/lights?format=csv", A_WHILE, "Accept-Encoding", true},
		{"/v1/lights/hook", A_WHILE, "Accept, Accept-Encoding", true},
		{"/v1/lights/hook.bib", A_WHILE, "Accept-Encoding", true},
		{"/v1/search?q=rock", A_WHILE, "Accept, Accept-Encoding", true},
		{"/v1/dataset", A_WHILE, "Accept-Encoding", true},
		{"/openapi.json", A_WHILE, "Accept-Encoding", false}, /* an upgrade changes it, too */
		{"/docs", A_WHILE, "Accept-Encoding", false},
		{"/en/lights", A_WHILE, "Accept-Encoding", false},
		{"/en/lights/hook", A_WHILE, "Accept-Encoding", false},
		{"/", "private, max-age=300", "Accept, Accept-Language, Accept-Encoding", false},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_int_eq(get((struct request){.target = cases[i].target}), 200);
		const char *kept = header(&response, "Cache-Control"), *vary = header(&response, "Vary");
		ck_assert_msg(strcmp(kept, cases[i].kept) == 0, "%s: %s", cases[i].target, kept);
		ck_assert_msg(vary && strcmp(vary, cases[i].vary) == 0, "%s: %s", cases[i].target, vary);
		ck_assert_msg(
			(header(&response, "Last-Modified") != NULL) == cases[i].dated, "%s", cases[i].target);
	}
	end();
}

START_TEST(what_is_pinned_is_kept_for_good)
{
	char target[200];
	begin();
	snprintf(target, sizeof target, "/v1/@%s/lights", snapshot_catalog(snapshot)->digest);
	ck_assert_int_eq(get((struct request){.target = target}), 200);
	ck_assert_str_eq(header(&response, "Cache-Control"), "public, max-age=31536000, immutable");
	end();
}

/* It is kept for all who ask, whether its content was made for it (`*`) or not (a tag). */
START_TEST(a_304_has_the_same_header_fields_however_it_was_found)
{
	static const char *const targets[] = {
		"/v1/lights?limit=2", "/v1/lights/hook", "/v1/lights.csv", "/v1/dataset", "/en/lights"};
	struct response found;
	begin();
	for (size_t i = 0; i < COUNT(targets); i++) {
		ck_assert_int_eq(get((struct request){.target = targets[i], .if_none_match = "*"}), 304);
		struct request request = {
			.method = "GET", .target = targets[i], .if_none_match = header(&response, "ETag")};
		handle(snapshot, &request, &found);
		ck_assert_int_eq(found.status, 304);
		ck_assert_str_eq(header(&found, "Access-Control-Allow-Origin"), "*");
		ck_assert_str_eq(header(&found, "X-Content-Type-Options"), "nosniff");
		ck_assert_uint_eq(found.headers.len, response.headers.len);
		ck_assert_mem_eq(found.headers.data, response.headers.data, found.headers.len);
		response_finish(&found);
	}
	end();
}

/* What is asked of a tag is judged as RFC 9110, section 13.2.2, orders it. */
START_TEST(conditions_are_judged_in_their_order)
{
	char tag[100];
	begin();
	get((struct request){.target = "/v1/lights.csv"});
	snprintf(tag, sizeof tag, "%s", header(&response, "ETag"));
	const struct {
		const char *match, *unmodified, *none_match, *since;
		int status;
	} cases[] = {
		{NULL, NULL, tag, NULL, 304},
		{NULL, NULL, "\"other\"", NULL, 200},
		{NULL, NULL, "*", NULL, 304},
		{tag, NULL, NULL, NULL, 200},
		{"*", NULL, NULL, NULL, 200},
		{"\"other\"", NULL, NULL, NULL, 412},
		{"\"other\"", NULL, tag, NULL, 412},
		{tag, NULL, tag, NULL, 304},
		{NULL, "Thu, 01 Jan 1970 00:00:00 GMT", NULL, NULL, 412},
		{tag, "Thu, 01 Jan 1970 00:00:00 GMT", NULL, NULL, 200},
		{NULL, NULL, NULL, "Fri, 01 Jan 2100 00:00:00 GMT", 304},
		{NULL, NULL, "\"other\"", "Fri, 01 Jan 2100 00:00:00 GMT", 200},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int status = get((struct request){.target = "/v1/lights.csv",
			.if_match = cases[i].match,
			.if_unmodified_since = cases[i].unmodified,
			.if_none_match = cases[i].none_match,
			.if_modified_since = cases[i].since});
		ck_assert_msg(status == cases[i].status, "case %zu: %d", i, status);
	}
	end();
}

/* `*` is true of what there is, and of nothing else: which an item is only known to be when it is
 * read. */
START_TEST(a_star_matches_no_item_that_is_not_there)
{
	begin();
	ck_assert_int_eq(get((struct request){.target = "/v1/lights/hook", .if_none_match = "*"}), 304);
	ck_assert_int_eq(
		get((struct request){.target = "/v1/lights/nowhere", .if_none_match = "*"}), 404);
	ck_assert_int_eq(get((struct request){.target = "/v1/lights/nowhere", .if_match = "*"}), 404);
	ck_assert_int_eq(
		get((struct request){.target = "/v1/lights/nowhere", .if_match = "\"other\""}), 404);
	end();
}

SUITE("caching", each_kind_of_answer_says_for_how_long_and_by_what_it_is_kept,
	what_is_pinned_is_kept_for_good, a_304_has_the_same_header_fields_however_it_was_found,
	conditions_are_judged_in_their_order, a_star_matches_no_item_that_is_not_there)

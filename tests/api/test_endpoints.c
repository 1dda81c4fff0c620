#include "suite.h"

#include "response_header.h"
#include "api/handle.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"

#include <stdio.h>
#include <string.h>

#define GET(to) .method = "GET", .target = to

static struct snapshot *snapshot;
static struct response response;

static void begin(void)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1, .cache_size = 1 << 20};
	snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static void end(void)
{
	response_finish(&response);
	snapshot_unref(snapshot);
}

static int ask(struct request request)
{
	response_finish(&response);
	handle(snapshot, &request, &response);
	return response.status;
}

/* The tag of a request's answer; good until COUNT more are asked for. */
static const char *etag_of(struct request request)
{
	static char etags[64][100];
	static size_t next;
	char *etag = etags[next++ % COUNT(etags)];
	ask(request);
	const char *found = header(&response, "ETag");
	ck_assert_msg(found != NULL, "%s: %d", request.target, response.status);
	return strcpy(etag, found);
}

static const char *pinned(const char *path)
{
	static char target[200];
	snprintf(target, sizeof target, "/v1/@%s%s", snapshot_catalog(snapshot)->digest, path);
	return target;
}

START_TEST(what_differs_has_another_tag)
{
	response_init(&response);
	begin();
	const struct request requests[] = {{GET("/v1")}, {GET("/v1/dataset")},
		{GET("/v1/dataset.sqlite")}, {GET("/openapi.json")}, {GET("/datapackage.json")},
		{GET("/v1/dataset.jsonld")}, {GET("/docs")}, {GET("/docs/zh")}, {GET("/llms.txt")},
		{GET("/llms-full.txt")}, {GET("/robots.txt")}, {GET("/.well-known/api-catalog")},
		{GET("/v1/keepers")}, {GET("/v1/lights")}, {GET("/v1/lights.csv")},
		{GET("/v1/lights.ndjson")}, {GET("/v1/lights?limit=1")}, {GET("/v1/lights?kind=pier")},
		{GET("/v1/lights/hook")}, {GET("/v1/lights/tower")}, {GET("/v1/lights/hook.csv")},
		{GET("/v1/search?q=light")}, {GET("/v1/search?q=light&limit=1")},
		{GET("/v1/lights"), .accept_encoding = "gzip"},
		{GET("/v1/lights"), .accept_encoding = "br"}, {GET("/v1/dataset"), .accept_encoding = "br"},
		{GET(pinned("/lights"))}};
	const char *etags[COUNT(requests)];
	for (size_t i = 0; i < COUNT(requests); i++) {
		etags[i] = etag_of(requests[i]);
		for (size_t j = 0; j < i; j++)
			ck_assert_msg(strcmp(etags[i], etags[j]) != 0, "%s and %s", requests[i].target,
				requests[j].target);
	}
	end();
}

START_TEST(one_query_has_one_tag_however_it_is_written)
{
	static const struct request same[] = {{GET("/v1/lights?kind=pier&limit=2")},
		{GET("/v1/lights?limit=2&kind=pier")}, {GET("/v1/lights?&kind=%70ier&&limit=2&")},
		{GET("http://example.org/v1/lights?kind=pier&limit=2")},
		{GET("/v1/lights?kind=pier&limit=2"), .accept = "text/html, application/json;q=0.1"},
		{.method = "HEAD", .target = "/v1/%6Cights?kind=pier&limit=2"}};
	response_init(&response);
	begin();
	for (size_t i = 1; i < COUNT(same); i++)
		ck_assert_msg(strcmp(etag_of(same[0]), etag_of(same[i])) == 0, "%s", same[i].target);
	end();
}

/* Whatever the condition names: a tag, a date, or nothing. */
START_TEST(what_is_not_modified_has_the_tag_of_the_answer)
{
	static const char *const targets[] = {"/v1", "/v1/dataset", "/v1/dataset.sqlite", "/robots.txt",
		"/llms.txt", "/sitemap.xml", "/v1/lights", "/v1/lights.csv", "/v1/lights?limit=0",
		"/v1/lights/hook", "/v1/lights/hook?fields=id", "/v1/search?q=light", "/en", "/en/lights",
		"/en/lights/hook"};
	response_init(&response);
	begin();
	for (size_t i = 0; i < COUNT(targets); i++) {
		const char *etag = etag_of((struct request){GET(targets[i]), .accept_encoding = "gzip"});
		const struct request again[] = {
			{GET(targets[i]), .accept_encoding = "gzip", .if_none_match = etag},
			{GET(targets[i]), .accept_encoding = "gzip", .if_none_match = "*"},
			{GET(targets[i]), .accept_encoding = "gzip", .if_match = "*", .if_none_match = "*"},
			{GET(targets[i]), .accept_encoding = "gzip",
				.if_modified_since =
					header(&response, "Last-Modified") ? "Fri, 01 Jan 2100 00:00:00 GMT" : NULL,
				.if_none_match = header(&response, "Last-Modified") ? NULL : "*"}};
		for (size_t n = 0; n < COUNT(again); n++) {
			ck_assert_msg(strcmp(etag_of(again[n]), etag) == 0, "%s %zu", targets[i], n);
			ck_assert_int_eq(response.status, 304);
		}
	}
	end();
}

START_TEST(what_must_match_is_the_tag_of_the_coding_that_would_be_sent)
{
	response_init(&response);
	begin();
	const char *plain = etag_of((struct request){GET("/v1/lights")});
	const char *coded = etag_of((struct request){GET("/v1/lights"), .accept_encoding = "gzip"});
	ck_assert_int_eq(
		ask((struct request){GET("/v1/lights"), .accept_encoding = "gzip", .if_match = coded}),
		200);
	ck_assert_int_eq(
		ask((struct request){GET("/v1/lights"), .accept_encoding = "gzip", .if_match = plain}),
		412);
	ck_assert_int_eq(ask((struct request){GET("/v1/lights"), .if_match = coded}), 412);
	end();
}

static const char *header_or_none(const char *name)
{
	const char *value = header(&response, name);
	return value ? value : "";
}

START_TEST(what_is_known_is_said_without_content_and_with_what_caches_need)
{
	static const char *const targets[] = {"/v1", "/openapi.json", "/docs/zh", "/v1/lights",
		"/v1/lights/hook", "/v1/search?q=light", "/v1/dataset.sqlite"};
	static const char *const kept[] = {"ETag", "Last-Modified", "Cache-Control", "Vary"};
	response_init(&response);
	begin();
	for (size_t i = 0; i < COUNT(targets); i++) {
		char before[COUNT(kept)][200];
		ck_assert_int_eq(ask((struct request){GET(targets[i])}), 200);
		for (size_t j = 0; j < COUNT(kept); j++)
			snprintf(before[j], sizeof before[j], "%s", header_or_none(kept[j]));
		ck_assert_int_eq(ask((struct request){GET(targets[i]), .if_none_match = before[0]}), 304);
		for (size_t j = 0; j < COUNT(kept); j++)
			ck_assert_str_eq(header_or_none(kept[j]), before[j]);
		ck_assert_ptr_null(header(&response, "Content-Type"));
		ck_assert_uint_eq(response.body.len, 0);
		ck_assert_int_eq(response.file, -1);
		ck_assert_int_eq(ask((struct request){GET(targets[i]), .if_match = "\"x\""}), 412);
	}
	end();
}

START_TEST(only_what_is_pinned_never_changes)
{
	response_init(&response);
	begin();
	ask((struct request){GET(pinned("/lights"))});
	ck_assert_ptr_nonnull(strstr(header(&response, "Cache-Control"), "immutable"));
	ask((struct request){GET("/v1/lights")});
	ck_assert_ptr_null(strstr(header(&response, "Cache-Control"), "immutable"));
	ck_assert_int_eq(ask((struct request){GET("/v1/@0/lights")}), 410);
	end();
}

START_TEST(health_is_kept_by_nobody)
{
	response_init(&response);
	begin();
	ck_assert_int_eq(ask((struct request){GET("/livez")}), 200);
	ck_assert_str_eq(header(&response, "Cache-Control"), "no-store");
	ck_assert_int_eq(ask((struct request){GET("/readyz")}), 200);
	ck_assert_ptr_nonnull(strstr(buf_text(&response.body), "\"ready\""));
	snapshot_set_outdated(snapshot);
	ck_assert_int_eq(ask((struct request){GET("/readyz")}), 200);
	ck_assert_ptr_nonnull(strstr(buf_text(&response.body), "\"outdated\""));
	ck_assert_int_eq(ask((struct request){GET("/readyz"), .stopping = true}), 503);
	ck_assert_str_eq(header(&response, "Retry-After"), "1");
	ck_assert_int_eq(ask((struct request){GET("/livez"), .stopping = true}), 200);
	end();
}

SUITE("endpoints", what_differs_has_another_tag, one_query_has_one_tag_however_it_is_written,
	what_is_not_modified_has_the_tag_of_the_answer,
	what_must_match_is_the_tag_of_the_coding_that_would_be_sent,
	what_is_known_is_said_without_content_and_with_what_caches_need,
	only_what_is_pinned_never_changes, health_is_kept_by_nobody)

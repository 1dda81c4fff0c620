#include "asks.h"

#include "response_header.h"
#include "base/error.h"
#include "api/response.h"
#include "dataset/snapshot.h"
#include "pages/script.h"
#include "fault.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#define GET(to) .method = "GET", .target = to

const struct request asks[] = {
	{GET("/v1/lights/hook")},
	{GET("/v1/lights/hook?fields=name_zh,colours&include=keeper")},
	{GET("/v1/lights/hook.csv")},
	{GET("/v1/lights/hook.ndjson")},
	{GET("/v1/keepers/ida?include=lights")},
	{GET("/v1/lights"), .accept_encoding = "gzip"},
	{GET("/v1/lights"), .accept_encoding = "br"},
	{GET("/v1/lights?limit=3&sort=-height,name_zh")},
	{GET("/v1/lights?kind=pier,shore&height__gt=20&name_en__contains=o&limit=1")},
	{GET("/v1/lights?q=lime&colours=white")},
	{GET("/v1/lights?include=keeper&labels=en")},
	{GET("/v1/lights?facet=kind,colours,automatic&limit=2")},
	{GET("/v1/lights?group=kind,lit__year&aggregate=height__avg&sort=-count&limit=2")},
	{GET("/v1/lights?format=csv&bom=1&labels=zh")},
	{GET("/v1/lights"), .accept = "application/x-ndjson"},
	{GET("/v1/wrecks")},
	{GET("/v1/search?q=light")},
	{GET("/v1/search?q=o&limit=2&format=ndjson")},
	{GET("/v1/search?q=o&format=csv")},
	{GET("/v1")},
	{GET("/v1/dataset")},
	{GET("/v1/dataset.sqlite")},
	{GET("/v1/dataset.sqlite"), .range = "bytes=16-31"},
	{GET("/v1/dataset.sqlite"), .range = "bytes=999999999-"},
	{GET("/openapi.json")},
	{GET("/datapackage.json")},
	{GET("/v1/dataset.jsonld")},
	{GET("/docs"), .accept_encoding = "br"},
	{GET("/docs/zh"), .accept_encoding = "gzip"},
	{GET("/.well-known/api-catalog")},
	{GET("/llms.txt")},
	{GET("/llms-full.txt")},
	{GET("/v1/lights/lime-rock.md")},
	{GET("/robots.txt")},
	{GET("/")},
	{GET("/en/tall-lights")},
	{GET("/en/keepers/grace")},
	{GET("/zh/lights?kind=pier&fields=lit,keeper_id")},
	{GET("/en/compare?id=lights/hook&id=keepers/ida")},
	{GET(script_path), .accept_encoding = "br"},
	{GET("/livez")},
	{GET("/readyz")},
	{GET("/v1/lights"), .if_none_match = "*"},
	{GET("/v1/lights?statuss=a&height=tall&limit=-1&kind=peir&sort=x")},
	{GET("/v1/lights?cursor=AQAAAA")},
	{GET("/v1/lights/nowhere")},
	{GET("/v1/ligths")},
	{GET("/v1/lights"), .accept = "image/png"},
	{.method = "POST", .target = "/v1/lights"},
	{.method = "OPTIONS", .target = "/v1/lights"},
};
const size_t ask_count = sizeof asks / sizeof *asks;

struct snapshot *asks_open(const char *path)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1, .cache_size = 1 << 20};
	error_clear(&err);
	struct snapshot *snapshot = snapshot_create(path, &options, &err);
	ck_assert_msg(snapshot != NULL, "%s: %s%s", path, err.detail, err.faults[0].reason);
	return snapshot;
}

static struct response answer(struct snapshot *snapshot, const struct request *ask)
{
	struct response response;
	handle(snapshot, ask, &response);
	return response;
}

static bool is_same_buf(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

static bool is_same(const struct response *a, const struct response *b)
{
	return a->status == b->status && (a->file >= 0) == (b->file >= 0) && a->offset == b->offset &&
		a->length == b->length && is_same_buf(&a->headers, &b->headers) &&
		is_same_buf(&a->body, &b->body);
}

static bool ends_in(const struct buf *body, const char *end)
{
	size_t len = strlen(end);
	return body->len > len && memcmp(body->data + body->len - len, end, len) == 0;
}

/* A whole problem that says 5xx, or no more than the status; nothing that anyone would keep. */
static bool is_honest_failure(const struct response *response)
{
	char member[32];
	const struct buf *body = &response->body;
	if (response->status < 500 || response->file >= 0 || header(response, "ETag"))
		return false;
	if (body->len == 0)
		return true;
	const char *type = header(response, "Content-Type"),
			   *caching = header(response, "Cache-Control");
	snprintf(member, sizeof member, "\"status\":%d,", response->status);
	if (!type || !caching || strcmp(caching, "no-store") != 0)
		return false;
	if (strcmp(type, "text/html; charset=utf-8") == 0) /* who wants a page is told by one */
		return ends_in(body, "</html>\n");
	return strcmp(type, "application/problem+json") == 0 &&
		memmem(body->data, body->len, member, strlen(member)) && ends_in(body, "}\n");
}

static void assert_honest(const struct response *given, const struct response *right,
	const struct request *ask, const struct failure *failure)
{
	int len = given->body.len < 2000 ? (int)given->body.len : 2000;
	ck_assert_msg(is_same(given, right) || is_honest_failure(given),
		"%s of %s %s: status %d, %zu bytes of headers instead of %zu, %zu of body instead of %zu: %.*s",
		failure_text(failure), ask->method, ask->target, given->status, given->headers.len,
		right->headers.len, given->body.len, right->body.len, len,
		given->body.data ? given->body.data : "");
}

struct asking {
	const char *path;
	const struct request *ask;
	const struct response *right;
};

static bool meet_asking(const struct failure *failure, void *context)
{
	const struct asking *a = context;
	struct snapshot *snapshot = asks_open(a->path);
	failure->fault->begin(failure->nth, failure->for_good);
	struct response given = answer(snapshot, a->ask);
	bool met = failure->fault->end() > 0;
	assert_honest(&given, a->right, a->ask, failure);
	response_finish(&given);
	given = answer(snapshot, a->ask);
	ck_assert_msg(is_same(&given, a->right), "after %s of %s %s it still fails: %d",
		failure_text(failure), a->ask->method, a->ask->target, given.status);
	response_finish(&given);
	snapshot_unref(snapshot);
	return met;
}

size_t asks_survive(const char *path, const struct request *ask, const struct fault_kind *fault)
{
	struct snapshot *snapshot = asks_open(path);
	struct response right = answer(snapshot, ask);
	struct asking asking = {path, ask, &right};
	ck_assert_int_lt(right.status, 500);
	snapshot_unref(snapshot);
	size_t faults = fault_each(fault, meet_asking, &asking);
	response_finish(&right);
	return faults;
}

/* What shows all that a snapshot knows of its dataset. */
static const struct request whole = {GET("/openapi.json")};

static void assert_whole(struct snapshot *snapshot, const struct response *right)
{
	struct response given = answer(snapshot, &whole);
	ck_assert_msg(is_same(&given, right), "half a dataset is served");
	response_finish(&given);
}

static bool meet_opening(const struct failure *failure, void *context)
{
	static struct error err;
	const struct asking *a = context;
	struct snapshot_options options = {
		.connections = 1, .cache_size = 1 << 20, .budget = 1000, .checked = true};
	error_clear(&err);
	failure->fault->begin(failure->nth, failure->for_good);
	struct snapshot *snapshot = snapshot_create(a->path, &options, &err);
	bool met = failure->fault->end() > 0;
	if (snapshot)
		assert_whole(snapshot, a->right);
	else
		ck_assert_msg(
			met && error_status(err.code) >= 500 && (err.detail[0] || err.faults[0].reason[0]),
			"%s of opening: no reason is given (%d)", failure_text(failure),
			error_status(err.code));
	snapshot_unref(snapshot);
	return met;
}

size_t asks_survive_opening(const char *path, const struct fault_kind *fault)
{
	struct snapshot *old = asks_open(path);
	struct response right = answer(old, &whole);
	struct asking asking = {path, &whole, &right};
	size_t faults = fault_each(fault, meet_opening, &asking);
	assert_whole(old, &right);
	response_finish(&right);
	snapshot_unref(old);
	return faults;
}

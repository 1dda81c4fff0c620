#include "suite.h"

#include "api/handle.h"
#include "api/response.h"
#include "api/remainder.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "query/query.h"
#include "render/page.h"
#include "response_header.h"

#include <string.h>

enum { ROWS = 3 * QUERY_PART_MAX };

static struct snapshot *snapshot;
static struct response response;
static struct error err;

/* So many wrecks, whose names have so many bytes. */
static void begin(int rows, int name)
{
	char sql[400];
	struct snapshot_options options = {.connections = 1};
	snprintf(sql, sizeof sql,
		"DELETE FROM wrecks; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO wrecks SELECT printf('w%%06d', i), printf('%%.*c', %d, 'x') FROM n;"
		"UPDATE api_resource SET items = %d WHERE name = 'wrecks'",
		rows, name, rows);
	snapshot = snapshot_create(dataset_with(sql), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static void ask(const char *target)
{
	struct request request = {.method = "GET", .target = target, .accept = "*/*"};
	handle(snapshot, &request, &response);
	ck_assert_msg(response.status == 200, "%s: %d", target, response.status);
}

static size_t lines_of(const struct buf *part)
{
	size_t lines = 0;
	for (size_t i = 0; i < part->len; i++)
		lines += part->data[i] == '\n';
	return lines;
}

START_TEST(a_table_of_several_parts_goes_on_until_its_last_row)
{
	begin(ROWS, 3);
	ask("/v1/wrecks.csv");
	size_t lines = lines_of(&response.body), parts = 1;
	ck_assert_uint_eq(lines, 1 + QUERY_PART_MAX);
	ck_assert_str_eq(header(&response, "X-Total-Count"), "12288");
	for (struct buf part; response.rest; parts++) {
		ck_assert(handle_remainder(&response.rest, &part, &err));
		ck_assert(strncmp(part.data, "name,", 5) != 0); /* no second line of names */
		lines += lines_of(&part);
		buf_finish(&part);
	}
	ck_assert_uint_eq(lines, 1 + ROWS);
	ck_assert_uint_eq(parts, 3);
	response_finish(&response);
	snapshot_unref(snapshot);
}

/* All groups are made for each part. */
START_TEST(groups_are_one_part_unless_they_are_long)
{
	enum { SHORT = 100, LONG = 300 };
	struct buf part;
	begin(QUERY_GROUPS_MAX, SHORT);
	ask("/v1/wrecks.csv?group=id,name");
	ck_assert_ptr_null(response.rest);
	ck_assert_uint_eq(lines_of(&response.body), 1 + QUERY_GROUPS_MAX);
	response_finish(&response);
	snapshot_unref(snapshot);
	begin(QUERY_GROUPS_MAX, LONG);
	ask("/v1/wrecks.csv?group=id,name");
	size_t lines = lines_of(&response.body);
	ck_assert_uint_ge(response.body.len, PAGE_GROUPS_BYTES_MAX);
	ck_assert_uint_lt(response.body.len, PAGE_GROUPS_BYTES_MAX + LONG + 100);
	ck_assert(handle_remainder(&response.rest, &part, &err));
	ck_assert_ptr_null(response.rest);
	ck_assert_uint_eq(lines + lines_of(&part), 1 + QUERY_GROUPS_MAX);
	buf_finish(&part);
	response_finish(&response);
	snapshot_unref(snapshot);
}

START_TEST(a_part_ends_at_its_bytes)
{
	enum { NAME = 10000 };
	begin(200, NAME);
	ask("/v1/wrecks.ndjson");
	ck_assert_uint_ge(response.body.len, PAGE_BYTES_MAX);
	ck_assert_uint_lt(response.body.len, PAGE_BYTES_MAX + NAME + 100);
	while (response.rest) {
		struct buf part;
		ck_assert(handle_remainder(&response.rest, &part, &err));
		ck_assert_uint_lt(part.len, PAGE_REST_BYTES_MAX + NAME + 100);
		ck_assert(part.len >= PAGE_REST_BYTES_MAX || !response.rest);
		buf_finish(&part);
	}
	response_finish(&response);
	snapshot_unref(snapshot);
}

/* libmicrohttpd 1.0.1 would announce chunks behind it. */
START_TEST(a_table_that_is_known_has_no_rest)
{
	static const char *const codings[] = {NULL, "gzip", "br, gzip"};
	char tag[128];
	begin(ROWS, 3);
	ask("/v1/wrecks.csv");
	snprintf(tag, sizeof tag, "%s", header(&response, "ETag"));
	response_finish(&response);
	for (size_t i = 0; i < COUNT(codings); i++) {
		struct request request = {.method = "GET",
			.target = "/v1/wrecks.csv",
			.accept_encoding = codings[i],
			.if_none_match = tag};
		handle(snapshot, &request, &response);
		ck_assert_int_eq(response.status, 304);
		ck_assert_ptr_null(response.rest);
		ck_assert_uint_eq(response.body.len, 0);
		response_finish(&response);
	}
	snapshot_unref(snapshot);
}

START_TEST(what_is_whole_or_has_pages_has_no_rest)
{
	static const char *const targets[] = {"/v1/wrecks.csv?limit=1000", "/v1/wrecks.ndjson?limit=50",
		"/v1/wrecks", "/v1/wrecks?limit=1000", "/v1/wrecks.csv?id__prefix=w0001", "/v1/lights.csv",
		"/v1/wrecks/w000001.csv", "/v1/search.ndjson?q=light"};
	begin(ROWS, 3);
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask(targets[i]);
		ck_assert_msg(response.rest == NULL, "%s", targets[i]);
		response_finish(&response);
	}
	ask("/v1/wrecks"); /* of any type: JSON */
	ck_assert_ptr_nonnull(strstr(header(&response, "Link"), "rel=\"next\""));
	response_finish(&response);
	snapshot_unref(snapshot);
}

START_TEST(the_rest_holds_on_to_its_dataset)
{
	struct buf part;
	begin(ROWS, 3);
	ask("/v1/wrecks.csv?sort=-id&fields=id");
	snapshot_unref(snapshot);
	ck_assert(handle_remainder(&response.rest, &part, &err));
	ck_assert(strncmp(part.data, "w008192\r\n", 9) == 0);
	buf_finish(&part);
	response_finish(&response);
}

START_TEST(a_part_that_fails_leaves_the_rest)
{
	struct buf part;
	begin(1, 1);
	struct query query = {
		.format = FORMAT_CSV, .resource = catalog_resource(snapshot_catalog(snapshot), "wrecks")};
	struct remainder *rest = remainder_create(snapshot, &query, "/v1/wrecks.csv?colour=red"),
					 *same = rest;
	ck_assert(!handle_remainder(&rest, &part, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(err.detail, "/v1/wrecks.csv?colour=red: answered with 400"));
	ck_assert_ptr_eq(rest, same);
	remainder_destroy(rest);
	snapshot_unref(snapshot);
}

SUITE("remainder", a_table_of_several_parts_goes_on_until_its_last_row, a_part_ends_at_its_bytes,
	groups_are_one_part_unless_they_are_long, a_table_that_is_known_has_no_rest,
	what_is_whole_or_has_pages_has_no_rest, the_rest_holds_on_to_its_dataset,
	a_part_that_fails_leaves_the_rest)

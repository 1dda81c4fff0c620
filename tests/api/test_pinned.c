#include "suite.h"

#include "base/base_path.h"
#include "pinned_fixture.h"
#include "query/query.h"

static void assert_leads(const char *target, unsigned n, const char *path)
{
	ck_assert_msg(ask(target) == 302, "%s: %d %s", target, response.status, body());
	ck_assert_str_eq(header(&response, "Location"), pinned(n, path));
	ck_assert_str_eq(header(&response, "Cache-Control"), "public, max-age=300");
}

/* Everything that a release says is kept, and then compared with what it says from the archive. */
START_TEST(an_archived_dataset_answers_byte_for_byte_as_it_did_when_it_was_served)
{
	static const char *const paths[] = {"", "/dataset.json", "/lights", "/lights.csv",
		"/lights.ndjson?limit=3", "/lights/hook", "/lights/hook.json?fields=id,name_en",
		"/lights?facet=kind&limit=2", "/lights?sort=-height&limit=5", "/search?q=lime", "/dataset",
		"/dataset.sqlite", "/lights/nobody", "/nothing", "/lights?a=b", "/lights?kind=x",
		"/lights/", "/Lights"};
	begin(true);
	struct snapshot *served = archive_find(archive, archive_digest(1), &err);
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct request request = {.method = "GET", .target = pinned(1, paths[i])};
		struct response before;
		handle(served, &request, &before);
		ask(request.target);
		ck_assert_int_eq(response.status, before.status);
		ck_assert_msg(response.body.len == before.body.len, "%s", paths[i]);
		ck_assert(before.body.len == 0 ||
			memcmp(response.body.data, before.body.data, before.body.len) == 0);
		ck_assert_uint_eq(response.headers.len, before.headers.len);
		ck_assert_mem_eq(response.headers.data, before.headers.data, before.headers.len);
		ck_assert_int_eq(response.length, before.length);
		if (response.status == 200)
			ck_assert_ptr_nonnull(strstr(header(&response, "Cache-Control"), "immutable"));
		response_finish(&before);
	}
	snapshot_unref(served);
	end();
}

START_TEST(a_version_or_a_date_leads_to_the_digest)
{
	static const char *const behind[] = {"", "/lights", "/lights/hook.json?fields=id",
		"/lights?q=%E7%81%AF&limit=2", "/lights.csv", "?", "/", "/nothing", "/a/b/c/d/e"};
	begin(true);
	for (size_t i = 0; i < COUNT(behind); i++)
		for (unsigned n = 1; n <= 9; n = n == 1 ? 2 : n + 7) {
			char target[200];
			snprintf(target, sizeof target, "/v1/@1.%u.0%s", n, behind[i]);
			assert_leads(target, n, behind[i]);
			snprintf(target, sizeof target, "/v1/@%s%s", archive_date(n), behind[i]);
			assert_leads(target, n, behind[i]);
		}
	assert_leads("/%76%31/%401.1.0/lights", 1, "/lights");
	assert_leads("//V1//@1.1.0/Lights/", 1, "/lights");
	end();
}

START_TEST(without_an_archive_the_served_dataset_has_a_version_and_a_date_too)
{
	begin(false);
	assert_leads("/v1/@1.9.0/lights", 9, "/lights");
	ck_assert_int_eq(ask("/v1/@1.1.0/lights"), 410);
	ck_assert_int_eq(ask(pinned(1, "/lights")), 410);
	ck_assert_ptr_nonnull(strstr(body(), "/docs#stale-pin"));
	end();
}

START_TEST(of_two_of_one_day_the_later_version_is_meant_and_the_released_one_of_one_version)
{
	char sql[300], name[200];
	snprintf(sql, sizeof sql,
		"UPDATE api_dataset SET version = '1.9.0', released = '%s', digest = '%s'", archive_date(1),
		archive_digest(5));
	snprintf(name, sizeof name, "1.9.0_%s_%s.db", archive_date(1), archive_digest(5));
	ck_assert_int_eq(link(dataset_with(sql), archive_path(name)), 0);
	begin(true);
	char target[100];
	snprintf(target, sizeof target, "/v1/@%s", archive_date(1));
	assert_leads(target, 5, "");
	assert_leads("/v1/@1.9.0", 5, "");
	end();
}

START_TEST(what_names_no_release_is_404_with_the_nearest)
{
	char first[32], last[32];
	snprintf(first, sizeof first, "%s", archive_date(1));
	snprintf(last, sizeof last, "%s", archive_date(9));
	const struct {
		const char *name, *nearest;
	} cases[] = {{"1.3.0", "1.2.0"}, {"1.10.0", "1.9.0"}, {"2", "1.9.0"}, {"0.9.0", "1.1.0"},
		{"latest", "1.9.0"}, {"1999-12-31", first}, {"2031-01-01", last},
		{"0000000000000002", "1.2.0"},
		{"00000000000000020000000000000002000000000000000200000000000000ff", "1.2.0"},
		{"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "1.9.0"},
		{"", "1.1.0"}, {"1.1.0.db", "1.1.0"}, {"%2Fetc%2Fpasswd", "1.1.0"},
		{"..%2F..%2Fetc", "1.1.0"}, {"1.1.0%2F..", "1.1.0"}, {"%00", NULL}, {"%FF", NULL},
		{"a%0A", "1.9.0"}, {"@1.1.0", "1.9.0"}};
	begin(true);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char target[200], suggestion[100];
		snprintf(target, sizeof target, "/v1/@%s/lights", cases[i].name);
		snprintf(suggestion, sizeof suggestion, "\"suggestion\":\"/v1/@%s\"",
			cases[i].nearest ? cases[i].nearest : "");
		ck_assert_msg(
			ask(target) == (cases[i].nearest ? 404 : 400), "%s: %d", target, response.status);
		ck_assert_msg(!cases[i].nearest || strstr(body(), suggestion), "%s: %s", target, body());
		ck_assert_str_eq(header(&response, "Cache-Control"), "no-store");
	}
	ck_assert_int_eq(ask(pinned(3, "/lights")), 404);
	end();
}

START_TEST(an_address_that_a_version_makes_too_long_is_414)
{
	static char target[RESPONSE_ADDRESSES_MAX + 100];
	begin(true);
	const int base = (int)strlen(pinned(1, "/lights?q="));
	for (int over = 0; over <= 1; over++) {
		snprintf(target, sizeof target, "/v1/@1.1.0/lights?q=%0*d",
			RESPONSE_ADDRESSES_MAX - base + over, 0);
		ck_assert_int_eq(ask(target), over ? 414 : 302);
	}
	end();
}

START_TEST(a_walk_that_began_on_an_archived_dataset_goes_on_there)
{
	char target[1000];
	int pages = 0;
	begin(true);
	struct snapshot *served = archive_find(archive, archive_digest(1), &err);
	const struct request request = {.method = "GET", .target = "/v1/lights?limit=5"};
	response_finish(&response);
	handle(served, &request, &response);
	snapshot_unref(served);
	for (const char *next; (next = strstr(body(), "\"next\":\"")); pages++) {
		ck_assert_ptr_nonnull(strstr(body(), archive_digest(1)));
		ck_assert_ptr_nonnull(strstr(body(), "Light 1"));
		next += strlen("\"next\":\"");
		snprintf(target, sizeof target, "%.*s", (int)strcspn(next, "\""), next);
		ck_assert_msg(ask(target) == 200, "%s: %s", target, body());
	}
	ck_assert_int_eq(pages, 2);
	end();
}

START_TEST(the_rest_of_an_archived_table_is_of_that_dataset)
{
	size_t rows = 0;
	begin(true);
	ck_assert_int_eq(ask(pinned(1, "/lights.ndjson?fields=id,name_en")), 200);
	struct remainder *rest = response.rest;
	response.rest = NULL;
	for (;;) {
		for (const char *p = body(); (p = strstr(p, "Light 1\"")); p++)
			rows++;
		if (!rest)
			break;
		buf_finish(&response.body);
		ck_assert(handle_remainder(&rest, &response.body, &err));
	}
	ck_assert_uint_eq(rows, 12);
	end();
}

/* Release 3 with more wrecks than a part has. */
static void add_long_table(void)
{
	char sql[600];
	snprintf(sql, sizeof sql,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO wrecks SELECT printf('w%%06d', i), 'Wreck' FROM n;"
		"UPDATE api_resource SET items = (SELECT count(*) FROM wrecks) WHERE name = 'wrecks';"
		"UPDATE api_dataset SET version = '1.3.0', released = '%s', digest = '%s'",
		2 * QUERY_PART_MAX, archive_date(3), archive_digest(3));
	ck_assert_int_eq(link(dataset_with(sql), archive_name(3)), 0);
}

START_TEST(who_takes_a_table_slowly_does_not_keep_its_archived_dataset_open)
{
	static const unsigned others[ARCHIVE_OPEN_MAX] = {1, 2, 4, 5};
	struct snapshot *held[ARCHIVE_OPEN_MAX];
	struct buf part;
	add_long_table();
	archive_add(4);
	archive_add(5);
	begin(true);
	ck_assert_int_eq(ask(pinned(3, "/wrecks.csv")), 200);
	for (int i = 0; i < ARCHIVE_OPEN_MAX; i++)
		ck_assert_ptr_nonnull(held[i] = archive_find(archive, archive_digest(others[i]), &err));
	for (int i = 0; i < ARCHIVE_OPEN_MAX; i++)
		snapshot_unref(held[i]);
	ck_assert_msg(handle_remainder(&response.rest, &part, &err), "%s", err.detail);
	ck_assert_ptr_nonnull(strstr(buf_text(&part), "Wreck"));
	ck_assert_ptr_null(response.rest);
	buf_finish(&part);
	end();
}

START_TEST(behind_a_path_a_version_leads_to_an_address_behind_it)
{
	char location[200];
	begin(true);
	base_path_set("/yigai");
	snprintf(location, sizeof location, "/yigai/v1/@%s/lights", archive_digest(1));
	ck_assert_int_eq(ask("/yigai/v1/@1.1.0/lights"), 302);
	ck_assert_str_eq(header(&response, "Location"), location);
	ck_assert_int_eq(ask("/v1/@1.1.0/lights"), 302);
	ck_assert_str_eq(header(&response, "Location"), location);
	ck_assert_int_eq(ask(location), 200);
	ck_assert_int_eq(ask("/yigai/v1/@1.3.0"), 404);
	ck_assert_ptr_nonnull(strstr(body(), "\"suggestion\":\"/yigai/v1/@1.2.0\""));
	base_path_set("");
	end();
}

SUITE("pinned", an_archived_dataset_answers_byte_for_byte_as_it_did_when_it_was_served,
	a_version_or_a_date_leads_to_the_digest,
	without_an_archive_the_served_dataset_has_a_version_and_a_date_too,
	of_two_of_one_day_the_later_version_is_meant_and_the_released_one_of_one_version,
	what_names_no_release_is_404_with_the_nearest, an_address_that_a_version_makes_too_long_is_414,
	a_walk_that_began_on_an_archived_dataset_goes_on_there,
	the_rest_of_an_archived_table_is_of_that_dataset,
	who_takes_a_table_slowly_does_not_keep_its_archived_dataset_open,
	behind_a_path_a_version_leads_to_an_address_behind_it)

#include "include_fixture.h"

START_TEST(no_relations_append_nothing)
{
	open_dataset(dataset_lights());
	ck_assert_str_eq(members("/v1/keepers/ida"), "");
	ck_assert_str_eq(members("/v1/lights/hook?include=keeper"), ""); /* a field */
	close_dataset();
}

START_TEST(one_is_an_object_or_null)
{
	static const char *const cases[][2] = {
		{"/v1/lights/lime-rock?include=keeper",
			",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"},
		{"/v1/lights/lime-rock?include=keeper&fields=id",
			",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"},
		{"/v1/lights/hook?include=keeper", ",\"keeper\":null"},
		{"/v1/lights/tower?include=keeper", ",\"keeper\":null"}, /* leads nowhere */
		{"/v1/lights/fastnet?include=keeper", ",\"keeper\":null"},
	};
	open_dataset(related_dataset("UPDATE lights SET keeper_id = 'nobody' WHERE id = 'tower';"
								 "UPDATE lights SET keeper_id = '' WHERE id = 'fastnet'"));
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(members(cases[i][0]), cases[i][1]);
	close_dataset();
}

START_TEST(a_list_is_an_array_in_the_order_of_keys)
{
	static const char *const cases[][2] = {
		{"/v1/wrecks/none", ",\"keepers\":[]"},
		{"/v1/wrecks/null", ",\"keepers\":[]"},
		{"/v1/wrecks/lost", ",\"keepers\":[]"},
		{"/v1/wrecks/one", ",\"keepers\":[{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
		{"/v1/wrecks/two",
			",\"keepers\":[{\"id\":\"grace\",\"name\":\"Darling, Grace\"},"
			"{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
		{"/v1/wrecks/odd", ",\"keepers\":[{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
	};
	open_dataset(related_dataset(
		"DROP TABLE wrecks; CREATE TABLE wrecks (id, name); INSERT INTO wrecks VALUES"
		"('none', '[]'), ('null', NULL), ('lost', '[\"nobody\"]'), ('one', '[\"ida\"]'),"
		"('two', '[\"ida\",\"grace\"]'), ('odd', '[\"ida\",null,1,\"ida\",\"Ida\"]')"));
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[100];
		snprintf(raw, sizeof raw, "%s?include=keepers", cases[i][0]);
		ck_assert_str_eq(members(raw), cases[i][1]);
	}
	close_dataset();
}

START_TEST(many_come_with_their_total_and_their_address)
{
	open_dataset(dataset_with("INSERT INTO keepers VALUES ('nobody', ''), ('a b/灯\"?', 'odd')"));
	ck_assert_str_eq(members("/v1/keepers/ida?include=lights"),
		",\"lights\":{\"data\":[{\"id\":\"lime-rock\",\"name_zh\":null,\"name_en\":\"Lime Rock\","
		"\"kind\":\"shore\",\"height\":null,\"floors\":null,\"lit\":\"1854-01-01\","
		"\"automatic\":null,\"keeper_id\":\"ida\",\"colours\":[\"red\"]}],"
		"\"links\":{\"all\":\"/v1/lights?keeper_id=ida\"},\"meta\":{\"total\":1}}");
	ck_assert_str_eq(members("/v1/keepers/nobody?include=lights"),
		",\"lights\":{\"data\":[],\"links\":{\"all\":\"/v1/lights?keeper_id=nobody\"},"
		"\"meta\":{\"total\":0}}");
	ck_assert_str_eq(members("/v1/keepers/a%20b%2F%E7%81%AF%22%3F?include=lights"),
		",\"lights\":{\"data\":[],\"links\":{\"all\":"
		"\"/v1/lights?keeper_id=a%20b%2F%E7%81%AF%22%3F\"},\"meta\":{\"total\":0}}");
	close_dataset();
}

START_TEST(what_is_related_has_its_own_relations)
{
	open_dataset(related_dataset("DROP TABLE wrecks; CREATE TABLE wrecks (id, name); INSERT INTO "
								 "wrecks VALUES ('two', '[\"ida\",\"grace\"]')"));
	ck_assert_str_eq(members("/v1/keepers/ida?include=lights.keeper"),
		",\"lights\":{\"data\":[{\"id\":\"lime-rock\",\"name_zh\":null,\"name_en\":\"Lime Rock\","
		"\"kind\":\"shore\",\"height\":null,\"floors\":null,\"lit\":\"1854-01-01\","
		"\"automatic\":null,\"keeper_id\":\"ida\",\"colours\":[\"red\"],"
		"\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}}],"
		"\"links\":{\"all\":\"/v1/lights?keeper_id=ida\"},\"meta\":{\"total\":1}}");
	ck_assert_str_eq(members("/v1/lights/hook?include=keeper.lights"), ",\"keeper\":null");
	const char *text = members("/v1/wrecks/two?include=keepers.lights");
	ck_assert_ptr_nonnull(strstr(text,
		",\"keepers\":[{\"id\":\"grace\",\"name\":\"Darling, Grace\","
		"\"lights\":{\"data\":[{\"id\":\"longstone\""));
	ck_assert_ptr_nonnull(strstr(text,
		"{\"id\":\"ida\",\"name\":\"Ida Lewis\",\"lights\":{\"data\":"
		"[{\"id\":\"lime-rock\""));
	close_dataset();
}

START_TEST(links_of_a_pinned_query_are_pinned)
{
	struct include include;
	open_dataset(dataset_lights());
	parse("/v1/keepers/ida?include=lights");
	query.base = "/v1/@0123";
	start_out(65536);
	ck_assert(include_init(&include, db, &query, &err));
	ck_assert(write_related(&include));
	include_finish(&include);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"/v1/@0123/lights?keeper_id=ida\""));
	close_dataset();
}

START_TEST(one_run_serves_many_rows)
{
	static const char *const keys[] = {"lime-rock", "hook", "longstone", "lime-rock"};
	static const char *const wanted[] = {",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}",
		",\"keeper\":null", ",\"keeper\":{\"id\":\"grace\",\"name\":\"Darling, Grace\"}",
		",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"};
	struct include include;
	open_dataset(related_dataset(""));
	parse("/v1/lights/hook?include=keeper");
	start_out(1000);
	ck_assert(include_init(&include, db, &query, &err));
	for (size_t i = 0; i < COUNT(keys); i++) {
		char key[20];
		size_t before = out.len;
		strcpy(key, keys[i]);
		target.segments[2] = key;
		ck_assert(write_related(&include));
		ck_assert_str_eq(buf_text(&out) + before, wanted[i]);
	}
	include_finish(&include);
	close_dataset();
}

/* More values than are remembered, so that some share a place, and each of them twice in turn. */
START_TEST(each_row_gets_what_its_own_value_leads_to)
{
	enum { VALUES = 3 * INCLUDE_WRITTEN_MAX };
	struct include include;
	char sql[600], key[20], wanted[80];
	snprintf(sql, sizeof sql,
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO keepers SELECT 'k' || i, 'Name ' || i FROM n;"
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO lights (id, name_en, kind, keeper_id, colours)"
		"SELECT 'l' || i, '', 'pier', 'k' || i, '[]' FROM n",
		VALUES, VALUES);
	open_dataset(related_dataset(sql));
	parse("/v1/lights/hook?include=keeper");
	start_out(1 << 16);
	ck_assert(include_init(&include, db, &query, &err));
	for (int i = 0; i < 4 * VALUES; i++) {
		int number = i / 4 + i % 2;
		size_t before = out.len;
		sprintf(key, "l%d", number);
		sprintf(wanted, ",\"keeper\":{\"id\":\"k%d\",\"name\":\"Name %d\"}", number, number);
		target.segments[2] = key;
		ck_assert(write_related(&include));
		ck_assert_str_eq(buf_text(&out) + before, wanted);
	}
	include_finish(&include);
	close_dataset();
}

SUITE("include", no_relations_append_nothing, one_is_an_object_or_null,
	a_list_is_an_array_in_the_order_of_keys, many_come_with_their_total_and_their_address,
	what_is_related_has_its_own_relations, links_of_a_pinned_query_are_pinned,
	one_run_serves_many_rows, each_row_gets_what_its_own_value_leads_to)

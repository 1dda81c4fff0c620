#include "include_fixture.h"

/* How many objects stand in the members, each with a key that begins so. */
static int count_keys(const char *text, const char *prefix)
{
	char mark[40];
	int count = 0;
	snprintf(mark, sizeof mark, "{\"id\":\"%s", prefix);
	for (const char *p = text; (p = strstr(p, mark)); p++)
		count++;
	return count;
}

START_TEST(of_many_the_first_20_are_shown)
{
	static const struct {
		int rows, shown;
	} cases[] = {{1, 1}, {19, 19}, {20, 20}, {21, 20}, {100, 20}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[500], total[40];
		snprintf(sql, sizeof sql,
			"INSERT INTO keepers VALUES ('new', 'New');"
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
			"INSERT INTO lights (rowid, id, name_en, kind, keeper_id, colours)"
			"SELECT 1000 - i, printf('new-%%03d', %d - i), 'New', 'pier', 'new', '[]' FROM n",
			cases[i].rows, cases[i].rows);
		snprintf(total, sizeof total, "\"meta\":{\"total\":%d}}", cases[i].rows);
		open_dataset(dataset_with(sql));
		const char *text = members("/v1/keepers/new?include=lights");
		ck_assert_int_eq(count_keys(text, "new-"), cases[i].shown);
		ck_assert_ptr_nonnull(strstr(text, "\"data\":[{\"id\":\"new-000\","));
		ck_assert_ptr_nonnull(strstr(text, total));
		close_dataset();
	}
}

/* Adds resources r1, r2, …, whose items are the lights by their keepers. */
static const char *with_resources(int count)
{
	static char sql[8192];
	char *p = sql;
	for (int i = 1; i <= count; i++)
		p += sprintf(p, "CREATE VIEW api_r%d AS SELECT id, keeper_id FROM lights;", i);
	sprintf(p,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO api_resource SELECT 'r' || i, 'r' || i, 'id', 0, 1, NULL, '', '', '', '', 12, 0, NULL FROM n;"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO api_field SELECT 'r' || i, f.value, f.key + 1, 'text', 'slug', NULL, NULL,"
		"iif(f.key, 'keepers', NULL), f.key, 1, 1, 0, 'always', NULL, NULL, NULL, '', '', '', ''"
		"FROM n, json_each('[\"id\",\"keeper_id\"]') AS f",
		count, count);
	return sql;
}

START_TEST(as_many_relations_as_the_limit_are_shown_in_the_catalogs_order)
{
	open_dataset(dataset_with(with_resources(QUERY_RELATED_MAX)));
	const char *text = members("/v1/keepers/ida?include=r8,r2,r3,r4,r5,r6,r7,r1");
	ck_assert_int_eq(count_keys(text, "lime-rock"), QUERY_RELATED_MAX);
	const char *p = text;
	for (int i = 1; i <= QUERY_RELATED_MAX; i++) {
		char mark[40];
		snprintf(mark, sizeof mark, ",\"r%d\":{\"data\":", i);
		p = strstr(p, mark);
		ck_assert_msg(p != NULL, "no %s in %s", mark, text);
	}
	close_dataset();
}

START_TEST(a_list_that_is_no_json_is_a_failure)
{
	struct include include;
	open_dataset(related_dataset("INSERT INTO wrecks VALUES ('bad', '[\"ida\"')"));
	parse("/v1/wrecks/bad?include=keepers");
	start_out(1000);
	ck_assert(include_init(&include, db, &query, &err));
	ck_assert(!write_related(&include));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	include_finish(&include);
	close_dataset();
}

START_TEST(what_cannot_be_prepared_is_finished_all_the_same)
{
	struct include include;
	open_dataset(dataset_with(with_resources(3)));
	parse("/v1/keepers/ida?include=r1,r2,r3");
	catalog->resources[3].view = "api_nothing"; /* r2: the first is prepared before it */
	ck_assert_str_eq(catalog->resources[3].name, "r2");
	ck_assert(!include_init(&include, db, &query, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	include_finish(&include);
	close_dataset();
}

START_TEST(members_that_do_not_fit_fail_the_buffer)
{
	struct include include;
	open_dataset(dataset_lights());
	size_t len = strlen(members("/v1/keepers/ida?include=lights"));
	for (size_t max = 0; max <= len; max++) {
		parse("/v1/keepers/ida?include=lights");
		start_out(max);
		ck_assert(include_init(&include, db, &query, &err));
		ck_assert(write_related(&include));
		ck_assert_msg(out.failed == (max < len), "%zu bytes", max);
		include_finish(&include);
	}
	close_dataset();
}

SUITE("include_bounds", of_many_the_first_20_are_shown,
	as_many_relations_as_the_limit_are_shown_in_the_catalogs_order,
	a_list_that_is_no_json_is_a_failure, what_cannot_be_prepared_is_finished_all_the_same,
	members_that_do_not_fit_fail_the_buffer)

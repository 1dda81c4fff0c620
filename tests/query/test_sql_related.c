#include "suite.h"

#include "query/sql.h"
#include "query/sql_count.h"
#include "query/sql_related.h"
#include "sql_fixture.h"

#include <string.h>

/* The statement that selects a page, for the length of a case. */
static const char *select_sql(void)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	sql_write_select(&query, NULL, &sql, &values);
	return buf_text(&sql);
}

/* What a relation's rows are asked for by, for the length of a case; and what counts them. */
static const char *related_sql(const struct relation *relation, enum language labels)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	sql_write_related(relation, 0, labels, &sql);
	return buf_text(&sql);
}

static const char *count_sql(const struct relation *relation)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	sql_write_related_count(relation, &sql);
	return buf_text(&sql);
}

START_TEST(a_relation_is_the_rows_of_its_other_resource)
{
	const struct relation cases[] = {
		{"keeper", RELATION_ONE, keepers, &light_fields[LIGHT_KEEPER_ID]},
		{"keepers", RELATION_LIST, keepers, &light_fields[LIGHT_COLOURS]},
		{"wrecks", RELATION_MANY, &light_resources[WRECKS], &keeper_fields[1]},
		{"lights", RELATION_MANY, &light_resources[LIGHTS], &light_fields[LIGHT_COLOURS]},
	};
	static const char *const wanted[] = {
		"SELECT \"id\", \"name\" FROM \"api_keepers\" WHERE \"id\" = ?1",
		"SELECT \"id\", \"name\" FROM \"api_keepers\" WHERE \"id\" IN "
		"(SELECT value FROM json_each(?1)) ORDER BY \"id\"",
		"SELECT \"id\", \"name\" FROM \"api_wrecks\" WHERE \"name\" = ?1 ORDER BY \"id\" "
		"LIMIT 20",
	};
	for (size_t i = 0; i < COUNT(wanted); i++)
		ck_assert_str_eq(related_sql(&cases[i], LANGUAGE_NONE), wanted[i]);
	ck_assert_str_eq(
		count_sql(&cases[2]), "SELECT count(*) FROM \"api_wrecks\" WHERE \"name\" = ?1");
	/* whose list holds the key: no row is looked at */
	ck_assert_str_eq(count_sql(&cases[3]),
		"SELECT count(*) FROM api_list WHERE resource = 'lights' AND field = 'colours'"
		" AND value = ?1");
	ck_assert_ptr_nonnull(strstr(related_sql(&cases[3], LANGUAGE_NONE),
		"value = ?1 ORDER BY item LIMIT 20) ORDER BY \"id\""));
}

START_TEST(a_relation_shows_the_usual_fields_of_the_other)
{
	const char *sql = related_sql(&keeper_relations[0], LANGUAGE_NONE);
	ck_assert_ptr_nonnull(strstr(sql, "\"colours\" FROM \"api_lights\""));
	ck_assert_ptr_null(strstr(sql, "\"keeper\""));
	ck_assert_ptr_nonnull(strstr(sql, "WHERE \"keeper_id\" = ?1 ORDER BY \"id\""));
}

START_TEST(related_rows_have_what_names_are_looked_up_by_once)
{
	const char *sql = related_sql(&keeper_relations[0], LANGUAGE_EN);
	ck_assert_ptr_nonnull(strstr(sql, "\"keeper_id\", \"colours\" FROM"));
}

START_TEST(what_a_relation_begins_from_comes_last)
{
	static struct relation relations[] = {
		{"lights", RELATION_MANY, &light_resources[LIGHTS], &light_fields[LIGHT_KEEPER_ID]},
		{"friend", RELATION_ONE, &light_resources[KEEPERS], &keeper_fields[1]},
		{"wrecks", RELATION_LIST, &light_resources[WRECKS], &keeper_fields[1]},
	};
	struct resource include = *keepers;
	include.relations = relations;
	include.relation_count = 3;
	static const char *const cases[][2] = {
		{"/v1/keepers?fields=id&sort=name&include=lights",
			"SELECT \"id\", \"name\", \"id\", \"id\" FROM \"api_keepers\" "
			"ORDER BY \"name\", \"id\" LIMIT ?1"},
		{"/v1/keepers?fields=id&include=wrecks,friend,lights",
			"SELECT \"id\", \"id\", \"id\", \"name\", \"name\" FROM \"api_keepers\" "
			"ORDER BY \"id\" LIMIT ?1"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(lights_parse_target(&query, &include, &target, cases[i][0], &err));
		ck_assert_str_eq(select_sql(), cases[i][1]);
	}
	struct buf sql;
	buf_init(&sql, 1000);
	sql_write_item(&query, &sql);
	ck_assert_str_eq(buf_text(&sql),
		"SELECT \"id\", \"id\", \"name\", \"name\" FROM \"api_keepers\" WHERE \"id\" = ?1");
	buf_finish(&sql);
}

START_TEST(a_facet_counts_the_rows_that_the_conditions_leave)
{
	static const char *const cases[][2] = {
		{"kind",
			"SELECT field AS v, count(*) FROM (SELECT \"kind\" AS field FROM "
			"\"api_lights\" WHERE \"height\" > ?1) GROUP BY v ORDER BY count(*) DESC, v NULLS LAST "
			"LIMIT 1000"},
		{"colours",
			"SELECT j.value AS v, count(*) FROM (SELECT \"colours\" AS field FROM "
			"\"api_lights\" WHERE \"height\" > ?1) LEFT JOIN json_each(field) AS j GROUP BY v ORDER BY "
			"count(*) DESC, v NULLS LAST LIMIT 1000"},
		{"lit__year",
			"SELECT CAST(substr(field, 1, 4) AS INTEGER) AS v, count(*) FROM (SELECT \"lit\" AS field "
			"FROM \"api_lights\" WHERE \"height\" > ?1) GROUP BY v ORDER BY count(*) DESC, v NULLS "
			"LAST LIMIT 1000"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct dimension facet;
		struct buf sql;
		buf_init(&sql, 1000);
		ck_assert(
			lights_parse(&query, &target, "height__gt=35&sort=-height&limit=1&cursor=x", &err));
		ck_assert(dimension_find(lights, cases[i][0], &facet));
		sql_write_facet(&query, &facet, &sql, &values);
		ck_assert_str_eq(buf_text(&sql), cases[i][1]);
		ck_assert_uint_eq(values.count, 1);
		ck_assert_int_eq(values.values[0].type, VALUE_NUMBER);
		ck_assert_double_eq(values.values[0].number, 35);
		buf_finish(&sql);
	}
}

SUITE("sql_related", a_relation_is_the_rows_of_its_other_resource,
	a_relation_shows_the_usual_fields_of_the_other,
	related_rows_have_what_names_are_looked_up_by_once, what_a_relation_begins_from_comes_last,
	a_facet_counts_the_rows_that_the_conditions_leave)

#include "suite.h"

#include "query/where.h"
#include "sql_fixture.h"

#include <string.h>

#define FROM " FROM \"api_lights\""
#define ESCAPED(n) "replace(replace(replace(?" n ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')"
#define CONTAINS(n) "LIKE '%' || " ESCAPED(n) " || '%' ESCAPE '\\'"
#define LIST "(SELECT item FROM api_list WHERE resource = 'lights' AND field = 'colours'"
#define PREFIX(n) "LIKE " ESCAPED(n) " || '%' ESCAPE '\\'"

/* What is written, for the length of a case. */
static const char *where_sql(void)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	memset(&values, 0xAA, sizeof values);
	values.count = 0;
	where_write(&query, &sql, &values);
	return buf_text(&sql);
}

static const struct {
	const char *text, *where;
	size_t count;
} conditions[] = {
	{"", "", 0},
	{"kind=pier", " WHERE (\"kind\" IN (?1))", 1},
	{"kind=pier,shore", " WHERE (\"kind\" IN (?1, ?2))", 2},
	{"height=35", " WHERE (\"height\" IN (?1))", 1},
	{"automatic=true", " WHERE (\"automatic\" IN (?1))", 1},
	{"kind__ne=pier,shore", " WHERE (\"kind\" NOT IN (?1, ?2))", 2},
	{"height__ne=35", " WHERE (\"height\" NOT IN (?1) OR \"height\" IS NULL)", 1},
	{"colours=white,red", " WHERE \"id\" IN " LIST " AND value IN (?1, ?2))", 2},
	{"colours__ne=red", " WHERE \"id\" NOT IN " LIST " AND value IN (?1))", 1},
	{"height__gt=35", " WHERE \"height\" > ?1", 1},
	{"height__gte=35", " WHERE \"height\" >= ?1", 1},
	{"lit__lt=1900-01-01", " WHERE \"lit\" < ?1", 1},
	{"floors__lte=6", " WHERE \"floors\" <= ?1", 1},
	{"lit__year=1811", " WHERE (\"lit\" BETWEEN ?1 || '-01-01' AND ?1 || '-12-31')", 1},
	{"lit__year=1811,1858",
		" WHERE (\"lit\" BETWEEN ?1 || '-01-01' AND ?1 || '-12-31'"
		" OR \"lit\" BETWEEN ?2 || '-01-01' AND ?2 || '-12-31')",
		2},
	{"height__isnull=true", " WHERE \"height\" IS NULL", 0},
	{"height__isnull=false", " WHERE \"height\" IS NOT NULL", 0},
	{"name_en__contains=rock", " WHERE (\"name_en\" " CONTAINS("1") ")", 1},
	{"name_en__prefix=Bell", " WHERE (\"name_en\" " PREFIX("1") ")", 1},
	{"name_en__contains=a&name_en__contains=b",
		" WHERE (\"name_en\" " CONTAINS("1") " OR \"name_en\" " CONTAINS("2") ")", 2},
	{"height__isnull=false&kind=pier&floors__gt=3&name_zh__prefix=x",
		" WHERE (\"name_zh\" " PREFIX("1") ") AND (\"kind\" IN (?2)) AND \"height\" IS NOT NULL"
										   " AND \"floors\" > ?3",
		3},
};

START_TEST(conditions_leave_rows)
{
	for (size_t i = 0; i < COUNT(conditions); i++) {
		char wanted[1000];
		snprintf(wanted, sizeof wanted, FROM "%s", conditions[i].where);
		parse(conditions[i].text);
		ck_assert_str_eq(where_sql(), wanted);
		ck_assert_uint_eq(values.count, conditions[i].count);
	}
}

START_TEST(parameters_are_the_typed_values_in_order)
{
	const struct value wanted[] = {text_value("灯%_\\"), text_value("pier"), text_value("shore"),
		value_number(35.5), value_integer(6), value_integer(1)};
	parse("automatic=true&floors__gt=6&height__lt=35.5&lit__isnull=true&kind=pier,shore"
		  "&name_zh__contains=灯%25_%5C");
	where_sql();
	ck_assert_uint_eq(values.count, COUNT(wanted));
	for (size_t i = 0; i < values.count; i++)
		assert_value(i + 1, &wanted[i]);
}

START_TEST(no_text_of_a_value_gets_into_the_statement)
{
	static const char *const texts[] = {"name_en=%27%22);DROP--",
		"name_en__contains=%27%22);DROP--", "colours__ne=%27%22);DROP--",
		"name_en__gt=%27%22);DROP--"};
	const struct value text = text_value("'\");DROP--");
	for (size_t i = 0; i < COUNT(texts); i++) {
		parse(texts[i]);
		ck_assert_ptr_null(strstr(where_sql(), "DROP"));
		assert_value(1, &text);
	}
}

START_TEST(words_are_one_condition_before_the_others)
{
	parse("q=Bell+rock&kind=pier");
	ck_assert_str_eq(where_sql(),
		FROM
		" WHERE \"id\" IN (SELECT id AS api_found FROM api_search WHERE api_search MATCH ?1 AND "
		"api_search.rowid BETWEEN 3 AND 14) AND (\"kind\" IN (?2))");
	struct value match = text_value(query.match);
	assert_value(1, &match);
}

START_TEST(rows_with_a_number_are_found_by_it)
{
	struct resource numbered = *lights;
	numbered.numbered = true;
	parse("q=Bell+rock");
	query.resource = &numbered;
	ck_assert_str_eq(where_sql(),
		FROM
		" WHERE \"api_row\" IN (SELECT item AS api_found FROM api_search CROSS JOIN api_hit ON row = "
		"api_search.rowid WHERE api_search MATCH ?1 AND api_search.rowid BETWEEN 3 AND 14)");
	parse("colours__ne=red");
	query.resource = &numbered;
	ck_assert_str_eq(where_sql(), FROM " WHERE \"api_row\" NOT IN " LIST " AND value IN (?1))");
}

START_TEST(what_the_words_have_found_is_not_looked_for_again)
{
	const struct value found = text_value("[\"bell\"]");
	static const char *const orders[] = {"", "&sort=relevance"};
	for (size_t i = 0; i < COUNT(orders); i++) {
		char text[100];
		snprintf(text, sizeof text, "q=Bell+rock&kind=pier%s", orders[i]);
		parse(text);
		query.found = found;
		ck_assert_str_eq(where_sql(),
			FROM
			" WHERE \"id\" IN (SELECT value AS api_found FROM json_each(?1)) AND (\"kind\" IN (?2))");
		assert_value(1, &found);
	}
}

START_TEST(a_pattern_is_of_any_parameter)
{
	struct buf sql;
	parse("name_en__contains=rock");
	buf_init(&sql, 1000);
	where_write_pattern(&query.conditions[0], 7, &sql);
	ck_assert_str_eq(buf_text(&sql), "\"name_en\" " CONTAINS("7"));
	buf_finish(&sql);
}

SUITE("where", conditions_leave_rows, parameters_are_the_typed_values_in_order,
	no_text_of_a_value_gets_into_the_statement, words_are_one_condition_before_the_others,
	rows_with_a_number_are_found_by_it, what_the_words_have_found_is_not_looked_for_again,
	a_pattern_is_of_any_parameter)

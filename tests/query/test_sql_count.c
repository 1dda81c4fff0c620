#include "suite.h"

#include "query/sql_count.h"
#include "sql_fixture.h"

#include <string.h>

#define FROM " FROM \"api_lights\""

static const char *count_sql(void)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	memset(&values, 0xAA, sizeof values);
	sql_write_count(&query, &sql, &values);
	return buf_text(&sql);
}

START_TEST(a_count_has_the_conditions_alone)
{
	parse("kind=pier&height__gt=35&sort=-height&limit=7&include=keeper");
	ck_assert_str_eq(
		count_sql(), "SELECT count(*)" FROM " WHERE (\"kind\" IN (?1)) AND \"height\" > ?2");
	ck_assert_uint_eq(values.count, 2);
	parse("sort=-height&limit=7&include=keeper");
	ck_assert_str_eq(count_sql(), "SELECT count(*)" FROM);
	ck_assert_uint_eq(values.count, 0);
}

START_TEST(words_alone_are_counted_in_the_index)
{
	parse("q=Bell+rock&sort=-height");
	ck_assert_str_eq(count_sql(),
		"SELECT count(*) FROM api_search WHERE api_search MATCH ?1 AND api_search.rowid BETWEEN 3 AND 14");
	struct value match = text_value(query.match);
	assert_value(1, &match);
	ck_assert_uint_eq(values.count, 1);
}

START_TEST(items_whose_list_holds_one_value_are_counted_in_the_lists)
{
	parse("colours=red&sort=-height");
	ck_assert_str_eq(count_sql(),
		"SELECT count(*) FROM api_list WHERE resource = 'lights' AND field = 'colours'"
		" AND value = ?1");
	struct value red = text_value("red");
	assert_value(1, &red);
	ck_assert_uint_eq(values.count, 1);
	static const char *const others[] = {"colours=red,white", "colours__ne=red",
		"colours__isnull=false", "colours=red&kind=pier", "colours=red&q=Bell",
		"colours=red&colours=white"};
	for (size_t i = 0; i < COUNT(others); i++) {
		parse(others[i]);
		ck_assert_msg(strstr(count_sql(), FROM " WHERE ") != NULL, "%s", count_sql());
	}
}

SUITE("sql_count", a_count_has_the_conditions_alone, words_alone_are_counted_in_the_index,
	items_whose_list_holds_one_value_are_counted_in_the_lists)

#include "suite.h"

#include "query/order.h"
#include "sql_fixture.h"

#include <string.h>

static const struct value null = {.type = VALUE_NULL};

/* What order_write() writes of a query, for the length of a test. */
static const char *order_sql(void)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	order_write(&query, &sql);
	return buf_text(&sql);
}

static const char *legs_sql(const struct value *after)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	values.count = 0;
	order_write_legs(&query, after, &sql, &values);
	return buf_text(&sql);
}

/* The legs with these conditions. */
static const char *wanted_sql(const char *const *legs)
{
	static char wanted[8192];
	char *p = wanted;
	for (size_t i = 0; legs[i]; i++)
		p += sprintf(p, "%sSELECT * FROM api_page WHERE %s", i > 0 ? " UNION ALL " : "", legs[i]);
	return wanted;
}

START_TEST(nulls_come_last_either_way_and_the_key_comes_on_top)
{
	static const struct {
		const char *text, *sql;
	} cases[] = {
		{"", " ORDER BY \"id\""},
		{"sort=-id", " ORDER BY \"id\" DESC"},
		{"sort=height", " ORDER BY \"height\" NULLS LAST, \"id\""},
		{"sort=-height", " ORDER BY \"height\" DESC, \"id\""},
		{"sort=kind,-lit,-id", " ORDER BY \"kind\", \"lit\" DESC, \"id\" DESC"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		parse(cases[i].text);
		ck_assert_str_eq(order_sql(), cases[i].sql);
	}
}

START_TEST(rows_come_after_those_that_were_given)
{
	const struct value key = text_value("bell-rock"), height = value_number(35);
	const struct {
		const char *text;
		struct value after[4];
		const char *legs[4];
	} cases[] = {
		{"", {key}, {"\"id\" > ?1"}},
		{"sort=-id", {key}, {"\"id\" < ?1"}},
		{"sort=height", {height, key},
			{"\"height\" IS ?1 AND (\"id\" > ?2)", "\"height\" > ?1", "\"height\" IS NULL"}},
		{"sort=-height", {height, key},
			{"\"height\" IS ?1 AND (\"id\" > ?2)", "\"height\" < ?1", "\"height\" IS NULL"}},
		{"sort=height", {null, key}, {"\"height\" IS ?1 AND (\"id\" > ?2)"}},
		{"sort=-height", {null, key}, {"\"height\" IS ?1 AND (\"id\" > ?2)"}},
		{"sort=-name_en,height", {text_value("Bell Rock"), height, key},
			{"\"name_en\" IS ?1 AND (\"height\" > ?2 OR \"height\" IS NULL OR \"height\" IS ?2 AND "
			 "(\"id\" > ?3))",
				"\"name_en\" < ?1"}},
		{"sort=kind,height,-lit,-id", {text_value("pier"), null, null, key},
			{"\"kind\" IS ?1 AND (\"height\" IS ?2 AND (\"lit\" IS ?3 AND (\"id\" < ?4)))",
				"\"kind\" > ?1"}},
		{"height__isnull=true", {key}, {"\"id\" > ?1"}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		parse(cases[i].text);
		ck_assert_str_eq(legs_sql(cases[i].after), wanted_sql(cases[i].legs));
		ck_assert_uint_eq(values.count, query.sort_count);
		for (size_t j = 0; j < query.sort_count; j++)
			assert_value(j + 1, &cases[i].after[j]);
	}
}

START_TEST(nothing_comes_after_null_in_the_last_term)
{
	const struct value after[] = {value_integer(2), null};
	parse("group=height&sort=count");
	ck_assert_str_eq(legs_sql(after),
		"SELECT * FROM api_page WHERE \"count\" IS ?1 AND (0) UNION ALL "
		"SELECT * FROM api_page WHERE \"count\" > ?1");
}

SUITE("order", nulls_come_last_either_way_and_the_key_comes_on_top,
	rows_come_after_those_that_were_given, nothing_comes_after_null_in_the_last_term)

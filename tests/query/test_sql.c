#include "suite.h"

#include "query/sql.h"
#include "sql_fixture.h"

#include <string.h>

#define FROM " FROM \"api_lights\""

static const struct value null = {.type = VALUE_NULL};

/* The statement that selects a page, for the length of a test. */
static const char *select_sql(const struct value *after)
{
	static struct buf sql;
	buf_finish(&sql);
	buf_init(&sql, 1 << 20);
	memset(&values, 0xAA, sizeof values);
	sql_write_select(&query, after, &sql, &values);
	return buf_text(&sql);
}

START_TEST(a_select_names_fields_terms_and_order)
{
	static const struct {
		const char *text, *sql;
	} cases[] = {
		{"fields=id", "SELECT \"id\", \"id\"" FROM " ORDER BY \"id\" LIMIT ?1"},
		{"fields=height,id", "SELECT \"id\", \"height\", \"id\"" FROM " ORDER BY \"id\" LIMIT ?1"},
		{"",
			"SELECT \"id\", \"name_zh\", \"name_en\", \"kind\", \"height\", \"floors\", \"lit\", "
			"\"automatic\", \"keeper_id\", \"colours\", \"id\"" FROM " ORDER BY \"id\" LIMIT ?1"},
		{"fields=id&include=keeper",
			"SELECT \"id\", \"keeper\", \"id\"" FROM " ORDER BY \"id\" LIMIT ?1"},
		{"fields=id&include=keeper&facet=kind&format=json",
			"SELECT \"id\", \"keeper\", \"id\"" FROM " ORDER BY \"id\" LIMIT ?1"},
		{"fields=id&sort=-id", "SELECT \"id\", \"id\"" FROM " ORDER BY \"id\" DESC LIMIT ?1"},
		{"fields=id&sort=height",
			"SELECT \"id\", \"height\", \"id\"" FROM
			" ORDER BY \"height\" NULLS LAST, \"id\" LIMIT ?1"},
		{"fields=id&sort=-height",
			"SELECT \"id\", \"height\", \"id\"" FROM " ORDER BY \"height\" DESC, \"id\" LIMIT ?1"},
		{"fields=id&sort=kind,-lit,name_zh,-id",
			"SELECT \"id\", \"kind\", \"lit\", \"name_zh\", \"id\"" FROM
			" ORDER BY \"kind\", \"lit\" DESC, \"name_zh\" NULLS LAST, \"id\" DESC LIMIT ?1"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		ck_assert_str_eq(select_sql(NULL), cases[i].sql);
		ck_assert_uint_eq(values.count, 1);
	}
}

START_TEST(one_row_more_than_the_limit_is_selected)
{
	static const struct {
		const char *text;
		int64_t rows;
	} cases[] = {{"", 51}, {"limit=1", 2}, {"limit=1000", 1001}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct value rows = value_integer(cases[i].rows);
		parse(cases[i].text);
		select_sql(NULL);
		assert_value(1, &rows);
	}
}

/* The statement for the rows after one: those of the first page's in legs. */
static const char *legs_sql(const char *const *legs)
{
	static char wanted[8192];
	char first[2048];
	snprintf(first, sizeof first, "%s", select_sql(NULL));
	char *order = strstr(first, " ORDER BY "), *limit = strstr(first, " LIMIT ");
	char *p = wanted +
		sprintf(wanted, "WITH api_page AS NOT MATERIALIZED (%.*s)", (int)(order - first), first);
	for (size_t i = 0; legs[i]; i++)
		p += sprintf(p, "%s SELECT * FROM api_page WHERE %s", i > 0 ? " UNION ALL" : "", legs[i]);
	sprintf(p, "%.*s LIMIT ?%zu", (int)(limit - order), order, values.count + query.sort_count);
	return wanted;
}

START_TEST(rows_come_after_those_that_were_given)
{
	const struct value key = text_value("bell-rock"), height = value_number(35);
	const struct {
		const char *text;
		struct value after[4];
		const char *legs[8];
	} cases[] = {
		{"", {key}, {"\"id\" > ?1"}},
		{"sort=-id", {key}, {"\"id\" < ?1"}},
		{"sort=height", {height, key},
			{"\"height\" IS ?1 AND \"id\" > ?2", "\"height\" > ?1", "\"height\" IS NULL"}},
		{"sort=-height", {height, key},
			{"\"height\" IS ?1 AND \"id\" > ?2", "\"height\" < ?1", "\"height\" IS NULL"}},
		{"sort=height", {null, key}, {"\"height\" IS ?1 AND \"id\" > ?2"}},
		{"sort=-height", {null, key}, {"\"height\" IS ?1 AND \"id\" > ?2"}},
		{"sort=-name_en,height", {text_value("Bell Rock"), height, key},
			{"\"name_en\" IS ?1 AND \"height\" IS ?2 AND \"id\" > ?3",
				"\"name_en\" IS ?1 AND \"height\" > ?2", "\"name_en\" IS ?1 AND \"height\" IS NULL",
				"\"name_en\" < ?1"}},
		{"sort=kind,height,-lit,-id", {text_value("pier"), null, null, key},
			{"\"kind\" IS ?1 AND \"height\" IS ?2 AND \"lit\" IS ?3 AND \"id\" < ?4",
				"\"kind\" > ?1"}},
		{"kind=pier,shore&sort=height", {height, key},
			{"\"height\" IS ?3 AND \"id\" > ?4", "\"height\" > ?3", "\"height\" IS NULL"}},
		{"height__isnull=true", {key}, {"\"id\" > ?1"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		const char *wanted = legs_sql(cases[i].legs);
		ck_assert_str_eq(select_sql(cases[i].after), wanted);
		for (size_t j = 0; j < query.sort_count; j++)
			assert_value(values.count - query.sort_count + j, &cases[i].after[j]);
	}
}

START_TEST(no_text_of_a_cursor_gets_into_the_statement)
{
	const struct value after = text_value("'\");DROP--");
	parse("fields=id");
	ck_assert_ptr_null(strstr(select_sql(&after), "DROP"));
	assert_value(1, &after);
}

START_TEST(the_largest_query_has_room_for_its_values)
{
	char text[1000] =
		"q=rock&group=kind,floors,automatic,lit__year&sort=count,height__sum,height__avg,height__min,"
		"height__max,floors__sum,floors__avg,floors__min&aggregate=height__sum,height__avg,height__min,"
		"height__max,floors__sum,floors__avg,floors__min&floors=1";
	struct value after[QUERY_TERMS_MAX];
	for (size_t i = 1; i < QUERY_VALUES_MAX; i++)
		strcat(text, ",1");
	for (size_t i = 0; i < QUERY_TERMS_MAX; i++)
		after[i] = value_integer((int64_t)i);
	parse(text);
	const char *sql = select_sql(after);
	ck_assert_uint_eq(values.count, SQL_VALUES_MAX);
	ck_assert_str_eq(sql + strlen(sql) - strlen(" LIMIT ?78"), " LIMIT ?78");
	assert_value(SQL_VALUES_MAX - 1, &after[QUERY_TERMS_MAX - 1]);
}

START_TEST(an_item_is_the_row_of_its_key)
{
	static const struct {
		const char *text, *sql;
	} cases[] = {
		{"fields=id", "SELECT \"id\"" FROM " WHERE \"id\" = ?1"},
		{"fields=keeper,kind", "SELECT \"kind\", \"keeper\"" FROM " WHERE \"id\" = ?1"},
		{"",
			"SELECT \"id\", \"name_zh\", \"name_en\", \"kind\", \"height\", \"floors\", \"lit\", "
			"\"automatic\", \"keeper_id\", \"colours\", \"keeper\"" FROM " WHERE \"id\" = ?1"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf sql;
		buf_init(&sql, 1 << 20);
		ck_assert(lights_parse_item(&query, &target, cases[i].text, &err));
		sql_write_item(&query, &sql);
		ck_assert_str_eq(buf_text(&sql), cases[i].sql);
		buf_finish(&sql);
	}
}

START_TEST(another_key_and_view_are_named)
{
	struct field fields[] = {{.name = "name", .type = FIELD_TEXT}, {.name = "code"}};
	struct resource codes = {
		.name = "codes", .view = "api_codes", .key = 1, .fields = fields, .field_count = 2};
	struct buf sql;
	buf_init(&sql, 1 << 20);
	ck_assert(lights_parse_target(&query, &codes, &target, "/v1/codes", &err));
	ck_assert_str_eq(select_sql(NULL),
		"SELECT \"name\", \"code\", \"code\" FROM \"api_codes\" ORDER BY \"code\" LIMIT ?1");
	sql_write_item(&query, &sql);
	ck_assert_str_eq(
		buf_text(&sql), "SELECT \"name\", \"code\" FROM \"api_codes\" WHERE \"code\" = ?1");
	buf_finish(&sql);
}

START_TEST(a_number_that_rises_with_the_key_is_sorted_by_in_its_place)
{
	struct field fields[] = {{.name = "code", .type = FIELD_TEXT},
		{.name = "size",
			.type = FIELD_INTEGER,
			.filterable = true,
			.sortable = true,
			.coded = true}};
	struct resource codes = {
		.name = "codes", .view = "api_codes", .fields = fields, .field_count = 2, .numbered = true};
	const struct value after[] = {value_integer(7), text_value("a")};
	ck_assert(lights_parse_target(&query, &codes, &target, "/v1/codes?sort=-size", &err));
	ck_assert_str_eq(select_sql(NULL),
		"SELECT \"code\", \"size\", \"size\", \"code\", \"api_row\" FROM \"api_codes\" "
		"ORDER BY \"size\" DESC, \"api_row\" LIMIT ?1");
	static const char *const legs[] = {
		"\"size\" IS ?1 AND \"api_row\" > (SELECT \"api_row\" FROM \"api_codes\" WHERE \"code\" = "
		"?2)",
		"\"size\" < ?1", NULL};
	const char *wanted = legs_sql(legs);
	ck_assert_str_eq(select_sql(after), wanted);
}

START_TEST(what_no_index_has_in_order_is_sorted_by_its_keys_and_then_read)
{
	struct field fields[] = {{.name = "code", .type = FIELD_TEXT},
		{.name = "size", .type = FIELD_INTEGER, .filterable = true, .sortable = true}};
	struct resource codes = {
		.name = "codes", .view = "api_codes", .fields = fields, .field_count = 2, .numbered = true};
	const struct value after[] = {value_integer(7), text_value("a")};
	ck_assert(
		lights_parse_target(&query, &codes, &target, "/v1/codes?size__gt=3&sort=-size", &err));
	ck_assert(sql_sorts(&query));
	ck_assert_str_eq(select_sql(NULL),
		"SELECT \"code\", \"size\", \"size\", \"code\", \"api_row\" FROM \"api_codes\" WHERE \"api_row\" IN "
		"(SELECT \"api_row\" FROM (SELECT \"api_row\", \"size\", \"code\" FROM \"api_codes\" WHERE "
		"\"size\" > ?1 ORDER BY \"size\" DESC, \"api_row\" LIMIT ?2) AS api_sorted) "
		"ORDER BY \"size\" DESC, \"api_row\"");
	ck_assert_ptr_nonnull(strstr(select_sql(after),
		"(SELECT \"api_row\" FROM (WITH api_page AS NOT MATERIALIZED (SELECT \"api_row\", \"size\", "
		"\"code\" FROM \"api_codes\" WHERE \"size\" > ?1) SELECT * FROM api_page WHERE \"size\" IS ?2"));
}

START_TEST(a_statement_that_does_not_fit_fails_the_buffer)
{
	struct buf sql;
	parse("kind=pier");
	buf_init(&sql, 40);
	sql_write_select(&query, NULL, &sql, &values);
	ck_assert(sql.failed);
	ck_assert_ptr_null(buf_text(&sql));
	buf_finish(&sql);
}

SUITE("sql", a_select_names_fields_terms_and_order, one_row_more_than_the_limit_is_selected,
	rows_come_after_those_that_were_given, no_text_of_a_cursor_gets_into_the_statement,
	the_largest_query_has_room_for_its_values, an_item_is_the_row_of_its_key,
	another_key_and_view_are_named, a_number_that_rises_with_the_key_is_sorted_by_in_its_place,
	what_no_index_has_in_order_is_sorted_by_its_keys_and_then_read,
	a_statement_that_does_not_fit_fails_the_buffer)

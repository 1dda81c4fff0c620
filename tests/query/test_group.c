#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/group.h"
#include "query/sql.h"
#include "query/sql_count.h"

#include <string.h>

static struct query query;
static struct target target;
static struct error err;
static struct sql_values values;

static bool parse(const char *text)
{
	error_clear(&err);
	query.format = FORMAT_JSON;
	query.base = "/v1";
	return lights_parse(&query, &target, text, &err);
}

START_TEST(groups_are_rows_of_what_they_are_grouped_by)
{
	static const char wanted[] =
		"SELECT \"kind\", \"lit__year\", \"count\", \"height__avg\", \"count\", \"kind\", "
		"\"lit__year\" FROM (SELECT \"kind\" AS \"kind\", CAST(substr(\"lit\", 1, 4) AS INTEGER) AS "
		"\"lit__year\", count(*) AS \"count\", compensated_avg(\"height\") AS \"height__avg\" FROM \"api_lights\" "
		"WHERE \"height\" > ?1 GROUP BY 1, 2) AS \"api_lights\" ORDER BY \"count\" DESC, \"kind\", \"lit__year\" NULLS "
		"LAST LIMIT ?2";
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	ck_assert(parse("sort=-count&aggregate=height__avg&group=kind,lit__year&height__gt=35"));
	sql_write_select(&query, NULL, &sql, &values);
	ck_assert_str_eq(buf_text(&sql), wanted);
	ck_assert_uint_eq(values.count, 2);
	buf_finish(&sql);
}

START_TEST(groups_are_counted_up_to_one_more_than_are_answered)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	ck_assert(parse("group=kind&height__gt=35"));
	sql_write_count(&query, &sql, &values);
	ck_assert_str_eq(buf_text(&sql),
		"SELECT count(*) FROM (SELECT DISTINCT \"kind\" AS \"kind\" FROM \"api_lights\" "
		"WHERE \"height\" > ?1 LIMIT 10001)");
	buf_finish(&sql);
}

START_TEST(a_sum_is_one_of_numbers)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	ck_assert(parse("group=kind&aggregate=floors__sum,floors__max"));
	group_write(&query, &sql, &values);
	ck_assert_ptr_nonnull(strstr(buf_text(&sql), "compensated_sum(\"floors\") AS \"floors__sum\""));
	ck_assert_int_eq(query.group_fields[2].type, FIELD_NUMBER);
	ck_assert_int_eq(query.group_fields[3].type, FIELD_INTEGER);
	buf_finish(&sql);
}

START_TEST(there_are_at_most_4_fields_to_group_by)
{
	ck_assert(parse("group=kind,floors,automatic&group=lit__year"));
	ck_assert_uint_eq(query.group_count, QUERY_GROUP_MAX);
	ck_assert(!parse("group=kind,floors,automatic,lit__year,lit"));
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].value, "lit");
	ck_assert_str_eq(err.faults[0].reason, "is one field too many; 4 are the limit");
}

START_TEST(there_are_at_most_8_aggregates)
{
	static const char eight[] =
		"group=kind&aggregate=height__sum,height__avg,height__min,height__max,"
		"floors__sum,floors__avg,floors__min,floors__max";
	ck_assert(parse(eight));
	ck_assert_uint_eq(query.aggregate_count, QUERY_AGGREGATES_MAX);
	ck_assert_uint_eq(query.grouped.field_count, QUERY_AGGREGATES_MAX + 2);
	query.aggregates[7] =
		(struct aggregate){.field = &light_fields[LIGHT_HEIGHT], .function = FUNCTION_COUNT};
	char ninth[] = "floors__max";
	error_clear(&err);
	ck_assert(!aggregate_parse(&query, ninth, &err));
	ck_assert_str_eq(err.faults[0].reason, "is one aggregate too many; 8 are the limit");
}

START_TEST(the_most_terms_are_those_given_and_those_of_the_groups)
{
	ck_assert(
		parse("group=kind,floors,automatic,lit__year&sort=count,height__sum,height__avg,"
			  "height__min,height__max,floors__sum,floors__avg,floors__min&aggregate=height__sum,"
			  "height__avg,height__min,height__max,floors__sum,floors__avg,floors__min"));
	ck_assert_uint_eq(query.sort_count, QUERY_TERMS_MAX);
	ck_assert_uint_eq(query.sort_given, QUERY_SORT_MAX);
}

SUITE("group", groups_are_rows_of_what_they_are_grouped_by,
	groups_are_counted_up_to_one_more_than_are_answered, a_sum_is_one_of_numbers,
	there_are_at_most_4_fields_to_group_by, there_are_at_most_8_aggregates,
	the_most_terms_are_those_given_and_those_of_the_groups)

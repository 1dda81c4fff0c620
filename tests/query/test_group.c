#include "suite.h"

#include "lights.h"
#include "query/group.h"

#include <string.h>

static struct query query;
static struct target target;
static struct error err;

static bool parse(const char *text)
{
	error_clear(&err);
	query.format = FORMAT_JSON;
	query.base = "/v1";
	return lights_parse(&query, &target, text, &err);
}

START_TEST(groups_are_rows_of_what_they_are_grouped_by)
{
	static const struct {
		const char *name;
		enum field_type type;
	} wanted[] = {{"kind", FIELD_TEXT}, {"lit__year", FIELD_INTEGER}, {"count", FIELD_INTEGER},
		{"floors__sum", FIELD_NUMBER}, {"floors__max", FIELD_INTEGER}};
	ck_assert(parse("sort=-count&aggregate=floors__sum,floors__max&group=kind,lit__year"));
	ck_assert_uint_eq(query_rows(&query)->field_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		ck_assert_str_eq(query.group_fields[i].name, wanted[i].name);
		ck_assert_int_eq(query.group_fields[i].type, wanted[i].type);
	}
	ck_assert_uint_eq(query.sort_count, 3);
	ck_assert_ptr_eq(query.sort[0].field, &query.group_fields[2]);
	ck_assert_ptr_eq(query.sort[2].field, &query.group_fields[1]);
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

SUITE("group", groups_are_rows_of_what_they_are_grouped_by, there_are_at_most_4_fields_to_group_by,
	there_are_at_most_8_aggregates, the_most_terms_are_those_given_and_those_of_the_groups)

#include "suite.h"

#include "base/error.h"
#include "query/filter.h"
#include "query/target.h"

#include <stdio.h>
#include <string.h>

static struct field fields[] = {
	{.name = "id", .type = FIELD_TEXT, .filterable = true},
	{.name = "height", .type = FIELD_NUMBER, .nullable = true, .filterable = true},
	{.name = "gt", .type = FIELD_INTEGER, .filterable = true},     /* named like an operator */
	{.name = "id__gt", .type = FIELD_INTEGER, .filterable = true}, /* and like a filter */
	{.name = "notes", .type = FIELD_JSON},
};

static const struct resource towers = {.name = "towers", .fields = fields, .field_count = 5};
static struct query query;
static struct target target;
static struct error err;

/* Parses the arguments, then the filter that the first one begins. */
static bool parse(const char *text)
{
	char raw[1000];
	snprintf(raw, sizeof raw, "/?%s", text);
	query.resource = &towers;
	query.condition_count = query.value_count = 0;
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err) && target_parse_arguments(&target, &err));
	return filter_parse(&query, &target, 0, &err);
}

START_TEST(all_arguments_of_a_key_are_one_condition)
{
	static const struct {
		const char *text, *field;
		enum op op;
		size_t count;
	} cases[] = {
		{"id=a", "id", OPERATOR_EQ, 1},
		{"id=a&id=b", "id", OPERATOR_EQ, 2},
		{"id=a,b&height=1&id=c", "id", OPERATOR_EQ, 3},
		{"id__ne=a,b", "id", OPERATOR_NE, 2},
		{"id__contains=a,b", "id", OPERATOR_CONTAINS, 1},
		{"id__contains=a&id__contains=b&id=c", "id", OPERATOR_CONTAINS, 2},
		{"height__gte=1&height__lt=2", "height", OPERATOR_GTE, 1},
		{"height__isnull=false", "height", OPERATOR_ISNULL, 1},
		{"gt=1", "gt", OPERATOR_EQ, 1},
		{"gt__gt=1", "gt", OPERATOR_GT, 1},
		{"id__gt=1", "id__gt", OPERATOR_EQ, 1}, /* a field's whole name goes first */
		{"id__gt__gt=1", "id__gt", OPERATOR_GT, 1},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(parse(cases[i].text), "%s: %s", cases[i].text, err.faults[0].reason);
		ck_assert_uint_eq(query.condition_count, 1);
		ck_assert_str_eq(query.conditions[0].field->name, cases[i].field);
		ck_assert_int_eq(query.conditions[0].op, cases[i].op);
		ck_assert_msg(query.conditions[0].count == cases[i].count, "%s", cases[i].text);
		ck_assert_uint_eq(query.value_count, cases[i].count);
	}
}

START_TEST(what_is_no_filter_is_left_to_the_caller)
{
	static const char *const keys[] = {"", "x", "heigth", "height__", "__gt", "height__eq",
		"height__GT", "height_gt", "height__gt__", "idd__ne", "__", "___", "height__x",
		"a_key_that_is_longer_than_the_name_of_any_field_and_ends_in_an_operator__gt"};
	for (size_t i = 0; i < COUNT(keys); i++) {
		char text[200];
		snprintf(text, sizeof text, "%s=1", keys[i]);
		ck_assert_msg(!parse(text), "%s", text);
		ck_assert_int_eq(err.code, ERROR_NONE); /* without a fault of its own */
		ck_assert_uint_eq(query.condition_count, 0);
	}
}

START_TEST(a_filter_that_is_wrong_has_a_fault_for_each_value)
{
	static const struct {
		const char *text;
		size_t count;
		const char *value, *reason;
	} cases[] = {
		{"notes=x", 1, "x", "cannot be filtered by"},
		{"notes__isnull=true", 1, "true", "cannot be filtered by"},
		{"height__contains=1", 1, "1", "does not have"},
		{"height=x", 1, "x", "must be a number"},
		{"height=x,1,y&height=z", 3, "x", "must be a number"},
		{"height=,", 2, "", "has an empty value"},
		{"height__gt=1&height__gt=2&height__gt=3", 2, "2", "is given more than once"},
		{"height__isnull=1", 1, "1", "must be true or false"},
		{"gt=1.5", 1, "1.5", "must be a whole number"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(cases[i].text), "%s", cases[i].text);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_msg(
			err.fault_count == cases[i].count, "%s: %zu faults", cases[i].text, err.fault_count);
		ck_assert_str_eq(err.faults[0].value, cases[i].value);
		ck_assert_msg(strstr(err.faults[0].reason, cases[i].reason), "%s: %s", cases[i].text,
			err.faults[0].reason);
	}
}

SUITE("filter", all_arguments_of_a_key_are_one_condition, what_is_no_filter_is_left_to_the_caller,
	a_filter_that_is_wrong_has_a_fault_for_each_value)

#include "suite.h"

#include "lights.h"
#include "query/operand.h"

#include <string.h>

static struct error err;
static struct value value;

static bool parse(size_t field, enum op op, const char *text)
{
	error_clear(&err);
	return operand_parse(&light_fields[field], op, "key", text, &value, &err);
}

START_TEST(every_operator_has_its_name)
{
	static const char *const names[] = {
		"eq", "ne", "gt", "gte", "lt", "lte", "contains", "prefix", "year", "isnull"};
	for (size_t i = OPERATOR_EQ; i <= OPERATOR_ISNULL; i++)
		ck_assert_str_eq(operator_name((enum op)i), names[i]);
}

START_TEST(operators_are_those_of_the_fields_type)
{
	/* in the order of the list: eq ne gt gte lt lte contains prefix year isnull */
	static const struct {
		size_t field;
		const char *allowed;
	} cases[] = {
		{LIGHT_ID, "yyyyyyyyny"},
		{LIGHT_LIT, "yyyyyyyyyy"},
		{LIGHT_KIND, "yynnnnnnny"},
		{LIGHT_HEIGHT, "yyyyyynnny"},
		{LIGHT_FLOORS, "yyyyyynnny"},
		{LIGHT_AUTOMATIC, "yynnnnnnny"},
		{LIGHT_COLOURS, "yynnnnnnny"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t op = OPERATOR_EQ; op <= OPERATOR_ISNULL; op++)
			ck_assert_msg(operand_allows(&light_fields[cases[i].field], (enum op)op) ==
					(cases[i].allowed[op] == 'y'),
				"%s, operator %zu", light_fields[cases[i].field].name, op);
}

START_TEST(booleans_are_true_or_false)
{
	static const struct {
		size_t field;
		enum op op;
	} cases[] = {
		{LIGHT_AUTOMATIC, OPERATOR_EQ},
		{LIGHT_AUTOMATIC, OPERATOR_NE},
		{LIGHT_HEIGHT, OPERATOR_ISNULL},
		{LIGHT_LIT, OPERATOR_ISNULL},
		{LIGHT_KIND, OPERATOR_ISNULL},
		{LIGHT_COLOURS, OPERATOR_ISNULL},
	};
	static const char *const bad[] = {
		"1", "0", "yes", "no", "True", "FALSE", "t", "true ", " true", "truefalse", "null"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(parse(cases[i].field, cases[i].op, "true"));
		ck_assert_int_eq(value.type, VALUE_INTEGER);
		ck_assert_int_eq(value.integer, 1);
		ck_assert(parse(cases[i].field, cases[i].op, "false"));
		ck_assert_int_eq(value.type, VALUE_INTEGER);
		ck_assert_int_eq(value.integer, 0);
		for (size_t j = 0; j < COUNT(bad); j++) {
			ck_assert_msg(!parse(cases[i].field, cases[i].op, bad[j]), "%s", bad[j]);
			ck_assert_str_eq(err.faults[0].reason, "must be true or false");
		}
	}
	ck_assert(!parse(LIGHT_LIT, OPERATOR_ISNULL, ""));
	ck_assert_str_eq(err.faults[0].reason, "must be true or false");
}

START_TEST(text_stays_borrowed)
{
	static const char text[] = "Bell Rock, 灯塔";
	static const size_t fields[] = {LIGHT_ID, LIGHT_NAME_EN, LIGHT_KEEPER_ID, LIGHT_COLOURS};
	for (size_t i = 0; i < COUNT(fields); i++) {
		ck_assert(parse(fields[i], OPERATOR_EQ, text));
		ck_assert_int_eq(value.type, VALUE_TEXT);
		ck_assert_ptr_eq(value.text, text);
		ck_assert_uint_eq(value.len, sizeof text - 1);
	}
}

START_TEST(dates_of_the_calendar_are_read)
{
	static const char *const cases[] = {"1811-02-01", "2024-02-29", "2000-02-29", "2023-02-28",
		"2023-12-31", "2023-01-01", "2023-04-30", "9999-12-31"};
	static const enum op operators[] = {OPERATOR_EQ, OPERATOR_NE, OPERATOR_GT, OPERATOR_LTE};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t j = 0; j < COUNT(operators); j++) {
			ck_assert_msg(parse(LIGHT_LIT, operators[j], cases[i]), "%s", cases[i]);
			ck_assert_ptr_eq(value.text, cases[i]);
		}
}

static void assert_no_date(const char *text, const char *reason)
{
	ck_assert_msg(!parse(LIGHT_LIT, OPERATOR_GTE, text), "%s", text);
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_str_eq(err.faults[0].value, text);
	ck_assert_str_eq(err.faults[0].reason, reason);
}

START_TEST(what_is_no_date_is_refused)
{
	static const char *const cases[] = {"1811", "1811-02", "1811-02-1", "1811-2-01", "811-02-01",
		"01811-02-01", "1811-02-011", "1811/02/01", "18110201", "2023-01-0a", "-811-02-01",
		"1811-02--1", "1811- 2-01", "+811-02-01", "today", "1811-02-01T00:00:00Z", " 1811-02-01",
		"1811-02-01 ", "１８１１-0"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_date(
			cases[i], "must be a date, YYYY-MM-DD; __prefix takes a part of one, __year a year");
}

START_TEST(a_day_that_does_not_exist_is_refused_as_one)
{
	static const char *const cases[] = {"2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30",
		"2023-04-31", "2023-01-32", "2023-00-01", "2023-13-01", "2023-01-00", "2023-99-99"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_date(cases[i], "is no day of the calendar");
}

START_TEST(parts_of_dates_are_only_text)
{
	ck_assert(parse(LIGHT_LIT, OPERATOR_PREFIX, "1811"));
	ck_assert(parse(LIGHT_LIT, OPERATOR_CONTAINS, "-02-"));
}

START_TEST(words_are_those_of_the_vocabulary)
{
	for (size_t i = 0; i < 3; i++) {
		ck_assert(parse(LIGHT_KIND, OPERATOR_EQ, light_kinds[i]));
		ck_assert_ptr_eq(value.text, light_kinds[i]);
		ck_assert(parse(LIGHT_KIND, OPERATOR_NE, light_kinds[i]));
	}
}

START_TEST(another_word_is_refused_with_the_nearest)
{
	static const struct {
		const char *text, *suggestion;
	} cases[] = {
		{"peir", "pier"},
		{"Pier", "pier"},
		{"shores", "shore"},
		{"ofshore", "offshore"},
		{"off", "offshore"},
		{"lagoon", ""},
		{"pier ", "pier"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(LIGHT_KIND, OPERATOR_EQ, cases[i].text), "%s", cases[i].text);
		ck_assert_str_eq(err.faults[0].value, cases[i].text);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
		ck_assert_str_eq(err.faults[0].reason,
			*cases[i].suggestion ? "is not one of this field's values"
								 : "is not one of this field's values: offshore, pier, shore");
	}
}

START_TEST(a_refused_text_leaves_the_value_as_it_was)
{
	static const struct {
		size_t field;
		enum op op;
		const char *text;
	} cases[] = {
		{LIGHT_FLOORS, OPERATOR_EQ, ""},
		{LIGHT_FLOORS, OPERATOR_EQ, "3.5"},
		{LIGHT_FLOORS, OPERATOR_GT, "12x"},
		{LIGHT_FLOORS, OPERATOR_EQ, "9223372036854775808"},
		{LIGHT_HEIGHT, OPERATOR_EQ, "tall"},
		{LIGHT_HEIGHT, OPERATOR_EQ, "1e400"},
		{LIGHT_HEIGHT, OPERATOR_LT, "35x"},
		{LIGHT_HEIGHT, OPERATOR_ISNULL, "1"},
		{LIGHT_AUTOMATIC, OPERATOR_EQ, "1"},
		{LIGHT_AUTOMATIC, OPERATOR_NE, "truefalse"},
		{LIGHT_KIND, OPERATOR_EQ, "peir"},
		{LIGHT_LIT, OPERATOR_GTE, "2023-02-30"},
		{LIGHT_NAME_EN, OPERATOR_CONTAINS, ""},
	};
	struct value before;
	memset(&before, 0xAA, sizeof before);
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(&value, 0xAA, sizeof value);
		ck_assert_msg(!parse(cases[i].field, cases[i].op, cases[i].text), "%s", cases[i].text);
		ck_assert_mem_eq(&value, &before, sizeof value);
		if (cases[i].field == LIGHT_FLOORS) {
			ck_assert(operand_integer(cases[i].text, &value) != WHOLE);
			ck_assert_mem_eq(&value, &before, sizeof value);
		}
	}
}

START_TEST(an_empty_value_is_refused_and_isnull_suggested)
{
	for (size_t field = LIGHT_ID; field <= LIGHT_COLOURS; field++) {
		char suggestion[40];
		snprintf(suggestion, sizeof suggestion, "%s__isnull", light_fields[field].name);
		ck_assert(!parse(field, OPERATOR_EQ, ""));
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, "key");
		ck_assert_str_eq(err.faults[0].value, "");
		ck_assert_str_eq(err.faults[0].suggestion, suggestion);
		ck_assert_str_eq(err.faults[0].reason, "has an empty value");
	}
	ck_assert(!parse(LIGHT_NAME_EN, OPERATOR_CONTAINS, ""));
	ck_assert_str_eq(err.faults[0].suggestion, "name_en__isnull");
}

SUITE("operand", every_operator_has_its_name, operators_are_those_of_the_fields_type,
	booleans_are_true_or_false, text_stays_borrowed, dates_of_the_calendar_are_read,
	what_is_no_date_is_refused, a_day_that_does_not_exist_is_refused_as_one,
	parts_of_dates_are_only_text, words_are_those_of_the_vocabulary,
	another_word_is_refused_with_the_nearest, a_refused_text_leaves_the_value_as_it_was,
	an_empty_value_is_refused_and_isnull_suggested)

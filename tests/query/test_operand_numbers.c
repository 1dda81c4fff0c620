#include "suite.h"

#include "lights.h"
#include "query/operand.h"

#include <float.h>
#include <math.h>
#include <string.h>

static struct error err;
static struct value value;

static bool parse(size_t field, enum op op, const char *text)
{
	error_clear(&err);
	return operand_parse(&light_fields[field], op, "key", text, &value, &err);
}

START_TEST(whole_numbers_are_read)
{
	static const struct {
		const char *text;
		int64_t integer;
	} cases[] = {
		{"0", 0},
		{"-0", 0},
		{"7", 7},
		{"-35", -35},
		{"9223372036854775807", INT64_MAX},
		{"-9223372036854775808", INT64_MIN},
		{"1e3", 1000},
		{"1E+3", 1000},
		{"1000.0", 1000},
		{"1.25e2", 125},
		{"-120e-1", -12},
		{"0.0", 0},
		{"0e99999999999999999999", 0},
		{"0.0012e4", 12},
		{"9007199254740993.0", 9007199254740993}, /* no double */
		{"9223372036854775807.000", INT64_MAX},
		{"9.223372036854775807e18", INT64_MAX},
		{"922337203685477580700e-2", INT64_MAX},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(operand_integer(cases[i].text, &value) == WHOLE, "%s", cases[i].text);
		ck_assert_int_eq(value.type, VALUE_INTEGER);
		ck_assert_int_eq(value.integer, cases[i].integer);
		ck_assert(parse(LIGHT_FLOORS, OPERATOR_GTE, cases[i].text));
		ck_assert_int_eq(value.type, VALUE_INTEGER);
		ck_assert_int_eq(value.integer, cases[i].integer);
	}
}

static void assert_no_integer(const char *text, enum whole whole, const char *reason)
{
	ck_assert_msg(operand_integer(text, &value) == whole, "%s", text);
	ck_assert_msg(!parse(LIGHT_FLOORS, OPERATOR_EQ, text), "%s", text);
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "key");
	ck_assert_str_eq(err.faults[0].value, text);
	ck_assert_str_eq(err.faults[0].reason, reason);
}

START_TEST(what_is_no_whole_number_is_refused)
{
	static const char *const not_whole[] = {"-", "--1", "+1", " 1", "1 ", "1.5", "1e-1", "15e-1",
		"1.25e1", "1e", "1e+", "1.", ".5e1", "1.e3", "0x10", "1,2", "one", "1_000", "１", "007",
		"-01", "00", "1e-99999999999999999999"};
	ck_assert(operand_integer("", &value) == WHOLE_NOT);
	for (size_t i = 0; i < COUNT(not_whole); i++)
		assert_no_integer(not_whole[i], WHOLE_NOT, "must be a whole number, as JSON writes it");
}

START_TEST(a_whole_number_out_of_range_is_said_to_be_so)
{
	static const char *const out_of_range[] = {"9223372036854775808", "-9223372036854775809",
		"99999999999999999999999999", "1e19", "1e99999999999999999999", "9223372036854775808.0"};
	for (size_t i = 0; i < COUNT(out_of_range); i++)
		assert_no_integer(
			out_of_range[i], WHOLE_TOO_LARGE, "is out of range: whole numbers have 64 bits");
}

START_TEST(numbers_are_read)
{
	static const struct {
		const char *text;
		double number;
	} cases[] = {
		{"0", 0},
		{"35", 35},
		{"-35", -35},
		{"0.5", 0.5},
		{"-0.25", -0.25},
		{"35.50", 35.5},
		{"1e3", 1000},
		{"1E+3", 1000},
		{"25e-1", 2.5},
		{"1.5e2", 150},
		{"1.7976931348623157e308", DBL_MAX},
		{"1e-400", 0},
		{"9007199254740993", 9007199254740992.0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(parse(LIGHT_HEIGHT, OPERATOR_LT, cases[i].text), "%s", cases[i].text);
		ck_assert_int_eq(value.type, VALUE_NUMBER);
		ck_assert_double_eq(value.number, cases[i].number);
	}
}

START_TEST(no_number_is_a_negative_zero)
{
	static const char *const cases[] = {"-0", "-0.0", "-0e5", "-0.000e-3", "-1e-400"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(parse(LIGHT_HEIGHT, OPERATOR_EQ, cases[i]), "%s", cases[i]);
		ck_assert_double_eq(value.number, 0);
		ck_assert_msg(!signbit(value.number), "%s", cases[i]);
	}
}

START_TEST(what_is_no_number_is_refused)
{
	static const char *const cases[] = {"-", "+1", ".5", "-.5", "1.", "1.e3", "1e", "1e+", "1e1.5",
		"1..2", "1.2.3", " 1", "1 ", "0x10", "inf", "-inf", "nan", "infinity", "1,5", "tall", "--1",
		"1-", "１", "035", "-00", "00.5"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(LIGHT_HEIGHT, OPERATOR_EQ, cases[i]), "%s", cases[i]);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_str_eq(err.faults[0].value, cases[i]);
		ck_assert_str_eq(err.faults[0].reason, "must be a number, as JSON writes it");
	}
}

START_TEST(a_number_out_of_range_is_said_to_be_so)
{
	static const char *const cases[] = {"1e400", "-1e400", "1.7976931348623159e308"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(LIGHT_HEIGHT, OPERATOR_EQ, cases[i]), "%s", cases[i]);
		ck_assert_str_eq(err.faults[0].reason, "is out of range: numbers go to 1.8e308");
	}
}

SUITE("operand_numbers", whole_numbers_are_read, what_is_no_whole_number_is_refused,
	a_whole_number_out_of_range_is_said_to_be_so, numbers_are_read, no_number_is_a_negative_zero,
	what_is_no_number_is_refused, a_number_out_of_range_is_said_to_be_so)

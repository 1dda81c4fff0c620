#include "suite.h"

#include "base/error.h"
#include "query/fault.h"

static struct error err;

static const struct fault *added(size_t count)
{
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, count);
	return &err.faults[count - 1];
}

START_TEST(a_fault_has_its_parameter_value_suggestion_and_reason)
{
	error_clear(&err);
	ck_assert(!fault_add(&err, "kind", "towr", "tower", "is not one of this field's values"));
	const struct fault *fault = added(1);
	ck_assert_str_eq(fault->parameter, "kind");
	ck_assert_str_eq(fault->value, "towr");
	ck_assert_str_eq(fault->suggestion, "tower");
	ck_assert_str_eq(fault->reason, "is not one of this field's values");
}

START_TEST(a_reason_is_text_and_no_format)
{
	error_clear(&err);
	fault_add(&err, "q", "100%", NULL, "%s and %n");
	ck_assert_str_eq(added(1)->reason, "%s and %n");
}

START_TEST(an_empty_value_is_wrong_for_being_empty_where_it_must_have_one)
{
	error_clear(&err);
	ck_assert(!fault_add_value(&err, "sort", "", NULL, "is no field"));
	ck_assert_str_eq(added(1)->reason, "has an empty value");
	ck_assert(!fault_add_value(&err, "sort", "x", NULL, "is no field"));
	ck_assert_str_eq(added(2)->reason, "is no field");
	ck_assert(!fault_add(&err, "sort", "", NULL, "is no field"));
	ck_assert_str_eq(added(3)->reason, "is no field");
}

START_TEST(what_goes_past_a_limit_is_named_with_it)
{
	error_clear(&err);
	ck_assert(!fault_add_excess(&err, "group", "kind", "field", 4));
	const struct fault *fault = added(1);
	ck_assert_str_eq(fault->value, "kind");
	ck_assert_str_eq(fault->reason, "is one field too many; 4 are the limit");
	ck_assert_str_eq(fault->suggestion, "");
}

START_TEST(names_are_listed_as_long_as_they_have_room)
{
	char reason[FAULT_REASON_SIZE] = "is none";
	char name[FAULT_REASON_SIZE];
	size_t most = sizeof reason - strlen("is none: ") - sizeof ", …";
	memset(name, 'a', sizeof name);
	ck_assert(!fault_name(reason, ": ", name, most + 1));
	ck_assert_str_eq(reason, "is none, …");
	strcpy(reason, "is none");
	ck_assert(fault_name(reason, ": ", name, most));
	ck_assert_uint_eq(strlen(reason), strlen("is none: ") + most);
	ck_assert(!fault_name(reason, ", ", name, 1));
	ck_assert_uint_eq(strlen(reason), FAULT_REASON_SIZE - 1);
	ck_assert_str_eq(reason + FAULT_REASON_SIZE - sizeof ", …", ", …");
}

SUITE("fault", a_fault_has_its_parameter_value_suggestion_and_reason,
	a_reason_is_text_and_no_format, an_empty_value_is_wrong_for_being_empty_where_it_must_have_one,
	what_goes_past_a_limit_is_named_with_it, names_are_listed_as_long_as_they_have_room)

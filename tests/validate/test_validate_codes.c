#include "coded_fixture.h"

#include "validate/validate_codes.h"

static bool is_valid(const char *sql)
{
	begin(sql);
	error_clear(&err);
	bool ok = validate_codes(catalog, db, &err);
	end();
	return ok;
}

START_TEST(columns_that_are_coded_as_the_build_does_have_no_fault)
{
	ck_assert(is_valid(""));
	ck_assert_msg(is_valid(CODED), "%s: %s: %s %s", err.faults[0].parameter, err.faults[0].value,
		err.faults[0].reason, err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
}

#define OF(field) " WHERE field = '" field "'"
#define SWAPPED(field) "UPDATE api_column SET codes = CAST(" field " AS BLOB)"

START_TEST(what_differs_from_the_rows_is_a_fault_of_its_field)
{
	static const struct {
		const char *sql, *parameter, *value, *reason;
	} cases[] = {
		{"UPDATE api_word SET items = items + 1" OF("kind") " AND value = 'pier'", "kind", "pier",
			"is not in as many rows as its code says"},
		{"UPDATE api_word SET items = items + 1" OF("colours") " AND value = 'red'", "colours",
			"red", "is not in as many rows as its code says"},
		{"UPDATE api_word SET value = 'pie'" OF("kind") " AND value = 'pier'", "kind", "pie",
			"is not in as many rows as its code says"},
		{"UPDATE api_word SET code = code + 1000" OF("height") " AND value IS NULL", "height",
			"height", "leaves out a code"},
		{"UPDATE api_word SET code = 1000" OF("kind") " AND code = 0;"
													  "UPDATE api_word SET code = 0" OF(
														  "kind") " AND code = 1;"
																  "UPDATE api_word SET code = 1" OF(
																	  "kind") " AND code = 1000",
			"kind", "offshore", "has a code that is not in the order of the values"},
		{SWAPPED("substr(codes, 3) || substr(codes, 1, 2)") OF("height"), "api_column", "height",
			"has codes of other values than the rows"},
		{SWAPPED("substr(codes, 1, length(codes) - 2)") OF("lit"), "api_column", "lit",
			"has codes of other values than the rows"},
		{SWAPPED("codes || substr(codes, 1, 2)") OF("automatic"), "api_column", "automatic",
			"has codes of other values than the rows"},
		{SWAPPED("x'01000000' || codes") OF("colours"), "api_column", "colours",
			"has codes of other values than the rows"},
		{SWAPPED("x'0000' || codes") OF("colours"), "api_column", "colours",
			"has codes of other values than the rows"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[sizeof CODED + 400];
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i].sql);
		ck_assert_msg(!is_valid(sql), "%s", cases[i].sql);
		bool told = false;
		for (size_t j = 0; j < err.fault_count; j++)
			told = told ||
				(strcmp(err.faults[j].parameter, cases[i].parameter) == 0 &&
					strcmp(err.faults[j].value, cases[i].value) == 0 &&
					strcmp(err.faults[j].reason, cases[i].reason) == 0);
		ck_assert_msg(told, "%s: %s %s %s", cases[i].sql, err.faults[0].parameter,
			err.faults[0].value, err.faults[0].reason);
	}
}

START_TEST(a_column_that_cannot_be_read_is_an_error)
{
	ck_assert(!is_valid(CODED SWAPPED("substr(codes, 2)") OF("kind")));
	ck_assert_ptr_nonnull(strstr(err.detail, "a chunk of codes has"));
}

SUITE("validate_codes", columns_that_are_coded_as_the_build_does_have_no_fault,
	what_differs_from_the_rows_is_a_fault_of_its_field, a_column_that_cannot_be_read_is_an_error)

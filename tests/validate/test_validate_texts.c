#include "coded_fixture.h"

#include "validate/validate_texts.h"

static bool is_valid(const char *sql)
{
	begin(sql);
	error_clear(&err);
	bool ok = validate_texts(catalog, db, &err);
	end();
	return ok;
}

START_TEST(texts_that_stand_as_the_build_lays_them_have_no_fault)
{
	ck_assert(is_valid(""));
	ck_assert_msg(is_valid(TEXTS("name_zh") TEXTS("name_en") TEXTS("id")), "%s %s",
		err.faults[0].value, err.detail);
}

#define CHANGED(texts)                                                                             \
	TEXTS("name_zh") "UPDATE api_text_column SET texts = CAST(" texts " AS BLOB);"

START_TEST(other_texts_than_those_of_the_rows_are_a_fault_of_their_field)
{
	static const char *const cases[] = {CHANGED("x'61' || texts"), CHANGED("x'6100' || texts"),
		CHANGED("texts || x'6100'"), CHANGED("substr(texts, 3)"),
		CHANGED("x'00' || substr(texts, 2)")};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!is_valid(cases[i]), "%s", cases[i]);
		ck_assert_str_eq(err.faults[0].parameter, "api_text_column");
		ck_assert_str_eq(err.faults[0].value, "name_zh");
		ck_assert_str_eq(err.faults[0].reason, "has other texts than the rows");
	}
}

START_TEST(texts_that_cannot_be_read_are_an_error)
{
	ck_assert(!is_valid(CHANGED("x'61'")));
	ck_assert_ptr_nonnull(strstr(err.detail, "a chunk of texts is not whole"));
}

SUITE("validate_texts", texts_that_stand_as_the_build_lays_them_have_no_fault,
	other_texts_than_those_of_the_rows_are_a_fault_of_their_field,
	texts_that_cannot_be_read_are_an_error)

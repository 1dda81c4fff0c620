#include "db_fixture.h"

#include <inttypes.h>

START_TEST(closing_nothing_is_allowed)
{
	db_close(NULL);
	statement_release(NULL);
}

START_TEST(a_dataset_leaves_no_files_beside_it)
{
	struct db *db = db_open(dataset_copy("a.db"), &err);
	ck_assert_int_eq(run(db, "SELECT * FROM api_lights"), 12);
	db_close(db);
	dataset_clear();
	ck_assert_int_eq(rmdir(dataset_folder), 0);
	ck_assert_int_eq(mkdir(dataset_folder, 0700), 0);
}

static void assert_equal(const struct value *got, const struct value *wanted)
{
	ck_assert_int_eq(got->type, wanted->type);
	if (wanted->type == VALUE_INTEGER)
		ck_assert_int_eq(got->integer, wanted->integer);
	if (wanted->type == VALUE_NUMBER)
		ck_assert_mem_eq(&got->number, &wanted->number, sizeof(double));
	if (wanted->type != VALUE_TEXT)
		return;
	ck_assert_uint_eq(got->len, wanted->len);
	ck_assert_mem_eq(got->text, wanted->text, wanted->len);
}

START_TEST(values_come_out_as_they_went_in)
{
	const struct value values[] = {{.type = VALUE_NULL}, value_integer(0), value_integer(-1),
		value_integer(INT64_MAX), value_integer(INT64_MIN), value_number(0.1), value_number(-1e300),
		value_number(5e-324), value_number(3), value_text("", 0), value_text("灯塔", 6),
		value_text("a\0b", 3), value_text("abcdef", 3), value_text("O'Brien \"%_", 11)};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(values); i++) {
		struct statement *statement = db_prepare(db, "SELECT ?1, ?2", &err);
		ck_assert_ptr_nonnull(statement);
		ck_assert(statement_bind(statement, 1, &values[i], &err));
		ck_assert(statement_bind(statement, 2, &(struct value){.type = VALUE_NULL}, &err));
		ck_assert_int_eq(statement_step(statement, &err), 1);
		struct value got = statement_column(statement, 0), null = statement_column(statement, 1);
		assert_equal(&got, &values[i]);
		ck_assert_int_eq(null.type, VALUE_NULL);
		ck_assert_ptr_null(statement_text(statement, 1));
		ck_assert_int_eq(statement_step(statement, &err), 0);
		statement_release(statement);
	}
	db_close(db);
}

START_TEST(a_column_is_read_as_text)
{
	struct db *db = open_lights();
	struct statement *statement = db_prepare(db, "SELECT 'a', '', 12, 0.5, NULL, x'6162'", &err);
	static const char *const wanted[] = {"a", "", "12", "0.5", NULL, "ab"};
	ck_assert_int_eq(statement_step(statement, &err), 1);
	for (int i = 0; i < 6; i++) {
		const char *text = statement_text(statement, i);
		ck_assert_msg(text == wanted[i] || strcmp(text, wanted[i]) == 0, "column %d: %s", i, text);
	}
	statement_release(statement);
	db_close(db);
}

START_TEST(a_parameter_that_does_not_exist_cannot_be_bound)
{
	static const int indexes[] = {-1, 0, 3, 100000};
	struct db *db = open_lights();
	struct statement *statement = db_prepare(db, "SELECT ?1, ?2", &err);
	struct value value = value_text("a", 1);
	for (size_t i = 0; i < COUNT(indexes); i++) {
		error_clear(&err);
		ck_assert(!statement_bind(statement, indexes[i], &value, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
	}
	statement_release(statement);
	db_close(db);
}

START_TEST(a_step_that_fails_says_why)
{
	struct db *db = open_lights();
	ck_assert_int_eq(run(db, "SELECT abs(-9223372036854775807 - 1)"), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert_str_eq(err.detail, "integer overflow");
	ck_assert_int_eq(run(db, "SELECT id FROM api_keepers"), 2);
	db_close(db);
}

START_TEST(a_text_that_is_no_statement_is_refused)
{
	static const char *const texts[] = {"SELEKT 1", "SELECT", "SELECT * FROM", "'", "SELECT 'a"};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(texts); i++) {
		ck_assert_int_eq(run(db, texts[i]), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
	}
	db_close(db);
}

START_TEST(the_library_tells_its_version)
{
	ck_assert_str_eq(db_library_version(), sqlite3_libversion());
}

START_TEST(a_statement_that_is_reset_runs_again_with_its_values)
{
	struct db *db = open_lights();
	struct statement *statement =
		db_prepare(db, "SELECT id FROM api_lights WHERE kind = ?1 ORDER BY id", &err);
	struct value pier = value_text("pier", 4), shore = value_text("shore", 5);
	ck_assert(statement_bind(statement, 1, &pier, &err));
	statement_reset(statement); /* before its first step, too */
	for (int run = 0; run < 3; run++) {
		for (int row = 0; row < (run == 1 ? 1 : 3); row++) {
			ck_assert_int_eq(statement_step(statement, &err), 1);
			if (row == 0)
				ck_assert_str_eq(statement_text(statement, 0), "old-quote");
		}
		if (run != 1) /* in the middle of its rows and after them */
			ck_assert_int_eq(statement_step(statement, &err), 0);
		statement_reset(statement);
	}
	ck_assert(statement_bind(statement, 1, &shore, &err));
	ck_assert_int_eq(statement_step(statement, &err), 1);
	ck_assert_str_eq(statement_text(statement, 0), "alexandria");
	statement_release(statement);
	db_close(db);
}

START_TEST(a_statement_must_be_reset_to_be_bound_anew)
{
	struct db *db = open_lights();
	struct statement *statement = db_prepare(db, "SELECT ?1", &err);
	struct value value = value_integer(1);
	ck_assert(statement_bind(statement, 1, &value, &err));
	ck_assert_int_eq(statement_step(statement, &err), 1);
	error_clear(&err);
	ck_assert(!statement_bind(statement, 1, &value, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	statement_reset(statement);
	error_clear(&err);
	ck_assert(statement_bind(statement, 1, &value, &err));
	statement_release(statement);
	db_close(db);
}

START_TEST(a_statement_that_failed_can_be_reset)
{
	struct db *db = open_lights();
	struct statement *statement = db_prepare(db, "SELECT abs(?1)", &err);
	struct value least = value_integer(INT64_MIN), less = value_integer(-1);
	ck_assert(statement_bind(statement, 1, &least, &err));
	ck_assert_int_eq(statement_step(statement, &err), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	error_clear(&err);
	statement_reset(statement);
	ck_assert(statement_bind(statement, 1, &less, &err));
	ck_assert_int_eq(statement_step(statement, &err), 1);
	ck_assert_int_eq(statement_column(statement, 0).integer, 1);
	ck_assert_int_eq(err.code, ERROR_NONE);
	statement_release(statement);
	db_close(db);
}

SUITE("db", closing_nothing_is_allowed, a_dataset_leaves_no_files_beside_it,
	values_come_out_as_they_went_in, a_column_is_read_as_text,
	a_parameter_that_does_not_exist_cannot_be_bound, a_step_that_fails_says_why,
	a_text_that_is_no_statement_is_refused, the_library_tells_its_version,
	a_statement_that_is_reset_runs_again_with_its_values,
	a_statement_must_be_reset_to_be_bound_anew, a_statement_that_failed_can_be_reset)

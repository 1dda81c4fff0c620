#include "validate_fixture.h"

START_TEST(the_first_row_that_breaks_a_field_is_named)
{
	ck_assert(!is_valid(dataset_view("automatic", "iif(l.id > 'g', 2, 1)")));
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "lights.automatic");
	ck_assert_str_eq(err.faults[0].value, "hook");
}

START_TEST(each_field_that_is_broken_is_named)
{
	ck_assert(!is_valid(dataset_with(
		"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, 1 AS name FROM lights;"
		"DROP VIEW api_keepers; CREATE VIEW api_keepers AS SELECT upper(id) AS id, NULL AS name "
		"FROM keepers; UPDATE api_field SET enum = 'kind' WHERE resource = 'keepers' AND "
		"field = 'id'; UPDATE api_resource SET items = 12 WHERE name = 'wrecks'")));
	static const struct fault wanted[] = {
		{.parameter = "keepers.id", .value = "GRACE", .reason = "is no word of its vocabulary"},
		{.parameter = "keepers.name", .value = "GRACE", .reason = "is null"},
		{.parameter = "wrecks.name", .value = "alexandria", .reason = "is not text"},
	};
	ck_assert_uint_eq(err.fault_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		ck_assert_str_eq(err.faults[i].parameter, wanted[i].parameter);
		ck_assert_str_eq(err.faults[i].value, wanted[i].value);
		ck_assert_str_eq(err.faults[i].reason, wanted[i].reason);
	}
}

START_TEST(a_row_without_key_is_named_by_nothing)
{
	ck_assert(!is_valid(dataset_view("id", "NULL")));
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "lights.id");
	ck_assert_str_eq(err.faults[0].value, "");
	ck_assert_str_eq(err.faults[0].reason, "is null");
}

START_TEST(a_number_of_items_that_is_not_that_of_the_rows_is_named)
{
	ck_assert(!is_valid(dataset_with("UPDATE api_resource SET items = 11 WHERE name = 'lights'")));
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "lights");
	ck_assert_str_eq(err.faults[0].reason, "has 12 items; api_resource says 11");
}

START_TEST(faults_beyond_the_most_are_counted)
{
	char sql[32768], *p = sql;
	for (int view = 0; view < 5; view++) {
		p += sprintf(p, "CREATE VIEW api_r%d AS SELECT id", view);
		for (int i = 1; i < 20; i++)
			p += sprintf(p, ", 'x' AS f%d", i);
		p += sprintf(p,
			" FROM lights; INSERT INTO api_resource VALUES ('r%d', 'r', 'id', 1, 1, NULL, '', '', '', '', 12, 0, NULL);"
			"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19) "
			"INSERT INTO api_field SELECT 'r%d', iif(i = 0, 'id', 'f' || i), i + 1, "
			"iif(i = 0, 'text', 'integer'), NULL, NULL, NULL, NULL, 0, 1, 1, 0, 'always', NULL, NULL, NULL, "
			"'', '', '', '' FROM n;",
			view, view);
	}
	ck_assert(!is_valid(dataset_with(sql)));
	ck_assert_uint_eq(err.fault_count, 5 * 19);
	ck_assert_str_eq(err.faults[ERROR_FAULTS_MAX - 1].parameter, "r3.f7");
}

SUITE("validate_rows_faults", the_first_row_that_breaks_a_field_is_named,
	each_field_that_is_broken_is_named, a_row_without_key_is_named_by_nothing,
	a_number_of_items_that_is_not_that_of_the_rows_is_named, faults_beyond_the_most_are_counted)

#include "db_fixture.h"

/* What a statement's first column of its one row is. */
static struct value value_of(struct db *db, const char *sql)
{
	struct statement *row = db_prepare(db, sql, &err);
	ck_assert_msg(row && statement_step(row, &err) == 1, "%s: %s", sql, err.detail);
	struct value value = statement_column(row, 0);
	ck_assert(value.type != VALUE_TEXT);
	statement_release(row);
	return value;
}

START_TEST(sums_and_averages_lose_nothing_to_rounding)
{
	static const struct {
		const char *sql;
		double wanted;
	} cases[] = {
		{"SELECT compensated_sum(column1) FROM (VALUES (1), (1e100), (1), (NULL), (-1e100))", 2},
		{"SELECT compensated_avg(column1) FROM (VALUES (1), (1e100), (1), (NULL), (-1e100))", 0.5},
		{"SELECT compensated_sum(column1) FROM (VALUES (9223372036854775807), (9223372036854775807))",
			18446744073709600000.0}, /* as 15 digits say it */
		{"SELECT compensated_avg(column1) FROM (VALUES (0))", 0},
	};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct value value = value_of(db, cases[i].sql);
		ck_assert_msg(value.type == VALUE_NUMBER && value.number == cases[i].wanted, "%s: %g",
			cases[i].sql, value.number);
	}
	db_close(db);
}

START_TEST(of_nulls_they_are_null)
{
	static const char *const cases[] = {
		"SELECT compensated_sum(column1) FROM (VALUES (NULL), (NULL))",
		"SELECT compensated_avg(column1) FROM (VALUES (NULL))",
		"SELECT compensated_sum(height) FROM api_lights WHERE height < 0",
		"SELECT compensated_avg(height) FROM api_lights WHERE height < 0"};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(value_of(db, cases[i]).type == VALUE_NULL, "%s", cases[i]);
	db_close(db);
}

START_TEST(groups_are_added_up_each_for_itself)
{
	struct db *db = open_lights();
	ck_assert_int_eq(
		run(db,
			"SELECT kind, compensated_sum(height) AS a, count(height) * compensated_avg(height) AS b,"
			" sum(height) AS c FROM api_lights GROUP BY kind"
			" HAVING a IS NOT NULL AND (abs(a - b) > 1e-9 OR abs(a - c) > 1e-9)"),
		0);
	db_close(db);
}

SUITE("aggregates", sums_and_averages_lose_nothing_to_rounding, of_nulls_they_are_null,
	groups_are_added_up_each_for_itself)

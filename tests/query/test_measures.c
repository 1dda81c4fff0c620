#include "coded_fixture.h"

#include "query/measures.h"

enum { GROUPS = 3 };

static struct columns columns;
static struct measures measures;

static void start(const char *sql, const char *text)
{
	begin(sql);
	parse(text);
	columns = (struct columns){.resource = query.resource};
	measures = (struct measures){.count = 0};
}

static void stop(void)
{
	columns_close(&columns);
	measures_close(&measures);
	end();
}

/* Rows by turns to the first two groups; the third has none. */
static void measure(void)
{
	int rows;
	ck_assert(measures_open(&measures, &query, GROUPS, &err));
	ck_assert_msg(measures_open_columns(&measures, db, &columns, &err), "%s", err.detail);
	while ((rows = columns_next(&columns, &err)) > 0)
		for (int row = 0; row < rows; row++)
			ck_assert(measures_add_row(&measures, &columns, row, (size_t)row % 2, &err));
	ck_assert_int_eq(rows, 0);
}

static void assert_figures(size_t group, const char *const *wanted)
{
	for (size_t i = 0; i < query.aggregate_count; i++) {
		char shown[32] = "";
		struct value value = measures_value(&measures, &query.aggregates[i], group);
		if (value.type != VALUE_NULL)
			snprintf(shown, sizeof shown, "%.15g", value_as_number(&value));
		ck_assert_msg(strcmp(shown, wanted[i]) == 0, "%zu, %zu: %s", group, i, shown);
	}
}

START_TEST(each_group_has_the_figures_of_its_numbers)
{
	static const char *const first[] = {"237", "39.5", "0", "100", "0", "3", "1.5", "3"},
							 *const second[] = {"131.1", "26.22", "0.1", "49", "1", "13", "3.25",
								 "6"},
							 *const none[] = {"", "", "", "", "", "", "", ""};
	start(CODED COLUMN("floors"),
		"group=kind&aggregate=height__sum,height__avg,height__min,height__max,"
		"floors__min,floors__sum,floors__avg,floors__max");
	measure();
	ck_assert_uint_eq(measures.count, 2);
	assert_figures(0, first);
	assert_figures(1, second);
	assert_figures(2, none);
	stop();
}

START_TEST(a_sum_past_all_doubles_is_null)
{
	static const char *const wanted[] = {"", "", "1e+308"};
	start(CODED "UPDATE api_word SET value = 1e308 WHERE field = 'height' AND value NOT NULL;",
		"group=kind&aggregate=height__sum,height__avg,height__max");
	measure();
	assert_figures(0, wanted);
	stop();
}

START_TEST(words_that_are_no_numbers_are_an_error)
{
	static const char *const cases[] = {
		"UPDATE api_word SET value = 'tall' WHERE field = 'height' AND code = 1;",
		"DELETE FROM api_column WHERE field = 'kind';"
		"UPDATE api_word SET value = x'00' WHERE field = 'height' AND code = 0;"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[8192];
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i]);
		start(sql, "group=kind&aggregate=height__sum");
		ck_assert(measures_open(&measures, &query, GROUPS, &err));
		ck_assert(!measures_open_columns(&measures, db, &columns, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		stop();
	}
}

SUITE("measures", each_group_has_the_figures_of_its_numbers, a_sum_past_all_doubles_is_null,
	words_that_are_no_numbers_are_an_error)

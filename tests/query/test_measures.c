#include "coded_fixture.h"

#include "query/group.h"
#include "query/measures.h"

enum { TEXT_MAX = 4096, GROUPS = 3 };

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
	ck_assert_msg(measures_open(&measures, db, &query, GROUPS, &columns, &err), "%s", err.detail);
	while ((rows = columns_next(&columns, &err)) > 0)
		for (int row = 0; row < rows; row++)
			measures_add(&measures, &columns, row, (size_t)row % 2);
	ck_assert_int_eq(rows, 0);
}

static void assert_figures(size_t group, const char *const *wanted)
{
	struct buf text;
	buf_init(&text, TEXT_MAX);
	measures_write(&measures, &query, group, &text);
	ck_assert_uint_eq(text.len, query.aggregate_count * GROUP_FIGURE_WIDTH);
	for (size_t i = 0; i < query.aggregate_count; i++) {
		char figure[GROUP_FIGURE_WIDTH + 1], shown[GROUP_FIGURE_WIDTH + 1] = "";
		snprintf(figure, sizeof figure, "%s", text.data + GROUP_FIGURE_WIDTH * i);
		if (strspn(figure, " ") < GROUP_FIGURE_WIDTH)
			snprintf(shown, sizeof shown, "%.15g", strtod(figure, NULL));
		ck_assert_msg(strcmp(shown, wanted[i]) == 0, "%zu, %zu: %s", group, i, text.data);
	}
	buf_finish(&text);
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

START_TEST(a_sum_past_all_doubles_is_a_number_that_is_infinite)
{
	static const char *const wanted[] = {"inf", "inf", "1e+308"};
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
		ck_assert(!measures_open(&measures, db, &query, GROUPS, &columns, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		stop();
	}
}

SUITE("measures", each_group_has_the_figures_of_its_numbers,
	a_sum_past_all_doubles_is_a_number_that_is_infinite, words_that_are_no_numbers_are_an_error)

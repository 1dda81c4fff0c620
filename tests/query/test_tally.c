#include "coded_fixture.h"

#include "query/hits.h"
#include "query/tally.h"

static int count(int64_t *ret_total)
{
	struct hits hits = {0};
	int done = tally_count(db, &query, &hits, ret_total, &err);
	hits_finish(&hits);
	return done;
}

static void assert_same(const struct value *one, const struct value *other, const char *text)
{
	ck_assert_msg(one->type == other->type, "%s: a value of another type", text);
	if (one->type == VALUE_TEXT)
		ck_assert_str_eq(one->text, other->text);
	else if (one->type == VALUE_INTEGER)
		ck_assert_int_eq(one->integer, other->integer);
	else if (one->type == VALUE_NUMBER)
		ck_assert_double_eq(one->number, other->number);
}

/* Both give the same values as often, in the same order. */
static void assert_same_rows(struct statement *one, struct statement *other, const char *text)
{
	int more;
	while ((more = statement_step(one, &err)) > 0) {
		ck_assert_msg(statement_step(other, &err) == 1, "%s: more values than SQL finds", text);
		for (int i = 0; i < 2; i++) {
			struct value a = statement_column(one, i), b = statement_column(other, i);
			assert_same(&a, &b, text);
		}
	}
	ck_assert_msg(more == 0 && statement_step(other, &err) == 0, "%s: SQL finds more values", text);
}

static const char *const conditions[] = {"kind=shore", "kind=shore,pier", "kind__ne=shore",
	"height__gte=35", "height__lt=35&height__gt=1", "height__isnull=true", "lit__year=1858",
	"lit__isnull=false", "lit__prefix=18", "automatic=true", "automatic__ne=true",
	"kind=offshore&height=49", "kind=offshore&lit__lt=1860-01-01&automatic=true",
	"kind=pier&height__gte=1000", "kind=shore&kind=pier&automatic__isnull=true",
	"q=light&kind=shore", "q=rock&height__gte=35&automatic=true", "q=nowhere&kind=shore",
	"colours=white", "floors__gte=3&kind=shore", "q=light&colours__ne=white",
	"colours__isnull=false", "colours__isnull=true", "colours=white&colours__isnull=false",
	"q=light&colours__isnull=false&colours__ne=white", "colours__isnull=false&kind=shore"};

static void assert_counted(const char *text)
{
	int64_t total = -1;
	parse(text);
	ck_assert_msg(count(&total) == 1, "%s: %s", text, err.detail);
	ck_assert_msg(total == count_by_sql(), "%s: %d", text, (int)total);
}

START_TEST(rows_are_counted_as_sql_counts_them)
{
	begin(CODED);
	for (size_t i = 0; i < COUNT(conditions); i++) {
		char text[200];
		snprintf(text, sizeof text, "%s&facet=kind", conditions[i]);
		assert_counted(text);
	}
	end();
}

START_TEST(rows_are_counted_without_what_is_excluded)
{
	static const char *const cases[] = {"id__ne=hook", "colours__ne=white",
		"kind=shore&floors__ne=3", "colours__ne=white&colours__isnull=false&id__ne=hook,nowhere"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_counted(cases[i]);
	end();
}

/* SQL would take an index for what it takes for few rows. */
START_TEST(rows_are_counted_by_codes_where_a_condition_has_some)
{
	static const char *const cases[] = {"kind=shore&floors=3", "kind=shore&colours=white",
		"q=light&kind=shore", "height__gte=1&height__lt=90&name_en__contains=o"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_counted(cases[i]);
	end();
}

START_TEST(values_are_counted_as_sql_counts_them)
{
	static const char *const facets[] = {
		"kind", "lit__year", "colours", "kind&facet_mode=multi_select"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(conditions) * 4; i++) {
		char text[200];
		struct buf work, sql;
		struct sql_values values;
		struct statement *rows = NULL;
		struct hits hits = {0};
		snprintf(text, sizeof text, "%s&facet=%s", conditions[i / 4], facets[i % 4]);
		parse(text);
		buf_init(&work, 1 << 20);
		buf_init(&sql, SQL_MAX);
		ck_assert_msg(tally_facet(db, &query, &query.facets[0], &hits, &work, &rows, &err) == 1,
			"%s: %s", text, err.detail);
		sql_write_facet(&query, &query.facets[0], &sql, &values);
		struct statement *plain = sql_prepare(db, buf_text(&sql), &values, &err);
		assert_same_rows(rows, plain, text);
		statement_release(rows);
		statement_release(plain);
		hits_finish(&hits);
		buf_finish(&work);
		buf_finish(&sql);
	}
	end();
}

START_TEST(what_is_not_coded_is_left_to_sql)
{
	static const char *const cases[] = {"", "q=white", "colours=white", "floors=3", "id=hook"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t total;
		parse(cases[i]);
		ck_assert_msg(count(&total) == 0, "%s", cases[i]);
		ck_assert_int_eq(err.code, ERROR_NONE);
	}
	end();
}

/* A file that lies about its codes gets an error, not a wrong count, and nothing is read past a
 * chunk. */
START_TEST(columns_that_do_not_fit_are_an_error)
{
	static const struct {
		const char *sql, *detail;
	} cases[] = {
		{"UPDATE api_column SET codes = x'0000' WHERE field = 'kind';", "fewer rows"},
		{"UPDATE api_column SET codes = zeroblob(16386) WHERE field = 'kind';",
			"more than 8192 codes"},
		{"UPDATE api_column SET codes = x'' WHERE field = 'height';", "has 0 bytes"},
		{"INSERT INTO api_column VALUES ('lights', 'kind', 1, x'0000');", "more rows"},
		{"UPDATE api_column SET codes = substr(codes, 3) WHERE field <> 'colours';", "fewer rows"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[8192];
		int64_t total;
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i].sql);
		begin(sql);
		parse("kind=shore&height__gt=1");
		ck_assert_int_eq(count(&total), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_msg(strstr(err.detail, cases[i].detail), "%s", err.detail);
		end();
	}
}

START_TEST(lists_that_are_cut_are_an_error)
{
	static const char *const codes[] = {
		"x'0200000001'", "x'02000000'", "x'0100'", "zeroblob(16386)"};
	for (size_t i = 0; i < COUNT(codes); i++) {
		char sql[8192];
		struct hits hits = {0};
		struct buf work;
		struct statement *rows;
		snprintf(sql, sizeof sql, "%sUPDATE api_column SET codes = %s WHERE field = 'colours';",
			CODED, codes[i]);
		begin(sql);
		parse("kind=shore&facet=colours");
		buf_init(&work, 1 << 20);
		ck_assert_int_eq(tally_facet(db, &query, &query.facets[0], &hits, &work, &rows, &err), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		hits_finish(&hits);
		buf_finish(&work);
		end();
	}
}

/* A code that no word has stands for no value: its rows hold no condition. */
START_TEST(a_code_without_a_word_is_of_no_row_that_is_meant)
{
	int64_t total = -1;
	begin(CODED "DELETE FROM api_word WHERE field = 'kind';");
	parse("kind__ne=shore&height__gt=1");
	ck_assert_int_eq(count(&total), 1);
	ck_assert_int_eq(total, 0);
	end();
}

START_TEST(words_that_cannot_be_are_an_error)
{
	static const char *const changes[] = {
		"items = -1", "items = 1 << 31", "items = 9223372036854775807", "code = -1"};
	for (size_t i = 0; i < COUNT(changes); i++) {
		char sql[8192];
		int64_t total;
		snprintf(sql, sizeof sql,
			"%sUPDATE api_word SET %s WHERE field = 'kind' AND value = 'pier';", CODED, changes[i]);
		begin(sql);
		parse("kind__ne=shore");
		ck_assert_msg(count(&total) == -1, "%s", changes[i]);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		end();
	}
}

SUITE("tally", rows_are_counted_as_sql_counts_them, rows_are_counted_without_what_is_excluded,
	rows_are_counted_by_codes_where_a_condition_has_some, values_are_counted_as_sql_counts_them,
	what_is_not_coded_is_left_to_sql, columns_that_do_not_fit_are_an_error,
	lists_that_are_cut_are_an_error, a_code_without_a_word_is_of_no_row_that_is_meant,
	words_that_cannot_be_are_an_error)

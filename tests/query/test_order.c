#include "coded_fixture.h"

#include "query/hits.h"
#include "query/order.h"

enum { ROWS_MAX = 100 };

static char kept[QUERY_TERMS_MAX][200]; /* texts of the row to go on behind */

static int order(const struct value *after, struct buf *found)
{
	struct hits hits = {0};
	buf_init(found, ORDER_MAX);
	int done = order_find(db, &query, after, &hits, found, &err);
	hits_finish(&hits);
	return done;
}

/* The numbers of the rows of a statement, as many as the query's limit at most; behind them is the
 * last row's place. */
static size_t read_rows(
	struct buf *sql, const struct sql_values *values, int64_t *ret_rows, struct value *ret_after)
{
	struct projection projection = query_projection(&query);
	struct statement *row = sql_prepare(db, buf_text(sql), values, &err);
	size_t count = 0;
	ck_assert_msg(row != NULL, "%s", err.detail);
	while (count < (size_t)query.limit && statement_step(row, &err) > 0) {
		int column = projection_count(&projection);
		for (size_t i = 0; i < query.sort_count; i++) {
			ret_after[i] = statement_column(row, column++);
			if (ret_after[i].type != VALUE_TEXT)
				continue;
			memcpy(kept[i], ret_after[i].text, ret_after[i].len + 1);
			ret_after[i].text = kept[i];
		}
		ret_rows[count++] = statement_column(row, column).integer;
	}
	statement_release(row);
	buf_finish(sql);
	return count;
}

static size_t read_by_sql(int64_t *ret_rows)
{
	struct buf sql;
	struct sql_values values;
	struct value after[QUERY_TERMS_MAX];
	buf_init(&sql, SQL_MAX);
	sql_write_select(&query, NULL, &sql, &values);
	return read_rows(&sql, &values, ret_rows, after);
}

/* The same page by page. */
static size_t read_by_codes(int64_t *ret_rows)
{
	struct value after[QUERY_TERMS_MAX];
	size_t count = 0, more = 1;
	while (more > 0) {
		struct buf sql, found;
		struct sql_values values;
		ck_assert_msg(order(count > 0 ? after : NULL, &found) == 1, "%s", err.detail);
		buf_init(&sql, SQL_MAX);
		sql_write_found(&query, &found, &sql, &values);
		more = read_rows(&sql, &values, ret_rows + count, after);
		count += more;
		buf_finish(&found);
	}
	return count;
}

static void assert_same_pages(const char *text)
{
	int64_t wanted[ROWS_MAX], rows[ROWS_MAX];
	parse(text);
	size_t count = read_by_codes(rows);
	query.limit = ROWS_MAX;
	ck_assert_msg(read_by_sql(wanted) == count, "%s: %zu", text, count);
	ck_assert_msg(memcmp(rows, wanted, count * sizeof *rows) == 0, "%s", text);
}

START_TEST(pages_by_codes_have_the_rows_that_sql_has_in_order)
{
	static const char *const sorts[] = {"kind,height", "-kind,-height", "height,-kind",
		"-height,kind,-id", "lit,kind", "-lit,height,kind", "kind,lit,-id",
		"kind,-lit,id,floors,-height", "-lit,kind,-id,name_en"};
	static const char *const conditions[] = {"", "&kind=shore", "&kind__ne=shore&height__gt=3",
		"&height__isnull=true", "&colours__isnull=false", "&q=rock", "&q=light&kind=offshore",
		"&floors__gte=3", "&q=nowhere"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(sorts) * COUNT(conditions); i++) {
		for (int limit = 1; limit < 20; limit += 3) {
			char text[200];
			snprintf(text, sizeof text, "sort=%s%s&limit=%d", sorts[i / COUNT(conditions)],
				conditions[i % COUNT(conditions)], limit);
			assert_same_pages(text);
		}
	}
	end();
}

/* By the key, of what has to be looked for anyway to be counted. */
START_TEST(pages_of_what_is_looked_for_have_the_rows_that_sql_has_in_order)
{
	static const char *const asked[] = {"q=rock", "q=light&sort=-id", "q=nowhere",
		"name_en__contains=o", "name_en__contains=o&sort=-id", "q=light&name_en__contains=o",
		"colours__isnull=false", "colours__isnull=true&sort=-id,kind",
		"colours__isnull=false&kind=shore&q=light", "q=light&kind=shore",
		"q=light&kind__ne=shore&name_en__contains=o&sort=-id", "height__gte=1&height__lt=90",
		"lit__prefix=18&kind__ne=pier&sort=-id", "lit__year=1858,1883"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(asked); i++) {
		for (int limit = 1; limit < 20; limit += 3) {
			char text[200];
			snprintf(text, sizeof text, "%s&limit=%d", asked[i], limit);
			assert_same_pages(text);
		}
	}
	end();
}

START_TEST(what_an_index_has_in_order_and_what_is_not_coded_is_left_to_sql)
{
	static const char *const cases[] = {"", "sort=kind", "sort=-id", "kind=shore", "sort=id,kind",
		"sort=floors,kind", "sort=kind,name_en", "q=rock&sort=floors,relevance",
		"group=kind&sort=kind"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf found;
		parse(cases[i]);
		ck_assert_msg(order(NULL, &found) == 0, "%s", cases[i]);
		ck_assert_int_eq(err.code, ERROR_NONE);
		buf_finish(&found);
	}
	end();
}

/* A cursor tells what its writer likes. */
START_TEST(a_place_that_is_none_is_left_to_sql)
{
	const struct value key = value_text("hook", strlen("hook")),
					   kind = value_text("shore", strlen("shore"));
	const struct value cases[][3] = {
		{value_text("no kind", strlen("no kind")), value_number(35), key},
		{kind, value_number(35.5), key}, {kind, value_text("35", strlen("35")), key},
		{kind, value_number(35), value_text("no key", strlen("no key"))}};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf found;
		parse("sort=kind,height");
		ck_assert_msg(order(cases[i], &found) == 0, "%zu", i);
		ck_assert_int_eq(err.code, ERROR_NONE);
		buf_finish(&found);
	}
	end();
}

/* A file that lies about its codes gets an error, and nothing is read past what there is. */
START_TEST(columns_that_do_not_fit_are_an_error)
{
	static const char *const cases[] = {
		"UPDATE api_column SET codes = x'0000' WHERE field = 'height';",
		"INSERT INTO api_column VALUES ('lights', 'kind', 1, x'0000');",
		"INSERT INTO api_column SELECT 'lights', field, 1, zeroblob(16384) FROM api_column GROUP BY field;",
		"UPDATE api_column SET codes = x'' WHERE field = 'kind';",
		"UPDATE api_column SET codes = substr(codes, 3) WHERE field <> 'colours';"};
	for (size_t i = 0; i < COUNT(cases) * 2; i++) {
		char sql[8192];
		struct buf found;
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i / 2]);
		begin(sql);
		parse(i % 2 > 0 ? "sort=kind,height&kind=shore" : "sort=kind,height");
		ck_assert_int_eq(order(NULL, &found), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&found);
		end();
	}
}

SUITE("order", pages_by_codes_have_the_rows_that_sql_has_in_order,
	pages_of_what_is_looked_for_have_the_rows_that_sql_has_in_order,
	what_an_index_has_in_order_and_what_is_not_coded_is_left_to_sql,
	a_place_that_is_none_is_left_to_sql, columns_that_do_not_fit_are_an_error)

#include "coded_fixture.h"

#include "query/groups.h"

enum { TEXT_MAX = 1 << 16 };

/* The groups of a page, as text. */
static void write_page(const struct query *asked, const struct value *after, struct buf *text)
{
	struct buf sql;
	struct sql_values values;
	struct projection projection = query_projection(asked);
	buf_init(&sql, SQL_MAX);
	sql_write_select(asked, after, &sql, &values);
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, &err);
	ck_assert_msg(row != NULL, "%s", err.detail);
	while (statement_step(row, &err) > 0) {
		for (int i = 0; i < projection_count(&projection); i++) {
			struct value value = statement_column(row, i);
			if (value.type == VALUE_TEXT)
				buf_printf(text, "'%s' ", value.text);
			else if (value.type == VALUE_NULL)
				buf_puts(text, "null ");
			else
				buf_printf(
					text, "%g ", value.type == VALUE_NUMBER ? value.number : (double)value.integer);
		}
		buf_putc(text, '\n');
	}
	statement_release(row);
	buf_finish(&sql);
}

static void assert_same(const char *text, const struct value *after)
{
	struct query counted = query;
	struct buf found, wanted, said;
	int64_t total = -1;
	buf_init(&found, TEXT_MAX);
	buf_init(&wanted, TEXT_MAX);
	buf_init(&said, TEXT_MAX);
	ck_assert_msg(
		groups_count(db, &counted, after, &found, &total, &err) == 1, "%s: %s", text, err.detail);
	ck_assert_msg(total == count_by_sql(), "%s: %d groups", text, (int)total);
	write_page(&query, after, &wanted);
	write_page(&counted, after, &said);
	buf_putc(&wanted, '.');
	buf_putc(&said, '.');
	ck_assert_str_eq(buf_text(&said), buf_text(&wanted));
	buf_finish(&said);
	buf_finish(&wanted);
	buf_finish(&found);
}

START_TEST(groups_are_counted_as_sql_counts_them)
{
	static const char *const conditions[] = {"", "&kind=shore", "&q=light", "&q=nowhere",
		"&name_en__contains=o", "&q=light&automatic__isnull=true", "&kind=pier&height__gte=1000",
		"&colours__isnull=false", "&colours__isnull=true&kind=shore"};
	static const char *const groups[] = {"group=kind", "group=lit__year&sort=-count",
		"group=height,kind,automatic,lit&sort=-height", "group=lit,lit__year&limit=2",
		"group=automatic,kind&aggregate=height__max,floors__sum&sort=-height__max",
		"group=lit__year,kind&aggregate=height__min,height__max,height__sum,height__avg&sort=-height__avg",
		"group=height&aggregate=height__sum&sort=height__sum",
		"group=automatic&aggregate=height__avg&sort=-count,height__avg&limit=2"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(groups) * COUNT(conditions); i++) {
		char text[200];
		snprintf(text, sizeof text, "%s%s", groups[i / COUNT(conditions)],
			conditions[i % COUNT(conditions)]);
		parse(text);
		assert_same(text, NULL);
	}
	end();
}

START_TEST(they_go_on_behind_a_group_as_sql_goes_on)
{
	struct value after[] = {value_text("pier", 4), {.type = VALUE_NULL}};
	begin(CODED);
	parse("group=kind,height&q=light");
	assert_same("behind null", after);
	after[1] = (struct value){.type = VALUE_NUMBER, .number = 10};
	assert_same("behind a number", after);
	after[0] = value_text("no kind", 7);
	assert_same("behind a value that there is not", after);
	end();
}

START_TEST(they_go_on_behind_what_is_computed_as_sql_goes_on)
{
	static const char *const asked[] = {
		"group=kind&aggregate=height__avg,height__max&sort=-height__avg,-height__max",
		"group=kind&aggregate=height__avg,height__max&sort=height__avg,height__max"};
	const struct value after[] = {value_number(40.9), value_number(49), value_text("offshore", 8)};
	const struct value rest[] = {{.type = VALUE_NULL}, {.type = VALUE_NULL}, value_text("a", 1)};
	begin(CODED);
	for (size_t i = 0; i < COUNT(asked); i++) {
		parse(asked[i]);
		assert_same(asked[i], after);
		assert_same(asked[i], rest);
	}
	parse("group=lit__year,automatic&sort=-lit__year,-count");
	const struct value year[] = {value_integer(1858), value_integer(1), value_integer(1)};
	assert_same("behind a year", year);
	end();
}

START_TEST(what_is_not_coded_is_left_to_sql)
{
	static const char *const cases[] = {"group=floors", "group=kind,floors", "group=keeper_id"};
	begin(CODED);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t total;
		parse(cases[i]);
		ck_assert_int_eq(groups_count(db, &query, NULL, NULL, &total, &err), 0);
	}
	end();
}

START_TEST(columns_that_do_not_fit_are_an_error)
{
	static const char *const codes[] = {"x''", "x'00'", "x'0000'", "substr(codes, 3)",
		"CAST(codes || codes AS BLOB)", "zeroblob(65536)"};
	for (size_t i = 0; i < COUNT(codes); i++) {
		char sql[8192];
		int64_t total;
		struct buf found;
		snprintf(sql, sizeof sql, "%sUPDATE api_column SET codes = %s WHERE field = 'kind';", CODED,
			codes[i]);
		begin(sql);
		parse("group=height,kind");
		buf_init(&found, TEXT_MAX);
		ck_assert_int_eq(groups_count(db, &query, NULL, &found, &total, &err), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&found);
		end();
	}
}

/* Never more than there is room for. */
START_TEST(what_has_no_room_is_an_error)
{
	int64_t total;
	struct buf found;
	begin(CODED);
	parse("group=height");
	buf_init(&found, 4);
	ck_assert_int_eq(groups_count(db, &query, NULL, &found, &total, &err), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&found);
	end();
}

SUITE("groups", groups_are_counted_as_sql_counts_them, they_go_on_behind_a_group_as_sql_goes_on,
	they_go_on_behind_what_is_computed_as_sql_goes_on, what_is_not_coded_is_left_to_sql,
	columns_that_do_not_fit_are_an_error, what_has_no_room_is_an_error)

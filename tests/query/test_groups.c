#include "coded_fixture.h"

#include "query/groups.h"
#include "query/hits.h"

enum { TEXT_MAX = 1 << 16 };

static void write_value(const struct value *value, struct buf *text)
{
	if (value->type == VALUE_TEXT)
		buf_printf(text, "'%.*s' ", (int)value->len, value->text);
	else if (value->type == VALUE_NULL)
		buf_puts(text, "null ");
	else
		buf_printf(text, "%g ", value_as_number(value));
}

static void write_said(const struct groups *groups, struct buf *text)
{
	for (size_t i = 0; i < groups_count(groups); i++) {
		for (size_t field = 0; field < query_rows(&query)->field_count; field++) {
			struct value value = groups_value(groups, i, field);
			write_value(&value, text);
		}
		buf_putc(text, '\n');
	}
}

/* The groups that SQL makes, all pages of them. */
static void write_groups(struct buf *sql, struct sql_values *values)
{
	static const char *const functions[] = {"sum", "avg", "min", "max"};
	buf_puts(sql, "SELECT * FROM (SELECT ");
	for (size_t i = 0; i < query.group_count; i++) {
		dimension_write(&query.group[i], query.group[i].field->name, sql);
		buf_printf(sql, " AS \"%s\", ", query.group_fields[i].name);
	}
	buf_puts(sql, "count(*) AS count");
	for (size_t i = 0; i < query.aggregate_count; i++)
		buf_printf(sql, ", %s(%s) AS \"%s\"", functions[query.aggregates[i].function],
			query.aggregates[i].field->name, query.group_fields[query.group_count + 1 + i].name);
	where_write(&query, sql, values);
	for (size_t i = 0; i < query.group_count; i++)
		buf_printf(sql, "%s%zu", i == 0 ? " GROUP BY " : ", ", i + 1);
	buf_putc(sql, ')');
}

/* Writes that a group comes after the sort values of the terms from `term` on. */
static void write_behind(size_t term, size_t first, const struct value *after, struct buf *sql)
{
	const struct sort_term *t = &query.sort[term];
	if (term == query.sort_count) {
		buf_puts(sql, "0");
		return;
	}
	buf_puts(sql, "(");
	if (after[term].type != VALUE_NULL)
		buf_printf(sql, "\"%s\" %c ?%zu OR \"%s\" IS NULL OR ", t->field->name,
			t->descending ? '<' : '>', first + term, t->field->name);
	buf_printf(sql, "\"%s\" IS ?%zu AND ", t->field->name, first + term);
	write_behind(term + 1, first, after, sql);
	buf_puts(sql, ")");
}

static int64_t write_wanted(const struct value *after, struct buf *text)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	int64_t total = 0;
	buf_init(&sql, SQL_MAX);
	write_groups(&sql, &values);
	size_t first = values.count + 1;
	for (size_t i = 0; after && i < query.sort_count; i++)
		where_bind(&values, after[i]);
	if (after) {
		buf_puts(&sql, " WHERE ");
		write_behind(0, first, after, &sql);
	}
	for (size_t i = 0; i < query.sort_count; i++)
		buf_printf(&sql, "%s\"%s\"%s NULLS LAST", i == 0 ? " ORDER BY " : ", ",
			query.sort[i].field->name, query.sort[i].descending ? " DESC" : "");
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, &err);
	ck_assert_msg(row != NULL, "%s", err.detail);
	for (; statement_step(row, &err) > 0; total++) {
		for (size_t i = 0; i < query_rows(&query)->field_count && total <= query.limit; i++) {
			struct value value = statement_column(row, (int)i);
			write_value(&value, text);
		}
		buf_puts(text, total <= query.limit ? "\n" : "");
	}
	statement_release(row);
	buf_finish(&sql);
	return total;
}

static void assert_same(const char *asked, const struct value *after)
{
	struct buf wanted, said;
	struct hits hits = {0};
	buf_init(&wanted, TEXT_MAX);
	buf_init(&said, TEXT_MAX);
	struct groups *groups = groups_find(db, &query, &hits, after, &err);
	ck_assert_msg(groups != NULL, "%s: %s", asked, err.detail);
	int64_t total = write_wanted(after, &wanted);
	ck_assert_msg(
		after || groups_total(groups) == total, "%s: %d groups", asked, (int)groups_total(groups));
	write_said(groups, &said);
	buf_putc(&wanted, '.');
	buf_putc(&said, '.');
	ck_assert_msg(strcmp(buf_text(&said), buf_text(&wanted)) == 0, "%s:\n%s\ninstead of\n%s", asked,
		said.data, wanted.data);
	groups_release(groups);
	hits_finish(&hits);
	buf_finish(&said);
	buf_finish(&wanted);
}

/* Of a dataset with some columns coded and of one without. */
static const char *const datasets[] = {"", CODED};

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
		"group=automatic&aggregate=height__avg&sort=-count,height__avg&limit=2", "group=floors",
		"group=kind,floors&aggregate=height__sum,floors__min&sort=floors__min",
		"group=keeper_id&aggregate=floors__avg&sort=-floors__avg&limit=3"};
	for (size_t n = 0; n < COUNT(datasets); n++) {
		begin(datasets[n]);
		for (size_t i = 0; i < COUNT(groups) * COUNT(conditions); i++) {
			char text[200];
			snprintf(text, sizeof text, "%s%s", groups[i / COUNT(conditions)],
				conditions[i % COUNT(conditions)]);
			parse(text);
			assert_same(text, NULL);
		}
		end();
	}
}

START_TEST(they_go_on_behind_a_group_as_sql_goes_on)
{
	struct value after[] = {value_text("pier", 4), {.type = VALUE_NULL}};
	for (size_t n = 0; n < COUNT(datasets); n++) {
		begin(datasets[n]);
		parse("group=kind,height&q=light");
		assert_same("behind null", after);
		after[1] = (struct value){.type = VALUE_NUMBER, .number = 10};
		assert_same("behind a number", after);
		after[0] = value_text("no kind", 7);
		assert_same("behind a value that there is not", after);
		end();
	}
}

START_TEST(they_go_on_behind_what_is_computed_as_sql_goes_on)
{
	static const char *const asked[] = {
		"group=kind&aggregate=height__avg,height__max&sort=-height__avg,-height__max",
		"group=kind&aggregate=height__avg,height__max&sort=height__avg,height__max"};
	const struct value after[] = {value_number(40.9), value_number(49), value_text("offshore", 8)};
	const struct value rest[] = {{.type = VALUE_NULL}, {.type = VALUE_NULL}, value_text("a", 1)};
	for (size_t n = 0; n < COUNT(datasets); n++) {
		begin(datasets[n]);
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
}

/* A view may say something else than its description. */
START_TEST(what_is_no_number_has_no_sum_and_is_an_error)
{
	struct hits hits = {0};
	open_catalog(dataset_view("height", "'tall' || l.id"));
	parse("group=kind&aggregate=height__min");
	ck_assert_ptr_null(groups_find(db, &query, &hits, NULL, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
}

/* The least integer behind all others, downwards, and null behind it; the greatest is none. */
START_TEST(the_last_integers_are_no_nulls)
{
	begin("UPDATE lights SET floors = CASE WHEN floors IS NULL THEN NULL WHEN floors > 3 "
		  "THEN 9223372036854775807 ELSE -9223372036854775807 - 1 END;");
	parse("group=kind,keeper_id&aggregate=floors__max&sort=floors__max");
	assert_same("upwards", NULL);
	parse("group=kind,keeper_id&aggregate=floors__max&sort=-floors__max");
	assert_same("downwards", NULL);
	end();
}

START_TEST(columns_that_do_not_fit_are_an_error)
{
	static const char *const codes[] = {"x''", "x'00'", "x'0000'", "substr(codes, 3)",
		"CAST(codes || codes AS BLOB)", "zeroblob(65536)"};
	for (size_t i = 0; i < COUNT(codes); i++) {
		char sql[8192];
		struct hits hits = {0};
		snprintf(sql, sizeof sql, "%sUPDATE api_column SET codes = %s WHERE field = 'kind';", CODED,
			codes[i]);
		begin(sql);
		parse("group=height,kind");
		ck_assert_ptr_null(groups_find(db, &query, &hits, NULL, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		hits_finish(&hits);
		end();
	}
}

SUITE("groups", what_is_no_number_has_no_sum_and_is_an_error, the_last_integers_are_no_nulls,
	groups_are_counted_as_sql_counts_them, they_go_on_behind_a_group_as_sql_goes_on,
	they_go_on_behind_what_is_computed_as_sql_goes_on, columns_that_do_not_fit_are_an_error)

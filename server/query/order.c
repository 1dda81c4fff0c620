#include "query/order.h"

#include "base/buf.h"
#include "query/query.h"
#include "query/where.h"

/* What a term is sorted by: a number that rises with the key goes before the key. */
static const char *sort_column(const struct query *query, const struct sort_term *term)
{
	const struct resource *resource = query_rows(query);
	bool key = term->field == &resource->fields[resource->key];
	return key && resource->numbered ? "api_row" : term->field->name;
}

/* A value of the row to go on after, as it is sorted by. */
static void write_mark(
	const struct query *query, const struct sort_term *term, size_t parameter, struct buf *sql)
{
	const struct resource *resource = query->resource;
	if (sort_column(query, term) == term->field->name)
		buf_printf(sql, "?%zu", parameter);
	else
		buf_printf(sql, "(SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?%zu)", resource->view,
			term->field->name, parameter);
}

/* That a column is as in the row to go on after, or that it comes later. */
static void write_compared(
	const struct query *query, size_t term, const char *sign, size_t first, struct buf *sql)
{
	const struct sort_term *t = &query->sort[term];
	buf_printf(sql, "\"%s\" %s ", sort_column(query, t), sign);
	write_mark(query, t, first + term, sql);
}

static const char *later_sign(const struct sort_term *term)
{
	return term->descending ? "<" : ">";
}

/* That a row comes later in a term, or is equal in it and comes later in those behind it. Nothing comes after null. */
static void write_later(const struct query *query, const struct value *after, size_t term,
	size_t first, struct buf *sql)
{
	size_t depth = query->sort_count - term;
	for (; term < query->sort_count; term++) {
		const struct sort_term *t = &query->sort[term];
		bool last = term + 1 == query->sort_count;
		buf_putc(sql, '(');
		if (after[term].type != VALUE_NULL) {
			write_compared(query, term, later_sign(t), first, sql);
			if (t->field->nullable)
				buf_printf(sql, " OR \"%s\" IS NULL", sort_column(query, t));
			buf_puts(sql, last ? "" : " OR ");
		} else if (last) {
			buf_putc(sql, '0');
		}
		if (last)
			break;
		write_compared(query, term, "IS", first, sql);
		buf_puts(sql, " AND ");
	}
	while (depth-- > 0)
		buf_putc(sql, ')');
}

void order_write_legs(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	static const char leg[] = "SELECT * FROM api_page WHERE ";
	const struct sort_term *by = &query->sort[0];
	const char *glue = "";
	size_t first = values->count + 1;
	for (size_t i = 0; i < query->sort_count; i++)
		where_bind(values, after[i]);
	if (query->sort_count > 1) {
		buf_puts(sql, leg);
		write_compared(query, 0, "IS", first, sql);
		buf_puts(sql, " AND ");
		write_later(query, after, 1, first, sql);
		glue = " UNION ALL ";
	}
	if (after[0].type == VALUE_NULL)
		return;
	buf_printf(sql, "%s%s", glue, leg);
	write_compared(query, 0, later_sign(by), first, sql);
	if (by->field->nullable)
		buf_printf(sql, " UNION ALL %s\"%s\" IS NULL", leg, sort_column(query, by));
}

void order_write(const struct query *query, struct buf *sql)
{
	/* SQLite's nulls are least: descending, they come last of themselves */
	for (size_t i = 0; i < query->sort_count; i++) {
		const struct sort_term *term = &query->sort[i];
		buf_printf(sql, "%s\"%s\"%s", i == 0 ? " ORDER BY " : ", ", sort_column(query, term),
			term->descending            ? " DESC"
				: term->field->nullable ? " NULLS LAST"
										: "");
	}
}

#include "sql.h"

#include "buf.h"

/* Adds a parameter and gives its number. */
static size_t bind(struct sql_values *values, const struct value *value)
{
	values->values[values->count++] = *value;
	return values->count;
}

static void write_parameters(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	for (size_t i = 0; i < condition->count; i++)
		buf_printf(
			sql, "%s?%zu", i > 0 ? ", " : "", bind(values, &query->values[condition->first + i]));
}

/* Any of some values, or none of them; `none` holds for null, too: it is the complement of any. */
static void write_any(const struct query *query, const struct condition *condition, struct buf *sql,
	struct sql_values *values)
{
	const char *name = condition->field->name;
	bool none = condition->op == OPERATOR_NE;
	if (condition->field->type == FIELD_LIST) {
		buf_printf(sql, "%sEXISTS (SELECT 1 FROM json_each(\"%s\") WHERE value IN (",
			none ? "NOT " : "", name);
		write_parameters(query, condition, sql, values);
		buf_puts(sql, "))");
		return;
	}
	buf_printf(sql, "(\"%s\" %sIN (", name, none ? "NOT " : "");
	write_parameters(query, condition, sql, values);
	buf_puts(sql, ")");
	if (none && condition->field->nullable)
		buf_printf(sql, " OR \"%s\" IS NULL", name);
	buf_puts(sql, ")");
}

/* The text is escaped by SQL itself, once a statement: `%`, `_` and `\` stand for themselves. */
static void write_like(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	const char *before = condition->op == OPERATOR_CONTAINS ? "'%' || " : "";
	buf_putc(sql, '(');
	for (size_t i = 0; i < condition->count; i++)
		buf_printf(sql,
			"%s\"%s\" LIKE %sreplace(replace(replace(?%zu, '\\', '\\\\'), '%%', '\\%%'), '_', '\\_')"
			" || '%%' ESCAPE '\\'",
			i > 0 ? " OR " : "", condition->field->name, before,
			bind(values, &query->values[condition->first + i]));
	buf_putc(sql, ')');
}

static void write_condition(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	static const char *const comparisons[] = {
#define X(code, name, sql, many, commas) [OPERATOR_##code] = sql,
		OPERATORS(X)
#undef X
	};
	const struct value *value = &query->values[condition->first];
	switch (condition->op) {
	case OPERATOR_EQ:
	case OPERATOR_NE:
		write_any(query, condition, sql, values);
		break;
	case OPERATOR_CONTAINS:
	case OPERATOR_PREFIX:
		write_like(query, condition, sql, values);
		break;
	case OPERATOR_ISNULL:
		buf_printf(sql, "\"%s\" IS %sNULL", condition->field->name, value->integer ? "" : "NOT ");
		break;
	default:
		buf_printf(sql, "\"%s\" %s ?%zu", condition->field->name, comparisons[condition->op],
			bind(values, value));
	}
}

/* Rows that come after one whose sort terms have the parameters from `first` on, nulls last. */
static void write_after(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	size_t first = values->count + 1;
	for (size_t i = 0; i < query->sort_count; i++)
		bind(values, &after[i]);
	/* a leading range that an index serves; the rest is exact */
	const struct sort_term *lead = &query->sort[0];
	if (!lead->field->nullable)
		buf_printf(
			sql, "\"%s\" %s ?%zu AND ", lead->field->name, lead->descending ? "<=" : ">=", first);
	buf_putc(sql, '(');
	bool any = false;
	for (size_t i = 0; i < query->sort_count; i++) {
		const struct sort_term *term = &query->sort[i];
		if (after[i].type == VALUE_NULL)
			continue; /* nothing comes after null */
		buf_printf(sql, "%s(", any ? " OR " : "");
		any = true;
		for (size_t j = 0; j < i; j++)
			buf_printf(sql, "\"%s\" IS ?%zu AND ", query->sort[j].field->name, first + j);
		buf_printf(
			sql, "(\"%s\" %s ?%zu", term->field->name, term->descending ? "<" : ">", first + i);
		if (term->field->nullable)
			buf_printf(sql, " OR \"%s\" IS NULL", term->field->name);
		buf_puts(sql, "))");
	}
	buf_putc(sql, ')');
}

static void write_from_where(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	buf_printf(sql, " FROM \"%s\"", query->resource->view);
	for (size_t i = 0; i < query->condition_count; i++) {
		buf_puts(sql, i == 0 ? " WHERE " : " AND ");
		write_condition(query, &query->conditions[i], sql, values);
	}
	if (after) {
		buf_puts(sql, query->condition_count == 0 ? " WHERE " : " AND ");
		write_after(query, after, sql, values);
	}
}

static void write_columns(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	buf_puts(sql, "SELECT ");
	for (size_t i = 0, written = 0; i < resource->field_count; i++)
		if (query->fields & field_bit(resource, &resource->fields[i]))
			buf_printf(sql, "%s\"%s\"", written++ > 0 ? ", " : "", resource->fields[i].name);
}

void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	write_columns(query, sql);
	for (size_t i = 0; i < query->sort_count; i++)
		buf_printf(sql, ", \"%s\"", query->sort[i].field->name);
	write_from_where(query, after, sql, ret_values);
	/* SQLite's nulls are least: descending, they come last of themselves */
	for (size_t i = 0; i < query->sort_count; i++) {
		const struct sort_term *term = &query->sort[i];
		buf_printf(sql, "%s\"%s\"%s", i == 0 ? " ORDER BY " : ", ", term->field->name,
			term->descending            ? " DESC"
				: term->field->nullable ? " NULLS LAST"
										: "");
	}
	struct value limit = value_integer(query->limit + 1);
	buf_printf(sql, " LIMIT ?%zu", bind(ret_values, &limit));
}

void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values)
{
	ret_values->count = 0;
	buf_puts(sql, "SELECT count(*)");
	write_from_where(query, NULL, sql, ret_values);
}

void sql_write_item(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	write_columns(query, sql);
	buf_printf(sql, " FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
}

#include "query/sql.h"

#include "base/buf.h"

#include <inttypes.h>
#include <string.h>

/* Adds a parameter and gives its number. */
static size_t bind_value(struct sql_values *values, const struct value *value)
{
	values->values[values->count++] = *value;
	return values->count;
}

static void write_parameters(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	for (size_t i = 0; i < condition->count; i++)
		buf_printf(sql, "%s?%zu", i > 0 ? ", " : "",
			bind_value(values, &query->values[condition->first + i]));
}

/* The keys of the items whose list holds a value. */
static void write_list_items(const struct query *query, const struct field *field, struct buf *sql)
{
	buf_printf(sql, "(SELECT item FROM api_list WHERE resource = '%s' AND field = '%s'",
		query->resource->name, field->name);
}

/* A list without members is null, as it is to a facet. */
static void write_isnull(
	const struct query *query, const struct condition *condition, bool null, struct buf *sql)
{
	const struct resource *resource = query->resource;
	bool list = condition->field->type == FIELD_LIST;
	buf_printf(
		sql, "\"%s\" ", list ? resource->fields[resource->key].name : condition->field->name);
	if (!list) {
		buf_puts(sql, null ? "IS NULL" : "IS NOT NULL");
		return;
	}
	buf_puts(sql, null ? "NOT IN " : "IN ");
	write_list_items(query, condition->field, sql);
	buf_putc(sql, ')');
}

/* Any of some values, or none of them; `none` holds for null, too: it is the complement of any. */
static void write_any(const struct query *query, const struct condition *condition, struct buf *sql,
	struct sql_values *values)
{
	const char *name = condition->field->name;
	bool none = condition->op == OPERATOR_NE;
	if (condition->field->type == FIELD_LIST) {
		const struct resource *resource = query->resource;
		buf_printf(sql, "\"%s\" %sIN ", resource->fields[resource->key].name, none ? "NOT " : "");
		write_list_items(query, condition->field, sql);
		buf_puts(sql, " AND value IN (");
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
static void write_pattern(const struct condition *condition, size_t parameter, struct buf *sql)
{
	buf_printf(sql,
		"\"%s\" LIKE %sreplace(replace(replace(?%zu, '\\', '\\\\'), '%%', '\\%%'), '_', '\\_')"
		" || '%%' ESCAPE '\\'",
		condition->field->name, condition->op == OPERATOR_CONTAINS ? "'%' || " : "", parameter);
}

static void write_like(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	buf_putc(sql, '(');
	for (size_t i = 0; i < condition->count; i++) {
		buf_puts(sql, i > 0 ? " OR " : "");
		write_pattern(condition, bind_value(values, &query->values[condition->first + i]), sql);
	}
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
		write_isnull(query, condition, value->integer, sql);
		break;
	default:
		buf_printf(sql, "\"%s\" %s ?%zu", condition->field->name, comparisons[condition->op],
			bind_value(values, value));
	}
}

/* What the words find among the resource's rows of the index. */
static void write_hits(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const struct resource *resource = query->resource;
	struct value match = value_text(query->match, strlen(query->match));
	buf_printf(sql,
		" FROM api_search WHERE api_search MATCH ?%zu AND rowid BETWEEN %" PRId64 " AND %" PRId64,
		bind_value(values, &match), resource->first_row, resource_last_row(resource));
}

static void write_from_where(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const char *glue = " WHERE ";
	buf_printf(sql, " FROM \"%s\"", query->resource->view);
	if (query->q) {
		buf_printf(sql, "%s\"%s\" IN (SELECT id", glue,
			query->resource->fields[query->resource->key].name);
		write_hits(query, sql, values);
		buf_putc(sql, ')');
		glue = " AND ";
	}
	for (size_t i = 0; i < query->condition_count; i++, glue = " AND ") {
		buf_puts(sql, glue);
		write_condition(query, &query->conditions[i], sql, values);
	}
}

static void write_fields(const struct resource *resource, uint64_t fields, struct buf *sql)
{
	buf_puts(sql, "SELECT ");
	for (size_t i = 0, written = 0; i < resource->field_count; i++)
		if (fields & field_bit(resource, &resource->fields[i]))
			buf_printf(sql, "%s\"%s\"", written++ > 0 ? ", " : "", resource->fields[i].name);
}

static void write_relation_columns(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		if (!(query->include & (UINT64_C(1) << i)))
			continue;
		const struct field *field =
			relation->kind == RELATION_MANY ? &resource->fields[resource->key] : relation->field;
		buf_printf(sql, ", \"%s\"", field->name);
	}
}

/* What a term is sorted by: a number that rises with the key goes before the key. */
static const char *sort_column(const struct query *query, const struct sort_term *term)
{
	const struct resource *resource = query->resource;
	bool key = term->field == &resource->fields[resource->key];
	return key && resource->numbered ? "api_row" : term->field->name;
}

static void write_rows(const struct query *query, struct buf *sql, struct sql_values *values)
{
	write_fields(query->resource, query->fields, sql);
	for (size_t i = 0; i < query->sort_count; i++)
		buf_printf(sql, ", \"%s\"", query->sort[i].field->name);
	write_relation_columns(query, sql);
	if (query->resource->numbered)
		buf_puts(sql, ", \"api_row\"");
	write_from_where(query, sql, values);
}

/* A value of the row to go on after, as it is sorted by. */
static void write_mark(
	const struct query *query, const struct sort_term *term, size_t parameter, struct buf *sql)
{
	const struct resource *resource = query->resource;
	if (sort_column(query, term) == term->field->name)
		buf_printf(sql, " ?%zu", parameter);
	else
		buf_printf(sql, " (SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?%zu)", resource->view,
			term->field->name, parameter);
}

/* The rows that are equal in the terms before this one and in it come later, or are null. */
static void write_leg(
	const struct query *query, size_t term, bool null, size_t first, struct buf *sql)
{
	for (size_t i = 0; i <= term; i++) {
		const struct sort_term *t = &query->sort[i];
		buf_printf(sql, "%s\"%s\"", i > 0 ? " AND " : "", sort_column(query, t));
		if (i == term && null) {
			buf_puts(sql, " IS NULL");
			return;
		}
		buf_puts(sql, i < term ? " IS" : t->descending ? " <" : " >");
		write_mark(query, t, first + i, sql);
	}
}

/*
 * The rows after one, in legs that an index finds without what lies before: first those that differ
 * from it in the last term only, and so on up to those that differ in the first.
 */
static void write_legs(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	buf_puts(sql, "WITH api_page AS NOT MATERIALIZED (");
	write_rows(query, sql, values);
	size_t first = values->count + 1;
	for (size_t i = 0; i < query->sort_count; i++)
		bind_value(values, &after[i]);
	const char *glue = ") ";
	for (size_t i = query->sort_count; i-- > 0;) {
		for (int null = 0; null < (query->sort[i].field->nullable ? 2 : 1); null++) {
			if (after[i].type == VALUE_NULL)
				continue; /* nothing comes after null */
			buf_printf(sql, "%sSELECT * FROM api_page WHERE ", glue);
			write_leg(query, i, null, first, sql);
			glue = " UNION ALL ";
		}
	}
}

void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	if (after)
		write_legs(query, after, sql, ret_values);
	else
		write_rows(query, sql, ret_values);
	/* SQLite's nulls are least: descending, they come last of themselves */
	for (size_t i = 0; i < query->sort_count; i++) {
		const struct sort_term *term = &query->sort[i];
		buf_printf(sql, "%s\"%s\"%s", i == 0 ? " ORDER BY " : ", ", sort_column(query, term),
			term->descending            ? " DESC"
				: term->field->nullable ? " NULLS LAST"
										: "");
	}
	struct value limit = value_integer(query->limit + 1);
	buf_printf(sql, " LIMIT ?%zu", bind_value(ret_values, &limit));
}

void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values)
{
	ret_values->count = 0;
	buf_puts(sql, "SELECT count(*)");
	/* every row of the index is an item */
	if (query->q && query->condition_count == 0)
		write_hits(query, sql, ret_values);
	else
		write_from_where(query, sql, ret_values);
}

void sql_write_holder(const struct query *query, const struct condition *condition, struct buf *sql)
{
	buf_printf(sql, "SELECT 1 FROM \"%s\" WHERE ", query->resource->view);
	write_pattern(condition, 1, sql);
	buf_puts(sql, " LIMIT 1");
}

void sql_write_item(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	write_fields(resource, query->fields, sql);
	write_relation_columns(query, sql);
	buf_printf(sql, " FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
}

/* The rows of the other resource whose field is, or whose list holds, the key that is bound. */
static void write_holders(const struct relation *relation, struct buf *sql)
{
	const struct resource *other = relation->other;
	const char *field = relation->field->name;
	if (relation->field->type == FIELD_LIST)
		buf_printf(sql,
			"\"%s\" IN (SELECT item FROM api_list WHERE resource = '%s' AND field = '%s' AND value = ?1)",
			other->fields[other->key].name, other->name, field);
	else
		buf_printf(sql, "\"%s\" = ?1", field);
}

void sql_write_related(const struct relation *relation, struct buf *sql)
{
	const struct resource *other = relation->other;
	const char *key = other->fields[other->key].name;
	write_fields(other, resource_usual_fields(other), sql);
	buf_printf(sql, " FROM \"%s\" WHERE ", other->view);
	switch (relation->kind) {
	case RELATION_ONE:
		buf_printf(sql, "\"%s\" = ?1", key);
		break;
	case RELATION_LIST:
		buf_printf(sql, "\"%s\" IN (SELECT value FROM json_each(?1)) ORDER BY \"%s\"", key, key);
		break;
	case RELATION_MANY:
		write_holders(relation, sql);
		buf_printf(sql, " ORDER BY \"%s\" LIMIT %d", key, SQL_RELATED_MAX);
		break;
	}
}

void sql_write_related_count(const struct relation *relation, struct buf *sql)
{
	buf_printf(sql, "SELECT count(*) FROM \"%s\" WHERE ", relation->other->view);
	write_holders(relation, sql);
}

void sql_write_facet(const struct query *query, const struct field *field, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	bool list = field->type == FIELD_LIST;
	/* json_each has columns of its own: the conditions must not see them; an empty list is null */
	buf_printf(sql, "SELECT %s AS v, count(*) FROM (SELECT \"%s\" AS field",
		list ? "j.value" : "field", field->name);
	write_from_where(query, sql, ret_values);
	buf_printf(sql, ")%s GROUP BY v ORDER BY count(*) DESC, v NULLS LAST LIMIT %d",
		list ? " LEFT JOIN json_each(field) AS j" : "", SQL_FACET_MAX);
}

#include "canonical.h"

#include "buf.h"
#include "query.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void canonical_text(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			c == '-' || c == '_' || c == '.' || c == '~';
		if (plain)
			buf_putc(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
}

/* In as few digits as read back to the same number. */
static void write_number(struct buf *out, double number)
{
	char text[32];
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	canonical_text(out, text, strlen(text));
}

static void write_value(
	struct buf *out, const struct condition *condition, const struct value *value)
{
	bool boolean = condition->op == OPERATOR_ISNULL || condition->field->type == FIELD_BOOLEAN;
	if (boolean)
		buf_puts(out, value->integer ? "true" : "false");
	else if (value->type == VALUE_INTEGER)
		buf_printf(out, "%" PRId64, value->integer);
	else if (value->type == VALUE_NUMBER)
		write_number(out, value->number);
	else
		canonical_text(out, value->text, value->len);
}

static void separate(struct buf *out)
{
	if (out->len > 0 && out->data[out->len - 1] != '?')
		buf_putc(out, '&');
}

static void write_key(struct buf *out, const struct condition *condition)
{
	separate(out);
	buf_puts(out, condition->field->name);
	if (condition->op != OPERATOR_EQ)
		buf_printf(out, "__%s", operator_name(condition->op));
	buf_putc(out, '=');
}

/* A value of eq or ne never holds a comma, those of the others are repeated keys: no ambiguity. */
static void write_condition(
	struct buf *out, const struct query *query, const struct condition *condition)
{
	bool list = condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE;
	for (size_t i = 0; i < condition->count; i++) {
		if (i == 0 || !list)
			write_key(out, condition);
		else
			buf_putc(out, ',');
		write_value(out, condition, &query->values[condition->first + i]);
	}
}

void canonical_selection(const struct query *query, struct buf *out)
{
	for (size_t i = 0; i < query->condition_count; i++)
		write_condition(out, query, &query->conditions[i]);
	/* the key at the end is there anyway */
	size_t terms = query->sort_count;
	const struct sort_term *last = &query->sort[terms - 1];
	if (!last->descending && last->field == &query->resource->fields[query->resource->key])
		terms--;
	for (size_t i = 0; i < terms; i++) {
		if (i == 0)
			separate(out);
		buf_puts(out, i == 0 ? "sort=" : ",");
		buf_printf(out, "%s%s", query->sort[i].descending ? "-" : "", query->sort[i].field->name);
	}
}

static void write_fields(
	const struct query *query, const char *name, uint64_t fields, struct buf *out)
{
	const struct resource *resource = query->resource;
	separate(out);
	buf_printf(out, "%s=", name);
	for (size_t i = 0, written = 0; i < resource->field_count; i++)
		if (fields & field_bit(resource, &resource->fields[i]))
			buf_printf(out, "%s%s", written++ > 0 ? "," : "", resource->fields[i].name);
}

void canonical_query(const struct query *query, const char *cursor, struct buf *out)
{
	const struct resource *resource = query->resource;
	canonical_selection(query, out);
	uint64_t all = UINT64_MAX >> (CATALOG_FIELDS_MAX - resource->field_count);
	uint64_t usual = all & ~resource->item_fields;
	if ((query->fields & usual) == usual && query->fields != usual)
		write_fields(query, "include", query->fields & ~usual, out);
	else if (query->fields != usual)
		write_fields(query, "fields", query->fields, out);
	if (query->limit != QUERY_LIMIT_DEFAULT) {
		separate(out);
		buf_printf(out, "limit=%d", query->limit);
	}
	if (cursor) {
		separate(out);
		buf_puts(out, "cursor=");
		canonical_text(out, cursor, strlen(cursor));
	}
}

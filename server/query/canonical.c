#include "query/canonical.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "query/query.h"

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

/* Writes the shortest decimal that reads back as the same number. */
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
	buf_puts(out, operator_suffix(condition->op));
	buf_putc(out, '=');
}

static void write_text_argument(struct buf *out, const char *name, const char *value)
{
	separate(out);
	buf_printf(out, "%s=", name);
	canonical_text(out, value, strlen(value));
}

/*
 * Values with commas are written as repeated keys, and only by operators that do not split at
 * commas, so the result is unambiguous.
 */
static void write_condition(
	struct buf *out, const struct query *query, const struct condition *condition)
{
	bool list = operator_splits_commas(condition->op);
	for (size_t i = 0; i < condition->count; i++) {
		if (i == 0 || !list)
			write_key(out, condition);
		else
			buf_putc(out, ',');
		write_value(out, condition, &query->values[condition->first + i]);
	}
}

static void write_types(const struct query *query, struct buf *out)
{
	separate(out);
	buf_puts(out, "type=");
	for (size_t i = 0, written = 0; i < query->catalog->resource_count; i++)
		if (query->types & (UINT64_C(1) << i))
			buf_printf(out, "%s%s", written++ > 0 ? "," : "", query->catalog->resources[i].name);
}

/* Whether the sort ends in the key, which is implied. */
static bool is_key_at_end(const struct query *query, const struct sort_term *last)
{
	return !last->descending && last->field == &query->resource->fields[query->resource->key];
}

/* The number of sort terms to write in an API address. */
static size_t count_terms(const struct query *query)
{
	if (query->group_count > 0)
		return query->sort_given;
	return query->sort_count - is_key_at_end(query, &query->sort[query->sort_count - 1]);
}

/* The same for an HTML page, where newest first is the default. */
static size_t count_page_terms(const struct query *query)
{
	const struct field *time = resource_time(query->resource);
	size_t terms = count_terms(query);
	bool newest = terms == 1 && query->sort[0].field == time && query->sort[0].descending;
	return !time ? terms : newest ? 0 : terms > 0 ? terms : 1;
}

static void write_sort(const struct query *query, size_t terms, struct buf *out)
{
	for (size_t i = 0; i < terms; i++) {
		if (i == 0)
			separate(out);
		buf_puts(out, i == 0 ? "sort=" : ",");
		buf_printf(out, "%s%s", query->sort[i].descending ? "-" : "", query->sort[i].field->name);
	}
}

static void write_groups(const struct query *query, struct buf *out)
{
	for (size_t i = 0; i < query->grouped.field_count; i++) {
		if (i == query->group_count) /* `count` is always there */
			continue;
		if (i == 0 || i == query->group_count + 1)
			separate(out);
		buf_puts(out, i == 0 ? "group=" : i == query->group_count + 1 ? "aggregate=" : ",");
		buf_puts(out, query->group_fields[i].name);
	}
}

static void write_selection(const struct query *query, struct buf *out)
{
	if (query->q)
		write_text_argument(out, "q", query->q);
	if (!query->resource && query->types != 0)
		write_types(query, out);
	for (size_t i = 0; i < query->condition_count; i++)
		write_condition(out, query, &query->conditions[i]);
	if (query->group_count > 0)
		write_groups(query, out);
}

void canonical_selection(const struct query *query, struct buf *out)
{
	write_selection(query, out);
	if (query->resource)
		write_sort(query, count_terms(query), out);
}

/* Writes a shown relation, and those nested in it, which imply it. */
static void write_relation(const struct query *query, size_t index, bool more, struct buf *out)
{
	const struct relation *relation = &query->resource->relations[index];
	const char *glue = more ? "," : "";
	if (query->nested[index] == 0)
		buf_printf(out, "%s%s", glue, relation->name);
	for (size_t i = 0; i < relation->other->relation_count; i++) {
		if (!(query->nested[index] & (UINT64_C(1) << i)))
			continue;
		buf_printf(out, "%s%s.%s", glue, relation->name, relation->other->relations[i].name);
		glue = ",";
	}
}

static void write_fields(
	const struct query *query, const char *name, uint64_t fields, uint64_t include, struct buf *out)
{
	const struct resource *resource = query_rows(query);
	size_t written = 0;
	separate(out);
	buf_printf(out, "%s=", name);
	for (size_t i = 0; i < resource->field_count; i++)
		if (fields & field_bit(resource, &resource->fields[i]))
			buf_printf(out, "%s%s", written++ > 0 ? "," : "", resource->fields[i].name);
	for (size_t i = 0; i < resource->relation_count; i++)
		if (include & (UINT64_C(1) << i))
			write_relation(query, i, written++ > 0, out);
}

/*
 * Writes fields= if default fields are missing, and include= for additional fields and relations.
 */
static void write_shown(const struct query *query, struct buf *out)
{
	const struct resource *resource = query_rows(query);
	uint64_t usual = resource_usual_fields(resource);
	bool whole = (query->fields & usual) == usual;
	if (!whole)
		write_fields(query, "fields", query->fields, 0, out);
	if (query->include != 0 || (whole && query->fields != usual))
		write_fields(query, "include", whole ? query->fields & ~usual : 0, query->include, out);
	if (query->labels != LANGUAGE_NONE)
		write_text_argument(out, "labels", language_code(query->labels));
}

static void write_facets(const struct query *query, struct buf *out)
{
	for (size_t i = 0; i < query->facet_count; i++) {
		if (i == 0)
			separate(out);
		char name[DIMENSION_NAME_SIZE];
		dimension_name(&query->facets[i], name);
		buf_printf(out, "%s%s", i == 0 ? "facet=" : ",", name);
	}
	if (query->facet_count > 0 && query->multi_select)
		write_text_argument(out, "facet_mode", query_facet_modes[true]);
}

void canonical_query(const struct query *query, const char *cursor, struct buf *out)
{
	write_selection(query, out);
	if (query->resource) {
		write_sort(
			query, query->links_to_pages ? count_page_terms(query) : count_terms(query), out);
		write_shown(query, out);
	}
	write_facets(query, out);
	if (query->safe)
		write_text_argument(out, "safe", "1");
	if (query->bom)
		write_text_argument(out, "bom", "1");
	if (query->limit != QUERY_LIMIT_DEFAULT || (query->limit_given && query_is_table(query))) {
		separate(out);
		buf_printf(out, "limit=%d", query->limit);
	}
	if (cursor)
		write_text_argument(out, "cursor", cursor);
}

void canonical_path(const struct query *query, const char *key, struct buf *out)
{
	buf_printf(out, "%s/%s", query->base, query->resource ? query->resource->name : "search");
	if (key) {
		buf_putc(out, '/');
		canonical_text(out, key, strlen(key));
	}
	if (query->format_is_explicit)
		buf_printf(out, ".%s", format_name(query->format));
}

void canonical_link(const struct query *query, const char *cursor, struct buf *out)
{
	canonical_path(query, NULL, out);
	size_t before = out->len;
	buf_putc(out, '?');
	canonical_query(query, cursor, out);
	if (!out->failed && out->len == before + 1)
		out->len = before; /* no parameters, so no question mark */
}

void canonical_pin(const struct catalog *catalog, struct buf *out)
{
	buf_printf(out, "%s%s/v1/@%s", origin(), base_path(), catalog->digest);
}

void canonical_pinned(
	const struct catalog *catalog, const char *resource, const char *key, struct buf *out)
{
	canonical_pin(catalog, out);
	buf_printf(out, "/%s", key ? resource : "dataset");
	if (!key)
		return;
	buf_putc(out, '/');
	canonical_text(out, key, strlen(key));
}

const char *canonical_cursor(const char *link)
{
	static const char name[] = "cursor=";
	const char *query = strchr(link, '?'), *last = query ? strrchr(query, '&') : NULL;
	if (!last)
		last = query;
	bool found = last && strncmp(last + 1, name, strlen(name)) == 0;
	return found ? last + 1 + strlen(name) : NULL;
}

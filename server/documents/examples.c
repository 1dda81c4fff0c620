#include "documents/examples.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "query/parameter.h"

#include <string.h>

static const char *const operators[][2] = {
	[OPERATOR_EQ] = {"equal to any of these, parted by commas", "等于其中之一，以逗号分隔"},
	[OPERATOR_NE] = {"equal to none of these, parted by commas, or null",
		"不等于其中任何一个，以逗号分隔；空值也算"},
	[OPERATOR_GT] = {"greater than this", "大于此值"},
	[OPERATOR_GTE] = {"at least this", "不小于此值"},
	[OPERATOR_LT] = {"less than this", "小于此值"},
	[OPERATOR_LTE] = {"at most this", "不大于此值"},
	[OPERATOR_CONTAINS] = {"contains this; a comma is part of it, several are a parameter each",
		"包含此文本，逗号是其一部分；多个则各用一个参数，含其一即可"},
	[OPERATOR_PREFIX] = {"begins with this; a comma is part of it, several are a parameter each",
		"以此文本开头，逗号是其一部分；多个则各用一个参数，合其一即可"},
	[OPERATOR_YEAR] = {"within any of these years, parted by commas", "在其中某一年内，以逗号分隔"},
	[OPERATOR_ISNULL] = {"null (true) or not (false)", "为空（true）或不为空（false）"},
};

const char *examples_operator(enum op op, bool chinese)
{
	return operators[op][chinese];
}

static const struct explanation explanations[] = {
#define X(name, known_in, example, en, zh) {#name, known_in, example, en, zh},
	PARAMETERS(X)
#undef X
};

const struct explanation *examples_parameter(size_t n)
{
	return n < sizeof explanations / sizeof *explanations ? &explanations[n] : NULL;
}

const struct explanation *examples_explanation(const char *name)
{
	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
		if (strcmp(explanations[i].name, name) == 0)
			return &explanations[i];
	return NULL;
}

static const char *const titles[][2] = {
#define X(code, en, zh) [EXAMPLE_##code] = {en, zh},
	EXAMPLES(X)
#undef X
};

const char *examples_title(enum example example, bool chinese)
{
	return titles[example][chinese];
}

const char *examples_operand(const struct field *field)
{
	return field->example && *field->example && !strchr(field->example, ',') ? field->example
																			 : NULL;
}

static bool is_asked(const struct field *field)
{
	return field->filterable && examples_operand(field);
}

static bool is_asked_by_word(const struct field *field)
{
	return is_asked(field) && field->words.count > 0;
}

static bool is_asked_by_kind(const struct field *field)
{
	return is_asked(field) && field->facetable;
}

static bool is_scale(const struct field *field)
{
	return field->filterable && field->sortable && field->example && !field->words.count &&
		(field_is_date(field) || field->type == FIELD_INTEGER || field->type == FIELD_NUMBER);
}

static bool is_counted(const struct field *field)
{
	return field->facetable;
}

static const struct field *first(
	const struct resource *resource, bool (*fits)(const struct field *))
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (fits(&resource->fields[i]))
			return &resource->fields[i];
	return NULL;
}

static void put(struct buf *out, const char *text)
{
	canonical_text(out, text, strlen(text));
}

static bool write_item(const struct resource *resource, struct buf *out)
{
	const char *key = resource->fields[resource->key].example;
	if (!key)
		return false;
	buf_putc(out, '/');
	put(out, key);
	return true;
}

static void write_filter(const struct field *field, struct buf *out)
{
	buf_putc(out, '?');
	put(out, field->name);
	buf_putc(out, '=');
	put(out, examples_operand(field));
}

static bool write_equal(const struct resource *resource, struct buf *out)
{
	static bool (*const wishes[])(const struct field *) = {
		is_asked_by_word, is_asked_by_kind, is_asked};
	const struct field *field = NULL;
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes && !field; i++)
		field = first(resource, wishes[i]);
	if (field)
		write_filter(field, out);
	return field;
}

static bool write_range(const struct resource *resource, struct buf *out)
{
	const struct field *field = first(resource, is_scale);
	if (!field)
		return false;
	buf_putc(out, '?');
	put(out, field->name);
	buf_puts(out, "__gte=");
	put(out, field->example);
	buf_puts(out, "&sort=-");
	put(out, field->name);
	return true;
}

/* Shows the key and the next field, with the first relation or else the first long field. */
static bool write_related(const struct resource *resource, struct buf *out)
{
	const char *included = resource->relation_count > 0 ? resource->relations[0].name : NULL;
	for (size_t i = 0; i < resource->field_count && !included; i++)
		if (resource->fields[i].item_only)
			included = resource->fields[i].name;
	if (!included)
		return false;
	buf_puts(out, "?fields=");
	put(out, resource->fields[resource->key].name);
	if (resource->key + 1 < resource->field_count) {
		buf_putc(out, ',');
		put(out, resource->fields[resource->key + 1].name);
	}
	buf_puts(out, "&include=");
	put(out, included);
	buf_puts(out, "&limit=3");
	return true;
}

static bool write_facet(const struct resource *resource, struct buf *out)
{
	const struct field *field = first(resource, is_counted);
	if (!field)
		return false;
	buf_puts(out, "?facet=");
	put(out, field->name);
	buf_puts(out, "&limit=1");
	return true;
}

static bool write_rest(const struct resource *resource, enum example example, struct buf *out)
{
	switch (example) {
	case EXAMPLE_ITEM:
		return write_item(resource, out);
	case EXAMPLE_EQUAL:
		return write_equal(resource, out);
	case EXAMPLE_RANGE:
		return write_range(resource, out);
	case EXAMPLE_RELATED:
		return write_related(resource, out);
	case EXAMPLE_FACET:
		return write_facet(resource, out);
	case EXAMPLE_CSV:
		buf_puts(out, ".csv?limit=3");
		return true;
	default:
		buf_puts(out, "?limit=3");
		return true;
	}
}

static void write_path(const struct resource *resource, struct buf *out)
{
	buf_printf(out, "%s/v1/", base_path());
	put(out, resource->name);
}

bool examples_write(const struct resource *resource, enum example example, struct buf *out)
{
	size_t before = out->len;
	write_path(resource, out);
	if (write_rest(resource, example, out))
		return true;
	out->len = before;
	return false;
}

bool examples_filter(const struct resource *resource, const struct field *field, struct buf *out)
{
	if (!is_asked(field))
		return false;
	write_path(resource, out);
	write_filter(field, out);
	return true;
}

/* Whether a value stays readable when percent-encoded. */
static bool is_legible(const char *example)
{
	while (*example && (unsigned char)*example < 0x80)
		example++;
	return *example == '\0';
}

/* Whether a field suits an example of an operator. */
static bool suits(const struct field *field, enum op op)
{
	if (!field->filterable || !field->example || !*field->example)
		return false;
	switch (op) {
	case OPERATOR_EQ:
	case OPERATOR_NE:
		return is_asked_by_word(field);
	case OPERATOR_CONTAINS:
	case OPERATOR_PREFIX:
		return field->search == SEARCH_NAME && is_legible(field->example);
	case OPERATOR_YEAR:
		return field_is_date(field);
	case OPERATOR_ISNULL:
		return field->nullable;
	default:
		return is_scale(field);
	}
}

bool examples_with_operator(const struct resource *resource, enum op op, struct buf *out)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!suits(field, op))
			continue;
		write_path(resource, out);
		buf_printf(out, "?%s%s=", field->name, operator_suffix(op));
		if (op == OPERATOR_YEAR)
			buf_printf(out, "%.4s", field->example);
		else
			put(out, op == OPERATOR_ISNULL ? "false" : field->example);
		return true;
	}
	return false;
}

void examples_search(struct buf *out)
{
	buf_printf(out, "%s/v1/search?q=", base_path());
	put(out, examples_explanation("q")->example);
}

void examples_curl(const char *url, struct buf *out)
{
	const char *query = strchr(url, '?');
	int path = query ? (int)(query - url) : (int)strlen(url);
	buf_printf(out, "curl -s%s localhost:8080%.*s", query ? "G" : "", path, url);
	while (query) {
		const char *piece = query + 1;
		query = strchr(piece, '&');
		buf_printf(out, " -d %.*s", query ? (int)(query - piece) : (int)strlen(piece), piece);
	}
}

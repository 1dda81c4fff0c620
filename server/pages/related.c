#include "pages/related.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/labels.h"
#include "pages/address.h"
#include "pages/rows.h"
#include "pages/tree.h"
#include "pages/unfold.h"
#include "query/query.h"

#include <string.h>

enum { SECTION_ROWS = 12 /* that a section shows; the page of all of them goes on */ };
enum { OPEN_MAX = 3 /* things that stand open on a small screen; more are folded, all of them */ };

/* Whether a relation has a section: it leads from what is in no other resource, and has the plain
 * name. */
static bool is_section(const struct relation *relation)
{
	return relation->kind == RELATION_MANY && relation->other->searched_by_default &&
		strcmp(relation->name, relation->other->name) == 0;
}

bool related_is_statement(const struct resource *resource)
{
	char name[LABEL_NAME_SIZE];
	const struct field *label = resource->label &&
			labels_field(resource->label, strcspn(resource->label, " "), LANGUAGE_EN, name)
		? resource_field(resource, name)
		: NULL;
	return label && label->search == SEARCH_TEXT;
}

/* Statements of one kind stand among all of them, which have a section. */
static bool stands_elsewhere(const struct resource *resource)
{
	return related_is_statement(resource) && !resource->searched_by_default;
}

bool related_has(const struct resource *resource, const struct resource *other)
{
	for (size_t i = 0; i < resource->relation_count; i++)
		if (is_section(&resource->relations[i]) &&
			(resource->relations[i].other == other ||
				(stands_elsewhere(other) && related_is_statement(resource->relations[i].other))))
			return true;
	return false;
}

/* What leads to a key by a relation, in the order of time. */
static struct query query_of(
	const struct view *view, const struct relation *relation, const char *key)
{
	const struct resource *other = relation->other;
	struct query query = {.resource = other,
		.base = view->query->base,
		.catalog = view->query->catalog,
		.conditions = {{.field = relation->field, .op = OPERATOR_EQ, .count = 1}},
		.condition_count = 1,
		.values = {value_text(key, strlen(key))},
		.value_count = 1,
		.limit = QUERY_LIMIT_DEFAULT,
		.fields = resource_usual_fields(other),
		.format = FORMAT_JSON};
	for (size_t i = 0; i < other->field_count && query.sort_count == 0; i++)
		if (other->fields[i].hit && field_is_date(&other->fields[i]) && other->fields[i].sortable)
			query.sort[query.sort_count++] = (struct sort_term){.field = &other->fields[i]};
	query.sort_given = query.sort_count;
	query.sort[query.sort_count++] = (struct sort_term){.field = &other->fields[other->key]};
	return query;
}

/* On a small screen what is said comes first: things have their heading there, and unfold. */
static void write_rows(struct view *view, const struct columns *columns, const json_t *rows)
{
	bool folded = !related_is_statement(view->query->resource) && json_array_size(rows) > OPEN_MAX;
	if (folded)
		unfold_begin(view, WORD_SHOW, json_array_size(rows));
	rows_write(view, columns, rows, false);
	if (folded)
		unfold_end(view);
}

static void write_table(struct view *view, const struct columns *columns, const json_t *answer)
{
	json_int_t total =
		json_integer_value(json_object_get(json_object_get(answer, "meta"), "total"));
	if (total == 0)
		return;
	view_puts(view, "<h2>");
	address_at(view, NULL);
	view_text(view, view_resource_title(view, view->query->resource));
	buf_printf(view->html.out, "</a> <small>%" JSON_INTEGER_FORMAT "</small></h2>\n", total);
	write_rows(view, columns, json_object_get(answer, "data"));
	if (total > SECTION_ROWS) {
		view_puts(view, "<p>");
		address_at(view, NULL);
		view_word(view, WORD_ALL);
		buf_printf(view->html.out, " %" JSON_INTEGER_FORMAT "</a></p>\n", total);
	}
}

/* Without what every row says, and what none does. */
static void drop_columns(
	struct columns *columns, const struct relation *relation, const json_t *data)
{
	size_t kept = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const struct field *field = columns->fields[i];
		bool any = false;
		for (size_t n = 0; n < json_array_size(data); n++)
			any = any || !tree_is_empty(json_object_get(json_array_get(data, n), field->name));
		if (any && (field != relation->field || field->type == FIELD_LIST))
			columns->fields[kept++] = field;
	}
	columns->count = kept;
}

static void write_section(struct view *view, const struct relation *relation, const char *key)
{
	struct query query = query_of(view, relation, key), shown = query;
	shown.limit = SECTION_ROWS;
	struct view section = *view;
	section.query = &query;
	struct columns columns = columns_choose(&section);
	shown.fields = columns_needed(&section, &columns);
	json_t *answer = view_ask_rows(view, &shown, NULL, view->err);
	drop_columns(&columns, relation, json_object_get(answer, "data"));
	if (answer)
		write_table(&section, &columns, answer);
	json_decref(answer);
}

/* What is said of the item, then things that belong to it, then what others refute. */
enum kind { KIND_STATEMENTS, KIND_THINGS, KIND_REFUTED };

static enum kind kind_of(const struct resource *resource)
{
	return !related_is_statement(resource) ? KIND_THINGS
		: resource->weight > 0             ? KIND_STATEMENTS
										   : KIND_REFUTED;
}

static void write_sections(struct view *view, const char *key, enum kind kind)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->relation_count && view->err->code == ERROR_NONE; i++) {
		const struct relation *relation = &resource->relations[i];
		if (is_section(relation) && kind_of(relation->other) == kind)
			write_section(view, relation, key);
	}
}

/* Of several from one resource, each says what the item is to them. */
static void write_name(struct view *view, const struct relation *relation)
{
	view_text(view, view_resource_title(view, relation->other));
	if (strcmp(relation->name, relation->other->name) == 0)
		return;
	view_word(view, WORD_WITH);
	view_text(view, view_field_title(view, relation->field));
	view_word(view, WORD_WITH_END);
}

/* The page of all of them, and how many they are. */
static void write_all(struct view *view, const struct relation *relation, const json_t *many)
{
	const json_t *total = json_object_get(json_object_get(many, "meta"), "total");
	view_puts(view, "<a href=\"");
	view_json_text(view, json_object_get(json_object_get(many, "links"), "all"));
	view_puts(view, "\">");
	write_name(view, relation);
	buf_printf(view->html.out, " (%" JSON_INTEGER_FORMAT ")</a>", json_integer_value(total));
}

/* How many there are of each relation of a set. */
static void write_set(struct view *view, uint64_t set, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		const json_t *many = json_object_get(item, relation->name);
		if (!(set & (UINT64_C(1) << i)) || json_array_size(json_object_get(many, "data")) == 0)
			continue;
		write_all(view, relation, many);
		view_puts(view, " ");
	}
}

/* As many relations as one answer may have, with nothing of the item but its key. */
static void ask(struct view *view, const char *key, uint64_t set)
{
	const struct resource *resource = view->query->resource;
	struct query query = *view->query;
	query.fields = field_bit(resource, &resource->fields[resource->key]);
	query.include = set;
	json_t *item = view_ask_item(view, &query, key, view->err);
	write_set(view, set, item);
	json_decref(item);
}

static void write_others(struct view *view, const char *key)
{
	const struct resource *resource = view->query->resource;
	uint64_t set = 0;
	for (size_t i = 0; i < resource->relation_count && view->err->code == ERROR_NONE; i++) {
		const struct relation *relation = &resource->relations[i];
		if (relation->kind == RELATION_MANY && !is_section(relation) &&
			!stands_elsewhere(relation->other))
			set |= UINT64_C(1) << i;
		if (__builtin_popcountll(set) == QUERY_RELATED_MAX) {
			ask(view, key, set);
			set = 0;
		}
	}
	if (set != 0 && view->err->code == ERROR_NONE)
		ask(view, key, set);
}

void related_write(struct view *view, const char *key)
{
	struct buf *out = view->html.out;
	for (int kind = KIND_STATEMENTS; kind <= KIND_REFUTED; kind++)
		write_sections(view, key, (enum kind)kind);
	size_t before = out->len;
	view_puts(view, "<p>");
	view_word(view, WORD_ALSO);
	size_t begun = out->len;
	write_others(view, key);
	if (!out->failed && out->len == begun)
		out->len = before; /* there are none */
	else
		view_puts(view, "</p>\n");
}

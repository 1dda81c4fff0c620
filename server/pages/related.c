#include "pages/related.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/labels.h"
#include "pages/address.h"
#include "pages/rows.h"
#include "pages/member.h"
#include "pages/unfold.h"
#include "query/query.h"

#include <string.h>

enum { SECTION_ROWS = 12 /* rows of a section; the linked page has all */ };
enum { OPEN_MAX = 3 /* with more rows, small screens fold all of them */ };

bool related_is_section(const struct relation *relation)
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

/*
 * Statements of a narrower kind also occur in the resource of all statements, which has a section.
 */
static bool stands_elsewhere(const struct resource *resource)
{
	return related_is_statement(resource) && !resource->searched_by_default;
}

bool related_has(const struct resource *resource, const struct resource *other)
{
	for (size_t i = 0; i < resource->relation_count; i++)
		if (related_is_section(&resource->relations[i]) &&
			(resource->relations[i].other == other ||
				(stands_elsewhere(other) && related_is_statement(resource->relations[i].other))))
			return true;
	return false;
}

/* Returns the query for the records that refer to a key, by date. */
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
	const struct field *time = resource_time(other);
	if (time)
		query.sort[query.sort_count++] = (struct sort_term){.field = time};
	query.sort_given = query.sort_count;
	query.sort[query.sort_count++] = (struct sort_term){.field = &other->fields[other->key]};
	return query;
}

/* Folds the rows on small screens, if there are many things, so that statements come into view. */
static void write_rows(struct view *view, const struct columns *columns, const json_t *rows)
{
	const char *title = view_resource_title(view, view->query->resource);
	bool folded = !related_is_statement(view->query->resource) && json_array_size(rows) > OPEN_MAX;
	if (folded)
		unfold_begin(view, WORD_SHOW, json_array_size(rows), title);
	rows_write(view, columns, rows, false);
	if (folded)
		unfold_end(view);
	else
		rows_fold(view, json_array_size(rows), title);
}

static void write_table(struct view *view, const struct columns *columns, const json_t *answer)
{
	json_int_t total =
		json_integer_value(json_object_get(json_object_get(answer, "meta"), "total"));
	const json_t *rows = json_object_get(answer, "data");
	if (total == 0)
		return;
	view_puts(view, "<h2>");
	address_at(view, NULL);
	view_text(view, view_resource_title(view, view->query->resource));
	buf_printf(view->html.out, "</a> <small>%" JSON_INTEGER_FORMAT "</small></h2>\n", total);
	write_rows(view, columns, rows);
	if ((size_t)total > json_array_size(rows)) {
		view_puts(view, "<p class=\"ways\">");
		address_at(view, NULL);
		view_all(view, total);
		view_context(view, view_resource_title(view, view->query->resource));
		view_puts(view, "</a></p>\n");
	}
}

/* Removes empty columns, and the field that refers to the item itself. */
static void drop_columns(
	struct columns *columns, const struct relation *relation, const json_t *data)
{
	size_t kept = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const struct field *field = columns->fields[i];
		bool any = false;
		for (size_t n = 0; n < json_array_size(data); n++)
			any = any || !member_is_empty(json_object_get(json_array_get(data, n), field->name));
		if (any && (field != relation->field || field->type == FIELD_LIST))
			columns->fields[kept++] = field;
	}
	columns->count = kept;
}

static bool is_among(const json_t *rows, const char *key, const json_t *row)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		if (json_equal(json_object_get(json_array_get(rows, i), key), json_object_get(row, key)))
			return true;
	return false;
}

static void add_isnull(struct query *query, const struct field *field, bool isnull)
{
	query->conditions[query->condition_count++] =
		(struct condition){field, OPERATOR_ISNULL, query->value_count, 1};
	query->values[query->value_count++] = value_integer(isnull);
}

/* Adds undated records with a verdict, which come last in the order and would be cut off. */
static void add_undated(struct view *view, struct query shown, json_t *rows)
{
	const struct field *verdict = resource_hit(shown.resource, "verdict");
	const char *key = shown.resource->fields[shown.resource->key].name;
	if (!verdict || shown.sort_given == 0 || json_array_size(rows) < SECTION_ROWS)
		return;
	add_isnull(&shown, shown.sort[0].field, true);
	add_isnull(&shown, verdict, false);
	json_t *answer = view_ask_rows(view, &shown, NULL, view->err);
	const json_t *undated = json_object_get(answer, "data");
	for (size_t i = 0; i < json_array_size(undated); i++) {
		json_t *row = json_array_get(undated, i);
		if (!is_among(rows, key, row) && json_array_append(rows, row) != 0)
			error_set(view->err, ERROR_INTERNAL, "no memory for rows without a date");
	}
	json_decref(answer);
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
	if (answer)
		add_undated(view, shown, json_object_get(answer, "data"));
	drop_columns(&columns, relation, json_object_get(answer, "data"));
	if (answer)
		write_table(&section, &columns, answer);
	json_decref(answer);
}

enum related_kind related_kind_of(const struct resource *resource)
{
	return !related_is_statement(resource) ? RELATED_THINGS
		: resource->weight > 0             ? RELATED_STATEMENTS
										   : RELATED_REFUTED;
}

static void write_sections(struct view *view, const char *key, enum related_kind kind)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->relation_count && view->err->code == ERROR_NONE; i++) {
		const struct relation *relation = &resource->relations[i];
		if (related_is_section(relation) && related_kind_of(relation->other) == kind)
			write_section(view, relation, key);
	}
}

/* If a resource refers to the item in several ways, writes which one this is. */
static void write_name(struct view *view, const struct relation *relation)
{
	view_text(view, view_resource_title(view, relation->other));
	if (strcmp(relation->name, relation->other->name) == 0)
		return;
	view_word(view, WORD_WITH);
	view_text(view, view_field_title(view, relation->field));
	view_word(view, WORD_WITH_END);
}

/* Writes the link to all of them, with their number. */
static void write_all(struct view *view, const struct relation *relation, const json_t *many)
{
	const json_t *total = json_object_get(json_object_get(many, "meta"), "total");
	view_puts(view, "<a href=\"");
	view_json_text(view, json_object_get(json_object_get(many, "links"), "all"));
	view_puts(view, "\">");
	write_name(view, relation);
	buf_printf(view->html.out, " (%" JSON_INTEGER_FORMAT ")</a>", json_integer_value(total));
}

/* Writes the number of records for each relation in the set. */
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

/*
 * Whether the records of a relation also stand in a section: one by a list, as `about_ids` is,
 * names all that the other fields of a record refer to.
 */
static bool is_in_section(const struct resource *resource, const struct relation *relation)
{
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *section = &resource->relations[i];
		if (section->other == relation->other && section->field->type == FIELD_LIST &&
			related_is_section(section))
			return true;
	}
	return false;
}

/* Asks for the numbers of relations, as many as one answer may have. */
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
		if (relation->kind == RELATION_MANY && !related_is_section(relation) &&
			!stands_elsewhere(relation->other) && !is_in_section(resource, relation))
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
	for (int kind = 0; kind < RELATED_KIND_COUNT; kind++)
		write_sections(view, key, (enum related_kind)kind);
	size_t before = out->len;
	view_puts(view, "<p class=\"ways\">");
	view_word(view, WORD_ALSO);
	size_t begun = out->len;
	write_others(view, key);
	if (!out->failed && out->len == begun)
		out->len = before; /* there are none */
	else
		view_puts(view, "</p>\n");
}

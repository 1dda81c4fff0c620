#include "mcp/referrers.h"

#include "dataset/labels.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "mcp/item.h"
#include "pages/related.h"

#include <stdio.h>

/* More statements than other records, because these are what is usually wanted. */
enum { STATEMENTS = 10, OTHERS = 3, ID_SIZE = 1024 };

/* Asks for the key and the fields of the label. */
static void add_fields(struct ask *ask, const struct resource *resource)
{
	uint64_t set = labels_fields(resource) | field_bit(resource, &resource->fields[resource->key]);
	for (size_t i = 0; i < resource->field_count; i++)
		if (set & field_bit(resource, &resource->fields[i]))
			ask_add(ask, "fields", resource->fields[i].name);
}

static void add_sort(struct ask *ask, const struct resource *resource)
{
	char sort[CATALOG_NAME_MAX + 2];
	const struct field *time = resource_time(resource);
	if (!time)
		return;
	snprintf(sort, sizeof sort, "-%s", time->name);
	ask_add(ask, "sort", sort);
}

static json_t *ask_for(struct call *call, const struct relation *relation, const char *key)
{
	const struct resource *other = relation->other;
	struct ask ask;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, other->name);
	ask_add(&ask, relation->field->name, key);
	add_fields(&ask, other);
	add_sort(&ask, other);
	ask_add_number(
		&ask, "limit", related_kind_of(other) == RELATED_STATEMENTS ? STATEMENTS : OTHERS);
	return call_ask(call, &ask);
}

static json_t *name_rows(
	const struct call *call, const struct resource *resource, const json_t *rows)
{
	json_t *named = json_array(), *row;
	size_t i;
	json_array_foreach(rows, i, row)
	{
		char id[ID_SIZE];
		const char *key = json_string_value(
					   json_object_get(row, resource->fields[resource->key].name)),
				   *title = item_title(call, resource->name, row);
		json_t *one = json_object();
		snprintf(id, sizeof id, "%s/%s", resource->name, key ? key : "");
		builder_set(&one, "id", json_string(id));
		builder_set(&one, "title", json_string(title ? title : id));
		builder_append(&named, one);
	}
	return named;
}

static json_t *write_where(const struct relation *relation, const char *key)
{
	json_t *where = json_object();
	builder_set(&where, relation->field->name, json_string(key));
	return where;
}

static void append(struct call *call, const struct relation *relation, const char *key,
	const json_t *answer, json_t **related)
{
	json_t *one = json_object(), *total = json_object_get(json_object_get(answer, "meta"), "total");
	builder_set(&one, "resource", json_string(relation->other->name));
	builder_set(&one, "where", write_where(relation, key));
	builder_set(&one, "total", json_incref(total));
	if (related_kind_of(relation->other) == RELATED_REFUTED)
		builder_set(&one, "refuted", json_true());
	builder_set(&one, "first", name_rows(call, relation->other, json_object_get(answer, "data")));
	builder_append(related, one);
}

/* Adds the records of one kind. Returns false with call->problem. */
static bool add(
	struct call *call, const struct item *item, enum related_kind kind, json_t **related)
{
	bool ok = true;
	for (size_t i = 0; ok && i < item->resource->relation_count; i++) {
		const struct relation *relation = &item->resource->relations[i];
		if (!related_is_section(relation) || related_kind_of(relation->other) != kind ||
			!relation->field->filterable)
			continue;
		json_t *answer = ask_for(call, relation, item->key);
		if (json_array_size(json_object_get(answer, "data")) > 0)
			append(call, relation, item->key, answer, related);
		ok = answer != NULL;
		json_decref(answer);
	}
	return ok;
}

json_t *referrers_read(struct call *call, const struct item *item)
{
	json_t *related = json_array();
	bool ok = true, is_statement = related_is_statement(item->resource);
	for (int kind = 0; ok && !is_statement && kind < RELATED_KIND_COUNT; kind++)
		ok = add(call, item, (enum related_kind)kind, &related);
	if (ok)
		return related;
	json_decref(related);
	return NULL;
}

#include "dataset/labels.h"

#include "base/error.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "dataset/description.h"

#include <stdio.h>
#include <string.h>

bool labels_field(
	const char *piece, size_t len, enum language language, char ret_name[static LABEL_NAME_SIZE])
{
	const char *star = memchr(piece, '*', len);
	int before = (int)(star ? (size_t)(star - piece) : len);
	int after = star ? (int)len - before - 1 : 0;
	int written = snprintf(ret_name, LABEL_NAME_SIZE, "%.*s%s%.*s", before, piece,
		star ? language_code(language) : "", after, star ? star + 1 : "");
	return written < LABEL_NAME_SIZE;
}

uint64_t labels_fields(const struct resource *resource)
{
	uint64_t set = 0;
	char name[LABEL_NAME_SIZE];
	size_t len;
	for (const char *rest = resource->label, *piece; (piece = text_next_word(&rest, &len));) {
		for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
			if (labels_field(piece, len, (enum language)language, name))
				set |= field_bit(resource, resource_field(resource, name));
		}
	}
	return set;
}

/* Whether each piece of a resource's label is a text field in each language. */
static bool check_label(const struct resource *resource, struct error *err)
{
	char name[LABEL_NAME_SIZE];
	size_t len;
	if (resource->label && *resource->label == '\0')
		return error_add(err, ERROR_UNAVAILABLE, resource->name, "", NULL, "has an empty label");
	for (const char *rest = resource->label, *piece; (piece = text_next_word(&rest, &len));) {
		for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
			bool fits = labels_field(piece, len, (enum language)language, name);
			const struct field *field = fits ? resource_field(resource, name) : NULL;
			if (!field || field->type != FIELD_TEXT)
				return error_add(err, ERROR_UNAVAILABLE, resource->name, name, NULL,
					"is in its label, and no text field");
		}
	}
	return true;
}

/* Adds a resource that a field's names come from, if it exists, has names and is not listed yet. */
static void add_named(struct field *field, const struct resource *other)
{
	for (size_t i = 0; i < field->named_count; i++)
		if (field->named[i] == other)
			return;
	if (other && other->label)
		field->named[field->named_count++] = other;
}

static void add_refs(const struct catalog *catalog, struct field *field)
{
	char name[CATALOG_NAME_MAX + 1];
	size_t len;
	for (const char *refs = field->ref, *ref; (ref = text_next_word(&refs, &len));) {
		snprintf(name, sizeof name, "%.*s", (int)len, ref);
		add_named(field, catalog_resource(catalog, name));
	}
	for (int main = 1; main >= 0 && field_refers(field, "*"); main--)
		for (size_t i = 0; i < catalog->resource_count; i++)
			if (catalog->resources[i].searched_by_default == main)
				add_named(field, &catalog->resources[i]);
}

/* `initiative_id` gives initiative_name, `source_ids` source_names; other names are kept. */
static void write_label(const struct field *field, char ret_name[static LABEL_NAME_SIZE])
{
	bool list = field->type == FIELD_LIST;
	const char *suffix = list ? "_ids" : "_id";
	size_t len = strlen(field->name), suffix_len = strlen(suffix);
	if (len > suffix_len && strcmp(field->name + len - suffix_len, suffix) == 0)
		len -= suffix_len;
	snprintf(ret_name, LABEL_NAME_SIZE, "%.*s%s", (int)len, field->name, list ? "_names" : "_name");
}

static bool is_taken(const struct resource *resource, const char *name)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].label && strcmp(resource->fields[i].label, name) == 0)
			return true;
	return resource_field(resource, name) != NULL;
}

static bool add(
	struct catalog *catalog, struct resource *resource, struct field *field, struct error *err)
{
	char name[LABEL_NAME_SIZE];
	if (!field->ref || (field->type != FIELD_TEXT && field->type != FIELD_LIST))
		return true;
	field->named = catalog_alloc(catalog, CATALOG_RESOURCES_MAX * sizeof *field->named);
	if (!field->named)
		return description_no_memory(err);
	add_refs(catalog, field);
	if (field->named_count == 0)
		return true;
	write_label(field, name);
	if (is_taken(resource, name))
		return error_add(err, ERROR_UNAVAILABLE, resource->name, field->name, NULL,
			"has names that would be called %s, as something else is", name);
	field->label = catalog_text(catalog, name);
	return field->label || description_no_memory(err);
}

/* The rank of a field in the order of a table's columns. */
static int place(const struct resource *resource, const struct field *field)
{
	enum { NAME, SAID, KEY };
	if (labels_fields(resource) & field_bit(resource, field))
		return NAME;
	return field->ref || field == &resource->fields[resource->key] ? KEY : SAID;
}

static bool order(struct catalog *catalog, struct resource *resource, struct error *err)
{
	size_t count = 0;
	resource->columns = catalog_alloc(catalog, resource->field_count * sizeof *resource->columns);
	if (!resource->columns)
		return description_no_memory(err);
	for (int at = 0; count < resource->field_count; at++)
		for (size_t i = 0; i < resource->field_count; i++)
			if (place(resource, &resource->fields[i]) == at)
				resource->columns[count++] = &resource->fields[i];
	return true;
}

bool labels_derive(struct catalog *catalog, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < catalog->resource_count; i++)
		ok = check_label(&catalog->resources[i], err);
	for (size_t i = 0; ok && i < catalog->resource_count; i++) {
		struct resource *resource = &catalog->resources[i];
		for (size_t j = 0; ok && j < resource->field_count; j++)
			ok = add(catalog, resource, &resource->fields[j], err);
		ok = ok && order(catalog, resource, err);
	}
	return ok;
}

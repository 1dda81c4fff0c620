#include "pages/kind.h"

#include <stdio.h>
#include <string.h>

const struct field *kind_field(const struct resource *resource)
{
	char name[CATALOG_NAME_MAX + sizeof "_kind"];
	snprintf(name, sizeof name, "%.*s_kind", CATALOG_NAME_MAX, resource->singular);
	return resource_field(resource, name);
}

const struct resource *kind_of(
	const struct catalog *catalog, const struct resource *resource, const json_t *item)
{
	const struct field *field = kind_field(resource);
	const char *kind = field ? json_string_value(json_object_get(item, field->name)) : NULL;
	for (size_t i = 0; kind && i < catalog->resource_count; i++)
		if (strcmp(catalog->resources[i].singular, kind) == 0)
			return &catalog->resources[i];
	return NULL;
}

const struct resource *kind_whole(const struct catalog *catalog, const struct resource *resource)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *field = kind_field(&catalog->resources[i]);
		for (size_t n = 0; field && n < field->words.count; n++)
			if (strcmp(field->words.words[n], resource->singular) == 0)
				return &catalog->resources[i];
	}
	return NULL;
}

bool kind_is_own(const struct view *view, const struct resource *resource, const char *key)
{
	const struct catalog *catalog = view->source->catalog;
	const struct resource *own = view->own_resource;
	if (!view->own || !own || !resource || strcmp(view->own, key) != 0)
		return false;
	const struct resource *whole = kind_whole(catalog, resource);
	const struct resource *own_whole = kind_whole(catalog, own);
	return (whole ? whole : resource) == (own_whole ? own_whole : own);
}

const struct meaning *kind_meaning(const struct catalog *catalog, const struct resource *resource)
{
	const struct resource *whole = kind_whole(catalog, resource);
	return whole ? catalog_meaning(catalog, kind_field(whole), resource->singular) : NULL;
}

const char *kind_field_title(const struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item)
{
	const struct field *kind = kind_field(resource);
	const struct field called = {
		.vocabulary = kind ? json_string_value(json_object_get(item, kind->name)) : NULL};
	const struct meaning *meaning = catalog_meaning(view->source->catalog, &called, field->name);
	return meaning ? view_choose(view, meaning->title_en, meaning->title_zh)
				   : view_field_title(view, field);
}

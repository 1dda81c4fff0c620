#include "pages/kind.h"

#include <stdio.h>
#include <string.h>

static const struct field *field_of(const struct resource *resource)
{
	char name[CATALOG_NAME_MAX + sizeof "_kind"];
	snprintf(name, sizeof name, "%.*s_kind", CATALOG_NAME_MAX, resource->singular);
	return resource_field(resource, name);
}

const struct resource *kind_of(
	const struct catalog *catalog, const struct resource *resource, const json_t *item)
{
	const struct field *field = field_of(resource);
	const char *kind = field ? json_string_value(json_object_get(item, field->name)) : NULL;
	for (size_t i = 0; kind && i < catalog->resource_count; i++)
		if (strcmp(catalog->resources[i].singular, kind) == 0)
			return &catalog->resources[i];
	return NULL;
}

const struct resource *kind_whole(const struct catalog *catalog, const struct resource *resource)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *field = field_of(&catalog->resources[i]);
		for (size_t n = 0; field && n < field->words.count; n++)
			if (strcmp(field->words.words[n], resource->singular) == 0)
				return &catalog->resources[i];
	}
	return NULL;
}

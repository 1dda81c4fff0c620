#include "query/dimension.h"

#include "base/buf.h"
#include "base/text.h"
#include "query/operand.h"

#include <stdio.h>
#include <string.h>

static struct field hit_fields[] = {
	{.name = "resource", .type = FIELD_TEXT, .facetable = true},
	{.name = "category", .type = FIELD_TEXT, .nullable = true, .facetable = true},
};

const struct resource dimension_hits = {
	.name = "search",
	.fields = hit_fields,
	.field_count = sizeof hit_fields / sizeof *hit_fields,
};

bool dimension_find(
	const struct resource *resource, const char *name, struct dimension *ret_dimension)
{
	const char *suffix = operator_suffix(OPERATOR_YEAR);
	const struct field *field = resource_field(resource, name);
	bool year = false;
	for (size_t i = 0; i < resource->field_count && !field; i++) {
		const char *of = resource->fields[i].name;
		size_t len = strlen(of);
		if (strncmp(name, of, len) != 0 || strcmp(name + len, suffix) != 0)
			continue;
		field = &resource->fields[i];
		year = true;
	}
	if (!field || (year && !operand_allows(field, OPERATOR_YEAR)))
		return false;
	*ret_dimension = (struct dimension){.field = field, .year = year};
	return true;
}

bool dimension_is_countable(const struct dimension *dimension)
{
	const struct field *field = dimension->field;
	return dimension->year ? field->filterable && operand_allows(field, OPERATOR_YEAR)
						   : field->facetable;
}

bool dimension_is_among(
	const struct dimension *dimension, const struct dimension *dimensions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (dimensions[i].field == dimension->field && dimensions[i].year == dimension->year)
			return true;
	return false;
}

void dimension_name(const struct dimension *dimension, char ret_name[static DIMENSION_NAME_SIZE])
{
	snprintf(ret_name, DIMENSION_NAME_SIZE, "%s%s", dimension->field->name,
		dimension->year ? operator_suffix(OPERATOR_YEAR) : "");
}

void dimension_suggest(const struct resource *resource, const char *wanted,
	char ret_suggestion[static DIMENSION_NAME_SIZE])
{
	struct nearest search = {.wanted = wanted};
	struct dimension years = {.field = resource_field(resource, wanted), .year = true};
	ret_suggestion[0] = '\0';
	if (years.field) {
		if (dimension_is_countable(&years))
			dimension_name(&years, ret_suggestion);
		return;
	}
	for (size_t i = 0; i < resource->field_count * 2; i++) {
		char name[DIMENSION_NAME_SIZE];
		struct dimension offered = {.field = &resource->fields[i / 2], .year = i % 2};
		if (!dimension_is_countable(&offered))
			continue;
		dimension_name(&offered, name);
		nearest_offer(&search, name);
		if (search.nearest == name)
			search.nearest = strcpy(ret_suggestion, name);
	}
}

void dimension_write(const struct dimension *dimension, const char *column, struct buf *sql)
{
	buf_printf(sql, dimension->year ? "CAST(substr(%s, 1, 4) AS INTEGER)" : "%s", column);
}

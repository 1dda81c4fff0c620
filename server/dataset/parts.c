#include "dataset/parts.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* The ending of a field's name, if any, and the ending of the companion's name. */
static const struct {
	bool of_dates;
	const char *from, *to;
} endings[] = {
	[PART_PRECISION] = {true, "_date", "_precision"},
	[PART_START] = {true, "_date", "_start"},
	[PART_END] = {true, "_date", "_end"},
	[PART_BASIS] = {true, "_date", "_basis"},
	[PART_COMPARATOR] = {false, "value", "comparator"},
	[PART_MAX] = {false, "", "_max"},
};

/* Also if the name is only the ending: `comparator` belongs to `value`. */
static bool ends_so(const char *name, const char *ending)
{
	size_t len = strlen(name), ending_len = strlen(ending);
	return len >= ending_len && strcmp(name + len - ending_len, ending) == 0;
}

const struct field *parts_find(
	const struct resource *resource, const struct field *field, enum part part)
{
	if (part == PART_UNIT)
		return field->unit ? resource_field(resource, field->unit) : NULL;
	char name[2 * CATALOG_NAME_MAX];
	size_t len = strlen(field->name);
	if (endings[part].of_dates ? !field_is_date(field) : field->type != FIELD_NUMBER)
		return NULL;
	if (ends_so(field->name, endings[part].from))
		len -= strlen(endings[part].from);
	snprintf(name, sizeof name, "%.*s%s", (int)len, field->name, endings[part].to);
	return resource_field(resource, name);
}

const struct field *parts_half(
	const struct resource *resource, const struct field *field, const char *end, const char *other)
{
	char name[CATALOG_NAME_MAX + 8];
	if (!text_ends_in(field->name, end))
		return NULL;
	snprintf(
		name, sizeof name, "%.*s%s", (int)(strlen(field->name) - strlen(end)), field->name, other);
	return resource_field(resource, name);
}

static uint64_t parts_all(const struct resource *resource, const struct field *field)
{
	uint64_t set = 0;
	for (int part = PART_PRECISION; part <= PART_UNIT; part++) {
		const struct field *found = parts_find(resource, field, (enum part)part);
		if (found && found != field)
			set |= field_bit(resource, found);
	}
	return set;
}

bool parts_is_place(const struct field *field)
{
	return strcmp(field->name, "ordinal") == 0 ||
		(field->unit && strcmp(field->unit, "code point") == 0);
}

uint64_t parts_complete(const struct resource *resource, uint64_t fields)
{
	uint64_t set = fields;
	for (size_t i = 0; i < resource->field_count; i++)
		if (fields & field_bit(resource, &resource->fields[i]))
			set |= parts_all(resource, &resource->fields[i]);
	return set;
}

/* Returns the field whose companion, of a kind up to `last`, another field is. */
static const struct field *find_whole(
	const struct resource *resource, const struct field *field, enum part last)
{
	for (int part = PART_PRECISION; part <= (int)last; part++) {
		/* most fields can be ruled out by their name */
		if (part != PART_UNIT && !ends_so(field->name, endings[part].to))
			continue;
		for (size_t i = 0; i < resource->field_count; i++) {
			const struct field *whole = &resource->fields[i];
			if (whole != field && parts_find(resource, whole, (enum part)part) == field)
				return whole;
		}
	}
	return NULL;
}

const struct field *parts_date(const struct resource *resource, const struct field *field)
{
	return find_whole(resource, field, PART_END);
}

const struct field *parts_whole(const struct resource *resource, const struct field *field)
{
	return find_whole(resource, field, PART_UNIT);
}

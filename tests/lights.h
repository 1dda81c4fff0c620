#ifndef LIGHTS_H
#define LIGHTS_H

#include "catalog.h"
#include "error.h"
#include "query.h"
#include "target.h"

#include <stdio.h>

/*
 * The resource `lights` of tests/fixture as load would read it, for the suites that need a catalog
 * but no dataset. Keep it like tests/fixture/schema/fields.csv.
 */
enum {
	LIGHT_ID,
	LIGHT_NAME_ZH,
	LIGHT_NAME_EN,
	LIGHT_KIND,
	LIGHT_HEIGHT,
	LIGHT_FLOORS,
	LIGHT_LIT,
	LIGHT_AUTOMATIC,
	LIGHT_KEEPER_ID,
	LIGHT_COLOURS,
	LIGHT_KEEPER,
	LIGHT_FIELD_COUNT,
};

/* clang-format off */
#define ANY .filterable = true, .sortable = true

static const char *light_kinds[] = {"offshore", "pier", "shore"};

static struct field light_fields[] = {
	[LIGHT_ID] = {.name = "id", .type = FIELD_TEXT, .format = "slug", ANY},
	[LIGHT_NAME_ZH] = {.name = "name_zh", .type = FIELD_TEXT, .nullable = true, ANY},
	[LIGHT_NAME_EN] = {.name = "name_en", .type = FIELD_TEXT, ANY},
	[LIGHT_KIND] = {.name = "kind", .type = FIELD_TEXT, .words = {light_kinds, 3}, ANY},
	[LIGHT_HEIGHT] = {.name = "height", .type = FIELD_NUMBER, .nullable = true, ANY},
	[LIGHT_FLOORS] = {.name = "floors", .type = FIELD_INTEGER, .nullable = true, ANY},
	[LIGHT_LIT] = {.name = "lit", .type = FIELD_TEXT, .format = "date", .nullable = true, ANY},
	[LIGHT_AUTOMATIC] = {.name = "automatic", .type = FIELD_BOOLEAN, .nullable = true, ANY},
	[LIGHT_KEEPER_ID] = {.name = "keeper_id", .type = FIELD_TEXT, .format = "slug",
		.ref = "keepers", .nullable = true, ANY},
	[LIGHT_COLOURS] = {.name = "colours", .type = FIELD_LIST, .filterable = true},
	[LIGHT_KEEPER] = {.name = "keeper", .type = FIELD_JSON, .nullable = true, .item_only = true},
};

#undef ANY
/* clang-format on */

static const struct resource lights = {
	.name = "lights",
	.view = "api_lights",
	.key = LIGHT_ID,
	.fields = light_fields,
	.field_count = LIGHT_FIELD_COUNT,
	.item_fields = UINT64_C(1) << LIGHT_KEEPER,
};

/* Parses a raw query string of the collection; the outcome is that of query_parse(). */
static inline bool lights_parse(
	struct query *query, struct target *target, const char *text, struct error *err)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1/lights?%s", text);
	error_clear(err);
	return target_parse(target, raw, err) && query_parse(query, &lights, target, err);
}

/* The same of an item; the outcome is that of query_parse_item(). */
static inline bool lights_parse_item(
	struct query *query, struct target *target, const char *text, struct error *err)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1/lights/bell-rock?%s", text);
	error_clear(err);
	return target_parse(target, raw, err) && query_parse_item(query, &lights, target, err);
}

#endif

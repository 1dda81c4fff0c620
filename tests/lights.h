#ifndef LIGHTS_H
#define LIGHTS_H

#include "dataset/catalog.h"
#include "base/error.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"

#include <stdio.h>

/*
 * The catalog of tests/fixture as load would read it, for the suites that need a catalog but no
 * dataset. Keep it like tests/fixture/schema/fields.csv.
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

enum { KEEPERS, LIGHTS, WRECKS, RESOURCE_COUNT };

static struct resource light_resources[RESOURCE_COUNT];

static const struct resource *named_keepers[] = {&light_resources[KEEPERS]};

static struct field light_fields[] = {
	[LIGHT_ID] = {.name = "id", .type = FIELD_TEXT, .format = "slug", ANY},
	[LIGHT_NAME_ZH] = {.name = "name_zh", .type = FIELD_TEXT, .search = SEARCH_NAME,
		.nullable = true, ANY},
	[LIGHT_NAME_EN] = {.name = "name_en", .type = FIELD_TEXT, .search = SEARCH_NAME, ANY},
	[LIGHT_KIND] = {.name = "kind", .type = FIELD_TEXT, .vocabulary = "kind", .words = {light_kinds, 3},
		.facetable = true, ANY},
	[LIGHT_HEIGHT] = {.name = "height", .type = FIELD_NUMBER, .nullable = true, ANY},
	[LIGHT_FLOORS] = {.name = "floors", .type = FIELD_INTEGER, .nullable = true, ANY},
	[LIGHT_LIT] = {.name = "lit", .type = FIELD_TEXT, .format = "date", .nullable = true, ANY},
	[LIGHT_AUTOMATIC] = {.name = "automatic", .type = FIELD_BOOLEAN, .nullable = true,
		.facetable = true, ANY},
	[LIGHT_KEEPER_ID] = {.name = "keeper_id", .type = FIELD_TEXT, .format = "slug",
		.ref = "keepers", .label = "keeper_name", .named = named_keepers, .named_count = 1,
		.nullable = true, .facetable = true, ANY},
	[LIGHT_COLOURS] = {.name = "colours", .type = FIELD_LIST, .filterable = true,
		.facetable = true},
	[LIGHT_KEEPER] = {.name = "keeper", .type = FIELD_JSON, .nullable = true, .item_only = true},
};

static struct field keeper_fields[] = {
	{.name = "id", .type = FIELD_TEXT, .format = "slug", ANY},
	{.name = "name", .type = FIELD_TEXT, .search = SEARCH_NAME, ANY},
};

#undef ANY
/* clang-format on */

static struct relation keeper_relations[] = {
	{.name = "lights",
		.kind = RELATION_MANY,
		.other = &light_resources[LIGHTS],
		.field = &light_fields[LIGHT_KEEPER_ID]},
};

static struct resource light_resources[RESOURCE_COUNT] = {
	[KEEPERS] = {.name = "keepers",
		.singular = "keeper",
		.view = "api_keepers",
		.label = "name",
		.fields = keeper_fields,
		.field_count = 2,
		.relations = keeper_relations,
		.relation_count = 1,
		.searched_by_default = true},
	[LIGHTS] = {.name = "lights",
		.singular = "light",
		.view = "api_lights",
		.label = "name_*",
		.count = 12,
		.first_row = 3,
		.key = LIGHT_ID,
		.fields = light_fields,
		.field_count = LIGHT_FIELD_COUNT,
		.item_fields = UINT64_C(1) << LIGHT_KEEPER,
		.searched_by_default = true},
	[WRECKS] = {.name = "wrecks",
		.singular = "wreck",
		.view = "api_wrecks",
		.label = "name",
		.fields = keeper_fields,
		.field_count = 2},
};

static const struct resource *const lights = &light_resources[LIGHTS];
static const struct resource *const keepers = &light_resources[KEEPERS];

static struct search_column light_search[] = {
	{"name", SEARCH_NAME}, {"name_en", SEARCH_NAME}, {"name_zh", SEARCH_NAME}};

static const struct catalog light_catalog = {.name = "lights",
	.resources = light_resources,
	.resource_count = RESOURCE_COUNT,
	.search = light_search,
	.search_count = 3};

/* Parses a raw target of a resource's collection; the outcome is that of query_parse(). */
static inline bool lights_parse_target(struct query *query, const struct resource *resource,
	struct target *target, const char *raw, struct error *err)
{
	query->catalog = NULL;
	query->base = "/v1";
	query->format = FORMAT_NONE;
	error_clear(err);
	return target_parse(target, raw, err) && query_parse(query, resource, target, err);
}

/* The same of a raw query string of the collection of lights, or as if it had a suffix. */
static inline bool lights_parse_as(struct query *query, struct target *target, enum format format,
	const char *text, struct error *err)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1/lights?%s", text);
	query->catalog = NULL;
	query->base = "/v1";
	query->format = format;
	error_clear(err);
	return target_parse(target, raw, err) && query_parse(query, lights, target, err);
}

static inline bool lights_parse(
	struct query *query, struct target *target, const char *text, struct error *err)
{
	return lights_parse_as(query, target, FORMAT_NONE, text, err);
}

/* The same of an item; the outcome is that of query_parse_item(). */
static inline bool lights_parse_item(
	struct query *query, struct target *target, const char *text, struct error *err)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1/lights/bell-rock?%s", text);
	query->catalog = NULL;
	query->base = "/v1";
	query->format = FORMAT_NONE;
	error_clear(err);
	return target_parse(target, raw, err) && query_parse_item(query, lights, target, err);
}

/* The same of a search; the outcome is that of query_parse_search(). */
static inline bool lights_parse_search(
	struct query *query, struct target *target, const char *text, struct error *err)
{
	char raw[TARGET_MAX + 1];
	snprintf(raw, sizeof raw, "/v1/search?%s", text);
	query->catalog = NULL;
	query->base = "/v1";
	query->format = FORMAT_NONE;
	error_clear(err);
	return target_parse(target, raw, err) && query_parse_search(query, &light_catalog, target, err);
}

#endif

#include "suite.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "dataset/relations.h"

#include <stdio.h>
#include <string.h>

static struct error err;

/* A resource `name` whose fields are its key and these; each row is name, type, ref. */
struct described {
	const char *name;
	struct {
		const char *name;
		enum field_type type;
		const char *ref;
		bool unfilterable;
	} fields[4];
};

static struct catalog *catalog_of(const struct described *resources, size_t count)
{
	struct catalog *catalog = catalog_create();
	catalog->resources = catalog_alloc(catalog, count * sizeof *catalog->resources);
	catalog->resource_count = count;
	for (size_t i = 0; i < count; i++) {
		struct resource *resource = &catalog->resources[i];
		resource->name = resources[i].name;
		resource->fields = catalog_alloc(catalog, 5 * sizeof *resource->fields);
		resource->fields[resource->field_count++] = (struct field){.name = "id"};
		for (size_t j = 0; j < COUNT(resources[i].fields) && resources[i].fields[j].name; j++)
			resource->fields[resource->field_count++] =
				(struct field){.name = resources[i].fields[j].name,
					.type = resources[i].fields[j].type,
					.ref = resources[i].fields[j].ref,
					.filterable = !resources[i].fields[j].unfilterable};
	}
	return catalog;
}

/* A resource's relations as `name kind other.field; …`, of which the field of MANY is the other's.
 */
static const char *relations_text(const struct resource *resource)
{
	static const char *const kinds[] = {
		[RELATION_ONE] = "one", [RELATION_LIST] = "list", [RELATION_MANY] = "many"};
	static char text[8000];
	*text = '\0';
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		sprintf(text + strlen(text), "%s%s %s %s by %s", i > 0 ? "; " : "", relation->name,
			kinds[relation->kind], relation->other->name, relation->field->name);
	}
	return text;
}

static void assert_relations(
	const struct described *resources, size_t count, const char *const wanted[])
{
	struct catalog *catalog = catalog_of(resources, count);
	error_clear(&err);
	ck_assert(relations_derive(catalog, &err));
	ck_assert_int_eq(err.code, ERROR_NONE);
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(relations_text(&catalog->resources[i]), wanted[i]);
	catalog_destroy(catalog);
}

START_TEST(a_key_of_another_relates_both_ways)
{
	static const struct described resources[] = {
		{"keepers", {{"name", FIELD_TEXT, NULL, false}}},
		{"lights", {{"keeper_id", FIELD_TEXT, "keepers", false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){
			"lights many lights by keeper_id", "keeper one keepers by keeper_id"});
}

START_TEST(a_list_of_keys_relates_both_ways)
{
	static const struct described resources[] = {
		{"lights", {{"source_ids", FIELD_LIST, "sources", false}}},
		{"sources", {{"name", FIELD_TEXT, NULL, false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){
			"sources list sources by source_ids", "lights many lights by source_ids"});
}

START_TEST(two_keys_of_the_same_resource_are_told_apart)
{
	static const struct described resources[] = {
		{"keepers", {{NULL, 0, NULL, false}}},
		{"lights",
			{{"keeper_id", FIELD_TEXT, "keepers", false},
				{"owner_id", FIELD_TEXT, "keepers", false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){
			"lights_by_keeper_id many lights by keeper_id; lights_by_owner_id many lights by owner_id",
			"keeper one keepers by keeper_id; owner one keepers by owner_id"});
}

START_TEST(a_list_beside_a_key_bears_the_name_of_its_resource)
{
	static const struct described resources[] = {
		{"keepers", {{NULL, 0, NULL, false}}},
		{"lights",
			{{"owner_id", FIELD_TEXT, "keepers", false},
				{"about_ids", FIELD_LIST, "keepers", false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){
			"lights_by_owner_id many lights by owner_id; lights many lights by about_ids",
			"owner one keepers by owner_id; abouts list keepers by about_ids"});
}

START_TEST(keys_of_several_resources_are_found_from_each)
{
	static const struct described resources[] = {
		{"keepers", {{NULL, 0, NULL, false}}},
		{"keeper", {{NULL, 0, NULL, false}}},
		{"lights",
			{{"said_by_id", FIELD_TEXT, "reefs keepers", false},
				{"about_ids", FIELD_LIST, "keepers reefs", false}}},
		{"reefs", {{NULL, 0, NULL, false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){
			"lights_by_said_by_id many lights by said_by_id; lights many lights by about_ids", "",
			"", "lights_by_said_by_id many lights by said_by_id; lights many lights by about_ids"});
}

START_TEST(a_resource_may_relate_to_itself)
{
	static const struct described resources[] = {
		{"keepers", {{"chief_id", FIELD_TEXT, "keepers", false}}}};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){"chief one keepers by chief_id; keepers many keepers by chief_id"});
}

START_TEST(a_field_of_the_same_name_goes_first)
{
	static const struct described resources[] = {
		{"keepers", {{"lights", FIELD_JSON, NULL, false}}},
		{"lights",
			{{"keeper", FIELD_JSON, NULL, false}, {"keeper_id", FIELD_TEXT, "keepers", false}}},
	};
	assert_relations(resources, COUNT(resources), (const char *const[]){"", ""});
}

START_TEST(a_relation_of_the_same_name_comes_once)
{
	static const struct described resources[] = {
		{"keeper", {{NULL, 0, NULL, false}}},
		{"keepers", {{NULL, 0, NULL, false}}},
		{"lights",
			{{"keeper_ids", FIELD_LIST, "keepers", false},
				{"keepers_id", FIELD_TEXT, "keeper", false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){"lights many lights by keepers_id",
			"lights many lights by keeper_ids", "keepers list keepers by keeper_ids"});
}

START_TEST(what_does_not_look_like_a_key_relates_nothing_of_its_own)
{
	static const struct described resources[] = {
		{"keepers", {{NULL, 0, NULL, false}}},
		{"lights",
			{{"keeper", FIELD_TEXT, "keepers", false}, {"_id", FIELD_TEXT, "keepers", true},
				{"keepers_ids", FIELD_TEXT, "keepers", true},
				{"keeper_id", FIELD_LIST, "keepers", true}}},
		{"wrecks", {{"_ids", FIELD_LIST, "keepers", true}}},
	};
	assert_relations(
		resources, COUNT(resources), (const char *const[]){"lights many lights by keeper", "", ""});
}

START_TEST(many_are_found_by_what_can_be_filtered_by_alone)
{
	static const struct described resources[] = {
		{"keepers", {{NULL, 0, NULL, false}}},
		{"lights", {{"keeper_id", FIELD_TEXT, "keepers", true}}},
		{"wrecks", {{"keeper_ids", FIELD_LIST, "keepers", true}}},
		{"reefs", {{"keeper_ids", FIELD_LIST, "keepers", false}}},
	};
	assert_relations(resources, COUNT(resources),
		(const char *const[]){"reefs many reefs by keeper_ids", "keeper one keepers by keeper_id",
			"keepers list keepers by keeper_ids", "keepers list keepers by keeper_ids"});
}

START_TEST(names_of_keys_are_as_long_as_a_name_may_be)
{
	static char name[100];
	for (size_t len = 60; len < sizeof name; len++) {
		memset(name, 'k', len - 3);
		strcpy(name + len - 3, "_id");
		const struct described resources[] = {{"keepers", {{NULL, 0, NULL, false}}},
			{"lights", {{name, FIELD_TEXT, "keepers", false}}}};
		struct catalog *catalog = catalog_of(resources, COUNT(resources));
		error_clear(&err);
		ck_assert(relations_derive(catalog, &err));
		ck_assert_str_eq(catalog->resources[0].relations[0].field->name, name);
		/* a name of 79 bytes and more has no relation; none is cut */
		ck_assert_uint_eq(catalog->resources[1].relation_count, len < 79 ? 1 : 0);
		if (len < 79)
			ck_assert_uint_eq(strlen(catalog->resources[1].relations[0].name), len - 3);
		catalog_destroy(catalog);
	}
}

/* A catalog in which so many resources hold the key of the first. */
static struct catalog *catalog_of_many(size_t count)
{
	static char names[CATALOG_RELATIONS_MAX + 2][8];
	static struct described resources[CATALOG_RELATIONS_MAX + 2];
	resources[0] = (struct described){.name = "keepers"};
	for (size_t i = 1; i <= count; i++) {
		snprintf(names[i], sizeof names[i], "r%zu", i);
		resources[i] = (struct described){.name = names[i],
			.fields = {{.name = "keeper_id", .type = FIELD_TEXT, .ref = "keepers"}}};
	}
	return catalog_of(resources, count + 1);
}

START_TEST(a_resource_has_at_most_64_relations)
{
	struct catalog *catalog = catalog_of_many(CATALOG_RELATIONS_MAX);
	error_clear(&err);
	ck_assert(relations_derive(catalog, &err));
	ck_assert_uint_eq(catalog->resources[0].relation_count, CATALOG_RELATIONS_MAX);
	ck_assert_str_eq(catalog->resources[0].relations[63].name, "r64");
	catalog_destroy(catalog);

	catalog = catalog_of_many(CATALOG_RELATIONS_MAX + 1);
	error_clear(&err);
	ck_assert(!relations_derive(catalog, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "keepers");
	ck_assert_str_eq(err.faults[0].reason, "has more than 64 relations");
	catalog_destroy(catalog);
}

START_TEST(no_resources_have_no_relations)
{
	struct catalog *catalog = catalog_create();
	error_clear(&err);
	ck_assert(relations_derive(catalog, &err));
	catalog_destroy(catalog);
}

SUITE("relations", a_key_of_another_relates_both_ways, a_list_of_keys_relates_both_ways,
	two_keys_of_the_same_resource_are_told_apart,
	a_list_beside_a_key_bears_the_name_of_its_resource,
	keys_of_several_resources_are_found_from_each, a_resource_may_relate_to_itself,
	a_field_of_the_same_name_goes_first, a_relation_of_the_same_name_comes_once,
	what_does_not_look_like_a_key_relates_nothing_of_its_own,
	many_are_found_by_what_can_be_filtered_by_alone, names_of_keys_are_as_long_as_a_name_may_be,
	a_resource_has_at_most_64_relations, no_resources_have_no_relations)

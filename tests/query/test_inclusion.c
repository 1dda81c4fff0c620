#include "catalog_fixture.h"

#include "query/inclusion.h"
#include "query/query.h"

#include <string.h>

static struct query query;

/* What the pieces of a value add to a query of the resource, from nothing. */
static bool parse(const char *resource, const char *value)
{
	char text[200];
	snprintf(text, sizeof text, "%s", value);
	query = (struct query){.catalog = catalog, .resource = catalog_resource(catalog, resource)};
	error_clear(&err);
	return inclusion_parse(&query, text, &err);
}

static void assert_fault(
	size_t fault, const char *value, const char *suggestion, const char *reason)
{
	ck_assert_str_eq(err.faults[fault].parameter, "include");
	ck_assert_str_eq(err.faults[fault].value, value);
	ck_assert_str_eq(err.faults[fault].suggestion, suggestion);
	ck_assert_ptr_nonnull(strstr(err.faults[fault].reason, reason));
}

static uint64_t relation(const char *resource, const char *name)
{
	const struct resource *of = catalog_resource(catalog, resource);
	return UINT64_C(1) << (resource_relation(of, name) - of->relations);
}

START_TEST(a_piece_is_a_long_field_or_a_relation)
{
	open_catalog(dataset_lights());
	ck_assert(parse("lights", "keeper"));
	const struct resource *lights = query.resource;
	ck_assert_uint_eq(query.included, field_bit(lights, resource_field(lights, "keeper")));
	ck_assert_uint_eq(query.include, 0);
	ck_assert(parse("keepers", "lights"));
	ck_assert_uint_eq(query.include, relation("keepers", "lights"));
	ck_assert_uint_eq(query.included, 0);
	close_catalog();
}

START_TEST(pieces_add_to_those_before_and_none_counts_twice)
{
	open_catalog(dataset_lights());
	ck_assert(parse("keepers", "lights,lights"));
	char again[] = "lights";
	ck_assert(inclusion_parse(&query, again, &err));
	ck_assert_uint_eq(query.include, relation("keepers", "lights"));
	close_catalog();
}

START_TEST(a_piece_that_is_neither_is_a_fault_of_its_own_with_the_nearest)
{
	open_catalog(dataset_lights());
	ck_assert(!parse("lights", "keper,nothing-like-it,keeper"));
	ck_assert_uint_eq(err.fault_count, 2);
	assert_fault(0, "keper", "keeper", "cannot be included here");
	assert_fault(1, "nothing-like-it", "", "cannot be included here");
	ck_assert_uint_ne(query.included, 0);   /* what is right is taken all the same */
	ck_assert(!parse("lights", "name_en")); /* always shown: nothing to include */
	ck_assert(!parse("lights", ""));
	close_catalog();
}

/* Relations that lead to each other: one more than an answer may have. */
static struct relation many[QUERY_RELATED_MAX + 1];
static struct resource wide = {
	.name = "wide", .relations = many, .relation_count = QUERY_RELATED_MAX + 1};

static void widen(void)
{
	static char names[QUERY_RELATED_MAX + 1][8];
	for (size_t i = 0; i < COUNT(many); i++) {
		snprintf(names[i], sizeof names[i], "r%zu", i);
		many[i] = (struct relation){.name = names[i], .other = &wide};
	}
	query = (struct query){.resource = &wide};
	error_clear(&err);
}

static bool include(const char *name)
{
	char piece[80];
	snprintf(piece, sizeof piece, "%s", name);
	return inclusion_parse(&query, piece, &err);
}

START_TEST(a_relation_of_a_relation_shows_both)
{
	widen();
	ck_assert(include("r1.r2"));
	ck_assert_uint_eq(query.include, 1 << 1);
	ck_assert_uint_eq(query.nested[1], 1 << 2);
	ck_assert_uint_eq(query.nested[0] | query.nested[2], 0);
}

START_TEST(as_many_relations_as_the_limit_are_included_and_no_more)
{
	char name[8];
	widen();
	for (int i = 0; i < QUERY_RELATED_MAX; i++) {
		snprintf(name, sizeof name, "r%d", i);
		ck_assert(include(name));
	}
	ck_assert(!include("r8"));
	assert_fault(0, "r8", "", "8");
	widen();
	for (int i = 0; i < QUERY_RELATED_MAX - 1; i++) {
		snprintf(name, sizeof name, "r0.r%d", i);
		ck_assert(include(name)); /* and the one that they are within */
	}
	ck_assert(!include("r0.r7"));
	assert_fault(0, "r0.r7", "", "8");
}

START_TEST(one_dot_is_the_limit_and_either_side_is_put_right)
{
	widen();
	ck_assert(!include("r1.r2.r3"));
	assert_fault(0, "r1.r2.r3", "", "one dot is the limit");
	open_catalog(dataset_lights());
	ck_assert(!parse("keepers", "light.nothing"));
	assert_fault(0, "light.nothing", "", "cannot be included here");
	ck_assert(!parse("lights", "keeper.lights")); /* a field leads nowhere */
	close_catalog();
	static struct relation inner[] = {{.name = "parent"}};
	static const struct resource other = {.name = "other", .relations = inner, .relation_count = 1};
	static struct relation outer[] = {{.name = "initiative", .other = &other}};
	static const struct resource outermost = {
		.name = "outermost", .relations = outer, .relation_count = 1};
	static const char *const misspelt[] = {
		"initative.parent", "initiative.parnt", "initative.parnt"};
	for (size_t i = 0; i < COUNT(misspelt); i++) {
		query = (struct query){.resource = &outermost};
		error_clear(&err);
		ck_assert(!include(misspelt[i]));
		assert_fault(0, misspelt[i], "initiative.parent", "cannot be included here");
		ck_assert_uint_eq(query.include, 0);
	}
}

SUITE("inclusion", a_piece_is_a_long_field_or_a_relation,
	pieces_add_to_those_before_and_none_counts_twice,
	a_piece_that_is_neither_is_a_fault_of_its_own_with_the_nearest,
	a_relation_of_a_relation_shows_both, as_many_relations_as_the_limit_are_included_and_no_more,
	one_dot_is_the_limit_and_either_side_is_put_right)

#include "suite.h"

#include "dataset/catalog.h"

#include <string.h>

static struct field fields[CATALOG_FIELDS_MAX] = {
	{.name = "id"}, {.name = "name_zh"}, {.name = "name_en"}, {.name = "name"}};

static struct resource resources[] = {
	{.name = "lights", .fields = fields, .field_count = 4},
	{.name = "light", .fields = fields, .field_count = 1},
	{.name = "keepers"},
};

static const struct catalog catalog = {.resources = resources, .resource_count = 3};

START_TEST(a_new_catalog_is_empty)
{
	struct catalog *empty = catalog_create();
	ck_assert_ptr_nonnull(empty);
	ck_assert_uint_eq(empty->resource_count, 0);
	ck_assert_uint_eq(empty->owned_count, 0);
	ck_assert_ptr_null(empty->name);
	ck_assert_ptr_null(catalog_resource(empty, "lights"));
	catalog_destroy(empty);
}

START_TEST(destroying_nothing_is_allowed)
{
	catalog_destroy(NULL);
}

START_TEST(memory_is_zeroed_and_lives_as_long_as_the_catalog)
{
	enum { COUNT = 300, SIZE = 40 };
	static const unsigned char zeros[SIZE];
	struct catalog *owner = catalog_create();
	unsigned char *blocks[COUNT];
	for (int i = 0; i < COUNT; i++) {
		blocks[i] = catalog_alloc(owner, SIZE);
		ck_assert_ptr_nonnull(blocks[i]);
		ck_assert_mem_eq(blocks[i], zeros, SIZE);
		memset(blocks[i], i, SIZE);
	}
	for (int i = 0; i < COUNT; i++)
		ck_assert_uint_eq(blocks[i][SIZE - 1], (unsigned char)i);
	ck_assert_uint_eq(owner->owned_count, COUNT);
	catalog_destroy(owner);
}

START_TEST(all_its_memory_together_has_a_limit)
{
	struct catalog *owner = catalog_create();
	ck_assert_ptr_nonnull(catalog_alloc(owner, CATALOG_SIZE_MAX - 4));
	ck_assert_ptr_null(catalog_text(owner, "1234"));
	ck_assert_ptr_nonnull(catalog_text(owner, "123"));
	ck_assert_ptr_null(catalog_text(owner, ""));
	ck_assert_ptr_null(catalog_alloc(owner, SIZE_MAX));
	ck_assert_uint_eq(owner->owned_count, 2);
	catalog_destroy(owner);
}

START_TEST(texts_are_copies)
{
	struct catalog *owner = catalog_create();
	char text[] = "灯塔";
	const char *copy = catalog_text(owner, text);
	text[0] = 'x';
	ck_assert_str_eq(copy, "灯塔");
	ck_assert_str_eq(catalog_text(owner, ""), "");
	catalog_destroy(owner);
}

START_TEST(the_copy_of_null_is_null)
{
	struct catalog *owner = catalog_create();
	ck_assert_ptr_null(catalog_text(owner, NULL));
	catalog_destroy(owner);
}

START_TEST(resources_are_found_by_their_whole_name)
{
	ck_assert_ptr_eq(catalog_resource(&catalog, "lights"), &resources[0]);
	ck_assert_ptr_eq(catalog_resource(&catalog, "light"), &resources[1]);
	ck_assert_ptr_eq(catalog_resource(&catalog, "keepers"), &resources[2]);
	static const char *const unknown[] = {"", "l", "lightss", "Lights", " lights", "lights "};
	for (size_t i = 0; i < COUNT(unknown); i++)
		ck_assert_ptr_null(catalog_resource(&catalog, unknown[i]));
}

START_TEST(fields_are_found_by_their_whole_name)
{
	ck_assert_ptr_eq(resource_field(&resources[0], "id"), &fields[0]);
	ck_assert_ptr_eq(resource_field(&resources[0], "name_en"), &fields[2]);
	ck_assert_ptr_eq(resource_field(&resources[0], "name"), &fields[3]);
	static const char *const unknown[] = {"", "i", "idd", "ID", "name_", "name_zh__eq"};
	for (size_t i = 0; i < COUNT(unknown); i++)
		ck_assert_ptr_null(resource_field(&resources[0], unknown[i]));
}

START_TEST(fields_of_another_resource_are_not_found)
{
	ck_assert_ptr_null(resource_field(&resources[1], "name_zh"));
	ck_assert_ptr_null(resource_field(&resources[2], "id"));
}

START_TEST(the_first_field_that_hits_show_so_is_found)
{
	struct field shown[] = {{.name = "a"}, {.name = "b", .hit = "date"},
		{.name = "c", .hit = "date"}, {.name = "d", .hit = "verdict", .format = "sha256"}};
	const struct resource resource = {.fields = shown, .field_count = 4};
	ck_assert_ptr_eq(resource_hit(&resource, "date"), &shown[1]);
	ck_assert_ptr_eq(resource_hit(&resource, "verdict"), &shown[3]);
	ck_assert_ptr_null(resource_hit(&resource, "status"));
	ck_assert(!field_is_hit(&shown[0], "date") && field_is_hit(&shown[2], "date"));
	ck_assert(!field_is_digest(&shown[0]) && field_is_digest(&shown[3]));
}

START_TEST(each_field_of_the_most_has_a_bit_of_its_own)
{
	uint64_t all = 0;
	for (size_t i = 0; i < CATALOG_FIELDS_MAX; i++) {
		uint64_t bit = field_bit(&resources[0], &fields[i]);
		ck_assert_uint_eq(bit, UINT64_C(1) << i);
		ck_assert_uint_eq(all & bit, 0);
		all |= bit;
	}
	ck_assert_uint_eq(all, UINT64_MAX);
}

START_TEST(words_are_compared_whole)
{
	const char *list[] = {"offshore", "pier", "shore"};
	struct words words = {list, 3};
	for (size_t i = 0; i < 3; i++)
		ck_assert(words_contain(&words, list[i]));
	static const char *const others[] = {"", "off", "Pier", "piers", "pie", "offshore,pier"};
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert(!words_contain(&words, others[i]));
}

START_TEST(no_words_contain_nothing)
{
	struct words words = {NULL, 0};
	ck_assert(!words_contain(&words, ""));
	ck_assert(!words_contain(&words, "pier"));
}

SUITE("catalog", a_new_catalog_is_empty, destroying_nothing_is_allowed,
	memory_is_zeroed_and_lives_as_long_as_the_catalog, all_its_memory_together_has_a_limit,
	texts_are_copies, the_copy_of_null_is_null, resources_are_found_by_their_whole_name,
	fields_are_found_by_their_whole_name, fields_of_another_resource_are_not_found,
	the_first_field_that_hits_show_so_is_found, each_field_of_the_most_has_a_bit_of_its_own,
	words_are_compared_whole, no_words_contain_nothing)

#include "catalog_fixture.h"

#include "query/meant.h"

static struct resource *resource(const char *name)
{
	return (struct resource *)catalog_resource(catalog, name);
}

static const char *find(const struct resource *in, struct meant *meant)
{
	ck_assert(meant_offer_key(db, in, meant, &err));
	ck_assert_int_eq(err.code, ERROR_NONE);
	return meant->search.nearest ? meant->search.nearest : "";
}

START_TEST(the_key_of_what_is_called_so_is_meant)
{
	static const struct {
		const char *resource, *wanted, *key;
	} cases[] = {
		{"lights", "Bell Rock", "bell-rock"},
		{"lights", "pharos OF alexandria", "alexandria"},
		{"lights", "亚历山大灯塔", "alexandria"},
		{"lights", "亚历山大", ""},
		{"keepers", "Ida Lewis", "ida"},
		{"lights", "bell-rok", "bell-rock"},
		{"lights", "bekl", "bell-rock"}, /* as its first part is */
		{"lights", "bekl-x", ""},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct meant meant = {.search.wanted = cases[i].wanted};
		ck_assert_str_eq(find(resource(cases[i].resource), &meant), cases[i].key);
	}
	close_catalog();
}

START_TEST(what_has_the_name_stays_before_nearer_keys)
{
	open_catalog(dataset_lights());
	struct meant meant = {.search.wanted = "Ida Lewis"};
	ck_assert_str_eq(find(resource("lights"), &meant), "");
	ck_assert_str_eq(find(resource("keepers"), &meant), "ida");
	ck_assert_str_eq(find(resource("lights"), &meant), "ida");
	close_catalog();
}

START_TEST(names_of_a_large_resource_are_not_read)
{
	open_catalog(dataset_lights());
	struct meant small = {.search.wanted = "亚历山大灯塔"}, large = small;
	resource("lights")->count = MEANT_ROWS_MAX;
	ck_assert_str_eq(find(resource("lights"), &small), "alexandria");
	resource("lights")->count = MEANT_ROWS_MAX + 1;
	ck_assert_str_eq(find(resource("lights"), &large), "");
	close_catalog();
}

SUITE("meant", the_key_of_what_is_called_so_is_meant, what_has_the_name_stays_before_nearer_keys,
	names_of_a_large_resource_are_not_read)

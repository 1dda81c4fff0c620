#include "catalog_fixture.h"

#include "query/nearest_row.h"

static struct resource *resource(const char *name)
{
	return (struct resource *)catalog_resource(catalog, name);
}

static const char *find(const struct resource *in, struct nearest_row *nearest)
{
	ck_assert(nearest_row_offer_key(db, in, nearest, &err));
	ck_assert_int_eq(err.code, ERROR_NONE);
	return nearest->search.nearest ? nearest->search.nearest : "";
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
		struct nearest_row nearest = {.search.wanted = cases[i].wanted};
		ck_assert_str_eq(find(resource(cases[i].resource), &nearest), cases[i].key);
	}
	close_catalog();
}

START_TEST(what_has_the_name_stays_before_nearer_keys)
{
	open_catalog(dataset_lights());
	struct nearest_row nearest = {.search.wanted = "Ida Lewis"};
	ck_assert_str_eq(find(resource("lights"), &nearest), "");
	ck_assert_str_eq(find(resource("keepers"), &nearest), "ida");
	ck_assert_str_eq(find(resource("lights"), &nearest), "ida");
	close_catalog();
}

START_TEST(names_of_a_large_resource_are_not_read)
{
	open_catalog(dataset_lights());
	struct nearest_row small = {.search.wanted = "亚历山大灯塔"}, large = small;
	resource("lights")->count = NEAREST_ROWS_MAX;
	ck_assert_str_eq(find(resource("lights"), &small), "alexandria");
	resource("lights")->count = NEAREST_ROWS_MAX + 1;
	ck_assert_str_eq(find(resource("lights"), &large), "");
	close_catalog();
}

SUITE("nearest_row", the_key_of_what_is_called_so_is_meant,
	what_has_the_name_stays_before_nearer_keys, names_of_a_large_resource_are_not_read)

#include "view_fixture.h"

#include "pages/kind.h"

static const char piers[] = "UPDATE api_field SET field = 'light_kind' WHERE field = 'kind';"
							"ALTER TABLE lights RENAME COLUMN kind TO light_kind;"
							"UPDATE api_resource SET singular = 'pier' WHERE name = 'wrecks'";

static const struct resource *kind(const char *resource, const char *text)
{
	json_t *item = json_of(text);
	const struct resource *found = kind_of(catalog, catalog_resource(catalog, resource), item);
	json_decref(item);
	return found;
}

START_TEST(an_item_is_in_the_resource_whose_items_are_called_as_its_kind)
{
	open_view(dataset_with(piers), NULL, "");
	const struct resource *wrecks = catalog_resource(catalog, "wrecks");
	ck_assert_ptr_eq(kind("lights", "{\"light_kind\": \"pier\"}"), wrecks);
	ck_assert_ptr_null(kind("lights", "{\"light_kind\": \"shore\"}"));
	ck_assert_ptr_null(kind("lights", "{\"light_kind\": null}"));
	ck_assert_ptr_null(kind("keepers", "{\"light_kind\": \"pier\"}"));
	close_view();
}

START_TEST(a_kind_stands_in_the_resource_that_names_it_as_one)
{
	open_view(dataset_with(piers), NULL, "");
	ck_assert_ptr_eq(kind_whole(catalog, catalog_resource(catalog, "wrecks")),
		catalog_resource(catalog, "lights"));
	ck_assert_ptr_null(kind_whole(catalog, catalog_resource(catalog, "lights")));
	close_view();
	open_view(dataset_lights(), NULL, "");
	ck_assert_ptr_null(kind_whole(catalog, catalog_resource(catalog, "wrecks")));
	close_view();
}

START_TEST(a_kind_is_called_as_the_word_of_it_is)
{
	open_view(dataset_with("UPDATE api_field SET field = 'light_kind' WHERE field = 'kind';"
						   "ALTER TABLE lights RENAME COLUMN kind TO light_kind;"
						   "UPDATE api_resource SET singular = 'shore' WHERE name = 'wrecks'"),
		NULL, "");
	ck_assert_str_eq(kind_meaning(catalog, catalog_resource(catalog, "wrecks"))->title_zh, "岸上");
	ck_assert_ptr_null(kind_meaning(catalog, catalog_resource(catalog, "lights")));
	close_view();
}

START_TEST(a_vocabulary_that_is_called_as_a_kind_names_the_fields_of_its_items)
{
	open_view(dataset_with("UPDATE api_field SET field = 'light_kind' WHERE field = 'kind';"
						   "ALTER TABLE lights RENAME COLUMN kind TO light_kind;"
						   "INSERT INTO api_vocabulary VALUES "
						   "('pier', 'keeper_id', '看守', 'Harbour master', '看守', 'Who')"),
		"lights", "");
	static const char *const cases[][3] = {
		{"{\"light_kind\": \"pier\"}", "keeper_id", "Harbour master"},
		{"{\"light_kind\": \"pier\"}", "height", "Height"},
		{"{\"light_kind\": \"shore\"}", "keeper_id", "Keeper"},
		{"{\"light_kind\": null}", "keeper_id", "Keeper"},
		{"{}", "keeper_id", "Keeper"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i][0]);
		ck_assert_str_eq(kind_field_title(&view, query.resource,
							 resource_field(query.resource, cases[i][1]), item),
			cases[i][2]);
		json_decref(item);
	}
	close_view();
}

/* An item is the page's own under each of the two resources that have it, and under no other. */
START_TEST(an_item_is_the_page_s_own_under_its_kind_and_under_the_whole)
{
	open_view(dataset_with("UPDATE api_field SET field = 'light_kind' WHERE field = 'kind';"
						   "ALTER TABLE lights RENAME COLUMN kind TO light_kind;"
						   "UPDATE api_resource SET singular = 'pier' WHERE name = 'wrecks'"),
		"lights", "");
	static const struct {
		const char *own, *resource, *key;
		bool is_own;
	} cases[] = {
		{"lights", "lights", "hook", true},
		{"lights", "wrecks", "hook", true},
		{"wrecks", "lights", "hook", true},
		{"wrecks", "wrecks", "hook", true},
		{"lights", "lights", "tower", false},
		{"lights", "keepers", "hook", false},
		{"keepers", "lights", "hook", false},
		{"lights", "", "hook", false},
		{"", "lights", "hook", false},
	};
	view.own = "hook";
	for (size_t i = 0; i < COUNT(cases); i++) {
		view.own_resource = catalog_resource(catalog, cases[i].own);
		ck_assert_msg(kind_is_own(&view, catalog_resource(catalog, cases[i].resource),
						  cases[i].key) == cases[i].is_own,
			"%zu", i);
	}
	view.own = NULL;
	ck_assert(!kind_is_own(&view, query.resource, "hook"));
	close_view();
}

SUITE("kind", an_item_is_the_page_s_own_under_its_kind_and_under_the_whole,
	an_item_is_in_the_resource_whose_items_are_called_as_its_kind,
	a_kind_stands_in_the_resource_that_names_it_as_one, a_kind_is_called_as_the_word_of_it_is,
	a_vocabulary_that_is_called_as_a_kind_names_the_fields_of_its_items)

#include "view_fixture.h"

#include "pages/names.h"

static void write_link(const char *resource, const char *key)
{
	const struct resource *only = catalog_resource(catalog, resource);
	names_link(&view, only, key);
}

START_TEST(a_record_is_a_link_by_its_name_and_what_is_none_is_its_key)
{
	open_view(dataset_lights(), "lights", "");
	write_link("keepers", "grace");
	assert_page("<a href=\"/en/keepers/grace\">Darling, Grace</a>");
	write_link("keepers", "<nobody>");
	assert_page("&#60;nobody&#62;");
	close_view();
}

START_TEST(what_a_key_is_called_is_told_and_that_none_has_it)
{
	struct buf name;
	open_view(dataset_lights(), "lights", "");
	buf_init(&name, 100);
	const struct resource *keepers = catalog_resource(catalog, "keepers");
	ck_assert(!names_of_key(&view, keepers, "nobody", &name));
	ck_assert_uint_eq(name.len, 0);
	ck_assert(names_of_key(&view, keepers, "grace", &name));
	ck_assert_str_eq(buf_text(&name), "Darling, Grace");
	buf_finish(&name);
	close_view();
}

START_TEST(a_name_of_several_parts_may_be_said_in_brief)
{
	open_view(dataset_with("UPDATE api_resource SET label = 'name_* kind' WHERE name = 'lights'"),
		"lights", "");
	write_link("lights", "longstone");
	assert_page("<a href=\"/en/lights/longstone\">Longstone, offshore</a>");
	view.brief = true;
	write_link("lights", "longstone");
	assert_page("<a href=\"/en/lights/longstone\">offshore</a>");
	write_link("keepers", "grace"); /* of one part */
	assert_page("<a href=\"/en/keepers/grace\">Darling, Grace</a>");
	close_view();
}

START_TEST(what_is_left_of_a_name_stands_alone_only_if_it_is_whole)
{
	open_view(
		dataset_with("UPDATE api_resource SET label = 'name_* kind lit' WHERE name = 'lights';"
					 "UPDATE lights SET lit = NULL WHERE id = 'hook'"),
		"lights", "");
	view.brief = true;
	write_link("lights", "longstone");
	assert_page("<a href=\"/en/lights/longstone\">offshore, <time>1826-02-15</time></a>");
	write_link("lights", "hook");
	assert_page("<a href=\"/en/lights/hook\">Hook, shore</a>");
	close_view();
}

START_TEST(what_has_no_name_but_a_date_is_its_key)
{
	struct buf name;
	buf_init(&name, 100);
	open_view(dataset_with("UPDATE api_resource SET label = 'keeper_id lit' WHERE name = 'lights';"
						   "UPDATE lights SET keeper_id = NULL WHERE id = 'tower'"),
		"lights", "");
	write_link("lights", "tower");
	assert_page("<a href=\"/en/lights/tower\">tower</a>");
	ck_assert(!names_of_key(&view, query.resource, "tower", &name));
	json_t *item = json_of("{\"id\": \"tower\", \"lit\": \"2000-02-29\"}");
	names_of_item(&view, query.resource, item, &name);
	ck_assert_uint_eq(name.len, 0);
	json_decref(item);
	buf_finish(&name);
	close_view();
}

START_TEST(a_name_of_figures_is_a_name)
{
	struct buf name;
	buf_init(&name, 100);
	open_view(dataset_with("UPDATE lights SET name_en = '1854' WHERE id = 'hook'"), "lights", "");
	write_link("lights", "hook");
	assert_page("<a href=\"/en/lights/hook\">1854</a>");
	json_t *item = json_of("{\"id\": \"hook\", \"name_en\": \"1854\"}");
	names_of_item(&view, query.resource, item, &name);
	ck_assert_str_eq(buf_text(&name), "1854");
	json_decref(item);
	buf_finish(&name);
	close_view();
}

START_TEST(what_has_no_first_part_of_its_name_is_called_by_the_others)
{
	struct buf name;
	buf_init(&name, 100);
	open_view(dataset_with("UPDATE api_resource SET label = 'lit kind' WHERE name = 'lights';"
						   "UPDATE lights SET lit = NULL WHERE id = 'hook'"),
		"lights", "");
	write_link("lights", "hook");
	assert_page("<a href=\"/en/lights/hook\">shore</a>");
	json_t *item = json_of("{\"id\": \"hook\", \"kind\": \"shore\"}");
	names_of_item(&view, query.resource, item, &name);
	ck_assert_str_eq(buf_text(&name), "shore");
	json_decref(item);
	buf_finish(&name);
	close_view();
}

START_TEST(a_name_is_put_together_of_what_an_item_has)
{
	struct buf name;
	open_view(dataset_with("UPDATE api_resource SET label = 'name_* kind' WHERE name = 'lights'"),
		"lights", "");
	json_t *item = json_of("{\"name_zh\": \"灯\", \"kind\": \"pier\"}");
	buf_init(&name, 100);
	names_of_item(&view, query.resource, item, &name);
	ck_assert_str_eq(buf_text(&name), "灯, pier");
	ck_assert_str_eq(names_title(&view, query.resource, item), "灯");
	buf_finish(&name);
	json_decref(item);
	close_view();
}

START_TEST(the_verdict_on_a_record_is_written_where_there_is_one)
{
	open_view(
		dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'kind'"), "lights", "");
	names_verdict(&view, query.resource, "hook");
	assert_page(" <span class=\"word w3\">shore</span>");
	names_verdict(&view, query.resource, "nothing");
	names_verdict(&view, catalog_resource(catalog, "keepers"), "grace");
	names_verdict(&view, NULL, "hook");
	assert_page("");
	close_view();
}

START_TEST(the_page_s_own_item_is_no_link)
{
	open_view(dataset_lights(), "lights", "");
	view.own = "grace";
	view.own_resource = catalog_resource(catalog, "keepers");
	names_link(&view, catalog_resource(catalog, "keepers"), "grace");
	names_link(&view, catalog_resource(catalog, "lights"), "longstone");
	assert_page("Darling, Grace<a href=\"/en/lights/longstone\">Longstone</a>");
	view.own = "longstone";
	names_link(&view, catalog_resource(catalog, "lights"), "longstone");
	assert_page("<a href=\"/en/lights/longstone\">Longstone</a>");
	close_view();
}

SUITE("names", the_page_s_own_item_is_no_link,
	the_verdict_on_a_record_is_written_where_there_is_one,
	a_record_is_a_link_by_its_name_and_what_is_none_is_its_key,
	what_a_key_is_called_is_told_and_that_none_has_it, a_name_of_several_parts_may_be_said_in_brief,
	what_is_left_of_a_name_stands_alone_only_if_it_is_whole, what_has_no_name_but_a_date_is_its_key,
	a_name_of_figures_is_a_name, what_has_no_first_part_of_its_name_is_called_by_the_others,
	a_name_is_put_together_of_what_an_item_has)

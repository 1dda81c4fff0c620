#include "view_fixture.h"

#include "pages/side_by_side.h"

static struct asked asked;

static void write_sides(const char *address)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert_msg(asked_init(&asked, &view, address), "%s", err.detail);
	side_by_side_write(&asked);
	asked_finish(&asked);
}

START_TEST(a_record_has_its_sides_and_then_what_it_says)
{
	write_sides("lights?id=longstone&fields=kind,keeper_id");
	assert_page(
		"<section>\n<p><a href=\"/en/lights/longstone\">Longstone</a></p>\n<div class=\"sides\">\n"
		"<div><small>Keeper</small><br><a href=\"/en/keepers/grace\">Darling, Grace</a></div>\n</div>\n"
		"<p>Kind: offshore</p></section>\n");
	close_view();
}

START_TEST(of_several_each_is_folded_behind_what_it_states)
{
	write_sides("lights?id=longstone,lime-rock&fields=kind,keeper_id");
	assert_says("Longstone</a></p>\n<details class=\"rest\"><summary>The versions and the "
				"reason<span class=\"unseen\">: Longstone</span></summary>\n<div class=\"sides\">");
	close_view();
}

START_TEST(a_record_about_none_has_no_sides)
{
	write_sides("keepers?id=ida");
	assert_page(
		"<section>\n<p><a href=\"/en/keepers/ida\">Ida Lewis</a></p>\n<div class=\"sides\">\n</div>\n"
		"</section>\n");
	close_view();
}

/* As if a light were about two that may be anything, of which a field each says what they are. */
START_TEST(a_record_about_two_statements_leads_to_what_compares_them)
{
	open_view(dataset_lights(), NULL, "");
	struct resource about = *catalog_resource(catalog, "lights");
	struct field fields[] = {{.name = "a_id", .ref = "*"}, {.name = "b_id", .ref = "*"}};
	about.fields = fields;
	about.field_count = COUNT(fields);
	json_t *item = json_of("{\"a_id\": \"hook\", \"a_resource\": \"lights\", \"b_id\": \"ida\", "
						   "\"b_resource\": \"lights\"}");
	side_by_side_write_link(&view, &about, item);
	assert_page("");
	((struct field *)resource_field(catalog_resource(catalog, "lights"), "name_en"))->search =
		SEARCH_TEXT;
	side_by_side_write_link(&view, &about, item);
	assert_page(
		"<p class=\"ways\"><a href=\"/en/compare?id=lights/hook&#38;id=lights/ida\">Compare</a></p>\n");
	json_object_set_new(item, "b_resource", json_string("nothing"));
	side_by_side_write_link(&view, &about, item);
	assert_page("");
	json_decref(item);
	close_view();
}

SUITE("side_by_side", a_record_has_its_sides_and_then_what_it_says,
	of_several_each_is_folded_behind_what_it_states, a_record_about_none_has_no_sides,
	a_record_about_two_statements_leads_to_what_compares_them)

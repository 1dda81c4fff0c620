#include "view_fixture.h"

#include "pages/sides.h"

/* Lights that are about two: as if their kind were another record. */
static const char two[] =
	"UPDATE api_field SET ref = 'lights', enum = NULL WHERE resource = 'lights' AND field = 'kind'";

static void write_sides(const char *dataset, const char *json)
{
	open_view(dataset, NULL, "");
	const struct resource *lights = catalog_resource(catalog, "lights");
	json_t *item = json_of(json);
	sides_write_one(&view, lights, item, resource_all_fields(lights));
	json_decref(item);
}

START_TEST(a_record_has_its_sides_and_then_what_it_says)
{
	write_sides(dataset_lights(),
		"{\"id\": \"hook\", \"name_en\": \"Hook\", \"keeper_id\": \"ida\", \"kind\": \"shore\"}");
	assert_page(
		"<section>\n<p><a href=\"/en/lights/hook\">Hook</a></p>\n<div class=\"sides\">\n"
		"<div><small>Keeper</small><br><a href=\"/en/keepers/ida\">Ida Lewis</a></div>\n</div>\n"
		"<p>Kind: shore</p></section>\n");
	close_view();
}

START_TEST(two_sides_can_be_compared)
{
	write_sides(dataset_with(two),
		"{\"id\": \"hook\", \"name_en\": \"Hook\", \"keeper_id\": \"ida\", \"kind\": \"tower\"}");
	assert_says("<p><a href=\"/en/compare?id=lights/tower&#38;id=keepers/ida\">Compare</a></p>");
	close_view();
}

START_TEST(a_record_about_none_has_no_sides)
{
	write_sides(dataset_lights(), "{\"id\": \"hook\", \"name_en\": \"Hook\"}");
	assert_page(
		"<section>\n<p><a href=\"/en/lights/hook\">Hook</a></p>\n<div class=\"sides\">\n</div>\n"
		"</section>\n");
	close_view();
}

SUITE("sides", a_record_has_its_sides_and_then_what_it_says, two_sides_can_be_compared,
	a_record_about_none_has_no_sides)

#include "view_fixture.h"

#include "pages/fields.h"

static void write_item(void (*write)(struct view *, const json_t *), const char *text)
{
	json_t *item = json_of(text);
	write(&view, item);
	json_decref(item);
}

START_TEST(what_came_of_it_leads_then_when_then_how_much_then_why_then_the_others)
{
	open_view(dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'kind';"
						   "UPDATE api_field SET hit = 'date' WHERE field = 'lit';"
						   "UPDATE api_field SET field = 'kind_floors' WHERE field = 'floors';"
						   "ALTER TABLE lights RENAME COLUMN floors TO kind_floors"),
		"lights", "");
	write_item(fields_write,
		"{\"id\": \"x\", \"name_en\": \"X\", \"kind\": \"pier\", \"height\": 5, \"kind_floors\": 2,"
		"\"lit\": \"1826-02-15\", \"colours\": []}");
	const char *page = buf_text(&out);
	assert_says("<dt>Kind</dt><dd><strong><span class=\"word w2\">pier</span></strong> <small>");
	ck_assert(strstr(page, "<dt>Kind") < strstr(page, "<dt>First lit"));
	ck_assert(strstr(page, "<dt>First lit") < strstr(page, "<dt>Height"));
	ck_assert(strstr(page, "<dt>Height") < strstr(page, "<dt>Floors"));
	ck_assert_ptr_null(strstr(page, "Colours"));
	ck_assert_ptr_null(strstr(page, "<dt>Id"));
	close_view();
}

START_TEST(what_a_figure_counts_stands_before_it)
{
	open_view(
		dataset_with("UPDATE api_field SET unit = 'id' WHERE field = 'height'"), "lights", "");
	write_item(fields_write, "{\"id\": \"mile\", \"height\": 5, \"keeper_id\": \"grace\"}");
	assert_says("<dt>Keeper</dt><dd><a href=\"/en/keepers/grace\">Darling, Grace</a></dd>\n"
				"<dt>Height</dt><dd>5 mile</dd>");
	close_view();
}

START_TEST(what_few_ask_for_is_folded_where_it_is_much_and_there_is_more)
{
	static const char few[] = "\"floors\": 2, \"kind\": \"pier\", \"automatic\": true, "
							  "\"colours\": [\"red\"]";
	char text[200];
	open_view(dataset_lights(), "lights", "");
	snprintf(text, sizeof text, "{\"keeper_id\": \"grace\", %s}", few);
	write_item(fields_write, text);
	assert_says("<dl class=\"fields\">\n<dt>Keeper</dt><dd><a href=\"/en/keepers/grace\">Darling, "
				"Grace</a></dd>\n</dl>\n<details><summary>More about it</summary>\n"
				"<dl class=\"fields\">\n<dt>Kind</dt>");
	snprintf(text, sizeof text, "{%s}", few);
	out.len = 0;
	write_item(fields_write, text);
	assert_says_not("<details>");
	out.len = 0;
	write_item(fields_write,
		"{\"keeper_id\": \"grace\", \"floors\": 2, \"kind\": \"pier\", "
		"\"automatic\": true}");
	assert_says_not("<details>");
	close_view();
}

START_TEST(a_period_that_has_but_a_name_stands_with_the_date)
{
	open_view(dataset_with("UPDATE api_field SET field = 'kind_period' WHERE field = 'kind';"
						   "ALTER TABLE lights RENAME COLUMN kind TO kind_period"),
		"lights", "");
	write_item(fields_write,
		"{\"id\": \"x\", \"kind_period\": \"pier\", \"height\": 5, \"floors\": 2, \"automatic\": true}");
	const char *page = buf_text(&out), *period = strstr(page, "<dt>Kind");
	ck_assert_ptr_nonnull(period);
	ck_assert(period < strstr(page, "<dt>Height"));
	close_view();
}

START_TEST(the_key_is_among_the_details)
{
	open_view(dataset_lights(), "lights", "");
	write_item(fields_write_details, "{\"id\": \"x\", \"name_en\": \"X\", \"floors\": 2}");
	assert_page("<dl class=\"fields\">\n<dt>Id</dt><dd>x</dd>\n</dl>\n");
	close_view();
}

SUITE("fields", what_a_figure_counts_stands_before_it,
	what_came_of_it_leads_then_when_then_how_much_then_why_then_the_others,
	what_few_ask_for_is_folded_where_it_is_much_and_there_is_more,
	a_period_that_has_but_a_name_stands_with_the_date, the_key_is_among_the_details)

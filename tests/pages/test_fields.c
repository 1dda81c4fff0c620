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

START_TEST(the_key_is_among_the_details)
{
	open_view(dataset_lights(), "lights", "");
	write_item(fields_write_details, "{\"id\": \"x\", \"name_en\": \"X\", \"floors\": 2}");
	assert_page("<dl class=\"fields\">\n<dt>Id</dt><dd>x</dd>\n</dl>\n");
	close_view();
}

SUITE("fields", what_came_of_it_leads_then_when_then_how_much_then_why_then_the_others,
	the_key_is_among_the_details)

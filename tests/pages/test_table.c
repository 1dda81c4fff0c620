#include "view_fixture.h"

#include "pages/table.h"

START_TEST(a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err));
	size_t len = out.len;
	for (size_t less = 0; less < 2; less++) {
		buf_finish(&out);
		buf_init(&out, len - less);
		ck_assert_int_eq(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err), less == 0);
	}
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(hostile_texts_of_the_dataset_are_shown_as_text)
{
	open_view(dataset_with("UPDATE lights SET name_en = '<script>';"
						   "UPDATE api_resource SET title_en = '<b>', description_en = '\"><i>';"
						   "UPDATE api_field SET title_en = '\"><u>'"),
		"lights", "");
	ck_assert(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err));
	static const char *const marks[] = {"<script>", "<b>", "<i>", "<u>"};
	for (size_t i = 1; i < COUNT(marks); i++)
		ck_assert_msg(strstr(strstr(buf_text(&out), "<main"), marks[i]) == NULL, "%s", marks[i]);
	ck_assert_ptr_null(strstr(buf_text(&out), marks[0]));
	close_view();
}

/* What a page says first is the newest, where hits say when. */
static void write_page(const char *arguments)
{
	char address[200];
	snprintf(address, sizeof address, "/en/lights?%s", arguments);
	open_view(dataset_with("UPDATE api_field SET hit = 'date' WHERE field = 'lit'"), NULL, "");
	query.format = FORMAT_NONE;
	ck_assert(target_parse(&target, address, &err));
	ck_assert(
		query_parse_page(&query, catalog, catalog_resource(catalog, "lights"), &target, &err));
	query.format = FORMAT_JSON;
	ck_assert(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err));
}

START_TEST(what_has_dates_is_shown_the_newest_first_and_its_rows_in_the_api_are_in_that_order)
{
	static const char *const same[] = {"", "sort=-lit", "sort=-lit,id"};
	for (size_t i = 0; i < COUNT(same); i++) {
		write_page(same[i]);
		assert_says("<link rel=\"canonical\" href=\"/en/lights\">");
		assert_says("aria-sort=\"descending\"><a href=\"/en/lights?sort=lit\">First lit</a> ↓");
		assert_says("<a href=\"/en/lights?kind=pier\">");
		assert_says("<a href=\"/v1/lights.csv?sort=-lit\" download=\"lights-sort-lit.csv\">");
		close_view();
	}
}

START_TEST(another_order_is_said_the_key_s_too)
{
	write_page("sort=id&limit=2");
	assert_says("<a href=\"/en/lights?sort=id&#38;limit=2&#38;cursor=");
	assert_says("<a href=\"/v1/lights.csv\"");
	close_view();
	write_page("sort=lit");
	assert_says("<a href=\"/en/lights\">First lit</a> ↑");
	assert_says("<a href=\"/v1/lights.csv?sort=lit\"");
	close_view();
}

SUITE("table", what_has_dates_is_shown_the_newest_first_and_its_rows_in_the_api_are_in_that_order,
	another_order_is_said_the_key_s_too,
	a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none,
	hostile_texts_of_the_dataset_are_shown_as_text)

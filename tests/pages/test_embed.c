#include "series_fixture.h"

#include "pages/embed.h"

START_TEST(what_another_site_shows_has_a_name_figures_and_a_source_and_no_header)
{
	open_keepers(TWO_LIGHTS);
	ck_assert(embed_write(&source, &query, "grace", LANGUAGE_EN, &out, &err));
	assert_says("<h1>Darling, Grace</h1>");
	assert_says("<svg class=\"chart\"");
	assert_says("<a target=\"_top\" href=\"/en/keepers/grace\">Lighthouses</a> · 1.2.3 · CC0-1.0");
	assert_says("<link rel=\"canonical\" href=\"/en/keepers/grace\">");
	assert_says("<meta name=\"robots\" content=\"noindex\">");
	assert_says_not("<header");
	assert_says_not("<form");
	close_view();
}

START_TEST(an_item_without_figures_is_shown_by_what_a_hit_says_of_it)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(embed_write(&source, &query, "longstone", LANGUAGE_EN, &out, &err));
	assert_says("<h1>Longstone</h1>\n<p>Kind: offshore.</p>");
	assert_says_not("<svg");
	close_view();
}

START_TEST(a_chart_is_a_file_and_an_item_without_one_says_so)
{
	open_keepers(TWO_LIGHTS);
	ck_assert(embed_draw(&source, &query, "grace", LANGUAGE_EN, &out, &err));
	assert_says("<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\"");
	close_view();
	open_keepers("[]");
	ck_assert(!embed_draw(&source, &query, "grace", LANGUAGE_EN, &out, &err));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	close_view();
}

START_TEST(an_item_that_is_not_there_is_the_api_s_error)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(!embed_write(&source, &query, "hok", LANGUAGE_EN, &out, &err));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_str_eq(err.faults[0].suggestion, "hook");
	close_view();
}

START_TEST(the_line_to_copy_survives_being_shown_and_read_again)
{
	open_view(dataset_lights(), "lights", "");
	embed_write_snippet(&view, "a b", "\"<x>");
	assert_page(
		"<pre>&#60;iframe src=&#34;/en/lights/a%20b?embed=1&#34; "
		"title=&#34;&#38;#34;&#38;#60;x&#38;#62;&#34; width=&#34;100%&#34; height=&#34;420&#34; "
		"style=&#34;border:0&#34; loading=&#34;lazy&#34;&#62;&#60;/iframe&#62;</pre>\n");
	close_view();
}

START_TEST(what_does_not_fit_is_an_error)
{
	open_keepers(TWO_LIGHTS);
	buf_finish(&out);
	buf_init(&out, 1000);
	ck_assert(!embed_write(&source, &query, "grace", LANGUAGE_EN, &out, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

SUITE("embed", what_another_site_shows_has_a_name_figures_and_a_source_and_no_header,
	an_item_without_figures_is_shown_by_what_a_hit_says_of_it,
	a_chart_is_a_file_and_an_item_without_one_says_so, an_item_that_is_not_there_is_the_api_s_error,
	the_line_to_copy_survives_being_shown_and_read_again, what_does_not_fit_is_an_error)

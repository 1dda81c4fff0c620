#include "view_fixture.h"

#include "pages/results.h"

static void write_results(const char *arguments, enum language language)
{
	char address[200];
	snprintf(address, sizeof address, "/en/search?%s", arguments);
	open_view(dataset_lights(), NULL, "");
	ck_assert(target_parse(&target, address, &err));
	ck_assert(query_parse_page(&query, catalog, NULL, &target, &err));
	ck_assert(results_write(&source, &query, NULL, language, &out, &err));
}

START_TEST(a_hit_is_a_link_with_what_it_is_and_the_words_marked)
{
	write_results("q=tower", LANGUAGE_EN);
	assert_says("<li><a href=\"/en/lights/tower\">Tower</a> <small>Lighthouses · pier</small>");
	close_view();
}

START_TEST(what_is_left_out_for_want_of_hits_is_struck_through)
{
	write_results("q=tower+zeppelin", LANGUAGE_EN);
	assert_says(
		"No record has all of these words. Below is what has some of them. Left out: <del>zeppelin</del></p>");
	assert_says("<a href=\"/en/lights/tower\">Tower</a>");
	close_view();
}

START_TEST(a_search_for_nothing_is_its_form_alone)
{
	write_results("", LANGUAGE_ZH);
	assert_says_not("<ol");
	assert_says("<form role=\"search\"");
	close_view();
}

START_TEST(hostile_words_are_shown_as_text)
{
	write_results("q=%22%3E%3Cscript%3E", LANGUAGE_EN);
	assert_says_not("<script>");
	assert_says("value=\"&#34;&#62;&#60;script&#62;\"");
	close_view();
}

SUITE("results", a_hit_is_a_link_with_what_it_is_and_the_words_marked,
	what_is_left_out_for_want_of_hits_is_struck_through, a_search_for_nothing_is_its_form_alone,
	hostile_words_are_shown_as_text)

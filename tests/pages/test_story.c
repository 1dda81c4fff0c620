#include "view_fixture.h"

#include "pages/story.h"

#define BLOCK "UPDATE api_page_block SET query = "

static bool write_story(const char *dataset)
{
	open_view(dataset, NULL, "");
	return story_write(
		&source, &query, catalog_story(catalog, "tall-lights"), LANGUAGE_EN, &out, &err);
}

START_TEST(a_page_has_its_summary_and_its_blocks)
{
	ck_assert_msg(write_story(dataset_lights()), "%s", err.detail);
	assert_says("<title>Tall lights · Lighthouses</title>");
	assert_says("<h1>Tall lights</h1>\n<p class=\"lead\">How tall the lights are.</p>\n"
				"<h2>About</h2>\n<p>Nothing but &#60;text&#62;</p>\n");
	assert_says("<h2>Look up</h2>\n<form action=\"/en/search\">");
	assert_says("<table class=\"bars\">");
	assert_says("<ul class=\"cards\">");
	assert_says("<ul class=\"list\">");
	assert_says("<h3><a href=\"/en/keepers/grace\">Darling, Grace</a></h3>\n<table><tbody>\n"
				"<tr><th scope=\"row\"><a href=\"/en/lights/longstone\">Longstone</a></th>");
	assert_says(
		"<div class=\"sides\">\n<div><small>Keeper</small><br><a href=\"/en/keepers/grace\">");
	assert_says(
		"<a href=\"/en/tall-lights\">Tall lights</a> <a href=\"/en/lights?height__gte=40&#38;sort=lit\">");
	close_view();
}

START_TEST(a_block_that_asks_for_what_is_not_there_is_an_error_that_names_it)
{
	static const char *const cases[][2] = {
		{BLOCK "'lightz' WHERE kind = 'list'", "lightz"},
		{BLOCK "'lights?knd=x' WHERE kind = 'list'", "lights?knd=x"},
		{BLOCK "'lights?group=kind' WHERE kind = 'list'", "groups are for bars alone"},
		{BLOCK "'lights' WHERE kind = 'bars'", "bars are of groups"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(!write_story(dataset_with(cases[i][0])));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_msg(strstr(err.detail, cases[i][1]) != NULL, "%s: %s", cases[i][0], err.detail);
		close_view();
	}
}

START_TEST(a_check_names_each_block_that_cannot_be_written)
{
	static const struct {
		const char *sql, *says[3];
	} cases[] = {
		{"SELECT 1", {NULL}},
		{BLOCK "'lightz' WHERE kind = 'list'", {"lightz: no resource"}},
		{BLOCK "'lights?knd=x' WHERE kind = 'list'", {"lights?knd=x: knd is no parameter"}},
		{BLOCK "'lights?kind=quay' WHERE kind = 'list'", {"lights?kind=quay: kind "}},
		{BLOCK "'lights?fields=deep' WHERE kind = 'list'", {"lights?fields=deep: fields "}},
		{BLOCK "'lights?include=deep' WHERE kind = 'list'", {"lights?include=deep: include "}},
		{BLOCK "'lights?keeper_id=nobody' WHERE kind = 'list'", {"keeper_id=nobody: keeper_id "}},
		{BLOCK "'lights/hook' WHERE kind = 'list'", {"lights/hook: no resource"}},
		{BLOCK "'lights?group=kind' WHERE kind = 'list'", {"groups are for bars alone"}},
		{BLOCK "'lights' WHERE kind = 'bars';" BLOCK "'lightz' WHERE kind = 'cards'",
			{"bars are of groups", "lightz: no resource"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t faults = 0;
		open_view(dataset_with(cases[i].sql), NULL, "");
		bool ok = story_check_all(&source, &err);
		for (; cases[i].says[faults]; faults++) {
			ck_assert_str_eq(err.faults[faults].parameter, "api_page_block");
			ck_assert_str_eq(err.faults[faults].value, "tall-lights");
			ck_assert_msg(strstr(err.faults[faults].reason, cases[i].says[faults]) != NULL,
				"%s: %s", cases[i].sql, err.faults[faults].reason);
		}
		ck_assert_uint_eq(err.fault_count, faults);
		ck_assert_int_eq(ok, faults == 0);
		close_view();
	}
}

START_TEST(hostile_texts_are_shown_as_text)
{
	ck_assert(write_story(dataset_with(
		"UPDATE api_page SET title_en = '<script>', summary_en = '\"><i>';"
		"UPDATE api_page_block SET title_en = '<script>', text_en = '<script>{total}'")));
	assert_says_not("<script>");
	close_view();
}

START_TEST(a_page_that_does_not_fit_is_an_error)
{
	open_view(dataset_lights(), NULL, "");
	buf_finish(&out);
	buf_init(&out, 9000);
	ck_assert(!story_write(
		&source, &query, catalog_story(catalog, "tall-lights"), LANGUAGE_EN, &out, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(a_page_of_the_first_rows_leads_to_all_of_them)
{
	ck_assert(write_story(dataset_with(BLOCK "'keepers?limit=1' WHERE kind = 'cards'")));
	assert_says("<a href=\"/en/keepers\">All ");
	close_view();
}

SUITE("story", a_page_of_the_first_rows_leads_to_all_of_them, a_page_has_its_summary_and_its_blocks,
	a_block_that_asks_for_what_is_not_there_is_an_error_that_names_it,
	a_check_names_each_block_that_cannot_be_written, hostile_texts_are_shown_as_text,
	a_page_that_does_not_fit_is_an_error)

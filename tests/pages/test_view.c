#include "view_fixture.h"

START_TEST(a_page_says_its_words_in_its_language)
{
	open_view(dataset_lights(), "lights", "");
	view_word(&view, WORD_SEARCH);
	assert_page("Search");
	turn_chinese();
	view_word(&view, WORD_SEARCH);
	assert_page("搜索");
	close_view();
}

START_TEST(text_from_elsewhere_is_escaped_and_markup_is_not)
{
	open_view(dataset_lights(), "lights", "");
	view_puts(&view, "<b>");
	view_text(&view, "<b>");
	view_text(&view, NULL);
	assert_page("<b>&#60;b&#62;");
	close_view();
}

START_TEST(what_a_link_is_about_follows_its_words_out_of_sight)
{
	open_view(dataset_lights(), "lights", "");
	view_context(&view, "<b>");
	assert_page("<span class=\"unseen\">: &#60;b&#62;</span>");
	view_context(&view, NULL);
	assert_page("");
	turn_chinese();
	view_context(&view, "灯");
	assert_page("<span class=\"unseen\">：灯</span>");
	close_view();
}

START_TEST(links_lead_to_pages_of_the_same_language_whatever_the_key_is)
{
	open_view(dataset_lights(), "lights", "");
	view_open_link(&view, query.resource, NULL);
	assert_page("<a href=\"/en/lights\">");
	view_open_link(&view, query.resource, "a\"/b 灯");
	assert_page("<a href=\"/en/lights/a%22%2Fb%20%E7%81%AF\">");
	turn_chinese();
	view_open_link(&view, query.resource, "hook");
	assert_page("<a href=\"/zh/lights/hook\">");
	close_view();
}

START_TEST(what_ends_in_another_language_is_foreign)
{
	static const struct {
		const char *name, *own;
	} cases[] = {{"name_zh", "name_en"}, {"name_en", NULL}, {"name", NULL}, {"zh", NULL},
		{"_zh", NULL}, {"namezh", NULL}, {"x_zh_zh", "x_zh_en"}};
	char own[CATALOG_NAME_MAX + 1];
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_int_eq(view_is_foreign(&view, cases[i].name, own), cases[i].own != NULL);
		if (cases[i].own)
			ck_assert_str_eq(own, cases[i].own);
	}
	close_view();
}

START_TEST(a_page_without_memory_says_so)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(view_end(&view));
	out.failed = true;
	ck_assert(!view_end(&view));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(what_is_no_answer_of_the_api_is_an_error)
{
	struct buf text;
	open_view(dataset_lights(), "lights", "");
	buf_init(&text, 100);
	buf_puts(&text, "{\"data\":");
	ck_assert_ptr_null(view_read(&view, &text));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&text);
	close_view();
}

SUITE("view", a_page_says_its_words_in_its_language,
	text_from_elsewhere_is_escaped_and_markup_is_not,
	what_a_link_is_about_follows_its_words_out_of_sight,
	links_lead_to_pages_of_the_same_language_whatever_the_key_is,
	what_ends_in_another_language_is_foreign, a_page_without_memory_says_so,
	what_is_no_answer_of_the_api_is_an_error)

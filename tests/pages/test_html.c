#include "suite.h"

#include "base/buf.h"
#include "pages/html.h"

#include <string.h>

static struct buf out;
static struct html english = {.out = &out}, chinese = {.out = &out, .chinese = true};

static void assert_out(const char *wanted)
{
	ck_assert_str_eq(buf_text(&out), wanted);
	buf_finish(&out);
}

START_TEST(text_is_escaped_for_content_and_attributes)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"plain 灯", "plain 灯"},
		{"<", "&#60;"},
		{"a&b", "a&#38;b"},
		{"&amp;", "&#38;amp;"},
		{"</style><script>", "&#60;/style&#62;&#60;script&#62;"},
		{"\"'", "&#34;&#39;"},
		{"a>", "a&#62;"},
	};
	buf_init(&out, 1000);
	for (size_t i = 0; i < COUNT(cases); i++) {
		html_text(&english, cases[i][0]);
		assert_out(cases[i][1]);
	}
	html_text(&english, NULL);
	assert_out("");
}

START_TEST(markup_of_our_own_is_not_escaped)
{
	buf_init(&out, 1000);
	html_say(&english, "<b>one</b>", "<b>一</b>");
	assert_out("<b>one</b>");
	html_say(&chinese, "<b>one</b>", "<b>一</b>");
	assert_out("<b>一</b>");
}

START_TEST(what_one_language_does_not_say_the_other_does)
{
	static const struct {
		const char *en, *zh, *english, *chinese;
	} cases[] = {
		{"one", "一", "one", "一"},
		{"one", NULL, "one", "one"},
		{"one", "", "one", "one"},
		{NULL, "<", "&#60;", "&#60;"},
		{"", "一", "一", "一"},
		{NULL, NULL, "", ""},
	};
	buf_init(&out, 1000);
	for (size_t i = 0; i < COUNT(cases); i++) {
		html_texts(&english, cases[i].en, cases[i].zh);
		assert_out(cases[i].english);
		html_texts(&chinese, cases[i].en, cases[i].zh);
		assert_out(cases[i].chinese);
	}
}

START_TEST(a_page_says_its_language_and_where_the_other_is)
{
	buf_init(&out, 1 << 16);
	html_begin(&english, "<one>", "一", "/there");
	html_end(&english);
	const char *page = buf_text(&out);
	ck_assert_ptr_eq(strstr(page, "<!DOCTYPE html>\n<html lang=\"en\">"), page);
	ck_assert_ptr_nonnull(strstr(page, "<title>&#60;one&#62;</title>"));
	ck_assert_ptr_nonnull(strstr(page, "hreflang=\"zh-Hans\" href=\"/there\""));
	ck_assert_ptr_nonnull(strstr(page, "</style>\n</head>\n<body>\n</body>\n</html>\n"));
	buf_finish(&out);
	html_begin(&chinese, "one", "一", "/there");
	page = buf_text(&out);
	ck_assert_ptr_nonnull(strstr(page, "<html lang=\"zh-Hans\">"));
	ck_assert_ptr_nonnull(strstr(page, "<title>一</title>"));
	ck_assert_ptr_nonnull(strstr(page, "hreflang=\"en\" href=\"/there\""));
	buf_finish(&out);
}

SUITE("html", text_is_escaped_for_content_and_attributes, markup_of_our_own_is_not_escaped,
	what_one_language_does_not_say_the_other_does, a_page_says_its_language_and_where_the_other_is)

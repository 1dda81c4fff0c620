#include "view_fixture.h"

#include "pages/absence.h"

START_TEST(the_months_that_the_sources_are_of_are_said_and_one_of_them_once)
{
	static const struct {
		const char *change;
		enum language language;
		const char *says;
	} cases[] = {
		{"UPDATE api_work SET issued = '2019-07-22' WHERE item = 'ida';"
		 "UPDATE api_work SET issued = '2024-02-28' WHERE item = 'grace'",
			LANGUAGE_EN,
			"<p>Sources: 2, July 2019 to February 2024; what came later is not covered here.</p>\n"},
		{"UPDATE api_work SET issued = '2019-07-22' WHERE item = 'ida';"
		 "UPDATE api_work SET issued = '2024-02-28' WHERE item = 'grace'",
			LANGUAGE_ZH, "<p>来源：2个，2019年7月至2024年2月，此后的情况这里没有收录。</p>\n"},
		{"UPDATE api_work SET issued = '2019' WHERE item = 'ida';"
		 "UPDATE api_work SET issued = '2024-02' WHERE item = 'grace'",
			LANGUAGE_ZH, "<p>来源：2个，2019年至2024年2月，此后的情况这里没有收录。</p>\n"},
		{"UPDATE api_work SET issued = iif(item = 'ida', '2024-02-01', '2024-02-28')", LANGUAGE_EN,
			"<p>Sources: 2, February 2024; what came later is not covered here.</p>\n"},
		{"UPDATE api_work SET issued = NULL", LANGUAGE_EN, "<p>Sources: 2.</p>\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_view(dataset_with(cases[i].change), NULL, "");
		view = view_begin(cases[i].language, &source, &query, &out, &err);
		absence_write_reach(&view);
		ck_assert(view_end(&view));
		ck_assert_str_eq(buf_text(&out), cases[i].says);
		close_view();
	}
}

START_TEST(what_to_try_is_what_was_not_tried)
{
	static const struct {
		const char *resource, *arguments;
		bool words, all;
	} cases[] = {
		{"lights", "q=zeppelin", true, true},
		{"lights", "floors=99", false, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_view(dataset_with("DELETE FROM api_work"), cases[i].resource, cases[i].arguments);
		absence_write(&view);
		ck_assert(view_end(&view));
		ck_assert_int_eq(strstr(buf_text(&out), "Try fewer") != NULL, cases[i].words);
		ck_assert_int_eq(strstr(out.data, "/lights\">All ") != NULL, cases[i].all);
		assert_says_not("Sources");
		close_view();
	}
}

SUITE("absence", the_months_that_the_sources_are_of_are_said_and_one_of_them_once,
	what_to_try_is_what_was_not_tried)

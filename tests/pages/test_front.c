#include "view_fixture.h"

#include "pages/front.h"

START_TEST(a_dataset_without_works_says_nothing_of_them)
{
	open_view(dataset_with("DELETE FROM api_work"), NULL, "");
	ck_assert(front_write(&source, &query, LANGUAGE_EN, &out, &err));
	assert_says_not("<h2>Sources</h2>");
	assert_says_not("not covered here");
	close_view();
}

START_TEST(works_stand_in_the_order_of_their_dates_and_the_last_one_says_how_far_they_reach)
{
	open_view(
		dataset_with(
			"DELETE FROM api_work; INSERT INTO api_work (resource, item, kind, issued) VALUES "
			"('keepers', 'ida', 'book', '2001'), ('keepers', 'grace', 'book', '1999-05'),"
			"('lights', 'hook', 'book', NULL), ('nothing', 'x', 'book', '2020')"),
		NULL, "");
	ck_assert(front_write(&source, &query, LANGUAGE_EN, &out, &err));
	assert_says("<ul>\n<li><a href=\"/en/lights/hook\">Hook</a></li>\n"
				"<li><a href=\"/en/keepers/grace\">Darling, Grace</a></li>\n"
				"<li><a href=\"/en/keepers/ida\">Ida Lewis</a></li>\n</ul>\n"
				"<p>Sources: 3, May 1999 to 2001; what came later is not covered here.</p>");
	close_view();
}

START_TEST(a_page_that_does_not_fit_is_an_error)
{
	open_view(dataset_lights(), NULL, "");
	buf_finish(&out);
	buf_init(&out, 1000);
	ck_assert(!front_write(&source, &query, LANGUAGE_EN, &out, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

SUITE("front", a_dataset_without_works_says_nothing_of_them,
	works_stand_in_the_order_of_their_dates_and_the_last_one_says_how_far_they_reach,
	a_page_that_does_not_fit_is_an_error)

#include "view_fixture.h"

#include "pages/unfold.h"

START_TEST(what_is_folded_says_how_many_it_has)
{
	open_view(dataset_lights(), NULL, "");
	unfold_begin(&view, WORD_REST, 3, NULL);
	unfold_end(&view);
	assert_page("<details class=\"rest\"><summary>Show the rest (3)</summary>\n</details>\n");
	close_view();
}

START_TEST(who_hears_the_page_is_told_what_the_rest_is_of)
{
	open_view(dataset_lights(), NULL, "");
	unfold_begin(&view, WORD_REST, 3, "<Piers>");
	assert_page("<details class=\"rest\"><summary>Show the rest (3)<span class=\"unseen\">: "
				"&#60;Piers&#62;</span></summary>\n");
	close_view();
}

START_TEST(what_has_no_number_is_folded_behind_the_word_alone)
{
	open_view(dataset_lights(), NULL, "");
	unfold_begin(&view, WORD_SHOW, 0, NULL);
	unfold_end(&view);
	assert_page("<details class=\"rest\"><summary>Show</summary>\n</details>\n");
	close_view();
}

SUITE("unfold", what_is_folded_says_how_many_it_has, who_hears_the_page_is_told_what_the_rest_is_of,
	what_has_no_number_is_folded_behind_the_word_alone)

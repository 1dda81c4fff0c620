#include "view_fixture.h"

#include "pages/unfold.h"

START_TEST(what_is_folded_says_how_many_it_has)
{
	open_view(dataset_lights(), NULL, "");
	unfold_begin(&view, WORD_REST, 3);
	unfold_end(&view);
	assert_page("<details class=\"rest\"><summary>Show the rest (3)</summary>\n</details>\n");
	close_view();
}

START_TEST(what_has_no_number_is_folded_behind_the_word_alone)
{
	open_view(dataset_lights(), NULL, "");
	unfold_begin(&view, WORD_SHOW, 0);
	unfold_end(&view);
	assert_page("<details class=\"rest\"><summary>Show</summary>\n</details>\n");
	close_view();
}

SUITE("unfold", what_is_folded_says_how_many_it_has,
	what_has_no_number_is_folded_behind_the_word_alone)

#include "view_fixture.h"

#include "pages/caption.h"

static struct asked asked;

START_TEST(a_text_has_the_figures_of_the_answer)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(asked_init(&asked, &view, "lights?sort=-lit&fields=lit"));
	caption_write(&view, "{total} from {first} to {last}.", &asked);
	assert_page("12 from February 1811 to February 2000.");
	turn_chinese();
	caption_write(&view, "{last}止", &asked);
	assert_page("2000年2月止");
	asked_finish(&asked);
	close_view();
}

START_TEST(other_braces_stand_as_they_are)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(asked_init(&asked, &view, "keepers"));
	caption_write(&view, "{totals} {{total}} <{first}> {", &asked);
	assert_page("{totals} {2} &#60;&#62; {");
	caption_write(&view, "{total}", NULL);
	assert_page("{total}");
	asked_finish(&asked);
	close_view();
}

SUITE("caption", a_text_has_the_figures_of_the_answer, other_braces_stand_as_they_are)

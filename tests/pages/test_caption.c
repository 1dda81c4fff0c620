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

START_TEST(of_a_year_no_month_is_told)
{
	open_view(dataset_with("ALTER TABLE lights RENAME COLUMN kind TO lit_precision;"
						   "UPDATE api_field SET field = 'lit_precision', enum = NULL "
						   "WHERE field = 'kind';"
						   "UPDATE lights SET lit_precision = iif(lit < '1812', 'year', 'day')"),
		NULL, "");
	ck_assert(asked_init(&asked, &view, "lights?sort=lit&fields=lit"));
	caption_write(&view, "{first} to {last}", &asked);
	assert_page("1811 to February 2000");
	turn_chinese();
	caption_write(&view, "{first}至{last}", &asked);
	assert_page("1811年至2000年2月");
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

SUITE("caption", a_text_has_the_figures_of_the_answer, of_a_year_no_month_is_told,
	other_braces_stand_as_they_are)

#include "view_fixture.h"

#include "pages/bars.h"

static struct asked asked;

static void write_bars(const char *dataset, const char *address)
{
	open_view(dataset, NULL, "");
	ck_assert_msg(asked_init(&asked, &view, address), "%s", err.detail);
	bars_write(&asked);
	asked_finish(&asked);
}

START_TEST(a_bar_is_as_long_as_it_has_rows_and_its_numbers_lead_to_them)
{
	write_bars(dataset_lights(), "lights?group=automatic,kind");
	assert_says(
		"<tr><th scope=\"row\"><a href=\"/en/lights?automatic=false\">no</a> <b>3</b></th>");
	assert_says("<a href=\"/en/lights?automatic=true\">yes</a> <b>7</b></th><td><svg class=\"bar\" "
				"viewBox=\"0 0 7 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
				"<rect class=\"w1\" x=\"0\" width=\"4\" height=\"1\"/>"
				"<rect class=\"w2\" x=\"4\" width=\"2\" height=\"1\"/>");
	assert_says("<span class=\"word w2\"><a href=\"/en/lights?automatic=true&#38;kind=pier\">2 pier"
				"<span class=\"unseen\">: yes</span></a></span>");
	close_view();
}

START_TEST(a_year_leads_to_its_rows_and_so_does_none)
{
	write_bars(dataset_lights(), "lights?group=lit__year");
	assert_says("<a href=\"/en/lights?lit__year=1826\">1826</a> <b>1</b>");
	assert_says("<a href=\"/en/lights?lit__isnull=true\">No date stated</a> <b>4</b>");
	assert_says_not("class=\"key\"");
	close_view();
}

START_TEST(what_has_no_year_is_parted_by_what_stands_next)
{
	write_bars(dataset_lights(), "lights?group=lit__year,automatic,kind");
	assert_says("<a href=\"/en/lights?lit__year=1826\">1826</a> <b>1</b>");
	assert_says("<a href=\"/en/lights?lit__isnull=true&#38;automatic=true\">yes</a> <b>2</b>");
	assert_says("<a href=\"/en/lights?lit__isnull=true&#38;automatic=true&#38;kind=pier\">1 pier"
				"<span class=\"unseen\">: yes</span></a>");
	assert_says(
		"<a href=\"/en/lights?lit__isnull=true&#38;automatic__isnull=true\">No date stated</a> <b>1</b>");
	close_view();
}

START_TEST(a_reference_is_called_by_its_name)
{
	write_bars(dataset_lights(), "lights?group=keeper_id");
	assert_says("Darling, Grace");
	assert_says("<a href=\"/en/lights?keeper_id__isnull=true\">none</a>");
	close_view();
}

START_TEST(the_words_that_are_there_are_defined)
{
	write_bars(dataset_lights(), "lights?height__lt=13&group=lit__year,kind");
	assert_says("<dt><a href=\"/en/lights?height__lt=13&#38;kind=pier\"><span class=\"word "
				"w2\">pier</span></a></dt><dd>Stands on a pier</dd>\n</dl>");
	assert_says_not("Built in the sea");
	close_view();
}

START_TEST(no_rows_are_no_bars)
{
	write_bars(dataset_lights(), "lights?height__gt=1000&group=kind");
	assert_page("<table class=\"bars\"><tbody>\n</tbody></table>\n<dl class=\"key\">\n</dl>\n");
	close_view();
}

START_TEST(a_hostile_word_is_shown_as_text)
{
	write_bars(dataset_with("UPDATE api_vocabulary SET title_en = '<b>', definition_en = '<i>'"),
		"lights?group=kind");
	assert_says_not("<i>");
	assert_says("&#60;b&#62;");
	close_view();
}

SUITE("bars", a_bar_is_as_long_as_it_has_rows_and_its_numbers_lead_to_them,
	a_year_leads_to_its_rows_and_so_does_none, what_has_no_year_is_parted_by_what_stands_next,
	a_reference_is_called_by_its_name, the_words_that_are_there_are_defined, no_rows_are_no_bars,
	a_hostile_word_is_shown_as_text)

#include "view_fixture.h"

#include "pages/sections.h"

static struct asked asked;

static void write_sections(const char *dataset, const char *address)
{
	open_view(dataset, NULL, "");
	ck_assert_msg(asked_init(&asked, &view, address), "%s", err.detail);
	sections_write(&asked);
	asked_finish(&asked);
}

START_TEST(a_record_has_a_row_for_each_that_leads_to_it)
{
	write_sections(dataset_lights(), "keepers?id=grace&include=lights");
	assert_page(
		"<h3><a href=\"/en/keepers/grace\">Darling, Grace</a></h3>\n<table><tbody>\n"
		"<tr><th scope=\"row\"><a href=\"/en/lights/longstone\">Longstone</a></th><td></td></tr>\n"
		"</tbody></table>\n");
	close_view();
}

START_TEST(a_record_that_nothing_leads_to_has_no_rows)
{
	write_sections(
		dataset_with("UPDATE lights SET keeper_id = NULL"), "keepers?id=ida&include=lights");
	assert_page(
		"<h3><a href=\"/en/keepers/ida\">Ida Lewis</a></h3>\n<table><tbody>\n</tbody></table>\n");
	close_view();
}

START_TEST(what_is_said_at_length_elsewhere_is_told_by_its_names_here)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(asked_init(&asked, &view, "keepers?id=grace&include=lights"));
	asked.view.brief = true;
	sections_write(&asked);
	asked_finish(&asked);
	assert_says("<table class=\"brief\">");
	assert_says("<a href=\"/en/lights/longstone\">");
	close_view();
}

START_TEST(what_is_not_included_is_not_shown)
{
	write_sections(dataset_lights(), "keepers?id=ida");
	assert_page(
		"<h3><a href=\"/en/keepers/ida\">Ida Lewis</a></h3>\n<table><tbody>\n</tbody></table>\n");
	close_view();
}

START_TEST(a_tile_has_a_square_for_each_verdict_on_what_leads_to_a_record)
{
	open_view(dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'kind';"
						   "UPDATE lights SET keeper_id = 'grace' WHERE id IN ('fastnet', 'hook')"),
		NULL, "");
	ck_assert_msg(asked_init(&asked, &view, "keepers?id=grace&include=lights"), "%s", err.detail);
	sections_write_tiles(&asked);
	asked_finish(&asked);
	assert_page("<ul class=\"tiles\">\n<li><a href=\"/en/keepers/grace\">Darling, Grace</a>"
				"<svg viewBox=\"0 0 3 1\" aria-hidden=\"true\">"
				"<rect class=\"w1\" x=\"0\" width=\"1\" height=\"1\"/>"
				"<rect class=\"w1\" x=\"1\" width=\"1\" height=\"1\"/>"
				"<rect class=\"w3\" x=\"2\" width=\"1\" height=\"1\"/></svg>"
				" <b>2</b> <span class=\"word w1\">offshore</span>"
				" <b>1</b> <span class=\"word w3\">shore</span></li>\n</ul>\n");
	close_view();
}

START_TEST(a_tile_of_what_has_no_verdict_has_its_name_alone)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert_msg(asked_init(&asked, &view, "keepers?id=ida&include=lights"), "%s", err.detail);
	sections_write_tiles(&asked);
	asked_finish(&asked);
	assert_page(
		"<ul class=\"tiles\">\n<li><a href=\"/en/keepers/ida\">Ida Lewis</a></li>\n</ul>\n");
	close_view();
}

SUITE("sections", a_tile_has_a_square_for_each_verdict_on_what_leads_to_a_record,
	a_tile_of_what_has_no_verdict_has_its_name_alone, a_record_has_a_row_for_each_that_leads_to_it,
	a_record_that_nothing_leads_to_has_no_rows,
	what_is_said_at_length_elsewhere_is_told_by_its_names_here, what_is_not_included_is_not_shown)

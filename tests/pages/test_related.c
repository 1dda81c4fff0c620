#include "view_fixture.h"

#include "pages/related.h"

START_TEST(what_leads_to_an_item_is_a_table_by_date_with_a_link_to_all)
{
	open_view(
		dataset_with("UPDATE api_field SET hit = 'date' WHERE field = 'lit';"
					 "UPDATE lights SET keeper_id = 'grace' WHERE id IN ('hua-niao', 'eddystone')"),
		"keepers", "");
	related_write(&view, "grace");
	const char *page = buf_text(&out);
	assert_says(
		"<h2><a href=\"/en/lights?keeper_id=grace&#38;sort=lit\">Lighthouses</a> <small>3</small></h2>");
	assert_says("aria-sort=\"ascending\">First lit ↑</th>");
	ck_assert(strstr(page, "longstone\">") < strstr(page, "hua-niao\">"));
	ck_assert_ptr_null(strstr(page, "data-of=\"Keeper\""));
	ck_assert_int_eq(err.code, ERROR_NONE);
	close_view();
}

START_TEST(no_more_than_a_page_of_them_is_shown)
{
	open_view(dataset_with(
				  "INSERT INTO lights (id, name_en, kind, keeper_id, colours) "
				  "WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 50) "
				  "SELECT 'x-' || n, 'X', 'pier', 'grace', '[]' FROM n"),
		"keepers", "");
	related_write(&view, "grace");
	assert_says("</h2>\n<details class=\"rest\"><summary>Show (12)<span class=\"unseen\">: "
				"Lighthouses</span></summary>\n<table");
	assert_says(
		"</table>\n</details>\n<p class=\"ways\"><a href=\"/en/lights?keeper_id=grace\">All 51<span class=\"unseen\">: "
		"Lighthouses</span></a></p>");
	size_t rows = 0;
	for (const char *p = buf_text(&out); (p = strstr(p, "<tr><th scope=\"row\">")); p++)
		rows++;
	ck_assert_uint_eq(rows, 12);
	close_view();
}

START_TEST(what_has_a_verdict_and_no_date_is_not_cut_off)
{
	open_view(dataset_with(
				  "UPDATE api_field SET hit = 'date' WHERE field = 'lit';"
				  "UPDATE api_field SET hit = 'verdict' WHERE field = 'height';"
				  "INSERT INTO lights (id, name_en, kind, keeper_id, colours, lit, height) "
				  "WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 14) "
				  "SELECT 'x-' || n, 'X', 'pier', 'ida', '[]', iif(n > 12, NULL, '1900-01-01'), "
				  "iif(n = 14, NULL, 3) FROM n"),
		"keepers", "");
	related_write(&view, "ida");
	assert_says("x-13\">");
	assert_says_not("x-14\">");
	close_view();
}

START_TEST(what_nothing_leads_to_has_no_section)
{
	open_view(dataset_lights(), "wrecks", "");
	related_write(&view, "none");
	assert_page("");
	close_view();
}

SUITE("related", what_leads_to_an_item_is_a_table_by_date_with_a_link_to_all,
	no_more_than_a_page_of_them_is_shown, what_has_a_verdict_and_no_date_is_not_cut_off,
	what_nothing_leads_to_has_no_section)

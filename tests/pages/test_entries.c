#include "view_fixture.h"

#include "pages/entries.h"

static struct asked asked;

static void write_with(void (*write)(struct asked *), const char *dataset, const char *address)
{
	open_view(dataset, NULL, "");
	ck_assert_msg(asked_init(&asked, &view, address), "%s", err.detail);
	write(&asked);
	asked_finish(&asked);
}

START_TEST(a_card_has_a_name_that_leads_to_its_record)
{
	write_with(entries_write_cards, dataset_lights(), "keepers?limit=1");
	assert_page(
		"<ul class=\"cards\">\n<li><h3><a href=\"/en/keepers/grace\">Darling, Grace</a></h3></li>\n</ul>\n");
	close_view();
}

START_TEST(a_list_that_is_sorted_by_a_date_stands_under_its_years)
{
	write_with(
		entries_write_list, dataset_lights(), "lights?id=tower,lime-rock,hook&sort=lit&fields=lit");
	assert_page(
		"<h3>1854</h3>\n<ul class=\"list\">\n"
		"<li><div><a href=\"/en/lights/lime-rock\">Lime Rock</a></div><p>First lit: <time datetime=\"1854-01-01\">1 January 1854</time></p></li>\n</ul>\n"
		"<h3>2000</h3>\n<ul class=\"list\">\n"
		"<li><div><a href=\"/en/lights/tower\">Tower</a></div><p>First lit: <time datetime=\"2000-02-29\">29 February 2000</time></p></li>\n</ul>\n"
		"<h3>No date stated</h3>\n<ul class=\"list\">\n"
		"<li><div><a href=\"/en/lights/hook\">Hook</a></div></li>\n</ul>\n");
	close_view();
}

START_TEST(without_a_date_it_stands_under_the_word_that_it_is_sorted_by_next)
{
	write_with(entries_write_list, dataset_lights(),
		"lights?id=tower,hook,old-quote,alexandria&sort=lit,kind&fields=height");
	const char *page = buf_text(&out), *pier = strstr(page, "<h3>pier</h3>"),
			   *shore = strstr(page, "<h3>shore</h3>");
	ck_assert(strstr(page, "<h3>2000</h3>") < strstr(page, ">Tower<"));
	ck_assert(strstr(page, ">Tower<") < pier && pier < shore);
	ck_assert(shore < strstr(page, ">Pharos of Alexandria<") && shore < strstr(page, ">Hook<"));
	assert_says_not("Kind");
	close_view();
}

START_TEST(a_list_that_is_not_is_one)
{
	write_with(entries_write_list, dataset_lights(), "keepers");
	assert_page(
		"<ul class=\"list\">\n<li><div><a href=\"/en/keepers/grace\">Darling, Grace</a></div></li>\n"
		"<li><div><a href=\"/en/keepers/ida\">Ida Lewis</a></div></li>\n</ul>\n");
	close_view();
}

static const char long_year[] =
	"INSERT INTO lights (id, name_en, kind, lit, colours) "
	"WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 6) "
	"SELECT 'x-' || n, 'X' || n, 'pier', '1700-01-01', '[]' FROM n";
static const char of_long_year[] = "lights?id=x-1,x-2,x-3,x-4,x-5,x-6,tower&sort=lit&fields=lit";

START_TEST(of_a_long_year_the_rest_is_folded_where_another_page_has_more)
{
	open_view(dataset_with(long_year), NULL, "");
	ck_assert_msg(asked_init(&asked, &view, of_long_year), "%s", err.detail);
	asked.view.brief = true;
	entries_write_list(&asked);
	asked_finish(&asked);
	assert_says("<h3>1700</h3>");
	const char *page = buf_text(&out),
			   *rest = strstr(page,
				   "<details class=\"rest\"><summary>Show the rest (3)"
				   "<span class=\"unseen\">: 1700</span></summary>");
	ck_assert_ptr_nonnull(rest);
	ck_assert(strstr(page, ">X3<") < rest && rest < strstr(page, ">X4<"));
	ck_assert(strstr(page, ">X6<") < strstr(page, "</details>\n<h3>2000</h3>"));
	close_view();
}

START_TEST(what_one_came_for_stands_open)
{
	write_with(entries_write_list, dataset_with(long_year), of_long_year);
	assert_says(">X6<");
	assert_says_not("<details");
	close_view();
}

START_TEST(no_rows_are_no_list)
{
	write_with(entries_write_list, dataset_lights(), "wrecks");
	assert_page("");
	close_view();
}

START_TEST(a_record_without_a_name_is_called_by_its_key)
{
	write_with(entries_write_list,
		dataset_with("UPDATE api_resource SET label = NULL WHERE name = 'keepers'"),
		"keepers?limit=1");
	assert_says("<a href=\"/en/keepers/grace\">grace</a>");
	close_view();
}

SUITE("entries", without_a_date_it_stands_under_the_word_that_it_is_sorted_by_next,
	a_card_has_a_name_that_leads_to_its_record,
	a_list_that_is_sorted_by_a_date_stands_under_its_years, a_list_that_is_not_is_one,
	of_a_long_year_the_rest_is_folded_where_another_page_has_more, what_one_came_for_stands_open,
	no_rows_are_no_list, a_record_without_a_name_is_called_by_its_key)

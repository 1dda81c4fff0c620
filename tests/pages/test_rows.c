#include "view_fixture.h"

#include "pages/rows.h"

static void write_rows(const char *arguments, bool sorts)
{
	open_view(dataset_lights(), "lights", arguments);
	struct columns columns = columns_choose(&view);
	json_t *data =
		json_of("[{\"id\": \"<x>\", \"name_en\": null, \"kind\": \"pier\", \"height\": 5}]");
	rows_write(&view, &columns, data, sorts);
	json_decref(data);
}

START_TEST(a_row_is_a_link_and_its_columns_numbers_to_the_right)
{
	write_rows("", false);
	assert_page(
		"<table class=\"rows\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th>"
		"<th scope=\"col\" class=\"n\">Height</th></tr></thead><tbody>\n"
		"<tr><th scope=\"row\"><a href=\"/en/lights/%3Cx%3E\">&#60;x&#62;</a></th>"
		"<td data-of=\"Kind\">pier</td><td class=\"n\" data-of=\"Height\">5 metres</td></tr>\n"
		"</tbody></table>\n");
	ck_assert(!view.brief);
	close_view();
}

START_TEST(a_figure_is_of_what_it_counts_where_columns_have_no_heads)
{
	static const char *const cases[][2] = {
		{"{\"id\": \"mile\", \"height\": 5, \"keeper_id\": \"grace\"}",
			"<td class=\"n\" data-of=\"Darling, Grace\">5 mile</td>"},
		{"{\"id\": \"mile\", \"height\": 5, \"keeper_id\": \"nobody\"}",
			"data-of=\"Height\">5 mile</td>"},
		{"{\"id\": \"mile\", \"height\": null, \"keeper_id\": \"grace\"}",
			"data-of=\"Height\"></td>"},
	};
	open_view(
		dataset_with("UPDATE api_field SET unit = 'id' WHERE field = 'height'"), "lights", "");
	const struct columns columns = {
		.fields = {resource_field(query.resource, "height")}, .count = 1};
	ck_assert(columns_needed(&view, &columns) &
		field_bit(query.resource, resource_field(query.resource, "keeper_id")));
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i][0]), *data = json_pack("[o]", item);
		rows_write(&view, &columns, data, false);
		assert_says(cases[i][1]);
		out.len = 0;
		json_decref(data);
	}
	close_view();
}

START_TEST(what_rows_are_sorted_by_is_said_and_headings_sort_where_they_may)
{
	write_rows("sort=-height", true);
	assert_says("<th scope=\"col\" class=\"n\" aria-sort=\"descending\">"
				"<a href=\"/en/lights?sort=height\">Height</a> ↓</th>");
	assert_says("<a href=\"/en/lights?sort=kind\">Kind</a>");
	close_view();
	write_rows("sort=-height", false);
	assert_says("aria-sort=\"descending\">Height ↓</th>");
	close_view();
}

START_TEST(what_a_small_screen_does_not_show_at_first_is_counted_below)
{
	char hidden[40];
	open_view(dataset_lights(), "lights", "");
	rows_fold(&view, ROWS_OPEN_MAX, NULL);
	assert_page("");
	rows_fold(&view, ROWS_OPEN_MAX + 1, NULL);
	assert_page("<details class=\"few\"><summary>Show the rest (3)</summary></details>\n");
	html_dress(&view.html);
	snprintf(hidden, sizeof hidden, "tr:nth-child(n+%d)", ROWS_FEW + 1);
	assert_says(hidden);
	close_view();
}

SUITE("rows", a_figure_is_of_what_it_counts_where_columns_have_no_heads,
	a_row_is_a_link_and_its_columns_numbers_to_the_right,
	what_rows_are_sorted_by_is_said_and_headings_sort_where_they_may,
	what_a_small_screen_does_not_show_at_first_is_counted_below)

#include "view_fixture.h"

#include "pages/tree.h"

/* As the value of a field of this name. */
static void write_json(const char *field_name, const char *text)
{
	const struct field *field = resource_field(query.resource, field_name);
	json_t *json = json_of(text);
	tree_write(&view, field, json);
	json_decref(json);
}

START_TEST(values_are_written_by_what_they_are)
{
	static const struct {
		const char *field, *json, *html;
	} cases[] = {
		{"keeper", "null", ""},
		{"keeper", "\"<b>\"", "&#60;b&#62;"},
		{"height", "26", "26"},
		{"height", "0.1", "0.1"},
		{"automatic", "true", "yes"},
		{"automatic", "false", "no"},
		{"kind", "\"pier\"", "pier"},
		{"kind", "\"neither\"", "neither"},
		{"colours", "[\"white\", \"red\"]", "white, red"},
		{"keeper_id", "\"grace\"", "<a href=\"/en/keepers/grace\">Darling, Grace</a>"},
		{"keeper_id", "\"nobody\"", "nobody"},
		{"keeper_id", "[\"grace\", \"nobody\"]",
			"<ul class=\"links\"><li><a href=\"/en/keepers/grace\">Darling, Grace</a></li>"
			"<li>nobody</li></ul>"},
		{"keeper", "\"https://a.example/?b&c\"",
			"<a href=\"https://a.example/?b&#38;c\">https://a.example/?b&#38;c</a>"},
		{"keeper", "\"javascript:alert(1)\"", "javascript:alert(1)"},
		{"keeper", "\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"",
			"<code>0123456789ab…</code>"},
		{"keeper", "{\"height\": 1, \"a_b\": null, \"<\": \"x\"}",
			"<dl><dt>Height</dt><dd>1 metre</dd><dt>&#60;</dt><dd>x</dd></dl>"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		write_json(cases[i].field, cases[i].json);
		assert_page(cases[i].html);
	}
	close_view();
}

START_TEST(an_array_of_objects_is_a_table_of_what_they_have)
{
	open_view(dataset_lights(), "lights", "");
	write_json("keeper",
		"[{\"kind\": \"pier\", \"note\": null, \"keeper_id\": \"ida\"}, {\"kind\": \"shore\"}]");
	assert_page("<table class=\"rows\"><thead><tr><th scope=\"col\">Kind</th>"
				"<th scope=\"col\">Keeper</th></tr></thead><tbody>\n"
				"<tr><td data-of=\"Kind\">pier</td>"
				"<td data-of=\"Keeper\"><a href=\"/en/keepers/ida\">Ida Lewis</a></td></tr>\n"
				"<tr><td data-of=\"Kind\">shore</td><td data-of=\"Keeper\"></td></tr>\n"
				"</tbody></table>");
	close_view();
}

START_TEST(what_all_rows_have_of_the_page_s_own_item_is_no_column)
{
	open_view(dataset_lights(), "lights", "");
	view.own = "grace";
	view.own_resource = catalog_resource(catalog, "keepers");
	write_json("keeper",
		"[{\"keeper_id\": \"grace\", \"kind\": \"pier\"}, "
		"{\"keeper_id\": \"grace\", \"kind\": \"shore\"}]");
	assert_says_not("Darling");
	assert_says("pier");
	out.len = 0;
	write_json("keeper",
		"[{\"keeper_id\": \"grace\", \"kind\": \"pier\"}, "
		"{\"keeper_id\": \"ida\", \"kind\": \"shore\"}]");
	assert_says(">Darling, Grace</td>");
	close_view();
}

/* Resources share keys: another's record of this key is told of. */
START_TEST(another_resource_s_record_with_the_key_of_the_page_s_own_is_a_column)
{
	static const char *const rows[] = {"[{\"keeper_id\": \"grace\", \"kind\": \"pier\"}]",
		"[{\"x_resource\": \"keepers\", \"x_id\": \"grace\", \"kind\": \"pier\"}]"};
	static const char *const resources[] = {"keepers", "lights", NULL};
	open_view(dataset_lights(), "lights", "");
	view.own = "grace";
	for (size_t n = 0; n < COUNT(rows) * COUNT(resources); n++) {
		const char *own = resources[n % COUNT(resources)];
		view.own_resource = own ? catalog_resource(catalog, own) : NULL;
		write_json("keeper", rows[n / COUNT(resources)]);
		if (n % COUNT(resources) == 0)
			assert_says_not("Darling");
		else
			assert_says("<a href=\"/en/keepers/grace\">Darling, Grace</a>");
		out.len = 0;
	}
	close_view();
}

START_TEST(a_resource_and_a_key_are_one_link)
{
	open_view(dataset_lights(), "lights", "");
	write_json("keeper",
		"{\"x_resource\": \"lights\", \"x_id\": \"hook\", \"x_title_zh\": \"钩\", \"x_title_en\": \"H\"}");
	assert_page("<dl><dt>Record</dt><dd><a href=\"/en/lights/hook\">Hook</a></dd></dl>");
	write_json("keeper", "{\"x_resource\": \"nothing\", \"x_id\": \"hook\"}");
	assert_page("<dl><dt>x resource</dt><dd>nothing</dd><dt>x id</dt><dd>hook</dd></dl>");
	close_view();
}

START_TEST(a_member_in_the_other_language_gives_way)
{
	open_view(dataset_lights(), "lights", "");
	write_json("keeper", "{\"note_zh\": \"一\", \"note_en\": \"one\", \"only_zh\": \"二\"}");
	assert_page("<dl><dt>note en</dt><dd>one</dd><dt>only zh</dt><dd>二</dd></dl>");
	turn_chinese();
	write_json("keeper", "{\"note_zh\": \"一\", \"note_en\": \"one\"}");
	assert_page("<dl><dt>note zh</dt><dd>一</dd></dl>");
	close_view();
}

START_TEST(parts_within_parts_end_somewhere)
{
	open_view(dataset_lights(), "lights", "");
	write_json("keeper", "[[[[[1]]]]]");
	assert_page("…");
	write_json("keeper", "[[[[1]]]]");
	assert_page("1");
	close_view();
}

SUITE("tree", another_resource_s_record_with_the_key_of_the_page_s_own_is_a_column,
	what_all_rows_have_of_the_page_s_own_item_is_no_column, values_are_written_by_what_they_are,
	an_array_of_objects_is_a_table_of_what_they_have, a_resource_and_a_key_are_one_link,
	a_member_in_the_other_language_gives_way, parts_within_parts_end_somewhere)

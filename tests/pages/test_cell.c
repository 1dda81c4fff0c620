#include "view_fixture.h"

#include "pages/cell.h"

static const struct field *field_of(const char *name)
{
	return resource_field(query.resource, name);
}

START_TEST(a_field_of_the_other_language_or_to_be_found_by_is_hidden)
{
	open_view(dataset_with("UPDATE api_field SET search = 'pinyin' WHERE field = 'floors'"),
		"lights", "");
	ck_assert(cell_is_hidden(&view, query.resource, field_of("name_zh")));
	ck_assert(!cell_is_hidden(&view, query.resource, field_of("name_en")));
	turn_chinese();
	ck_assert(!cell_is_hidden(&view, query.resource, field_of("name_zh")));
	ck_assert(cell_is_hidden(&view, query.resource, field_of("name_en")));
	ck_assert(!cell_is_hidden(&view, query.resource, field_of("kind")));
	close_view();
}

START_TEST(a_cell_is_what_people_read)
{
	static const struct {
		const char *field, *item, *html;
	} cases[] = {
		{"lit", "{\"lit\": \"1826-02-15\"}",
			"<time datetime=\"1826-02-15\">15 February 1826</time>"},
		{"height", "{\"height\": 1234}", "1,234 metres"},
		{"floors", "{\"floors\": 1234}", "1234"},
		{"height", "{\"height\": null}", ""},
		{"kind", "{\"kind\": \"pier\"}", "<span class=\"word w2\">pier</span>"},
		{"kind", "{\"kind\": null}", ""},
		{"colours", "{\"colours\": [\"white\", \"<red>\"]}", "white, &#60;red&#62;"},
		{"keeper_id", "{\"keeper_id\": \"grace\"}",
			"<a href=\"/en/keepers/grace\">Darling, Grace</a>"},
	};
	open_view(
		dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'kind'"), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i].item);
		cell_write(&view, query.resource, field_of(cases[i].field), item);
		assert_page(cases[i].html);
		json_decref(item);
	}
	close_view();
}

SUITE("cell", a_field_of_the_other_language_or_to_be_found_by_is_hidden, a_cell_is_what_people_read)

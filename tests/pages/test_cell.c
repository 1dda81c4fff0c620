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

/* As a change does: which field of what record, and what it said. */
START_TEST(what_a_field_of_a_record_said_is_told_as_that_field_does)
{
	static const struct field fields[] = {{.name = "id", .type = FIELD_TEXT},
		{.name = "record_resource", .type = FIELD_TEXT, .vocabulary = "resource_name"},
		{.name = "field", .type = FIELD_TEXT, .vocabulary = "field_name", .nullable = true},
		{.name = "old", .type = FIELD_TEXT, .nullable = true},
		{.name = "note", .type = FIELD_TEXT}};
	static const struct resource changes = {
		.name = "changes", .fields = (struct field *)fields, .field_count = COUNT(fields)};
	static const struct {
		size_t field;
		const char *item, *html;
	} cases[] = {
		{2, "{\"record_resource\": \"lights\", \"field\": \"keeper_id\"}", "Keeper"},
		{2, "{\"record_resource\": \"lights\", \"field\": \"gone\"}", "gone"},
		{2, "{\"record_resource\": null, \"field\": \"keeper_id\"}", "keeper_id"},
		{3, "{\"record_resource\": \"lights\", \"field\": \"keeper_id\", \"old\": \"grace\"}",
			"<a href=\"/en/keepers/grace\">Darling, Grace</a>"},
		{3, "{\"record_resource\": \"lights\", \"field\": \"gone\", \"old\": \"grace\"}", "grace"},
		{3, "{\"record_resource\": \"lights\", \"field\": null, \"old\": \"grace\"}", "grace"},
		{3, "{\"record_resource\": \"lights\", \"old\": \"{\\\"kind\\\": \\\"pier\\\"}\"}",
			"<dl><dt>Kind</dt><dd>pier</dd></dl>"},
		{4, "{\"record_resource\": \"lights\", \"field\": \"keeper_id\", \"note\": \"grace\"}",
			"grace"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i].item);
		cell_write(&view, &changes, &fields[cases[i].field], item);
		assert_page(cases[i].html);
		json_decref(item);
	}
	json_t *item = json_of(cases[6].item);
	view.brief = true;
	cell_write(&view, &changes, &fields[3], item);
	assert_says("<details><summary>Show");
	json_decref(item);
	close_view();
}

SUITE("cell", what_a_field_of_a_record_said_is_told_as_that_field_does,
	a_field_of_the_other_language_or_to_be_found_by_is_hidden, a_cell_is_what_people_read)

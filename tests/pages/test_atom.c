#include "view_fixture.h"

#include "pages/atom.h"

static void assert_atom(const char *field, const char *json, const char *wanted)
{
	json_t *value = json_of(json);
	atom_write(&view, field ? resource_field(query.resource, field) : NULL, value);
	json_decref(value);
	assert_page(wanted);
}

START_TEST(a_value_is_written_as_its_field_says)
{
	static const struct {
		const char *field, *json, *html;
	} cases[] = {
		{"kind", "\"pier\"", "pier"},
		{"kind", "\"no word\"", "no word"},
		{"keeper_id", "\"grace\"", "<a href=\"/en/keepers/grace\">Darling, Grace</a>"},
		{"automatic", "true", "yes"},
		{"automatic", "false", "no"},
		{"floors", "1234", "1234"},
		{"height", "0.1", "0.1"},
		{"height", "null", ""},
		{NULL, "\"<b>\"", "&#60;b&#62;"},
		{NULL, "\"https://lights.example/?a&b\"",
			"<a href=\"https://lights.example/?a&#38;b\">https://lights.example/?a&#38;b</a>"},
		{NULL, "\"javascript:alert(1)\"", "javascript:alert(1)"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_atom(cases[i].field, cases[i].json, cases[i].html);
	turn_chinese();
	assert_atom("kind", "\"pier\"", "码头");
	assert_atom("automatic", "false", "否");
	close_view();
}

START_TEST(a_digest_is_written_by_its_beginning)
{
#define DIGITS "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde"
	open_view(dataset_lights(), "lights", "");
	assert_atom(NULL, "\"" DIGITS "f\"", "<code>0123456789ab…</code>");
	assert_atom(NULL, "\"" DIGITS "\"", DIGITS);
	assert_atom(NULL, "\"" DIGITS "F\"", DIGITS "F");
	assert_atom(NULL, "\"" DIGITS "f0\"", DIGITS "f0");
	assert_atom(NULL, "\"" DIGITS "f.\"", DIGITS "f.");
	close_view();
}

START_TEST(a_member_is_written_with_what_is_said_with_it)
{
	static const struct {
		const char *field, *item, *html;
	} cases[] = {
		{"lit", "{\"lit\":\"1826-02-15\"}",
			"<time datetime=\"1826-02-15\">15 February 1826</time>"},
		{"height", "{\"height\":1234}", "1,234 metres"},
		{"height", "{\"height\":null}", ""},
		{"height", "{}", ""},
		{"floors", "{\"floors\":1234}", "1234"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i].item);
		atom_write_member(
			&view, query.resource, resource_field(query.resource, cases[i].field), item);
		json_decref(item);
		assert_page(cases[i].html);
	}
	close_view();
}

SUITE("atom", a_value_is_written_as_its_field_says, a_digest_is_written_by_its_beginning,
	a_member_is_written_with_what_is_said_with_it)

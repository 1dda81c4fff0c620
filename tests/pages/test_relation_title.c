#include "view_fixture.h"

#include "pages/relation_title.h"

/* A resource whose items have no name, and relate two others by a word. */
static struct field fields[] = {{.name = "id", .type = FIELD_TEXT},
	{.name = "light_id", .type = FIELD_TEXT},
	{.name = "kind", .type = FIELD_TEXT, .vocabulary = "kind"},
	{.name = "keeper_id", .type = FIELD_TEXT}, {.name = "floors", .type = FIELD_INTEGER},
	{.name = "last_id", .type = FIELD_TEXT, .nullable = true},
	{.name = "story", .type = FIELD_TEXT, .item_only = true}};
static const struct resource bonds = {
	.name = "bonds", .fields = fields, .field_count = COUNT(fields)};

static void assert_related(const char *text, const char *wanted)
{
	struct buf said;
	json_t *item = json_of(text);
	buf_init(&said, 100);
	ck_assert_int_eq(relation_title_write(&view, &bonds, item, &said), *wanted != '\0');
	ck_assert_str_eq(said.len > 0 ? buf_text(&said) : "", wanted);
	buf_finish(&said);
	json_decref(item);
}

START_TEST(an_item_is_told_by_the_records_that_it_always_leads_to_and_the_words_between)
{
	static const char both[] =
		"{\"id\": \"x\", \"light_id\": \"hook\", \"light_resource\": \"lights\", \"kind\": \"pier\", "
		"\"keeper_id\": \"grace\", \"keeper_resource\": \"keepers\", "
		"\"last_id\": \"grace\", \"last_resource\": \"keepers\"}";
	open_view(dataset_lights(), "lights", "");
	assert_related(both, "Hook pier Darling, Grace");
	assert_related("{\"id\": \"x\", \"kind\": \"pier\"}", "");
	assert_related("{}", "");
	turn_chinese();
	assert_related("{\"kind\": \"pier\", \"keeper_id\": \"grace\", \"keeper_resource\": "
				   "\"keepers\"}",
		"码头Darling, Grace");
	close_view();
}

/* Lights without a label say no kind of record that they lead to. */
START_TEST(a_record_without_a_name_or_a_title_is_called_by_its_key)
{
	struct field side = {.name = "wreck_id", .type = FIELD_TEXT, .ref = "*"};
	const struct resource wrecks = {.name = "x", .fields = &side, .field_count = 1};
	struct buf said;
	open_view(dataset_with("UPDATE api_resource SET label = NULL WHERE name = 'lights';"
						   "UPDATE api_field SET nullable = 0 WHERE resource = 'lights';"
						   "UPDATE lights SET keeper_id = 'grace' WHERE id = 'hook'"),
		"lights", "");
	json_t *item = json_of("{\"wreck_id\": \"hook\", \"wreck_resource\": \"lights\"}");
	buf_init(&said, 100);
	relation_title_write(&view, &wrecks, item, &said);
	ck_assert_str_eq(said.len > 0 ? buf_text(&said) : "", "");
	relation_title_link(&view, query.resource, "hook");
	assert_page("<a href=\"/en/lights/hook\">hook</a>");
	relation_title_link(&view, query.resource, "nothing");
	assert_page("nothing");
	relation_title_link(&view, NULL, "nothing");
	assert_page("nothing");
	json_decref(item);
	buf_finish(&said);
	close_view();
}

START_TEST(an_item_that_need_not_be_of_a_record_is_called_by_it)
{
	struct field may[] = {{.name = "kind", .type = FIELD_TEXT, .vocabulary = "kind"},
		{.name = "record_resource", .type = FIELD_TEXT, .nullable = true},
		{.name = "record_id", .type = FIELD_TEXT, .nullable = true, .ref = "*"}};
	const struct resource changes = {.fields = may, .field_count = COUNT(may)};
	struct buf said;
	open_view(dataset_lights(), "lights", "");
	ck_assert_uint_eq(relation_title_fields(&changes), 6);
	json_t *item =
		json_of("{\"kind\": \"pier\", \"record_resource\": \"keepers\", \"record_id\": \"grace\"}");
	buf_init(&said, 100);
	ck_assert(relation_title_write(&view, &changes, item, &said));
	ck_assert_str_eq(buf_text(&said), "Darling, Grace");
	json_decref(item);
	buf_finish(&said);
	close_view();
}

START_TEST(what_it_is_made_of_is_asked_for_where_there_is_no_name)
{
	struct resource named = bonds;
	uint64_t made_of = 0;
	for (size_t i = 0; i < 4; i++)
		made_of |= field_bit(&bonds, &fields[i]);
	ck_assert_uint_eq(relation_title_fields(&bonds), made_of);
	named.label = "story";
	ck_assert_uint_eq(relation_title_fields(&named), 0);
}

START_TEST(what_says_most_comes_first_and_then_the_newest)
{
	static const struct field field = {.name = "lights", .type = FIELD_JSON};
	json_t *rows = json_of("[{\"id\": \"visit\", \"lit\": \"2021-01-01\", \"role\": null}, "
						   "{\"id\": \"old\", \"lit\": \"2019-01-01\", \"role\": \"head\"}, "
						   "{\"id\": \"new\", \"lit\": \"2020-01-01\", \"role\": \"head\"}, "
						   "{\"id\": \"undated\"}, {\"id\": \"other\"}]");
	static const char *const wanted[] = {"new", "old", "visit", "undated", "other"};
	open_view(dataset_lights(), "lights", "");
	json_t *ordered = relation_title_sort(&view, &field, rows);
	for (size_t i = 0; i < COUNT(wanted); i++)
		ck_assert_str_eq(
			json_string_value(json_object_get(json_array_get(ordered, i), "id")), wanted[i]);
	json_decref(ordered);
	json_decref(rows);
	close_view();
}

SUITE("relation_title", a_record_without_a_name_or_a_title_is_called_by_its_key,
	an_item_that_need_not_be_of_a_record_is_called_by_it,
	an_item_is_told_by_the_records_that_it_always_leads_to_and_the_words_between,
	what_it_is_made_of_is_asked_for_where_there_is_no_name,
	what_says_most_comes_first_and_then_the_newest)

#include "suite.h"

#include "dataset/catalog.h"
#include "query/operand.h"
#include "query/parameter.h"
#include "query/suggestion.h"
#include "query/target.h"

#include <stdio.h>
#include <string.h>

static const char *words[] = {"pier", "shore"};
static struct field fields[] = {
	{.name = "id", .type = FIELD_TEXT, .filterable = true},
	{.name = "height", .type = FIELD_NUMBER, .nullable = true, .filterable = true},
	{.name = "gt", .type = FIELD_INTEGER, .filterable = true}, /* named like an operator */
	{.name = "notes", .type = FIELD_JSON},
	{.name = "kind",
		.type = FIELD_TEXT,
		.words = {words, COUNT(words)},
		.filterable = true,
		.hit = "category",
		.title_en = "Made for",
		.title_zh = "用途"},
	{.name = "due_date", .type = FIELD_TEXT, .format = "date", .filterable = true, .hit = "date"},
	{.name = "colours", .type = FIELD_LIST, .filterable = true},
	{.name = "value", .type = FIELD_NUMBER, .filterable = true},
	{.name = "value_max", .type = FIELD_NUMBER, .filterable = true},
	{.name = "automatic", .type = FIELD_BOOLEAN, .filterable = true},
};

static const struct resource towers = {
	.name = "towers", .fields = fields, .field_count = COUNT(fields)};

/* Another resource, of which a hit shows the same as of a tower. */
static struct field other_fields[] = {
	{.name = "kindling", .type = FIELD_TEXT, .filterable = true, .hit = "category"}};
static struct resource resources[] = {
	{.name = "fires", .fields = other_fields, .field_count = COUNT(other_fields)}};
static const struct catalog catalog = {.resources = resources, .resource_count = 1};

static void assert_suggests(int scope, const char *key, const char *value, const char *wanted)
{
	char k[200], v[200], suggestion[SUGGESTION_SIZE] = "before";
	snprintf(k, sizeof k, "%s", key);
	snprintf(v, sizeof v, "%s", value);
	suggestion_write(&catalog, &towers, scope, &(struct argument){k, v}, suggestion);
	ck_assert_msg(strcmp(suggestion, wanted) == 0, "%s=%s: '%s'", key, value, suggestion);
}

START_TEST(a_suggestion_is_a_field_alone_or_with_an_operator)
{
	static const char *const cases[][2] = {
		{"heigth", "height"},
		{"heigth__gt", "height__gt"},
		{"heigth__eq", "height"},
		{"height__eq", "height"},
		{"height__gtt", "height__gt"},
		{"height__", "height"},
		{"height__contain", ""}, /* a number has no such operator */
		{"id__contain", "id__contains"},
		{"height__xyzzy", ""},
		{"xyzzy__gt", ""},
		{"xyzzy", ""},
		{"made_for", "kind"}, /* its title */
		{"用途__ne", "kind__ne"},
		{"notes", ""}, /* cannot be filtered by */
		{"", ""},
		{"_", ""},
		{"$", ""},
		{"__gt", ""},
		{"a_key_that_is_longer_than_the_name_of_any_field_and_ends_in_an_operator__gt", ""},
		{"valu_max", "value_max"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_suggests(IN_COLLECTIONS, cases[i][0], "", cases[i][1]);
}

START_TEST(another_dialect_gets_the_word_that_means_the_same)
{
	static const char *const cases[][2] = {
		/* operators */
		{"height__ge", "height__gte"},
		{"height__le", "height__lte"},
		{"kind__neq", "kind__ne"},
		{"kind__not", "kind__ne"},
		{"kind__in", "kind"},
		{"kind__nin", "kind__ne"},
		{"id__like", "id__contains"},
		{"id__ILIKE", "id__contains"},
		{"id__startswith", "id__prefix"},
		{"height__null", "height__isnull"},
		{"colours__has", "colours"},
		{"colours__like", "colours"},
		{"heigth__ge", "height__gte"},
		{"due_date__from", "due_date__gte"},
		{"height_gt", "height__gt"},
		{"due_date_from", "due_date__gte"},
		{"due_date_to", "due_date__lte"},
		{"min_height", "height__gte"},
		{"maxHeight", "height__lte"},
		{"not_kind", "kind__ne"},
		{"kind_in", "kind"},
		{"is_automatic", "automatic"},
		{"height>", "height__gte"},
		{"height<", "height__lte"},
		{"height>3", "height__gt"},
		{"height<3", "height__lt"},
		{"kind!", "kind__ne"},
		/* spelling */
		{"KIND", "kind"},
		{"Kind", "kind"},
		{"dueDate", "due_date"},
		{"due-date", "due_date"},
		{"height__GT", "height__gt"},
		{"kind[]", "kind"},
		{"kind[0]", ""},
		{"sort[]", "sort"},
		{"height[gte]", "height__gte"},
		{"height[$gte]", "height__gte"},
		{"height.ge", "height__gte"},
		{"height:lt", "height__lt"},
		{"filter[kind]", "kind"},
		{"filter[height][ge]", "height__gte"},
		{"fields[towers]", "fields"},
		/* parameters */
		{"LIMIT", "limit"},
		{"_limit", "limit"},
		{"$top", "limit"},
		{"perPage", "limit"},
		{"page[size]", "limit"},
		{"per_page", "limit"},
		{"offset", "cursor"},
		{"page", "cursor"},
		{"$skip", "cursor"},
		{"order", "sort"},
		{"order_by", "sort"},
		{"$orderby", "sort"},
		{"_sort", "sort"},
		{"select", "fields"},
		{"$select", "fields"},
		{"$expand", "include"},
		{"_format", "format"},
		{"search", "q"},
		{"group_by", "group"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_suggests(IN_COLLECTIONS, cases[i][0], "1", cases[i][1]);
}

START_TEST(a_condition_as_one_text_is_read_as_far_as_it_is_one)
{
	static const char *const cases[][3] = {
		{"$filter", "height ge 3", "height__gte"},
		{"$filter", "kind eq 'pier'", "kind"},
		{"filter", "height>=3", "height__gte"},
		{"filter", "height > 3", "height__gt"},
		{"filter", "height<3", "height__lt"},
		{"filter", "kind!=pier", "kind__ne"},
		{"where", "kind='pier'", "kind"},
		{"filter", "kind:pier", "kind"},
		{"filter", "kind", ""},
		{"filter", "contains(id,'a')", ""},
		{"filter", "xyzzy eq 1", ""},
		{"filter", "", ""},
		{"filter", "=", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_suggests(IN_COLLECTIONS, cases[i][0], cases[i][1], cases[i][2]);
}

START_TEST(nothing_is_suggested_that_means_something_else)
{
	static const char *const cases[] = {"height__nt", /* ne, gt and lt are as near */
		"id__not_contains",                           /* contains is its opposite */
		"id__ncontains", "id__endswith", "height__notnull", "height__not_null", "kind__ge",
		"automatic__ge", "kind__like", "height__like", "exclude", "omit", "resource", "type"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_suggests(IN_COLLECTIONS, cases[i], "1", "");
}

START_TEST(only_what_is_known_there_is_suggested)
{
	static const struct {
		int scope;
		const char *key, *suggestion;
	} cases[] = {
		{IN_ITEMS, "page", ""},
		{IN_ITEMS, "select", "fields"},
		{IN_ITEMS, "Fields", "fields"},
		{IN_ITEMS, "expand", "include"},
		{IN_ITEMS, "kind", ""},
		{IN_ITEMS, "kind[]", ""},
		{IN_ITEMS, "height__ge", ""},
		{IN_ITEMS, "filter", ""},
		{IN_SEARCH, "resource", "type"},
		{IN_SEARCH, "type[]", "type"},
		{IN_SEARCH, "query", "q"},
		{IN_SEARCH, "page", "cursor"},
		{IN_SEARCH, "sort_by", ""},
		{IN_SEARCH, "Q", "q"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_suggests(cases[i].scope, cases[i].key, "1", cases[i].suggestion);
}

START_TEST(the_longest_name_is_suggested_whole)
{
	char name[64], key[80], suggestion[SUGGESTION_SIZE], wanted[80], value[] = "";
	memset(name, 'n', sizeof name - 1);
	name[63] = '\0';
	struct field field = {.name = name, .type = FIELD_TEXT, .filterable = true};
	const struct resource resource = {.fields = &field, .field_count = 1};
	struct argument argument = {key, value};
	snprintf(wanted, sizeof wanted, "%s__gt", name);
	snprintf(key, sizeof key, "%s__gtt", name);
	suggestion_write(NULL, &resource, IN_COLLECTIONS, &argument, suggestion);
	ck_assert_str_eq(suggestion, wanted);
	snprintf(key, sizeof key, "n%s__gt", name); /* one byte past what can be a name */
	suggestion_write(NULL, &resource, IN_COLLECTIONS, &argument, suggestion);
	ck_assert_str_eq(suggestion, "");
}

START_TEST(a_key_of_any_length_and_bytes_is_thought_about)
{
	char key[400];
	for (size_t len = 0; len < sizeof key; len++) {
		memset(key, len % 2 ? '[' : '.', len);
		key[len] = '\0';
		assert_suggests(IN_COLLECTIONS, key, "", "");
	}
	for (size_t len = 60; len < 80; len++) {
		memset(key, 'a', len);
		strcpy(key + len, ">");
		assert_suggests(IN_COLLECTIONS, key, "", "");
	}
}

START_TEST(a_field_of_another_resource_is_what_hits_show_as_the_same)
{
	assert_suggests(IN_COLLECTIONS, "kindling", "pine", "kind");
	assert_suggests(IN_COLLECTIONS, "kindling__ne", "pine", "kind__ne");
	assert_suggests(IN_COLLECTIONS, "category", "pine", "kind");
	assert_suggests(IN_ITEMS, "kindling", "pine", "");
}

START_TEST(a_year_alone_is_asked_of_the_date_that_hits_show)
{
	assert_suggests(IN_COLLECTIONS, "year", "2021", "due_date__year");
	assert_suggests(IN_COLLECTIONS, "Year", "2021", "due_date__year");
	assert_suggests(IN_COLLECTIONS, "contains", "2021", "");
	assert_suggests(IN_ITEMS, "year", "2021", "");
	struct field undated[] = {{.name = "id", .type = FIELD_TEXT, .filterable = true}};
	struct resource stones = {.name = "stones", .fields = undated, .field_count = COUNT(undated)};
	char suggestion[SUGGESTION_SIZE], key[] = "year", value[] = "2021";
	suggestion_write(&catalog, &stones, IN_COLLECTIONS, &(struct argument){key, value}, suggestion);
	ck_assert_str_eq(suggestion, "");
}

SUITE("suggestion", a_suggestion_is_a_field_alone_or_with_an_operator,
	another_dialect_gets_the_word_that_means_the_same,
	a_condition_as_one_text_is_read_as_far_as_it_is_one,
	nothing_is_suggested_that_means_something_else, only_what_is_known_there_is_suggested,
	a_field_of_another_resource_is_what_hits_show_as_the_same, the_longest_name_is_suggested_whole,
	a_key_of_any_length_and_bytes_is_thought_about,
	a_year_alone_is_asked_of_the_date_that_hits_show)

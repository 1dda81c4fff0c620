#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/shown.h"

/* What is selected of a resource, for the length of a case. */
static const char *written(
	const struct resource *resource, uint64_t fields, enum language labels, int columns)
{
	static struct buf sql;
	const struct shown shown = {resource, fields, labels, false};
	buf_finish(&sql);
	buf_init(&sql, 10000);
	shown_write(&shown, &sql);
	ck_assert_int_eq(shown_count(&shown), columns);
	return buf_text(&sql);
}

START_TEST(fields_stand_in_their_order)
{
	ck_assert_str_eq(written(keepers, 3, LANGUAGE_NONE, 2), "SELECT \"id\", \"name\"");
	ck_assert_str_eq(written(lights, 5, LANGUAGE_EN, 2), "SELECT \"id\", \"name_en\"");
	ck_assert_str_eq(
		written(lights, UINT64_C(1) << LIGHT_KEEPER_ID, LANGUAGE_NONE, 1), "SELECT \"keeper_id\"");
}

START_TEST(a_name_is_looked_up_by_its_key_if_there_is_one)
{
	ck_assert_str_eq(written(lights, UINT64_C(3) << LIGHT_KEEPER_ID, LANGUAGE_ZH, 3),
		"SELECT \"keeper_id\", iif(\"api_lights\".\"keeper_id\" IS NULL, NULL, (SELECT n.zh FROM api_name AS n "
		"WHERE n.item = \"api_lights\".\"keeper_id\" AND n.resource IN ('keepers') ORDER BY n.ordinal LIMIT 1)), "
		"\"colours\"");
}

static const struct resource *named[] = {&light_resources[LIGHTS], &light_resources[WRECKS]};

static struct field referring[] = {
	{.name = "light_ids",
		.type = FIELD_LIST,
		.ref = "lights",
		.label = "light_names",
		.named = named,
		.named_count = 1},
	{.name = "place_id",
		.ref = "lights wrecks",
		.label = "place_name",
		.named = named,
		.named_count = 2},
	{.name = "any_id", .ref = "*", .label = "any_name", .named = named, .named_count = 2},
};

static const struct resource journal = {
	.view = "api_journal", .fields = referring, .field_count = 3};

START_TEST(a_list_has_a_list_of_names)
{
	ck_assert_str_eq(written(&journal, 1, LANGUAGE_EN, 2),
		"SELECT \"light_ids\", iif(\"api_journal\".\"light_ids\" IS NULL, NULL, (SELECT "
		"json_group_array((SELECT n.en FROM api_name AS n WHERE n.item = m.value AND n.resource IN ('lights') "
		"ORDER BY n.ordinal LIMIT 1)) FROM json_each(\"api_journal\".\"light_ids\") AS m))");
}

START_TEST(joined_lists_are_text)
{
	const struct shown shown = {&journal, 1, LANGUAGE_EN, true};
	struct buf sql;
	buf_init(&sql, 10000);
	shown_write(&shown, &sql);
	ck_assert_str_eq(buf_text(&sql),
		"SELECT iif(\"api_journal\".\"light_ids\" IS NULL, NULL, (SELECT "
		"coalesce(group_concat(coalesce(m.value, ''), '; '), '') FROM "
		"json_each(\"api_journal\".\"light_ids\") AS m)), "
		"iif(\"api_journal\".\"light_ids\" IS NULL, NULL, (SELECT "
		"coalesce(group_concat(coalesce((SELECT n.en FROM api_name AS n WHERE n.item = m.value AND n.resource IN "
		"('lights') ORDER BY n.ordinal LIMIT 1), ''), '; '), '') FROM "
		"json_each(\"api_journal\".\"light_ids\") AS m))");
	buf_finish(&sql);
}

START_TEST(of_several_resources_the_first_that_has_the_key_has_the_name)
{
	ck_assert_str_eq(written(&journal, 2, LANGUAGE_ZH, 2),
		"SELECT \"place_id\", iif(\"api_journal\".\"place_id\" IS NULL, NULL, (SELECT n.zh FROM api_name AS n "
		"WHERE n.item = \"api_journal\".\"place_id\" AND n.resource IN ('lights', 'wrecks') ORDER BY n.ordinal "
		"LIMIT 1))");
}

START_TEST(what_may_refer_to_anything_is_looked_for_in_all)
{
	ck_assert_str_eq(written(&journal, 4, LANGUAGE_EN, 2),
		"SELECT \"any_id\", iif(\"api_journal\".\"any_id\" IS NULL, NULL, (SELECT n.en FROM api_name AS n "
		"WHERE n.item = \"api_journal\".\"any_id\" ORDER BY n.ordinal LIMIT 1))");
}

#define KNOWN                                                                                      \
	"substr(o.\"date\", 1, CASE coalesce(o.\"date_precision\", 'day') WHEN 'day' THEN 10 "         \
	"WHEN 'month' THEN 7 WHEN 'month_end' THEN 7 ELSE 4 END)"

START_TEST(a_name_of_several_fields_is_joined_with_as_much_of_a_date_as_is_known)
{
	static struct field fields[] = {{.name = "id"}, {.name = "title_zh"}, {.name = "title_en"},
		{.name = "date", .format = "date"}, {.name = "date_precision"}};
	static const struct resource source = {
		.label = "title_* date", .fields = fields, .field_count = COUNT(fields)};
	static const char *const wanted[] = {
		[LANGUAGE_ZH] =
			"nullif(substr(coalesce('，' || o.\"title_zh\", '') || coalesce('，' || " KNOWN
			", ''), length('，') + 1), '')",
		[LANGUAGE_EN] =
			"nullif(substr(coalesce(', ' || o.\"title_en\", '') || coalesce(', ' || " KNOWN
			", ''), length(', ') + 1), '')",
	};
	for (int i = LANGUAGE_ZH; i < LANGUAGE_COUNT; i++) {
		struct buf sql;
		buf_init(&sql, 10000);
		shown_write_name(&source, (enum language)i, &sql);
		ck_assert_str_eq(buf_text(&sql), wanted[i]);
		buf_finish(&sql);
	}
}

SUITE("shown", fields_stand_in_their_order, a_name_is_looked_up_by_its_key_if_there_is_one,
	a_list_has_a_list_of_names, joined_lists_are_text,
	of_several_resources_the_first_that_has_the_key_has_the_name,
	what_may_refer_to_anything_is_looked_for_in_all,
	a_name_of_several_fields_is_joined_with_as_much_of_a_date_as_is_known)

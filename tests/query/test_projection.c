#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/projection.h"

/* What is selected of a resource, for the length of a case. */
static const char *written(
	const struct resource *resource, uint64_t fields, enum language labels, int columns)
{
	static struct buf sql;
	const struct projection projection = {resource, fields, labels, false};
	buf_finish(&sql);
	buf_init(&sql, 10000);
	projection_write(&projection, &sql);
	ck_assert_int_eq(projection_count(&projection), columns);
	return buf_text(&sql);
}

START_TEST(fields_stand_in_their_order)
{
	ck_assert_str_eq(written(keepers, 3, LANGUAGE_NONE, 2), "SELECT \"id\", \"name\"");
	ck_assert_str_eq(written(lights, 5, LANGUAGE_EN, 2), "SELECT \"id\", \"name_en\"");
	ck_assert_str_eq(
		written(lights, UINT64_C(1) << LIGHT_KEEPER_ID, LANGUAGE_NONE, 1), "SELECT \"keeper_id\"");
}

START_TEST(what_names_are_looked_up_by_is_selected_once)
{
	ck_assert_str_eq(written(lights, UINT64_C(3) << LIGHT_KEEPER_ID, LANGUAGE_ZH, 2),
		"SELECT \"keeper_id\", \"colours\"");
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
		projection_write_name(&source, (enum language)i, &sql);
		ck_assert_str_eq(buf_text(&sql), wanted[i]);
		buf_finish(&sql);
	}
}

SUITE("projection", fields_stand_in_their_order, what_names_are_looked_up_by_is_selected_once,
	a_name_of_several_fields_is_joined_with_as_much_of_a_date_as_is_known)

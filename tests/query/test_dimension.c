#include "suite.h"

#include "base/buf.h"
#include "lights.h"
#include "query/dimension.h"

#include <string.h>

START_TEST(a_dimension_is_a_field_or_the_years_of_a_date)
{
	static const struct {
		const char *name;
		size_t field;
		bool year, countable;
	} cases[] = {{"kind", LIGHT_KIND, false, true}, {"colours", LIGHT_COLOURS, false, true},
		{"height", LIGHT_HEIGHT, false, false}, {"lit", LIGHT_LIT, false, false},
		{"lit__year", LIGHT_LIT, true, true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct dimension dimension;
		char name[DIMENSION_NAME_SIZE];
		ck_assert_msg(dimension_find(lights, cases[i].name, &dimension), "%s", cases[i].name);
		ck_assert_ptr_eq(dimension.field, &light_fields[cases[i].field]);
		ck_assert(dimension.year == cases[i].year);
		ck_assert(dimension_is_countable(&dimension) == cases[i].countable);
		dimension_name(&dimension, name);
		ck_assert_str_eq(name, cases[i].name);
	}
}

START_TEST(other_names_are_none)
{
	static const char *const names[] = {"", "kin", "kind__year", "height__year", "lit__years",
		"lit__year__year", "lit__", "lit_year", "__year", "colours__year"};
	for (size_t i = 0; i < COUNT(names); i++) {
		struct dimension dimension;
		ck_assert_msg(!dimension_find(lights, names[i], &dimension), "%s", names[i]);
	}
}

START_TEST(dimensions_are_told_apart_by_field_and_year)
{
	struct dimension day = {.field = &light_fields[LIGHT_LIT]};
	struct dimension year = {.field = &light_fields[LIGHT_LIT], .year = true};
	struct dimension kind = {.field = &light_fields[LIGHT_KIND]};
	const struct dimension some[] = {day, year};
	ck_assert(dimension_is_among(&year, some, 2));
	ck_assert(dimension_is_among(&day, some, 2));
	ck_assert(!dimension_is_among(&year, some, 1));
	ck_assert(!dimension_is_among(&kind, some, 2));
	ck_assert(!dimension_is_among(&day, some, 0));
}

START_TEST(what_can_be_counted_by_is_suggested)
{
	static const char *const cases[][2] = {{"lit", "lit__year"}, {"knid", "kind"},
		{"lit__yaer", "lit__year"}, {"height", ""}, {"heigth", ""}, {"nothing", ""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char suggestion[DIMENSION_NAME_SIZE];
		dimension_suggest(lights, cases[i][0], suggestion);
		ck_assert_str_eq(suggestion, cases[i][1]);
	}
}

START_TEST(a_year_is_the_beginning_of_a_date)
{
	struct dimension year = {.field = &light_fields[LIGHT_LIT], .year = true};
	struct dimension kind = {.field = &light_fields[LIGHT_KIND]};
	struct buf sql;
	buf_init(&sql, 100);
	dimension_write(&kind, "\"kind\"", &sql);
	ck_assert_str_eq(buf_text(&sql), "\"kind\"");
	sql.len = 0;
	dimension_write(&year, "\"lit\"", &sql);
	ck_assert_str_eq(buf_text(&sql), "CAST(substr(\"lit\", 1, 4) AS INTEGER)");
	buf_finish(&sql);
}

SUITE("dimension", a_dimension_is_a_field_or_the_years_of_a_date, other_names_are_none,
	dimensions_are_told_apart_by_field_and_year, what_can_be_counted_by_is_suggested,
	a_year_is_the_beginning_of_a_date)

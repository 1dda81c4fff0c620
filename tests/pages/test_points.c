#include "series_fixture.h"

#include "pages/axes.h"
#include "pages/chart.h"
#include "pages/points.h"

/* A list of the keepers whose points are lights. */
#define KEEPERS_HAVE_LIGHTS                                                                        \
	"DROP VIEW api_keepers; CREATE VIEW api_keepers AS SELECT id, name, '[]' AS lights "           \
	"FROM keepers; INSERT INTO api_field SELECT 'keepers', 'lights', 3, type, format, "            \
	"unit, enum, ref, nullable, filterable, sortable, facetable, shown, search, hit, "             \
	"example, title_zh, title_en, description_zh, description_en FROM api_field "                  \
	"WHERE field = 'keeper'"

/* What a point of these lights says. */
static struct mark read_light(const char *light, bool wanted)
{
	char list[1000];
	struct points points = {0};
	struct mark mark;
	snprintf(list, sizeof list, "[%s]", light);
	json_t *item = keeper_of(list);
	ck_assert(points_next(&view, item, &points));
	ck_assert_int_eq(points_read(&points, json_array_get(points.values, 0), &mark), wanted);
	json_decref(item);
	return mark;
}

START_TEST(a_list_that_is_called_as_a_resource_with_numbers_has_points_and_no_other_has)
{
	open_keepers("[]");
	ck_assert(points_are(catalog, resource_field(query.resource, "lights")));
	ck_assert(!points_are(catalog, resource_field(query.resource, "name")));
	ck_assert(!points_are(catalog, resource_field(catalog_resource(catalog, "lights"), "keeper")));
	close_view();
}

START_TEST(each_list_of_an_item_comes_once)
{
	open_keepers("[]");
	struct points points = {0};
	json_t *item = keeper_of(TWO_LIGHTS);
	ck_assert(points_next(&view, item, &points));
	ck_assert_str_eq(points.list->name, "lights");
	ck_assert_str_eq(points.number->name, "height");
	ck_assert_str_eq(points_unit(&view, &points, item), "metres");
	ck_assert_uint_eq(json_array_size(points.values), 2);
	ck_assert(!points_next(&view, item, &points));
	json_decref(item);
	close_view();
}

START_TEST(a_value_is_told_with_its_sign_and_a_range_with_both_ends)
{
	static const struct {
		const char *light, *label;
		double low, high;
	} cases[] = {
		{"{\"height\":1200}", "1,200", 1200, 1200},
		{"{\"height\":-1.5,\"height_max\":null}", "-1.5", -1.5, -1.5},
		{"{\"height\":1,\"height_max\":2}", "1–2", 1, 2},
		{"{\"height\":2,\"height_max\":1}", "1–2", 1, 2},
		{"{\"height\":7,\"x\":\">=\"}", "≥ 7", 7, 7},
		{"{\"height\":7,\"x\":\"<=\"}", "≤ 7", 7, 7},
		{"{\"height\":7,\"x\":\"~\"}", "≈ 7", 7, 7},
		{"{\"height\":7,\"x\":\"=\"}", "7", 7, 7},
		{"{\"height\":7,\"x\":\"<>\"}", "7", 7, 7},
		{"{\"height\":1e308}", "1e+308", 1e308, 1e308},
	};
	open_keepers("[]");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mark mark = read_light(cases[i].light, true);
		ck_assert_str_eq(mark.label, cases[i].label);
		ck_assert_double_eq(mark.low, cases[i].low);
		ck_assert_double_eq(mark.high, cases[i].high);
		ck_assert_str_eq(mark.time, "");
	}
	close_view();
}

START_TEST(what_has_no_number_says_nothing)
{
	static const char *const cases[] = {"{}", "{\"height\":null}", "{\"height\":\"12\"}", "[]",
		"null", "{\"height_max\":3}", "{\"height\":{\"a\":1}}"};
	open_keepers("[]");
	for (size_t i = 0; i < COUNT(cases); i++)
		read_light(cases[i], false);
	close_view();
}

START_TEST(a_time_is_told_as_shortly_as_it_can_be)
{
	static const char *const cases[][4] = {
		{"2021-12-31", "2021-12-31", "2021", "year_end"},
		{"2021-09-30", "2021-09-30", "2021-09", "month_end"},
		{"2021-07-01", "2021-09-30", "2021-07 – 2021-09", "quarter"},
		{"2021-01-01", "2021-12-31", "2021"},
		{"2021-09-01", "2021-09-30", "2021-09"},
		{"2021-09-30", "2021-09-30", "2021-09-30"},
		{"2021-01-01", "2021-06-30", "2021-01 – 2021-06"},
		{"2020-01-01", "2021-12-31", "2020 – 2021"},
		{"2022-01-01", "2021-12-31", ""}, /* it ends before it begins */
		{"2021-13-01", "2021-12-31", ""},
		{"", "2021-12-31", ""},
		{"2021-01-01", "soon", ""},
	};
	char light[200];
	open_view(
		dataset_with(
			"UPDATE api_field SET field = 'lit_date' WHERE field = 'lit';"
			"DROP VIEW api_lights; CREATE VIEW api_lights AS SELECT id, name_zh, name_en, "
			"kind, height, floors, lit AS lit_date, automatic, keeper_id, colours, NULL AS "
			"keeper, kind AS lit_precision, rowid AS api_row FROM lights;"
			"INSERT INTO api_field SELECT resource, 'lit_precision', 99, type, format, unit, NULL, ref, "
			"nullable, filterable, sortable, facetable, shown, search, NULL, example, title_zh, title_en, "
			"description_zh, description_en FROM api_field WHERE field = 'kind';" KEEPERS_HAVE_LIGHTS),
		"keepers", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(light, sizeof light,
			"{\"height\":1,\"lit_start\":\"%s\",\"lit_date\":\"%s\",\"lit_precision\":\"%s\"}",
			cases[i][0], cases[i][1], cases[i][3] ? cases[i][3] : "");
		ck_assert_str_eq(read_light(light, true).time, cases[i][2]);
	}
	struct mark day = read_light("{\"height\":1,\"lit_date\":\"2021-02-28\"}", true);
	ck_assert_double_eq(day.to, 2021 * 12 + 2);
	ck_assert_double_lt(day.from, day.to);
	close_view();
}

START_TEST(a_time_that_begins_and_ends_is_no_time_of_its_beginning)
{
	open_view(
		dataset_with(
			"DROP VIEW api_lights; CREATE VIEW api_lights AS SELECT id, name_zh, name_en, "
			"kind, height, floors, lit AS lit_start, lit AS lit_end, automatic, keeper_id, colours, "
			"NULL AS keeper, rowid AS api_row FROM lights;"
			"UPDATE api_field SET field = 'lit_start' WHERE field = 'lit';"
			"INSERT INTO api_field SELECT resource, 'lit_end', 99, type, format, unit, enum, ref, "
			"nullable, filterable, sortable, facetable, shown, search, NULL, example, title_zh, title_en, "
			"description_zh, description_en FROM api_field WHERE field = 'lit_start';" KEEPERS_HAVE_LIGHTS),
		"keepers", "");
	struct mark mark =
		read_light("{\"height\":1,\"lit_start\":\"2023-01-01\",\"lit_end\":\"2024-02-28\"}", true);
	ck_assert_str_eq(mark.time, "2023 – 2024-02");
	ck_assert_double_gt(mark.to, 2024 * 12);
	ck_assert_str_eq(
		read_light("{\"height\":1,\"lit_start\":\"2023-01-02\",\"lit_end\":null}", true).time,
		"2023-01-02");
	close_view();
}

SUITE("points", a_list_that_is_called_as_a_resource_with_numbers_has_points_and_no_other_has,
	each_list_of_an_item_comes_once, a_value_is_told_with_its_sign_and_a_range_with_both_ends,
	what_has_no_number_says_nothing, a_time_is_told_as_shortly_as_it_can_be,
	a_time_that_begins_and_ends_is_no_time_of_its_beginning)

#include "view_fixture.h"

#include "pages/figure.h"
#include "dataset/parts.h"

/* A figure with all that can be said with it: the unit is a word of lights' vocabulary, or none. */
static struct field fields[] = {{.name = "value", .type = FIELD_NUMBER, .unit = "unit"},
	{.name = "comparator", .type = FIELD_TEXT}, {.name = "value_max", .type = FIELD_NUMBER},
	{.name = "unit", .type = FIELD_TEXT}, {.name = "year", .type = FIELD_NUMBER},
	{.name = "baseline_value", .type = FIELD_NUMBER, .unit = "%"},
	{.name = "baseline_comparator", .type = FIELD_TEXT}};
static const struct resource figures = {
	.name = "figures", .fields = fields, .field_count = COUNT(fields)};

static void write_figure(size_t field, const char *text)
{
	json_t *item = json_of(text);
	figure_write(&view, &figures, &fields[field], item);
	json_decref(item);
}

START_TEST(a_figure_is_said_with_its_bound_its_range_and_its_unit)
{
	static const struct {
		const char *item, *html;
	} cases[] = {
		{"{\"value\": 5}", "5"},
		{"{\"value\": null, \"unit\": \"metre\"}", ""},
		{"{\"value\": 5, \"comparator\": \"=\", \"unit\": \"metre\"}", "5 metre"},
		{"{\"value\": 5, \"comparator\": \"at least\", \"unit\": \"%\"}", "at least 5%"},
		{"{\"value\": 5, \"comparator\": \"不少于\", \"unit\": \"米\"}", "不少于5米"},
		{"{\"value\": 1, \"value_max\": 2.5, \"unit\": \"count\"}", "1–2.5"},
		{"{\"value\": 5, \"unit\": \"<b>\"}", "5&#60;b&#62;"},
		{"{\"value\": 1, \"unit\": \"sea_mile\"}", "1 sea mile"},
		{"{\"value\": 1, \"value_max\": 2, \"unit\": \"sea_mile\"}", "1–2 sea_mile"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		write_figure(0, cases[i].item);
		assert_page(cases[i].html);
	}
	write_figure(5, "{\"baseline_value\": 40, \"baseline_comparator\": \"about\"}");
	assert_page("about 40%");
	close_view();
}

START_TEST(a_figure_counts_what_a_record_with_its_unit_is_of)
{
	open_view(
		dataset_with("UPDATE api_field SET unit = 'id' WHERE field = 'height'"), "lights", "");
	const struct resource *lights = query.resource;
	const struct field *height = resource_field(lights, "height"),
					   *floors = resource_field(lights, "floors");
	ck_assert_ptr_eq(figure_subject(catalog, lights, height), resource_field(lights, "keeper_id"));
	ck_assert_ptr_null(figure_subject(catalog, lights, floors));
	close_view();
}

START_TEST(digits_stand_in_groups_of_three)
{
	static const char *const cases[][2] = {{"0", "0"}, {"999", "999"}, {"1000", "1,000"},
		{"-1000", "-1,000"}, {"-999", "-999"}, {"7427500", "7,427,500"},
		{"1234.5678", "1,234.5678"}, {"1e308", "1e+308"}, {"-0.25", "-0.25"},
		{"9007199254740993", "9,007,199,254,740,993"}};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char item[100];
		snprintf(item, sizeof item, "{\"value\": %s}", cases[i][0]);
		write_figure(0, item);
		assert_page(cases[i][1]);
	}
	write_figure(4, "{\"year\": 2021}");
	assert_page("2021");
	close_view();
}

START_TEST(what_is_said_together_is_known_by_its_name)
{
	static const struct {
		size_t part, whole;
	} cases[] = {{1, 0}, {2, 0}, {3, 0}, {6, 5}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_ptr_eq(parts_whole(&figures, &fields[cases[i].part]), &fields[cases[i].whole]);
	ck_assert_ptr_null(parts_whole(&figures, &fields[0]));
	ck_assert_ptr_null(parts_whole(&figures, &fields[4]));
	ck_assert_uint_eq(parts_complete(&figures, 1), 1 | 2 | 4 | 8);
}

SUITE("figure", a_figure_counts_what_a_record_with_its_unit_is_of,
	a_figure_is_said_with_its_bound_its_range_and_its_unit, digits_stand_in_groups_of_three,
	what_is_said_together_is_known_by_its_name)

#include "mcp_fixture.h"

#include "mcp/coverage.h"
#include "render/reach.h"

START_TEST(a_year_outside_of_the_sources_years_is_found)
{
	static const struct reach coverage = {5, "2019-07-22", "2024-02-28"};
	static const struct {
		const char *asked;
		long year;
	} cases[] = {{"", 0}, {"in 2021", 0}, {"2019 to 2024", 0}, {"2025年", 2025}, {"2018", 2018},
		{"2018 and 2025", 2025}, {"2025 and 2018", 2025}, {"20250", 0}, {"9999", 0}, {"1899", 0},
		{"id 2021-07-16", 0}, {"2024, 2030.", 2030}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(coverage_year_outside(&coverage, cases[i].asked) == cases[i].year, "%s",
			cases[i].asked);
}

START_TEST(a_dataset_without_sources_has_no_years)
{
	static const struct reach coverage = {0, "", ""};
	ck_assert_int_eq(coverage_year_outside(&coverage, "2025"), 0);
	json_t *object = coverage_object(&coverage);
	assert_json(object, "{\"sources\":0,\"first\":\"\",\"last\":\"\"}");
	json_decref(object);
}

START_TEST(sources_without_dates_are_told_by_their_number_alone)
{
	mcp_open_at(dataset_with("UPDATE api_work SET issued = NULL"));
	json_t *found = mcp_found("search", "{\"query\":\"skyscraper\"}");
	ck_assert_ptr_nonnull(strstr(text_at(at(found, "absent", NULL), "says"),
		"It holds what its 2 sources say, and nothing else."));
	json_decref(found);
}

SUITE("coverage", a_year_outside_of_the_sources_years_is_found,
	a_dataset_without_sources_has_no_years, sources_without_dates_are_told_by_their_number_alone)

#include "view_fixture.h"

#include "pages/compare.h"
#include "pages/comparison.h"

#include <string.h>

static bool compare(const char *one, const char *other)
{
	const struct resource *lights = catalog_resource(catalog, "lights");
	const struct comparison comparison = {{{lights, one}, {lights, other}}, 2};
	return compare_write(&source, &query, &comparison, LANGUAGE_EN, &out, &err);
}

START_TEST(records_stand_side_by_side_field_by_field)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(compare("hook", "tower"));
	assert_says("<th scope=\"col\"><a href=\"/en/lights/hook\">Hook</a></th>"
				"<th scope=\"col\"><a href=\"/en/lights/tower\">Tower</a></th>");
	assert_says("<tr><th scope=\"row\">Kind</th><td>shore</td><td>pier</td></tr>");
	assert_says("<tr><th scope=\"row\">Automatic</th><td>yes</td><td>yes</td></tr>");
	assert_says(
		"<tr><th scope=\"row\">First lit</th><td></td><td><time datetime=\"2000-02-29\">29 February 2000</time></td></tr>");
	assert_says_not("<th scope=\"row\">Keeper</th>");
	const char *row = strstr(buf_text(&out), "<th scope=\"row\">Automatic</th>");
	ck_assert_ptr_null(strstr(row + 1, "<th scope=\"row\">Automatic</th>"));
	close_view();
}

START_TEST(what_heads_a_column_and_details_are_no_rows)
{
	open_view(dataset_with("ALTER TABLE lights RENAME COLUMN kind TO kind_basis;"
						   "UPDATE api_field SET field = 'kind_basis' WHERE field = 'kind'"),
		NULL, "");
	ck_assert(compare("hook", "tower"));
	assert_says_not("<th scope=\"row\">English name</th>");
	assert_says_not("<th scope=\"row\">Kind</th>");
	close_view();
}

START_TEST(a_record_that_is_not_there_is_a_fault_with_the_nearest)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(!compare("hok", "nothing-at-all"));
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_str_eq(err.faults[0].value, "lights/hok");
	ck_assert_str_eq(err.faults[0].suggestion, "lights/hook");
	close_view();
}

START_TEST(a_page_that_does_not_fit_is_an_error)
{
	open_view(dataset_lights(), NULL, "");
	buf_finish(&out);
	buf_init(&out, 1000);
	ck_assert(!compare("hook", "tower"));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

SUITE("compare", records_stand_side_by_side_field_by_field,
	what_heads_a_column_and_details_are_no_rows,
	a_record_that_is_not_there_is_a_fault_with_the_nearest, a_page_that_does_not_fit_is_an_error)

#include "view_fixture.h"

#include "pages/comparison.h"

static struct comparison comparison;

static bool read_comparison(const char *arguments)
{
	char address[1000];
	error_clear(&err);
	snprintf(address, sizeof address, "/x?%s", arguments);
	ck_assert(target_parse(&target, address, &err) && target_parse_arguments(&target, &err));
	return comparison_read(&source, &target, &comparison, &err);
}

START_TEST(records_are_named_by_resource_and_key_and_read_back_as_they_are_written)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(read_comparison("id=lights/hook&utm_source=x&id=keepers/a%2Fb"));
	ck_assert_uint_eq(comparison.count, 2);
	ck_assert_str_eq(comparison.records[0].resource->name, "lights");
	ck_assert_str_eq(comparison.records[1].key, "a/b");
	comparison_open_link(&view, &comparison);
	assert_page("<a href=\"/en/compare?id=lights/hook&#38;id=keepers/a%2Fb\">");
	close_view();
}

START_TEST(two_to_four_records_are_compared)
{
	char many[200] = "id=lights/a";
	open_view(dataset_lights(), NULL, "");
	for (int count = 1; count <= COMPARISON_MAX + 1; count++) {
		bool right = count >= COMPARISON_MIN && count <= COMPARISON_MAX;
		ck_assert_int_eq(read_comparison(many), right);
		ck_assert_int_eq(err.code, right ? ERROR_NONE : ERROR_BAD_QUERY);
		strcat(many, "&id=lights/a");
	}
	ck_assert(!read_comparison("q=x"));
	close_view();
}

START_TEST(each_that_is_wrong_is_a_fault)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(!read_comparison("id=lightz/hook&id=hook&id=lights/"));
	ck_assert_uint_eq(err.fault_count, 3);
	ck_assert_str_eq(err.faults[0].value, "lightz/hook");
	ck_assert_str_eq(err.faults[0].suggestion, "lights/hook");
	ck_assert_str_eq(err.faults[1].value, "hook");
	ck_assert_str_eq(err.faults[1].suggestion, "lights/hook");
	ck_assert_str_eq(err.faults[2].suggestion, "");
	ck_assert(!read_comparison("id=longstne&id=idda&id=Ida%20Lewis"));
	ck_assert_str_eq(err.faults[0].suggestion, "lights/longstone");
	ck_assert_str_eq(err.faults[1].suggestion, "keepers/ida");
	ck_assert_str_eq(err.faults[2].suggestion, "keepers/ida");
	ck_assert(!read_comparison("id=nothing&id=lights/hook"));
	ck_assert_str_eq(err.faults[0].suggestion, "");
	ck_assert(!read_comparison("id=lights/hook&id=lights/bell&limit=2&ids=x"));
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_str_eq(err.faults[0].parameter, "limit");
	ck_assert_str_eq(err.faults[1].suggestion, "id");
	close_view();
}

SUITE("comparison", records_are_named_by_resource_and_key_and_read_back_as_they_are_written,
	two_to_four_records_are_compared, each_that_is_wrong_is_a_fault)

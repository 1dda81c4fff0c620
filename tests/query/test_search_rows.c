#include "suite.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "query/query.h"
#include "query/search_rows.h"

#include <string.h>

/* Not in the order of their rows; the last two are not in the index, or have no row. */
static struct resource resources[] = {
	{.name = "a", .first_row = 11, .count = 10, .searched_by_default = true},
	{.name = "b", .first_row = 1, .count = 10, .searched_by_default = true},
	{.name = "c", .first_row = 21, .count = 5},
	{.name = "d", .first_row = 26, .count = 100, .searched_by_default = true},
	{.name = "e", .first_row = 126, .count = 1, .searched_by_default = true},
	{.name = "f", .count = 3, .searched_by_default = true},
	{.name = "g", .first_row = 127, .searched_by_default = true},
};

static const struct catalog catalog = {.resources = resources, .resource_count = COUNT(resources)};

static void assert_written(uint64_t types, const char *wanted)
{
	struct query query = {.types = types};
	struct buf sql;
	buf_init(&sql, 1000);
	search_rows_write(&catalog, &query, &sql);
	ck_assert_str_eq(buf_text(&sql), wanted);
	buf_finish(&sql);
}

START_TEST(rows_are_a_range_without_what_is_of_other_resources_the_most_first)
{
	static const struct {
		uint64_t types;
		const char *wanted;
	} cases[] = {
		{0, " AND rowid BETWEEN 1 AND 126 AND rowid NOT BETWEEN 21 AND 25"},
		{1, " AND rowid BETWEEN 11 AND 20"},
		{1 | 2, " AND rowid BETWEEN 1 AND 20"},
		{2 | 4 | 16,
			" AND rowid BETWEEN 1 AND 126 AND rowid NOT BETWEEN 26 AND 125"
			" AND rowid NOT BETWEEN 11 AND 20"},
		{2 | 16, " AND rowid BETWEEN 1 AND 126 AND rowid NOT BETWEEN 11 AND 125"},
		{1 | 2 | 4 | 8 | 16, " AND rowid BETWEEN 1 AND 126"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_written(cases[i].types, cases[i].wanted);
}

START_TEST(a_row_is_of_its_resource_and_weighs_as_much)
{
	resources[1].weight = 0.5;
	ck_assert_str_eq(search_rows_resource(&catalog, 1)->name, "b");
	ck_assert_str_eq(search_rows_resource(&catalog, 10)->name, "b");
	ck_assert_str_eq(search_rows_resource(&catalog, 11)->name, "a");
	ck_assert_ptr_null(search_rows_resource(&catalog, 0));
	ck_assert_ptr_null(search_rows_resource(&catalog, 127));
	ck_assert(search_rows_rank(&catalog, 10, -8) == -4);
	ck_assert(search_rows_rank(&catalog, 127, -8) == -8);
}

START_TEST(resources_without_rows_have_none)
{
	assert_written(1 << 5 | 1 << 6, " AND 0");
}

START_TEST(ranges_that_overlap_leave_out_no_row)
{
	resources[4].first_row = 50;
	assert_written(8 | 16, " AND rowid BETWEEN 26 AND 125");
	assert_written(2 | 8 | 16, " AND rowid BETWEEN 1 AND 125 AND rowid NOT BETWEEN 11 AND 25");
	resources[4].first_row = 126;
}

SUITE("search_rows", rows_are_a_range_without_what_is_of_other_resources_the_most_first,
	resources_without_rows_have_none, a_row_is_of_its_resource_and_weighs_as_much,
	ranges_that_overlap_leave_out_no_row)

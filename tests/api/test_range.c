#include "suite.h"

#include "api/range.h"

enum { SIZE = 1000 };

START_TEST(a_part_is_its_offset_and_length)
{
	static const struct {
		const char *range;
		int64_t offset, length;
	} cases[] = {
		{"bytes=0-0", 0, 1},
		{"bytes=0-1", 0, 2},
		{"bytes=0-999", 0, 1000},
		{"bytes=1-999", 1, 999},
		{"bytes=999-999", 999, 1},
		{"bytes=500-599", 500, 100},
		{"bytes=007-008", 7, 2},
		/* an end past the file is its end */
		{"bytes=0-1000", 0, 1000},
		{"bytes=999-1000", 999, 1},
		{"bytes=990-999999999999999999", 990, 10},
		{"bytes=0-99999999999999999999999999", 0, 1000},
		/* no end */
		{"bytes=0-", 0, 1000},
		{"bytes=1-", 1, 999},
		{"bytes=999-", 999, 1},
		/* so many at the end */
		{"bytes=-1", 999, 1},
		{"bytes=-999", 1, 999},
		{"bytes=-1000", 0, 1000},
		{"bytes=-1001", 0, 1000},
		{"bytes=-999999999999999999", 0, 1000},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t offset = -7, length = -7;
		ck_assert_msg(
			range_read(cases[i].range, SIZE, &offset, &length) == RANGE_PART, "%s", cases[i].range);
		ck_assert_msg(offset == cases[i].offset && length == cases[i].length, "%s: %ld, %ld",
			cases[i].range, (long)offset, (long)length);
	}
}

static void assert_no_part(const char *range, int64_t size, enum range wanted)
{
	int64_t offset = -7, length = -7;
	ck_assert_msg(range_read(range, size, &offset, &length) == wanted, "%s of %ld",
		range ? range : "NULL", (long)size);
	ck_assert_int_eq(offset, -7);
	ck_assert_int_eq(length, -7);
}

START_TEST(a_range_past_the_file_is_outside)
{
	static const char *const cases[] = {"bytes=1000-1000", "bytes=1000-", "bytes=1001-2000",
		"bytes=999999999999999999-", "bytes=-0", "bytes=-00"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_part(cases[i], SIZE, RANGE_OUTSIDE);
}

START_TEST(what_is_no_range_means_the_whole)
{
	static const char *const cases[] = {NULL, "", "bytes", "bytes=", "bytes=-", "bytes=--1",
		"bytes=5", "bytes=a-b", "bytes=1-b", "bytes=a-1", "bytes=1-2-3", "bytes=1-2x", "bytes=+1-2",
		"bytes=1-+2", "bytes=0x1-0x2", "bytes=1.5-2", "bytes=2-1", "bytes=999-0", "bytes=1-0",
		"0-5", "=0-5", "lines=0-5", "bytes 0-5", "bytes:0-5", "byte=0-5", "bytess=0-5", "none",
		"bytes=0-5/1000"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_part(cases[i], SIZE, RANGE_WHOLE);
}

START_TEST(several_ranges_mean_the_whole)
{
	static const char *const cases[] = {
		"bytes=0-0,1-1", "bytes=0-5, 10-15", "bytes=-5,0-5", "bytes=2000-,0-5", "bytes=0-5,"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_part(cases[i], SIZE, RANGE_WHOLE);
}

START_TEST(an_empty_file_has_no_parts)
{
	static const char *const cases[] = {"bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_no_part(cases[i], 0, RANGE_OUTSIDE);
}

START_TEST(a_file_of_many_bytes_has_parts)
{
	const int64_t size = INT64_C(999999999999999999);
	int64_t offset, length;
	ck_assert_int_eq(range_read("bytes=999999999999999998-", size, &offset, &length), RANGE_PART);
	ck_assert_int_eq(offset, size - 1);
	ck_assert_int_eq(length, 1);
	ck_assert_int_eq(range_read("bytes=4294967296-4294967297", size, &offset, &length), RANGE_PART);
	ck_assert_int_eq(offset, INT64_C(4294967296));
	ck_assert_int_eq(length, 2);
}

SUITE("range", a_part_is_its_offset_and_length, a_range_past_the_file_is_outside,
	what_is_no_range_means_the_whole, several_ranges_mean_the_whole, an_empty_file_has_no_parts,
	a_file_of_many_bytes_has_parts)

#include "suite.h"

#include "dataset/totals.h"

#include <stdbool.h>

static int64_t total;

START_TEST(what_was_put_is_found_under_its_key_alone)
{
	struct totals *totals = totals_create(64 << 10);
	totals_put(totals, "a\0b", 3, 7);
	totals_put(totals, "", 0, -1);
	ck_assert(totals_find(totals, "a\0b", 3, &total) && total == 7);
	ck_assert(totals_find(totals, "", 0, &total) && total == -1);
	total = 5;
	ck_assert(!totals_find(totals, "a\0c", 3, &total));
	ck_assert(!totals_find(totals, "a", 1, &total));
	ck_assert_int_eq(total, 5);
	totals_destroy(totals);
}

START_TEST(a_total_that_is_there_stays)
{
	struct totals *totals = totals_create(64 << 10);
	totals_put(totals, "a", 1, 7);
	totals_put(totals, "a", 1, 8);
	ck_assert(totals_find(totals, "a", 1, &total) && total == 7);
	totals_destroy(totals);
}

START_TEST(without_room_nothing_is_kept)
{
	struct totals *totals = totals_create(0);
	totals_put(totals, "a", 1, 7);
	ck_assert(!totals_find(totals, "a", 1, &total));
	totals_destroy(totals);
	totals_destroy(NULL);
}

START_TEST(more_totals_than_there_is_room_for_stay_within_it)
{
	struct totals *totals = totals_create(4 << 10);
	size_t found = 0;
	for (int64_t i = 0; i < 1000; i++)
		totals_put(totals, &i, sizeof i, i);
	for (int64_t i = 0; i < 1000; i++) {
		bool there = totals_find(totals, &i, sizeof i, &total);
		ck_assert(!there || total == i);
		found += there;
	}
	ck_assert(found > 0 && found < 100);
	totals_destroy(totals);
}

SUITE("totals", what_was_put_is_found_under_its_key_alone, a_total_that_is_there_stays,
	without_room_nothing_is_kept, more_totals_than_there_is_room_for_stay_within_it)

#include "suite.h"

#include "base/clock.h"

static int64_t ns_of(struct timespec time)
{
	return time.tv_sec * NS_PER_S + time.tv_nsec;
}

START_TEST(a_clock_is_read_in_ns)
{
	int64_t before = clock_ns(CLOCK_REALTIME);
	struct timespec time;
	clock_gettime(CLOCK_REALTIME, &time);
	ck_assert_int_le(before, ns_of(time));
	ck_assert_int_le(ns_of(time), clock_ns(CLOCK_REALTIME));
}

START_TEST(a_time_from_now_has_less_than_a_second_of_ns)
{
	static const int64_t from_now[] = {0, 1, NS_PER_MS, NS_PER_S - 1, NS_PER_S, 100 * NS_PER_S + 1};
	for (size_t i = 0; i < COUNT(from_now); i++) {
		int64_t before = clock_ns(CLOCK_MONOTONIC);
		struct timespec time = clock_in(from_now[i]);
		ck_assert_int_ge(time.tv_nsec, 0);
		ck_assert_int_lt(time.tv_nsec, NS_PER_S);
		ck_assert_int_ge(ns_of(time), before + from_now[i]);
		ck_assert_int_le(ns_of(time), clock_ns(CLOCK_MONOTONIC) + from_now[i]);
	}
}

SUITE("clock", a_clock_is_read_in_ns, a_time_from_now_has_less_than_a_second_of_ns)

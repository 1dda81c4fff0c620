#include "base/clock.h"

int64_t clock_ns(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return time.tv_sec * NS_PER_S + time.tv_nsec;
}

struct timespec clock_in(int64_t ns)
{
	int64_t time = clock_ns(CLOCK_MONOTONIC) + ns;
	return (struct timespec){.tv_sec = time / NS_PER_S, .tv_nsec = time % NS_PER_S};
}

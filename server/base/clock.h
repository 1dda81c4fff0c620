#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>
#include <time.h>

/* Times are ns of a clock (clock_gettime(2)). */
#define NS_PER_S INT64_C(1000000000)
#define NS_PER_MS INT64_C(1000000)

int64_t clock_ns(clockid_t clock);

/*
 * Returns the time `ns` from now by CLOCK_MONOTONIC, for timed waits: another clock might be set
 * back.
 */
struct timespec clock_in(int64_t ns);

#endif

#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>
#include <time.h>

/* Times are ns of a clock (clock_gettime(2)). */
#define NS_PER_S INT64_C(1000000000)
#define NS_PER_MS INT64_C(1000000)

int64_t clock_ns(clockid_t clock);

/* The time so many ns from now, for what waits: of CLOCK_MONOTONIC, since whoever waits by a clock
 * that is set back waits longer. */
struct timespec clock_in(int64_t ns);

#endif

#ifndef METRICS_H
#define METRICS_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * Counts of a daemon's answers, for Prometheus (text format 0.0.4). Any thread may count and write;
 * what is written while others count may lack their last counts.
 */
enum { METRICS_ROUTES_MAX = 64 };

struct metrics;

/* Counts by route: `names`, `count` of them, up to METRICS_ROUTES_MAX, must outlive it. The caller
 * destroys it; NULL without memory. */
struct metrics *metrics_create(const char *const *names, size_t count);
void metrics_destroy(struct metrics *metrics);

/* Counts an answer: the index of its route in `names`, its status, the bytes of its body, and the
 * ns that it took to make. */
void metrics_count(
	struct metrics *metrics, size_t route, unsigned status, size_t bytes, int64_t ns);

/* Counts the bytes of a later part of a stream, which metrics_count() did not see. */
void metrics_count_part(struct metrics *metrics, size_t bytes);

/* Appends all counts in that format. */
void metrics_write(struct metrics *metrics, struct buf *out);

/* Appends one other value with its name, type (counter or gauge) and help. */
void metrics_write_value(
	struct buf *out, const char *name, const char *type, const char *help, double value);

#endif

#ifndef METRICS_H
#define METRICS_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * What a process counts of its requests, for Prometheus (text format 0.0.4). Any thread may count;
 * what is read while others count is of about that moment.
 */
enum { METRICS_ROUTES_MAX = 64 };

struct metrics;

/* For routes named by `names`, which must outlive it; NULL without memory. */
struct metrics *metrics_create(const char *const *names, size_t count);
void metrics_destroy(struct metrics *metrics);

/* An answer: the number of its route, its status, its body's bytes, the ns that it took to have it.
 */
void metrics_count(
	struct metrics *metrics, size_t route, unsigned status, size_t bytes, int64_t ns);

/* Bytes of a body that were not there when its answer was counted: a later part of a stream. */
void metrics_count_part(struct metrics *metrics, size_t bytes);

void metrics_write(struct metrics *metrics, struct buf *out);

/* One value with its name, type (counter or gauge) and help. */
void metrics_write_value(
	struct buf *out, const char *name, const char *type, const char *help, double value);

#endif

#include "http/metrics.h"

#include "base/buf.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>

/* The statuses that are counted apart; the last place is for any other. */
static const unsigned statuses[] = {
	200, 204, 206, 304, 308, 400, 404, 405, 406, 410, 412, 413, 414, 416, 431, 500, 503, 0};

/* Upper bounds of the histogram of times, in µs. */
static const int64_t bounds[] = {
	10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000};

enum {
	STATUS_COUNT = sizeof statuses / sizeof *statuses,
	BOUND_COUNT = sizeof bounds / sizeof *bounds,
	NS_PER_US = 1000,
};

struct metrics {
	const char *const *names;
	size_t count;
	_Atomic(uint64_t) requests[METRICS_ROUTES_MAX][STATUS_COUNT];
	_Atomic(uint64_t) bytes, ns;
	_Atomic(uint64_t) times[BOUND_COUNT + 1]; /* by bounds; the last is for longer ones */
};

struct metrics *metrics_create(const char *const *names, size_t count)
{
	struct metrics *metrics = count <= METRICS_ROUTES_MAX ? calloc(1, sizeof *metrics) : NULL;
	if (metrics) {
		metrics->names = names;
		metrics->count = count;
	}
	return metrics;
}

void metrics_destroy(struct metrics *metrics)
{
	free(metrics);
}

static void add(_Atomic(uint64_t) *counter, uint64_t more)
{
	atomic_fetch_add_explicit(counter, more, memory_order_relaxed);
}

void metrics_count_part(struct metrics *metrics, size_t bytes)
{
	add(&metrics->bytes, bytes);
}

void metrics_count(struct metrics *metrics, size_t route, unsigned status, size_t bytes, int64_t ns)
{
	size_t i = 0, bound = 0;
	while (i + 1 < STATUS_COUNT && statuses[i] != status)
		i++;
	while (bound < BOUND_COUNT && ns > bounds[bound] * NS_PER_US)
		bound++;
	add(&metrics->requests[route][i], 1);
	add(&metrics->bytes, bytes);
	add(&metrics->ns, (uint64_t)ns);
	add(&metrics->times[bound], 1);
}

static void write_head(struct buf *out, const char *name, const char *type, const char *help)
{
	buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

void metrics_write_value(
	struct buf *out, const char *name, const char *type, const char *help, double value)
{
	write_head(out, name, type, help);
	buf_printf(out, "%s %.15g\n", name, value);
}

static void write_requests(struct metrics *metrics, struct buf *out)
{
	static const char name[] = "yigai_http_requests_total";
	write_head(out, name, "counter", "Requests that were answered, by route and status.");
	for (size_t route = 0; route < metrics->count; route++) {
		for (size_t i = 0; i < STATUS_COUNT; i++) {
			uint64_t count = atomic_load(&metrics->requests[route][i]);
			if (count == 0)
				continue;
			buf_printf(out, "%s{route=\"%s\",status=\"", name, metrics->names[route]);
			if (statuses[i])
				buf_printf(out, "%u", statuses[i]);
			else
				buf_puts(out, "other");
			buf_printf(out, "\"} %" PRIu64 "\n", count);
		}
	}
}

static void write_times(struct metrics *metrics, struct buf *out)
{
	static const char name[] = "yigai_http_answer_seconds";
	uint64_t count = 0;
	write_head(
		out, name, "histogram", "Time from a request's head to its answer, not its transfer.");
	for (size_t i = 0; i <= BOUND_COUNT; i++) {
		count += atomic_load(&metrics->times[i]);
		if (i < BOUND_COUNT)
			buf_printf(
				out, "%s_bucket{le=\"%g\"} %" PRIu64 "\n", name, (double)bounds[i] / 1e6, count);
	}
	buf_printf(out, "%s_bucket{le=\"+Inf\"} %" PRIu64 "\n", name, count);
	buf_printf(out, "%s_sum %.9g\n", name, (double)atomic_load(&metrics->ns) / 1e9);
	buf_printf(out, "%s_count %" PRIu64 "\n", name, count);
}

void metrics_write(struct metrics *metrics, struct buf *out)
{
	write_requests(metrics, out);
	write_times(metrics, out);
	metrics_write_value(out, "yigai_http_body_bytes_total", "counter",
		"Bytes of the bodies of all answers.", (double)atomic_load(&metrics->bytes));
}

#ifndef GAUGES_H
#define GAUGES_H

struct buf;
struct current;

/* Metrics of the dataset, its reloads and the process; those of requests are in metrics.h. */

/* Called once, before sandbox_restrict_files(): opens the kernel's file about this process, which
 * cannot be opened afterwards. */
void gauges_prepare(void);

/* Appends them in Prometheus' text format. */
void gauges_write(struct current *current, struct buf *out);

#endif

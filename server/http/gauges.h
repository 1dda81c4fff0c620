#ifndef GAUGES_H
#define GAUGES_H

struct buf;
struct current;

/* What /metrics says of the dataset, its reloads and the process; the requests are metrics.h's. */

/* Before the sandbox: opens what it reads of the process itself, of which nothing can be opened
 * then. */
void gauges_prepare(void);

void gauges_write(struct current *current, struct buf *out);

#endif

#ifndef REST_H
#define REST_H

#include "query/format.h"

struct snapshot;

/*
 * What follows the body of an answer that is not made at once: the rows of a whole table behind those of
 * its first part. It holds on to the snapshot, so that a reload does not mix two datasets.
 */
struct rest {
	struct snapshot *snapshot;
	enum format format;
	char target[]; /* where the rest begins, in the snapshot */
};

/* Copies the target and refers to the snapshot. NULL without memory; rest_destroy() takes NULL. */
struct rest *rest_create(struct snapshot *snapshot, enum format format, const char *target);
void rest_destroy(struct rest *rest);

#endif

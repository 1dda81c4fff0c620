#ifndef REST_H
#define REST_H

#include "query/format.h"

struct snapshot;

/*
 * What follows the body of an answer that is not made at once: the rows of a whole table behind
 * those of its first part. It holds on to the snapshot that was asked, so that a reload does not
 * mix two datasets. One of the archive is found again for each part: those who take long do not
 * keep it open.
 */
struct rest {
	struct snapshot *snapshot; /* that is asked again */
	enum format format;
	char target[]; /* where the rest begins */
};

/* Copies the target and refers to the snapshot. NULL without memory; rest_destroy() takes NULL. */
struct rest *rest_create(struct snapshot *snapshot, enum format format, const char *target);
void rest_destroy(struct rest *rest);

#endif

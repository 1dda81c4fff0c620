#ifndef LOST_H
#define LOST_H

#include <stddef.h>

struct context;

/* The paths that answer whatever the dataset is. */
struct fixed {
	const char *const *paths;
	size_t count;
};

/* Sets ERROR_NOT_FOUND for an address at which nothing is, with the nearest one at which something
 * is. */
void lost_tell(struct context *ctx, const struct fixed *fixed);

#endif

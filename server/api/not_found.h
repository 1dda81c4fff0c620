#ifndef NOT_FOUND_H
#define NOT_FOUND_H

#include <stddef.h>

struct context;

/* The paths that exist for every dataset. */
struct fixed_paths {
	const char *const *paths;
	size_t count;
};

/* Sets ERROR_NOT_FOUND for an unknown address and suggests the nearest existing one. */
void not_found_set(struct context *ctx, const struct fixed_paths *fixed);

#endif

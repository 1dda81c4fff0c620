#ifndef COMPARISON_H
#define COMPARISON_H

#include "pages/view.h"

#include <stddef.h>

struct error;
struct target;

/* The number of records in a comparison. */
enum { COMPARISON_MIN = 2, COMPARISON_MAX = 4 };

/* A record to compare. The key is not owned. */
struct compared {
	const struct resource *resource;
	const char *key;
};

struct comparison {
	struct compared records[COMPARISON_MAX];
	size_t count;
};

/*
 * Reads `id=RESOURCE/KEY` for each record from the arguments, modifying them in place. Returns
 * false with ERROR_BAD_QUERY and a fault for each malformed id, for other parameters
 * (page_query.h), or if there are too few or too many ids. It does not check whether the records
 * exist; the dataset is only used to suggest a resource for a key without one.
 */
bool comparison_read(const struct source *source, const struct target *target,
	struct comparison *ret_comparison, struct error *err);

/* Writes the address of the comparison, without the pages' base. */
void comparison_write(const struct comparison *comparison, struct buf *out);

/* Writes `<a href="…">` to it. */
void comparison_open_link(struct view *view, const struct comparison *comparison);

#endif

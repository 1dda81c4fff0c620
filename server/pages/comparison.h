#ifndef COMPARISON_H
#define COMPARISON_H

#include "pages/view.h"

#include <stddef.h>

struct error;
struct target;

/* How many records are compared. */
enum { COMPARISON_MIN = 2, COMPARISON_MAX = 4 };

/* Records that are compared; keys are borrowed. */
struct compared {
	const struct resource *resource;
	const char *key;
};

struct comparison {
	struct compared records[COMPARISON_MAX];
	size_t count;
};

/*
 * Reads `id=RESOURCE/KEY` for each record from the arguments of an address, which are taken apart
 * in place; all others are passed over. False with ERROR_BAD_QUERY and a fault for each that is
 * wrong, or where there are too few or too many. Whether there are such records, nobody knows yet.
 */
bool comparison_read(const struct catalog *catalog, const struct target *target,
	struct comparison *ret_comparison, struct error *err);

/* Writes the address of such a comparison behind what the pages of a language begin with. */
void comparison_write(const struct comparison *comparison, struct buf *out);

/* `<a href="…">` to it. */
void comparison_open_link(struct view *view, const struct comparison *comparison);

#endif

#ifndef MENDED_H
#define MENDED_H

#include "pages/view.h"

#include <stdbool.h>

struct buf;
struct error;
struct fault;

/*
 * Addresses that a page with a mistake in its own address may lead to. `target` is that address as
 * it was sent, with the base path. Each address that is written has been checked as a request for
 * it is, so that none leads to the next mistake; a cursor is never taken along, since it is of the
 * rows of one query alone.
 */

/*
 * Writes the address with a fault's suggestion in place of the wrong name, or else of the whole
 * value. Returns false, and `out` is of no use, if there is no such address that is valid.
 */
bool mended_with(
	const struct view *view, const struct fault *fault, const char *target, struct buf *out);

/*
 * Writes the address without the arguments that are wrong, or, if that is not valid either, without
 * any. Returns false, and `out` is of no use, if nothing is left of what the page needs (`needed`;
 * NULL: it needs nothing).
 */
bool mended_without(const struct view *view, const struct error *problem, const char *target,
	const char *needed, struct buf *out);

#endif

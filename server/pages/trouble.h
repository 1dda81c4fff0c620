#ifndef TROUBLE_H
#define TROUBLE_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;

/*
 * Writes a problem as a page: what is wrong, and of each fault the nearest right address or word.
 * `query` has the base of the pages in this language, and the resource that was asked for, if there
 * is one; `target` is the address as it came. False without memory.
 */
bool trouble_write(const struct catalog *catalog, const struct query *query, enum language language,
	const struct error *problem, const char *target, struct buf *body);

#endif

#ifndef COMPARE_H
#define COMPARE_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct comparison;
struct error;
struct query;
struct source;

/*
 * Writes the page of a comparison: a column for each record, a row for each field that one of them
 * has; first what is said of two of them together, by a resource whose records are about any two
 * (two fields with `ref` `*`): that they must not be added, for instance. The query has the base of
 * the pages in this language, and no resource. False with ERROR_BAD_QUERY and a fault for each
 * record that is not there; and as of render_item().
 */
bool compare_write(const struct source *source, const struct query *query,
	const struct comparison *comparison, enum language language, struct buf *body,
	struct error *err);

#endif

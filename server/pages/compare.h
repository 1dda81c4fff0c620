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
 * Writes the page that compares records: a column for each record and a row for each field that any
 * of them has. Above these it shows records about two of the compared ones, from resources with two
 * fields of `ref` `*` (for instance: must not be added). query->base is the pages' base in this
 * language, and query->resource is NULL. Returns false with ERROR_BAD_QUERY and a fault for each
 * missing record, or with an error of render_item().
 */
bool compare_write(const struct source *source, const struct query *query,
	const struct comparison *comparison, enum language language, struct buf *body,
	struct error *err);

#endif

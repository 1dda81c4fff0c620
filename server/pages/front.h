#ifndef FRONT_H
#define FRONT_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes the front page of the dataset: what it is, what there is of each resource, and the works
 * that it is taken from (api_work) with how far they reach. The query has the base of the pages in
 * this language, and no resource.
 */
bool front_write(const struct source *source, const struct query *query, enum language language,
	struct buf *body, struct error *err);

#endif

#ifndef FRONT_H
#define FRONT_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes the front page: what the dataset is, its resources with their numbers of items, and its
 * sources (api_work) with the period they cover. query->base is the pages' base in this language,
 * and query->resource is NULL.
 */
bool front_write(const struct source *source, const struct query *query, enum language language,
	struct buf *body, struct error *err);

#endif

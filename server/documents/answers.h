#ifndef ANSWERS_H
#define ANSWERS_H

#include <jansson.h>

struct catalog;

/*
 * Schemas of the parts of answers that are the same for every dataset. The functions steal their
 * arguments and return NULL if out of memory.
 */

/* The envelopes of rows, of an item, and of rows related to an item. */
json_t *answers_page(json_t *row);
json_t *answers_item(json_t *item);
json_t *answers_related(json_t *row);

/* Adds the components: problems, index, dataset, hits, health, and the parts of envelopes. */
void answers_set(json_t **schemas, const struct catalog *catalog);

#endif

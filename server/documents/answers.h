#ifndef ANSWERS_H
#define ANSWERS_H

#include <jansson.h>

struct catalog;

/*
 * Schemas of what every dataset's answers have alike. They steal what they are given; NULL without
 * memory.
 */

/* The envelopes of rows, of one item, and of rows that are related to one. */
json_t *answers_page(json_t *row);
json_t *answers_item(json_t *item);
json_t *answers_related(json_t *row);

/* Adds the components: problems, the index, the dataset, hits, health and what envelopes are made
 * of. */
void answers_set(json_t **schemas, const struct catalog *catalog);

#endif

#ifndef FIGURES_H
#define FIGURES_H

#include <jansson.h>

struct assertion;
struct call;

/* Returns the figures found in a claim, with their units. */
json_t *figures_show(const struct assertion *claim);

/*
 * The same, each with the records that contain it (`said_in`), since some figures of a claim may be
 * right where the whole is not. Searches for the figure with the words around it. Returns NULL with
 * call->problem.
 */
json_t *figures_find(struct call *call, const struct assertion *claim);

#endif

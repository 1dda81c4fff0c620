#ifndef FIGURES_H
#define FIGURES_H

#include "dataset/catalog.h"

#include <jansson.h>
#include <stdint.h>

struct assertion;
struct call;

enum {
	/* records that the searches for a claim find, after which it is looked for no further: to find
	 * so many costs as much */
	CLAIM_FOUND_MAX = 3000,
	/* figures that are looked for; common words cost as much where they are not found together */
	FIGURES_SOUGHT_MAX = 4
};

/* Returns the figures found in a claim, with their units. */
json_t *figures_show(const struct assertion *claim);

/*
 * The same, each with the records that contain it (`said_in`), since some figures of a claim may be
 * right where the whole is not; or why it was not looked for (`not_looked_for`), in a language.
 * Searches for the figure with the words beside it, and adds the records that are found to *found.
 * Returns NULL with call->problem.
 */
json_t *figures_find(
	struct call *call, const struct assertion *claim, enum language language, int64_t *found);

#endif

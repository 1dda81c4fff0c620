#ifndef BASES_H
#define BASES_H

#include "pages/view.h"

/*
 * Adds `date_basis` to the hits of a search (its `data`) whose items have one for the date shown.
 * Runs one query for each resource among the hits. Sets the view's error on failure.
 */
void bases_add(struct view *view, json_t *hits);

#endif

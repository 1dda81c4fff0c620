#ifndef OFFERS_H
#define OFFERS_H

#include "pages/view.h"

struct query;

/*
 * Adds to a query what a page offers to filter by: some fields of few values, those first that hits
 * of a search show.
 */
void offers_ask(struct query *query);

/* Writes what is filtered by now, each condition with a link to the page without it. */
void offers_write_conditions(struct view *view);

/*
 * Writes what a page offers to filter by, with how many rows there are of each value; `facets` are
 * meta.facets.
 */
void offers_write(struct view *view, const json_t *facets);

/* Hidden fields of a form that keep all that is asked for, without what the form asks for itself.
 */
enum offer { OFFER_SEARCH, OFFER_COLUMNS };
void offers_write_hidden(struct view *view, enum offer without);

#endif

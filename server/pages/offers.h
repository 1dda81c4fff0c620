#ifndef OFFERS_H
#define OFFERS_H

#include "pages/view.h"

struct query;

/*
 * Adds the facets that a page offers as filters to a query: fields with few values, those shown in
 * search hits first.
 */
void offers_ask(struct query *query);

/* Writes the current conditions, each with a link that removes it. */
void offers_write_conditions(struct view *view);

/*
 * Writes the filters that a page offers, with the number of rows for each value; `facets` is
 * meta.facets of the answer.
 */
void offers_write(struct view *view, const json_t *facets);

/*
 * Writes hidden inputs for a form, which keep the current query except what the form itself sets.
 */
enum offer { OFFER_SEARCH, OFFER_COLUMNS };
void offers_write_hidden(struct view *view, enum offer without);

#endif

#ifndef ASKED_H
#define ASKED_H

#include "pages/view.h"
#include "query/query.h"
#include "query/target.h"

/*
 * The query of a page's block, and its answer as parsed JSON. Contains pointers into itself, so it
 * must not be copied or moved.
 */
struct asked {
	struct view view; /* the page's view, but with this query, so that links lead to its rows */
	struct target target;
	struct query query;
	uint64_t shown; /* bit set of the fields that fields= names; 0 without fields= */
	json_t *answer; /* the whole collection; NULL on failure */
};

/*
 * Runs the query given as an address under /v1. Returns false and sets the view's error:
 * ERROR_INTERNAL if the address is invalid, which is a fault of the dataset, or an error of
 * render_collection(). asked_finish() may be called then, too.
 */
bool asked_init(struct asked *asked, const struct view *view, const char *address);
void asked_finish(struct asked *asked);

/* Copies the query without groups and include=, for a link to its rows as a table. */
void asked_plain(const struct asked *asked, struct query *ret_query);

/* Returns the rows of the answer. */
const json_t *asked_rows(const struct asked *asked);

#endif

#ifndef ASKED_H
#define ASKED_H

#include "pages/view.h"
#include "query/query.h"
#include "query/target.h"

/*
 * What a block of a page asks for, as a client would, and the answer read again. It points into
 * itself: it stays where it began.
 */
struct asked {
	struct view view; /* the page's, with the query in its place: links lead to its rows */
	struct target target;
	struct query query;
	uint64_t shown; /* set of the fields that it names; empty if it names none */
	json_t *answer; /* the whole collection; NULL with an error */
};

/*
 * Asks for an address under /v1. False with the view's error: ERROR_INTERNAL where the address has
 * a fault, for which the dataset is to blame; and as of render_collection(). asked_finish() is
 * right then, too.
 */
bool asked_init(struct asked *asked, const struct view *view, const char *address);
void asked_finish(struct asked *asked);

/* The query of the page that has its rows as a table: without groups and what is included. */
void asked_plain(const struct asked *asked, struct query *ret_query);

/* The rows of the answer. */
const json_t *asked_rows(const struct asked *asked);

#endif

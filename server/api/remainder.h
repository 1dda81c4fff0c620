#ifndef REMAINDER_H
#define REMAINDER_H

#include "query/format.h"
#include "query/hits.h"

struct snapshot;

/*
 * The remainder of a whole table that is sent in parts. Holds a reference to the snapshot that was
 * asked, so that a reload cannot mix two datasets. An archived dataset is opened anew for each
 * part, so that slow clients do not keep it open. The second part runs the search q and keeps its
 * result for the later ones.
 */
struct remainder {
	struct snapshot *snapshot; /* handles each part */
	enum format format;
	struct hits kept; /* result of q; zero at first */
	size_t room;      /* upper limit of the bytes in `kept` */
	size_t part;      /* bytes at which a part is full */
	char target[];    /* address of the next part */
};

/*
 * Creates the remainder of a query. Copies target and takes a reference to the snapshot. Returns
 * NULL if out of memory. remainder_destroy() accepts NULL.
 */
struct remainder *remainder_create(
	struct snapshot *snapshot, const struct query *query, const char *target);
void remainder_destroy(struct remainder *rest);

#endif

#ifndef MEANT_H
#define MEANT_H

#include "base/text.h"
#include "query/gone.h"

#include <stdbool.h>

struct resource;

/*
 * A search for what was meant by a text that no row has. Begin with {.search.wanted = …}; the
 * result is `search.nearest`, which is kept here, as what a row said is gone with the next row.
 */
struct meant {
	struct nearest search;
	char nearest[GONE_SUGGESTION_SIZE];
};

/* Of a larger resource some rows are looked at: those where the text begins with the same two
 * bytes. */
enum { MEANT_ROWS_MAX = 2000 };

/*
 * Offers what stands in a field, and after all that is near as a whole what begins, up to a `-`,
 * nearly as the wanted text. False with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool meant_offer(struct db *db, const struct resource *resource, const char *field,
	struct meant *meant, struct error *err);

/*
 * Offers the key of the first item that is called so, in a field that search takes for a name and
 * with ASCII letters large or small; else, and of a larger resource, the keys. Who was found by
 * name in one resource stays before what the others have. False as of meant_offer().
 */
bool meant_offer_key(
	struct db *db, const struct resource *resource, struct meant *meant, struct error *err);

#endif

#ifndef HITS_H
#define HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct field;
struct query;
struct statement;

/*
 * Which rows of a large resource SQL has found for a query, since codes cannot judge them: those
 * that its words find and for which the conditions hold on columns that are not coded. For as long
 * as a request; zero at first.
 */
struct hits {
	uint8_t
		*found; /* a byte for each row in the order of api_row, 1 or 0; NULL before the search */
	size_t count;
	const struct field *without;
};

/* Whether there is anything to find, the conditions on one field aside (NULL: on none). */
bool hits_are_needed(const struct query *query, const struct field *without);

/* Searches, unless that is done. The resource is one whose columns are coded. False with an error.
 */
bool hits_find(struct hits *hits, struct db *db, const struct query *query,
	const struct field *without, struct error *err);

/* Whether the words of a query find more items of its resource than so many. False with an error.
 */
bool hits_exceed(
	struct db *db, const struct query *query, int max, bool *ret_more, struct error *err);

/* Whether SQL would look for a query's words for each of some facets, since they are of columns
 * without codes. */
bool hits_are_repeated(const struct query *query);

/*
 * Looks for the words once, for all statements of a request but one that ranks: until the statement
 * that it gives is released query->found is a JSON array of the items' where_row(). NULL with an
 * error.
 */
struct statement *hits_list(struct db *db, struct query *query, struct error *err);

void hits_finish(struct hits *hits);

#endif

#ifndef GROUPING_H
#define GROUPING_H

#include "query/measures.h"
#include "query/query.h"
#include "query/dictionary.h"

struct buf;
struct db;
struct error;

enum { GROUPING_CODE_BITS = 16, GROUPING_SLOT_BITS = 15, GROUPING_SLOTS = 1 << GROUPING_SLOT_BITS };

/* A slot of the open hash table that groups are counted in. */
struct slot {
	uint64_t codes; /* of the dimensions, the first in the lowest bits */
	int64_t rows;   /* in the group; 0 marks a free slot */
	size_t group;   /* index of the group, from 0 */
};

/* Groups rows, and computes the aggregates of each group. Zero it first. */
struct grouping {
	const struct query *query;
	struct dictionary dictionaries[QUERY_GROUP_MAX]; /* the values of the dimensions */
	struct measures measures;
	struct slot slots[GROUPING_SLOTS];
	size_t count; /* of the groups; QUERY_GROUPS_MAX + 1 if there are too many */
};

/*
 * Begins to group the rows of a query. Returns false and sets err on failure; grouping_finish() may
 * be called then, too.
 */
bool grouping_begin(struct grouping *g, const struct query *query, struct error *err);
void grouping_finish(struct grouping *g);

/* Whether the build has coded all dimensions and aggregated fields. */
bool grouping_is_coded(const struct query *query);

/*
 * Read the rows and group them, until there are too many groups:
 *
 * grouping_read_columns: those with left[row] != 0 from columns, all of which must be coded;
 * grouping_read_rows: those in a JSON array of api_row by SQL, or if it is NULL those that match.
 *
 * Return false and set err on failure.
 */
bool grouping_read_columns(
	struct grouping *g, struct db *db, const uint8_t *left, struct error *err);
bool grouping_read_rows(
	struct grouping *g, struct db *db, const struct buf *found, struct error *err);

/* Returns the code of a group's value in a dimension. */
static inline uint16_t grouping_code(const struct slot *slot, size_t dimension)
{
	return (uint16_t)(slot->codes >> (GROUPING_CODE_BITS * dimension));
}

/*
 * Returns the value of a group in a field of the groups (query_rows()): of a coded dimension only
 * what group_page_sort() has read.
 */
struct value grouping_value(const struct grouping *g, const struct slot *slot, size_t field);

#endif

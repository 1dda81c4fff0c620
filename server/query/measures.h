#ifndef MEASURES_H
#define MEASURES_H

#include "base/sum.h"
#include "query/codes.h"
#include "query/query.h"

struct buf;

/* Intermediate results for the values of one field in one group. */
struct figure {
	struct sum sum;
	int64_t count;
	uint16_t least, greatest; /* codes */
};

struct measure {
	const struct field *field;
	size_t column;
	struct value *values;   /* numbers by code; VALUE_NULL for null */
	struct figure *figures; /* by group */
};

/* Computes aggregates of groups from encoded columns. Zero it first. */
struct measures {
	struct measure fields[QUERY_AGGREGATES_MAX];
	size_t count;
};

/*
 * Adds the column of each distinct aggregated field to `columns`, and allocates figures for
 * `groups` groups. Returns false and sets err on failure; measures_close() may be called then, too.
 */
bool measures_open(struct measures *measures, struct db *db, const struct query *query,
	size_t groups, struct columns *columns, struct error *err);
void measures_close(struct measures *measures);

/* Adds the values of a row of the current chunk to a group; groups are numbered from 0. */
void measures_add(struct measures *measures, const struct columns *columns, int row, size_t group);

/*
 * measures_figure() returns the intermediate results for an aggregate's field in a group.
 * figure_number() computes the sum or average from it, as the API shows it; it must count at least
 * one number.
 */
const struct figure *measures_figure(
	const struct measures *measures, const struct aggregate *aggregate, size_t group);
double figure_number(const struct figure *figure, enum function function);

/*
 * Appends the aggregates of a group, in the query's order, as columns of GROUP_FIGURE_WIDTH bytes
 * (group.h).
 */
void measures_write(
	const struct measures *measures, const struct query *query, size_t group, struct buf *text);

#endif

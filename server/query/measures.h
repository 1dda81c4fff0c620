#ifndef MEASURES_H
#define MEASURES_H

#include "base/sum.h"
#include "query/codes.h"
#include "query/query.h"

/* Intermediate results for the values of one field in one group. */
struct figure {
	struct sum sum;
	int64_t count;
	struct value least, greatest;
};

struct measure {
	const struct field *field;
	struct figure *figures; /* by group */
	/* if the build has coded the field: */
	size_t column;
	struct value *values; /* numbers by code; VALUE_NULL for null */
};

/* Computes aggregates of groups. Zero it first. */
struct measures {
	struct measure fields[QUERY_AGGREGATES_MAX]; /* the distinct fields of the aggregates */
	size_t count;
};

/*
 * Allocates figures for `groups` groups, which are numbered from 0. Returns false and sets err on
 * failure; measures_close() may be called then, too.
 */
bool measures_open(
	struct measures *measures, const struct query *query, size_t groups, struct error *err);
void measures_close(struct measures *measures);

/* Adds the column of each field to `columns`. Returns false and sets err on failure. */
bool measures_open_columns(
	struct measures *measures, struct db *db, struct columns *columns, struct error *err);

/*
 * Adds a number or null to the figure of the field at an index. Returns false and sets err if it is
 * neither.
 */
bool measures_add(struct measures *measures, size_t field, size_t group, const struct value *value,
	struct error *err);

/* Adds the values of a row of the current chunk to a group. Fails as measures_add() does. */
bool measures_add_row(struct measures *measures, const struct columns *columns, int row,
	size_t group, struct error *err);

/*
 * Returns an aggregate of a group, as the API shows it: null if the group has no number, or one
 * past all doubles, which neither JSON nor CSV can say; a sum or an average is rounded to 15
 * digits.
 */
struct value measures_value(
	const struct measures *measures, const struct aggregate *aggregate, size_t group);

#endif

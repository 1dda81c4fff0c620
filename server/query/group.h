#ifndef GROUP_H
#define GROUP_H

#include "query/query.h"
#include "query/where.h"

#include <stdbool.h>

struct buf;
struct error;

/*
 * Groups of a collection's rows. `group` names up to QUERY_GROUP_MAX dimensions, and `aggregate`
 * functions of the rows in each group, as `height__avg`. The groups are rows of a pseudo-resource,
 * query_rows(), whose fields are the dimensions, `count` and the aggregates; they are sorted, paged
 * and written like other rows.
 *
 * group_parse() and aggregate_parse() read one argument each, modify it in place, and return false
 * with a fault for each bad part. Call group_complete() after both to build the pseudo-resource.
 */
bool group_parse(struct query *query, char *value, struct error *err);
bool aggregate_parse(struct query *query, char *value, struct error *err);
void group_complete(struct query *query);

/* Writes the name as aggregate_parse() reads it. */
void aggregate_name(const struct aggregate *aggregate, char ret_name[static GROUP_NAME_SIZE]);

/*
 * Format of query->counted, groups that were counted without SQL: a JSON object. A key packs the
 * codes of the dimensions, GROUP_CODE_BITS each, the first in the lowest bits. The value is a text
 * of columns GROUP_FIGURE_WIDTH bytes wide, padded with blanks on the left: the number of rows,
 * then the aggregates, all blank for null.
 */
enum { GROUP_CODE_BITS = 16, GROUP_FIGURE_WIDTH = 24 };

/* Writes ` FROM (SELECT …)`: a subquery with the groups as rows and their fields as columns. */
void group_write(const struct query *query, struct buf *sql, struct sql_values *values);

/*
 * Writes a statement that counts the groups, up to QUERY_GROUPS_MAX + 1; it returns one row with
 * one column.
 */
void group_write_count(const struct query *query, struct buf *sql, struct sql_values *values);

#endif

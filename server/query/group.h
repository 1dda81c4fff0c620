#ifndef GROUP_H
#define GROUP_H

#include "query/query.h"
#include "query/where.h"

#include <stdbool.h>

struct buf;
struct error;

/*
 * Groups of a collection's rows: `group` names up to QUERY_GROUP_MAX dimensions, `aggregate` what
 * is computed of each group's rows beside their number, as `height__avg`. A group is a row of the
 * resource query_rows() gives, whose fields are the dimensions, `count` and the aggregates: it is
 * sorted, paged and written as other rows are.
 *
 * group_parse and aggregate_parse: read one argument, taken apart in place; false with a fault for
 * each piece that is wrong. group_complete: makes the resource once both are read.
 */
bool group_parse(struct query *query, char *value, struct error *err);
bool aggregate_parse(struct query *query, char *value, struct error *err);
void group_complete(struct query *query);

/* Its name, as it is read. */
void aggregate_name(const struct aggregate *aggregate, char ret_name[static GROUP_NAME_SIZE]);

/* ` FROM (SELECT …)`: the groups, with their fields as columns. */
void group_write(const struct query *query, struct buf *sql, struct sql_values *values);

/* How many groups there are, one more than QUERY_GROUPS_MAX at most: one row, one column. */
void group_write_count(const struct query *query, struct buf *sql, struct sql_values *values);

#endif

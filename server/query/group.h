#ifndef GROUP_H
#define GROUP_H

#include "query/query.h"

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

#endif

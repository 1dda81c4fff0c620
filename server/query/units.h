#ifndef UNITS_H
#define UNITS_H

#include <stdbool.h>

struct db;
struct error;
struct hits;
struct query;

/*
 * Whether each aggregate is of rows with one unit: where a field has its unit in another field,
 * that must be one of the dimensions or be the same in all rows that are matched. Else false with
 * ERROR_BAD_QUERY and a fault that names the units; or with an error of the database. `hits` are as
 * for groups_find().
 */
bool units_check(const struct query *query, struct db *db, struct hits *hits, struct error *err);

#endif

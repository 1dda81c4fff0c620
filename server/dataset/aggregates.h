#ifndef AGGREGATES_H
#define AGGREGATES_H

struct sqlite3;

/*
 * Registers compensated_sum(x) and compensated_avg(x) with a connection. They add as sum.h does,
 * and return null if every x is null. Returns an SQLite code.
 */
int aggregates_register(struct sqlite3 *db);

#endif

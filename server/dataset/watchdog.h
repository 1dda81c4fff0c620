#ifndef WATCHDOG_H
#define WATCHDOG_H

#include <stddef.h>

struct db;

/*
 * Holds each request to its budget (db.h): a thread that ends what runs on a connection past it.
 * SQLite's own progress handler is blind inside virtual tables, and FTS5 is one.
 */
struct watchdog;

/* Allows each request `budget` milliseconds (at least 1) of processors' time on one of `count`
 * connections, which must outlive the watchdog. NULL without memory or thread. */
struct watchdog *watchdog_create(unsigned budget, struct db *const *dbs, size_t count);
void watchdog_destroy(struct watchdog *watchdog);

/* What may take so many budgets begins on a connection, and ends, in one thread: up to an eighth of
 * a budget late. */
void watchdog_arm(struct watchdog *watchdog, struct db *db, unsigned budgets);
void watchdog_disarm(struct watchdog *watchdog, struct db *db);

#endif

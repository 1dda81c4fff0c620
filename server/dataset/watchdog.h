#ifndef WATCHDOG_H
#define WATCHDOG_H

#include <stdbool.h>
#include <stddef.h>

struct db;

/*
 * A thread that holds each request to its budget (db.h): it ends what runs on a connection past it.
 * SQLite's own progress handler is not called inside virtual tables, and FTS5 is one.
 */
struct watchdog;

/* Allows each request `budget` milliseconds (at least 1) of processors' time on one of `count`
 * connections, which must outlive the watchdog. NULL without memory or thread. */
struct watchdog *watchdog_create(unsigned budget, struct db *const *dbs, size_t count);
void watchdog_destroy(struct watchdog *watchdog);

/*
 * Until watchdog_unshare(), all connections that the calling thread arms for one budget share one,
 * which begins now. False where it shares one already, and for NULL, which has no budget: then
 * there is nothing to unshare.
 */
bool watchdog_share(const struct watchdog *watchdog);
void watchdog_unshare(void);

/* From arm to disarm, both by the same thread, what runs on the connection may take this many
 * budgets; it is ended up to an eighth of a budget late. With NULL there is no limit. */
void watchdog_arm(struct watchdog *watchdog, struct db *db, unsigned budgets);
void watchdog_disarm(struct watchdog *watchdog, struct db *db);

#endif

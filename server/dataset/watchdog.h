#ifndef WATCHDOG_H
#define WATCHDOG_H

#include <stdbool.h>
#include <stddef.h>

struct db;

/*
 * A thread that enforces the budget of each request (db.h) by interrupting its connection. SQLite's
 * own progress handler is not called inside virtual tables such as FTS5.
 */
struct watchdog;

/*
 * Allows each request `budget` milliseconds (at least 1) of processor time on one of `count`
 * connections, which must outlive the watchdog. Returns NULL if out of memory or threads.
 */
struct watchdog *watchdog_create(unsigned budget, struct db *const *dbs, size_t count);
void watchdog_destroy(struct watchdog *watchdog);

/*
 * Until watchdog_unshare(), all connections that the calling thread arms share one budget, which
 * begins now. Returns false if it shares one already, or for NULL, which has no budget; then
 * watchdog_unshare() must not be called.
 */
bool watchdog_share(const struct watchdog *watchdog);
void watchdog_unshare(void);

/*
 * From arm to disarm, both by the same thread, what runs on the connection may take this many
 * budgets; it is ended at most an eighth of a budget late. With NULL there is no limit.
 */
void watchdog_arm(struct watchdog *watchdog, struct db *db, unsigned budgets);
void watchdog_disarm(struct watchdog *watchdog, struct db *db);

#endif

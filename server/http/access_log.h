#ifndef ACCESS_LOG_H
#define ACCESS_LOG_H

#include "http/client.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct catalog;
struct error;
struct metrics;
struct reply;
struct request;

enum { ACCOUNT_ID_MAX = 64, ACCOUNT_DIGEST_SHOWN = 16 /* digits */ };

/* What a server says of its requests: counts, a line in the log, headers of one answer alone. */
struct accounts {
	struct metrics *metrics;
	bool access_log, server_timing;
	struct client_proxies proxies;
	unsigned seed; /* of the ids that this process makes */
	atomic_ullong next_id;
};

/* What is known of one request when its answer is there. */
struct account {
	int64_t ns;                    /* from its head to its answer */
	bool hit;                      /* the answer came from memory */
	char client[CLIENT_NAME_SIZE]; /* who asked; empty where nothing is logged */
	char dataset[ACCOUNT_DIGEST_SHOWN + 1];
};

/* False with ERROR_UNAVAILABLE; accounts_finish() is right then, too. */
bool accounts_init(
	struct accounts *accounts, bool access_log, bool server_timing, struct error *err);
void accounts_finish(struct accounts *accounts);

void account_name_dataset(struct account *account, const struct catalog *catalog);

/*
 * Counts and logs an answer, and adds what only this one says: X-Request-Id, where the client sent a
 * sane one (1 to ACCOUNT_ID_MAX letters, digits, dots, hyphens and underscores) or requests are
 * logged; Server-Timing; `Connection: close` when the server stops. Takes the caller's reference and
 * gives one; NULL without memory.
 */
struct reply *account_settle(struct accounts *accounts, const struct account *account,
	const struct request *request, struct reply *reply);

#endif

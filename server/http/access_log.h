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

enum { ACCESS_LOG_ID_MAX = 64, ACCESS_LOG_DIGEST_SHOWN = 16 /* digits */ };

/* What a server says of its requests: counts, a line in the log, headers of one answer alone. */
struct access_log {
	struct metrics *metrics;
	bool enabled, server_timing;
	struct client_proxies proxies;
	unsigned seed; /* of the ids that this process makes */
	atomic_ullong next_id;
};

/* What is known of one request when its answer is there. */
struct access_entry {
	int64_t ns;                    /* from its head to its answer */
	bool hit;                      /* the answer came from memory */
	char client[CLIENT_NAME_SIZE]; /* who asked; empty where nothing is logged */
	char dataset[ACCESS_LOG_DIGEST_SHOWN + 1];
};

/* False with ERROR_UNAVAILABLE; access_log_finish() is right then, too. */
bool access_log_init(
	struct access_log *access_log, bool enabled, bool server_timing, struct error *err);
void access_log_finish(struct access_log *access_log);

void access_log_name_dataset(struct access_entry *entry, const struct catalog *catalog);

/*
 * Counts and logs an answer, and adds what only this one says: X-Request-Id, where no cache may
 * keep the answer, and the client sent a sane one (1 to ACCESS_LOG_ID_MAX letters, digits, dots,
 * hyphens and underscores) or requests are logged; Server-Timing; `Connection: close` when the
 * server stops. Takes the caller's reference and gives one; NULL without memory.
 */
struct reply *access_log_record(struct access_log *access_log, const struct access_entry *entry,
	const struct request *request, struct reply *reply);

#endif

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

enum { ACCESS_LOG_ID_MAX = 64, ACCESS_LOG_DIGEST_SHOWN = 16 /* digits of a dataset's digest */ };

/* What a daemon records of its answers: metrics, a line in the log, and the headers that are of one
 * answer alone. Any thread may record. */
struct access_log {
	struct metrics *metrics;
	bool enabled, server_timing;
	struct client_proxies proxies; /* set by the owner after access_log_init() */
	unsigned seed; /* of time and process: every request id that is made here begins with it */
	atomic_ullong next_id;
};

/* What is recorded of one request. */
struct access_entry {
	int64_t ns;                    /* from when its head had come to when its answer was made */
	bool hit;                      /* the answer came from memory */
	char client[CLIENT_NAME_SIZE]; /* who asked; empty where nothing is logged */
	char dataset[ACCESS_LOG_DIGEST_SHOWN + 1];
};

/* False with ERROR_UNAVAILABLE. Either way access_log_finish() frees what it holds. */
bool access_log_init(
	struct access_log *access_log, bool enabled, bool server_timing, struct error *err);
void access_log_finish(struct access_log *access_log);

/* Notes the digest of the dataset that a request is answered from. */
void access_log_name_dataset(struct access_entry *entry, const struct catalog *catalog);

/*
 * Counts and logs an answer, and adds the headers that are of this one alone:
 * - X-Request-Id, if no cache may keep the answer: the client's own, if it is sound (1 to
 *   ACCESS_LOG_ID_MAX letters, digits, dots, hyphens and underscores), else a new one if requests
 *   are logged;
 * - Server-Timing, if `server_timing`;
 * - `Connection: close`, if the request says that the daemon stops.
 * Takes the caller's reference and returns one, perhaps to another reply; NULL without memory.
 */
struct reply *access_log_record(struct access_log *access_log, const struct access_entry *entry,
	const struct request *request, struct reply *reply);

#endif

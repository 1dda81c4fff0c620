#ifndef ADMIN_H
#define ADMIN_H

#include <stdbool.h>

struct current;
struct error;
struct assistants;
struct server;

/*
 * The listener for operators, which the public does not reach: /metrics for Prometheus, /livez and
 * /readyz. One thread holds its connections and makes its answers.
 */
struct admin;

enum { ADMIN_CONNECTIONS_MAX = 64 };

/*
 * Listens at ADDR:PORT (port 0 picks a free one). Server, assistants (or NULL) and `current`, whose
 * metrics and state it tells, must outlive it. The caller stops it; NULL with ERROR_UNAVAILABLE.
 */
struct admin *admin_start(const char *listen_at, bool access_log, struct server *server,
	struct assistants *assistants, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8081`; owned by the listener. */
const char *admin_url(const struct admin *admin);

/* Closes its connections and frees it; NULL is fine. */
void admin_stop(struct admin *admin);

#endif

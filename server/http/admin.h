#ifndef ADMIN_H
#define ADMIN_H

#include <stdbool.h>

struct current;
struct error;
struct assistants;
struct server;

/*
 * What operators ask, on a listener of its own that the public does not reach: /metrics for
 * Prometheus, /livez and /readyz. One thread.
 */
struct admin;

enum { ADMIN_CONNECTIONS_MAX = 64 };

/*
 * Listens at ADDR:PORT (port 0 picks a free one). NULL with ERROR_UNAVAILABLE. Server, assistants
 * (or NULL) and dataset must outlive it.
 */
struct admin *admin_start(const char *listen_at, bool access_log, struct server *server,
	struct assistants *assistants, struct current *current, struct error *err);

const char *admin_url(const struct admin *admin);

void admin_stop(struct admin *admin);

#endif

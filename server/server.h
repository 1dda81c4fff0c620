#ifndef SERVER_H
#define SERVER_H

#include "reaper.h"

#include <stdbool.h>
#include <stddef.h>

struct current;
struct error;
struct server;

struct server_options {
	const char *listen; /* ADDR:PORT, numeric; [ADDR]:PORT for IPv6; port 0 picks a free one */
	size_t threads;
	struct reaper_limits limits; /* of connections: how many, and how long */
	unsigned per_address;        /* connections of one client address; 0 for any number */
	bool access_log;             /* one line a request on stderr */
};

/*
 * Begins to answer requests from whatever snapshot is current; every connection that is in the
 * listen queue from here on is served. NULL with ERROR_UNAVAILABLE, for example if the port is in
 * use. `current` must outlive the server.
 */
struct server *server_start(
	const struct server_options *options, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8080`. */
const char *server_url(const struct server *server);

/* Takes no new connections, finishes the requests in flight (10 s at most), and frees all. */
void server_stop(struct server *server);

#endif

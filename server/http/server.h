#ifndef SERVER_H
#define SERVER_H

#include "http/client.h"
#include "http/reaper.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct current;
struct error;
struct server;

struct server_options {
	const char *listen; /* ADDR:PORT, numeric; [ADDR]:PORT for IPv6; port 0 picks a free one */
	size_t threads;     /* that hold connections, and as many workers that make answers */
	struct reaper_limits limits;   /* of connections: how many, and how long */
	unsigned per_address;          /* connections of one client address; 0 for any number */
	size_t body_memory;            /* bytes of bodies on their way to clients; 0 for any number */
	bool access_log;               /* one line a request on stderr */
	bool server_timing;            /* each answer says how long it took to have it */
	struct client_proxies proxies; /* whose word on who asked is logged */
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

/* Whether server_drain() has begun. */
bool server_is_stopping(const struct server *server);

/* Writes what it counts in Prometheus' text format. */
void server_write_metrics(struct server *server, struct buf *out);

/* Refuses new connections, closes each that it has after its next answer, and waits until no request is
 * in flight and none has come for a tenth of a second, 10 s at most; /readyz says 503 meanwhile. */
void server_drain(struct server *server);

/* Frees all; NULL is fine. */
void server_stop(struct server *server);

/* The libmicrohttpd library's version. */
const char *server_library_version(void);

#endif

#ifndef SERVER_H
#define SERVER_H

#include <stdbool.h>

struct buf;
struct current;
struct daemon_options;
struct error;
struct server;

/*
 * Begins to answer requests from whatever snapshot is current; every connection that is in the
 * listen queue from here on is served. NULL with ERROR_UNAVAILABLE, for example if the port is in
 * use. `current` must outlive the server. Of the options those are its own that say how a request
 * is answered: `use`, `find`, `make`, `context`, and `workers`, of which there are as many as
 * threads.
 */
struct server *server_start(
	const struct daemon_options *options, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8080`. */
const char *server_url(const struct server *server);

/* Whether server_drain() has begun. */
bool server_is_stopping(const struct server *server);

/* Writes what it counts in Prometheus' text format. */
void server_write_metrics(struct server *server, struct buf *out);

/* Refuses new connections, closes each that it has after its next answer, and waits until no
 * request is in flight and none has come for a tenth of a second, 10 s at most; /readyz says 503
 * meanwhile. */
void server_drain(struct server *server);

/* Frees all; NULL is fine. */
void server_stop(struct server *server);

/* The libmicrohttpd library's version. */
const char *server_library_version(void);

#endif

#ifndef SERVER_H
#define SERVER_H

#include <stdbool.h>

struct buf;
struct current;
struct daemon_options;
struct error;
struct server;

/*
 * Starts the public listener, which answers each request from the snapshot that is current then. It
 * sets some of the options itself: `use`, `find`, `make`, `context`, and `workers`, as many as
 * `threads`. `current` must outlive the server. The caller stops it; NULL with ERROR_UNAVAILABLE,
 * for example if the port is in use.
 */
struct server *server_start(
	const struct daemon_options *options, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8080`; owned by the server. */
const char *server_url(const struct server *server);

/* Whether server_drain() has begun. */
bool server_is_stopping(const struct server *server);

/* Appends its metrics in Prometheus' text format. */
void server_write_metrics(struct server *server, struct buf *out);

/* As daemon_drain(); /readyz says 503 meanwhile. */
void server_drain(struct server *server);

/* As daemon_stop(). */
void server_stop(struct server *server);

/* The libmicrohttpd library's version. */
const char *server_library_version(void);

#endif

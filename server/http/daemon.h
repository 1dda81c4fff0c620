#ifndef DAEMON_H
#define DAEMON_H

#include "http/admission.h"
#include "http/client.h"
#include "http/listener.h"
#include "http/reaper.h"

#include <stdbool.h>
#include <stddef.h>

struct body_room;
struct buf;
struct error;

/*
 * A socket that listens, and the one way in which requests come in by it: every listener has one,
 * so that none can lack what is checked here. The target is taken before libmicrohttpd reads it;
 * the head is held to the grammar; a body is refused, or held to its length and to the time that a
 * head has; connections are bounded and held to deadlines; each answer is counted and logged.
 */
struct daemon;

struct daemon_options {
	enum listener_use use;
	const char *listen; /* ADDR:PORT, numeric; [ADDR]:PORT for IPv6; port 0 picks a free one */
	size_t threads;     /* that hold connections */
	struct reaper_limits limits; /* of connections: how many, and how long */
	size_t reserved; /* descriptors that datasets and other listeners may need at once with this */
	unsigned per_address;   /* connections of one client address; 0 for any number */
	size_t body_max;        /* bytes of a request's body; 0 where none is taken */
	struct body_room *room; /* of bodies on their way to clients; listeners may have one together */
	bool access_log;        /* one line a request on stderr */
	bool server_timing;     /* each answer says how long it took to have it */
	struct client_proxies proxies; /* whose word on who asked is logged */
	/*
	 * How a request that was admitted is answered, by several threads at once. `find`, which may be
	 * NULL, answers from memory alone or says that it cannot; then `make` answers, NULL without
	 * memory. With workers it is one of them that makes it, so that the threads that hold
	 * connections always have an ear; without, whoever holds the connection. `context` must outlive
	 * it.
	 */
	reply_maker *find, *make;
	void *context;
	size_t workers;
};

/*
 * Begins to answer; every connection that is in the listen queue from here on is served. NULL with
 * ERROR_UNAVAILABLE, for example if the port is in use.
 */
struct daemon *daemon_start(const struct daemon_options *options, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8080`. */
const char *daemon_url(const struct daemon *daemon);

/* Whether daemon_drain() has begun. */
bool daemon_is_stopping(const struct daemon *daemon);

/* Writes what it counts in Prometheus' text format. */
void daemon_write_metrics(struct daemon *daemon, struct buf *out);

/* Refuses new connections, closes each that it has after its next answer, and waits until no
 * request is in flight and none has come for a tenth of a second, 10 s at most. */
void daemon_drain(struct daemon *daemon);

/* Closes every connection and frees all; NULL is fine. */
void daemon_stop(struct daemon *daemon);

#endif

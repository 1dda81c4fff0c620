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
 * An HTTP server on one socket. The public, operators and assistants have one each, so that the
 * same checks hold for all of them: the target is taken before libmicrohttpd changes it; the head
 * must follow the grammar (head.h); a body is refused, or bounded in length and in time;
 * connections are bounded in number and in time (reaper.h); each answer is counted and logged
 * (access_log.h).
 */
struct daemon;

struct daemon_options {
	enum listener_use use;
	const char *listen; /* ADDR:PORT, numeric; [ADDR]:PORT for IPv6; port 0 picks a free one */
	size_t threads;     /* that hold connections; workers come beside them */
	struct reaper_limits limits; /* how many connections, and how long they are waited for */
	size_t reserved;        /* descriptors that datasets and other listeners may need meanwhile */
	unsigned per_address;   /* connections of one client address; 0 for any number */
	size_t body_max;        /* bytes of a request's body; 0: requests with a body are refused */
	struct body_room *room; /* for bodies that are sent; borrowed, and may be shared */
	bool access_log;        /* writes a line for each request to stderr */
	bool server_timing;     /* each answer says in Server-Timing how long it took to make */
	struct client_proxies proxies; /* that are believed when they say who asked; for the log */
	/*
	 * How a request that was admitted is answered; several threads call both at once. `find`, which
	 * may be NULL, is called first, by the thread that holds the connection: it answers from memory
	 * without waiting for anything, or returns NULL. Then `make` is called, which returns NULL only
	 * without memory: by a worker, so that the threads that hold connections go on hearing others,
	 * or, where `workers` is 0, by that same thread. `context` is passed to both, and must outlive
	 * the daemon.
	 */
	reply_maker *find, *make;
	void *context;
	size_t workers;
};

/*
 * Opens the socket and begins to answer: from its return on every connection is served. Copies the
 * options, but borrows what they point to. Raises the process's limit of descriptors as far as it
 * may, and has fewer connections than asked for where they do not suffice. The caller stops it;
 * NULL with ERROR_UNAVAILABLE, for example if the port is in use.
 */
struct daemon *daemon_start(const struct daemon_options *options, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8080`; owned by the daemon. */
const char *daemon_url(const struct daemon *daemon);

/* Whether daemon_drain() has begun. */
bool daemon_is_stopping(const struct daemon *daemon);

/* Appends its metrics in Prometheus' text format. */
void daemon_write_metrics(struct daemon *daemon, struct buf *out);

/* Refuses new connections, closes each open one after its next answer, and returns when no request
 * is in flight and none has come for 0.1 s, or after 10 s. To be followed by daemon_stop(). */
void daemon_drain(struct daemon *daemon);

/* Closes every connection, waits for the threads to end, and frees the daemon; NULL is fine. */
void daemon_stop(struct daemon *daemon);

#endif

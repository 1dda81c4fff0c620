#ifndef REAPER_H
#define REAPER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/*
 * Holds every connection to a deadline: libmicrohttpd has only a timer of idleness, which a byte now
 * and then keeps from running out, and at its limit of connections it accepts no more. A thread shuts
 * the sockets of those that are late; where the connections become as many as seven eighths of the
 * limit, those that have waited for a request for a second go, too. When most of them have left, it
 * gives memory back to the system.
 */
struct reaper;

struct reaper_limits {
	unsigned head, answer, idle; /* seconds, 0 for no end: for a request head, to take an answer
									(and one more for each 64 KiB), between two requests */
	size_t connections;          /* as many as there may be */
};

/* A connection that is watched; embedded in the caller's state of it. */
struct watched {
	struct watched *next, *previous;
	int fd;
	_Atomic(int64_t) since, deadline; /* ns of CLOCK_MONOTONIC */
	atomic_bool answering;
};

/* NULL with ERROR_UNAVAILABLE. */
struct reaper *reaper_create(const struct reaper_limits *limits, struct error *err);

/* Nothing may be watched any more. */
void reaper_destroy(struct reaper *reaper);

/* A connection begins, and must send a request head; it ends, before its descriptor is closed. */
void reaper_add(struct reaper *reaper, struct watched *watched, int fd);
void reaper_remove(struct reaper *reaper, struct watched *watched);

/* What the connection is at, by the thread that serves it: the head of a request has begun; its
 * answer is being made, for which the peer is not to blame and has no deadline; an answer of so many
 * bytes is under way; the next request is waited for. */
void reaper_expect_head(const struct reaper *reaper, struct watched *watched);
void reaper_expect_making(struct watched *watched);
void reaper_expect_taking(const struct reaper *reaper, struct watched *watched, size_t bytes);
void reaper_expect_request(const struct reaper *reaper, struct watched *watched);

/* Whether for so long no connection has begun, asked or taken anything. */
bool reaper_is_quiet(struct reaper *reaper, unsigned ms);

/* Connections now, and those that were shut since the beginning. */
size_t reaper_count(struct reaper *reaper, uint64_t *ret_shut);

#endif

#ifndef REAPER_H
#define REAPER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct body_room;
struct error;

/*
 * Holds every connection to a deadline: libmicrohttpd has only an idle timeout, which a byte now
 * and then resets, and at its limit of connections it accepts no more. A thread shuts the sockets
 * of those that are late. When seven eighths of the connections are in use, those that have made no
 * progress for a second are shut, too, whatever their phase; when the memory for bodies gets short,
 * those that have made none while taking a body. When most connections have gone, it gives memory
 * back to the system.
 */
struct reaper;

/* Bytes a second: an answer makes progress while its peer acknowledges at least as many. */
enum { REAPER_LEAST_RATE = 16 << 10 };

struct reaper_limits {
	/* seconds, 0 for no limit: until a request's head is whole, without progress of an answer,
	 * between two requests */
	unsigned head, answer, idle;
	size_t connections; /* the most that there may be */
};

enum reaper_phase {
	REAPER_HEAD,
	REAPER_MAKING, /* the server makes the answer: no deadline for the peer */
	REAPER_TAKING, /* the peer takes the answer */
	REAPER_IDLE,
	REAPER_SHUT,
};

/* A connection that is watched; embedded in the caller's state of it. */
struct watched {
	struct watched *next, *previous;
	int fd;
	atomic_uint phase;
	_Atomic(int64_t)
		since; /* ns of CLOCK_MONOTONIC: the beginning of the phase, or the last progress */
	atomic_uint answers; /* begun so far */
	/* the reaper's own: which answer it has measured, and what was acknowledged then */
	unsigned measured;
	uint64_t acknowledged;
};

/* `room` must outlive it. NULL with ERROR_UNAVAILABLE. */
struct reaper *reaper_create(
	const struct reaper_limits *limits, const struct body_room *room, struct error *err);

/* After the last watched connection has been removed. */
void reaper_destroy(struct reaper *reaper);

/* At a connection's beginning: its peer must send a request head; and at its end, before its
 * descriptor is closed. */
void reaper_add(struct reaper *reaper, struct watched *watched, int fd);
void reaper_remove(struct reaper *reaper, struct watched *watched);

/* The connection's phase from now on, called by the thread that serves it: the head of a request
 * has begun; its answer is being made; the answer is being sent; the next request is awaited. */
void reaper_expect_head(struct watched *watched);
void reaper_expect_making(struct watched *watched);
void reaper_expect_taking(struct watched *watched);
void reaper_expect_request(struct watched *watched);

/* Whether no connection has begun, sent or taken anything for `ms` milliseconds. */
bool reaper_is_quiet(struct reaper *reaper, unsigned ms);

/* Connections now, and those that were shut since the beginning. */
size_t reaper_count(struct reaper *reaper, uint64_t *ret_shut);

#endif

#ifndef REAPER_H
#define REAPER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct body_room;
struct error;

/*
 * Closes connections that keep the server waiting. libmicrohttpd has only an idle timeout, which
 * one byte now and then resets, and at its limit of connections it accepts no more. So a thread
 * looks at all connections ten times a second, and shuts the sockets of those that
 * - have been in their phase for longer than its limit (struct reaper_limits);
 * - have made no progress for a second, in any phase in which the client is waited for, while seven
 *   eighths of the connections are in use;
 * - have made none for a second while an answer is sent to them, while the room for bodies is short
 *   (body_room_is_short()).
 * libmicrohttpd then sees the end of the connection and closes it. The thread also gives memory
 * back to the system: when half of many connections have gone, and while that room is short.
 */
struct reaper;

/* Bytes a second that a client must acknowledge, else its answer makes no progress. */
enum { REAPER_LEAST_RATE = 16 << 10 };

struct reaper_limits {
	/* seconds, 0 for no limit: until the head of a request is complete, until an answer makes
	 * progress again, and until the next request begins */
	unsigned head, answer, idle;
	size_t connections; /* that there may be at once */
};

enum reaper_phase {
	REAPER_HEAD,   /* the head of a request is awaited, or its body where one is taken */
	REAPER_MAKING, /* the server makes the answer: the client is not waited for, so no limit */
	REAPER_TAKING, /* the answer is sent, and the client receives it */
	REAPER_IDLE,   /* the next request is awaited */
	REAPER_SHUT,   /* the reaper has shut the socket */
};

/* What the reaper knows of a connection. The caller embeds it in its own state, and must not touch
 * its members. */
struct watched {
	struct watched *next, *previous;
	int fd;
	atomic_uint phase;
	/* when the phase began or the answer last made progress: ns of CLOCK_MONOTONIC_COARSE */
	_Atomic(int64_t) since;
	atomic_uint answers; /* whose sending has begun */
	/* the reaper's thread alone: the answer that it measured last, and the bytes that were
	 * acknowledged then */
	unsigned measured;
	uint64_t acknowledged;
};

/* Starts the thread. `limits` is copied, `room` must outlive the reaper. The caller destroys it;
 * NULL with ERROR_UNAVAILABLE. */
struct reaper *reaper_create(
	const struct reaper_limits *limits, const struct body_room *room, struct error *err);

/* Ends the thread. Every connection must have been removed before; NULL is fine. */
void reaper_destroy(struct reaper *reaper);

/*
 * Begins to watch a connection with this socket, in REAPER_HEAD; `watched` must live until
 * reaper_remove(), which is called before the socket is closed. Any thread may call both.
 */
void reaper_add(struct reaper *reaper, struct watched *watched, int fd);
void reaper_remove(struct reaper *reaper, struct watched *watched);

/*
 * Put the connection into a phase, from now on: REAPER_HEAD, REAPER_MAKING, REAPER_TAKING,
 * REAPER_IDLE. Called by the thread that serves it, without a lock.
 */
void reaper_expect_head(struct watched *watched);
void reaper_expect_making(struct watched *watched);
void reaper_expect_taking(struct watched *watched);
void reaper_expect_request(struct watched *watched);

/* Whether no answer is being made or sent, and no connection or request has begun or ended for `ms`
 * milliseconds. */
bool reaper_is_quiet(struct reaper *reaper, unsigned ms);

/* Returns how many connections there are now, and in *ret_shut how many the reaper has shut since
 * it was created. */
size_t reaper_count(struct reaper *reaper, uint64_t *ret_shut);

#endif

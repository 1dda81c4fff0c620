#ifndef REAPER_H
#define REAPER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct body_room;
struct error;

/*
 * Holds every connection to a deadline: libmicrohttpd has only a timer of idleness, which a byte
 * now and then keeps from running out, and at its limit of connections it accepts no more. A thread
 * shuts the sockets of those that are late. Where the connections become as many as seven eighths
 * of the limit, those that have made no progress for a second go, too, whatever they are at; where
 * the memory for bodies gets short, those of them that take one. When most of them have left, it
 * gives memory back to the system.
 */
struct reaper;

/* Bytes a second: while an answer moves as fast, by what the peer has acknowledged, it makes
 * progress. */
enum { REAPER_LEAST_RATE = 16 << 10 };

struct reaper_limits {
	/* seconds, 0 for no end: for a whole request head, without progress of an answer, between two
	 * requests */
	unsigned head, answer, idle;
	size_t connections; /* as many as there may be */
};

enum reaper_phase {
	REAPER_HEAD,
	REAPER_MAKING, /* an answer, for which the peer is not to blame */
	REAPER_TAKING, /* it */
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
	atomic_uint answers; /* that were begun */
	/* the reaper's own: which answer it has measured, and what was acknowledged then */
	unsigned measured;
	uint64_t acknowledged;
};

/* `room` must outlive it. NULL with ERROR_UNAVAILABLE. */
struct reaper *reaper_create(
	const struct reaper_limits *limits, const struct body_room *room, struct error *err);

/* Nothing may be watched any more. */
void reaper_destroy(struct reaper *reaper);

/* A connection begins, and must send a request head; it ends, before its descriptor is closed. */
void reaper_add(struct reaper *reaper, struct watched *watched, int fd);
void reaper_remove(struct reaper *reaper, struct watched *watched);

/* What the connection is at, by the thread that serves it: the head of a request has begun; its
 * answer is being made; an answer is under way; the next request is waited for. */
void reaper_expect_head(struct watched *watched);
void reaper_expect_making(struct watched *watched);
void reaper_expect_taking(struct watched *watched);
void reaper_expect_request(struct watched *watched);

/* Whether for so long no connection has begun, asked or taken anything. */
bool reaper_is_quiet(struct reaper *reaper, unsigned ms);

/* Connections now, and those that were shut since the beginning. */
size_t reaper_count(struct reaper *reaper, uint64_t *ret_shut);

#endif

#ifndef BODY_H
#define BODY_H

#include "base/shared.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * A bound for the memory of all bodies that are being sent to clients. A body counts once, however
 * many connections it is being sent on; in addition, what the kernel may hold of it unsent counts
 * for each connection. Any thread may take and release.
 */
struct body_room {
	size_t max;         /* bytes */
	atomic_size_t used; /* bytes */
};

/* A body of at most so many bytes does not count: its connection takes four times as much anyway.
 */
enum { BODY_SMALL_MAX = 4 << 10 };

/* Longer bodies than this get none of the last eighth of the room. */
enum { BODY_SHORT_MAX = 64 << 10 /* bytes */ };

/* Bytes of a body that the kernel holds unsent at most for each connection (listener.c sets it). */
enum { BODY_UNSENT_MAX = 64 << 10 };

/* The bytes of an answer, which any number of replies and connections share. */
struct body {
	struct shared shared;
	char *data;
	size_t len;
	atomic_size_t takers; /* connections that it is being sent on */
};

/* Takes the bytes over, so that the buffer is empty. The caller unrefs the body; NULL without
 * memory. */
struct body *body_create(struct buf *bytes);

/* Takes room for sending a body on one more connection, and a reference to it, both until
 * body_release(). False, with nothing taken, if there is no room. */
bool body_claim(struct body *body, struct body_room *room);
void body_release(struct body *body, struct body_room *room);

/* The same for bytes that are in no struct body; like a long body they get none of the last eighth.
 */
bool body_room_take(struct body_room *room, size_t bytes);
void body_room_give(struct body_room *room, size_t bytes);

/* Whether more than three quarters are taken: then the reaper closes connections that receive too
 * slowly. */
bool body_room_is_short(const struct body_room *room);

#endif

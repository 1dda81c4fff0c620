#ifndef BODY_H
#define BODY_H

#include "base/shared.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * The memory for bodies that are being sent to clients. A body counts once, however many
 * connections it is being sent on, and beside it for each connection what the kernel may hold of it
 * unsent.
 */
struct body_room {
	size_t max;
	atomic_size_t used;
};

/* A body of at most so many bytes needs no room: a connection has four times as much anyway. */
enum { BODY_SMALL_MAX = 4 << 10 };

/* The last eighth of the room is reserved for bodies of at most so many bytes. */
enum { BODY_SHORT_MAX = 64 << 10 /* bytes */ };

/* Bytes of a body that the kernel may hold unsent for each connection (set in listener.c). */
enum { BODY_UNSENT_MAX = 64 << 10 };

/* The bytes that any number of replies and connections send. */
struct body {
	struct shared shared;
	char *data;
	size_t len;
	atomic_size_t takers;
};

/* Takes the bytes over. NULL without memory. */
struct body *body_create(struct buf *bytes);

/* Before a body is sent on a connection: takes room and a reference, both until body_release().
 * False, with nothing taken, if there is no room. */
bool body_claim(struct body *body, struct body_room *room);
void body_release(struct body *body, struct body_room *room);

/* The same for bytes that are not in a struct body; they count as those of a long one. */
bool body_room_take(struct body_room *room, size_t bytes);
void body_room_give(struct body_room *room, size_t bytes);

/* Whether more than three quarters are taken: then clients that take a body too slowly are shut. */
bool body_room_is_short(const struct body_room *room);

#endif

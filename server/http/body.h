#ifndef BODY_H
#define BODY_H

#include "base/shared.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * The memory for bodies that are on their way to clients. A body counts once, however many
 * connections it is on its way on, and for each of them what the kernel may hold of it.
 */
struct body_room {
	size_t max;
	atomic_size_t used;
};

/* A body of so many bytes needs no room: it is a quarter of what its connection has anyway. */
enum { BODY_SMALL_MAX = 4 << 10 };

/* A longer body finds the last eighth of the room taken, where there is always something for
 * others. */
enum { BODY_SHORT_MAX = 64 << 10 /* bytes */ };

/* So many bytes of a body the kernel holds for a connection before they are sent (listener.c). */
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

/* Sends a body on a connection: takes room and a reference, both until body_release(). False if
 * there is no room, and none for any other body as long. */
bool body_claim(struct body *body, struct body_room *room);
void body_release(struct body *body, struct body_room *room);

/* The same of what is no body of its own: so many bytes, which count as those of a long body. */
bool body_room_take(struct body_room *room, size_t bytes);
void body_room_give(struct body_room *room, size_t bytes);

/* Whether more than three quarters are taken: who takes a body too slowly has to go. */
bool body_room_is_short(const struct body_room *room);

#endif

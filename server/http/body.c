#include "http/body.h"

#include "base/buf.h"

#include <stdlib.h>

static void destroy(struct shared *shared)
{
	free(((struct body *)shared)->data);
	free(shared);
}

struct body *body_create(struct buf *bytes)
{
	struct body *body = malloc(sizeof *body);
	if (!body)
		return NULL;
	shared_init(&body->shared, destroy);
	body->data = buf_steal(bytes, &body->len);
	/* `len` is what counts, but a buffer that has grown holds up to twice as much */
	char *fitting = body->len > 0 ? realloc(body->data, body->len) : NULL;
	body->data = fitting ? fitting : body->data;
	atomic_init(&body->takers, 0);
	return body;
}

/* Bytes that long bodies may take together. */
static size_t long_max(const struct body_room *room)
{
	return room->max - room->max / 8;
}

/* Bytes of a body that the kernel may hold for one connection. */
static size_t unsent(const struct body *body)
{
	return body->len < BODY_UNSENT_MAX ? body->len : BODY_UNSENT_MAX;
}

static bool take_room(struct body_room *room, size_t max, size_t bytes)
{
	size_t used = atomic_load(&room->used);
	do {
		if (bytes > max || used > max - bytes)
			return false;
	} while (!atomic_compare_exchange_weak(&room->used, &used, used + bytes));
	return true;
}

/* The first connection takes the room for the bytes; each takes that for what the kernel may hold.
 */
bool body_claim(struct body *body, struct body_room *room)
{
	size_t takers = atomic_load(&body->takers);
	for (;;) {
		size_t bytes = unsent(body) + (takers == 0 ? body->len : 0);
		if (!take_room(room, body->len > BODY_SHORT_MAX ? long_max(room) : room->max, bytes))
			return false;
		if (atomic_compare_exchange_strong(&body->takers, &takers, takers + 1))
			break;
		atomic_fetch_sub(&room->used, bytes);
	}
	shared_ref(&body->shared);
	return true;
}

void body_release(struct body *body, struct body_room *room)
{
	bool last = atomic_fetch_sub(&body->takers, 1) == 1;
	atomic_fetch_sub(&room->used, unsent(body) + (last ? body->len : 0));
	shared_unref(&body->shared);
}

bool body_room_take(struct body_room *room, size_t bytes)
{
	return take_room(room, long_max(room), bytes);
}

void body_room_give(struct body_room *room, size_t bytes)
{
	if (bytes > 0)
		atomic_fetch_sub(&room->used, bytes);
}

bool body_room_is_short(const struct body_room *room)
{
	return atomic_load(&room->used) > room->max / 4 * 3;
}

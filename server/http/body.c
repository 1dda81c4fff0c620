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
	/* what is counted is what is held, and a buffer that has grown holds up to twice that */
	char *fitting = body->len > 0 ? realloc(body->data, body->len) : NULL;
	body->data = fitting ? fitting : body->data;
	atomic_init(&body->takers, 0);
	return body;
}

static bool take_room(struct body_room *room, size_t len)
{
	size_t max = len > BODY_SHORT_MAX ? room->max - room->max / 8 : room->max;
	size_t used = atomic_load(&room->used);
	do {
		if (len > max || used > max - len)
			return false;
	} while (!atomic_compare_exchange_weak(&room->used, &used, used + len));
	return true;
}

/* The first taker brings the room along: whoever finds another there needs none. */
bool body_claim(struct body *body, struct body_room *room)
{
	size_t takers = atomic_load(&body->takers);
	for (;;) {
		if (takers == 0 && !take_room(room, body->len))
			return false;
		bool brought = takers == 0;
		if (atomic_compare_exchange_strong(&body->takers, &takers, takers + 1))
			break;
		if (brought)
			atomic_fetch_sub(&room->used, body->len);
	}
	shared_ref(&body->shared);
	return true;
}

void body_release(struct body *body, struct body_room *room)
{
	if (atomic_fetch_sub(&body->takers, 1) == 1)
		atomic_fetch_sub(&room->used, body->len);
	shared_unref(&body->shared);
}

bool body_room_is_short(const struct body_room *room)
{
	return atomic_load(&room->used) > room->max / 4 * 3;
}

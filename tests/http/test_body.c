#include "suite.h"

#include "base/buf.h"
#include "http/body.h"

#include <pthread.h>
#include <stdint.h>

enum { MAX = 8 << 20, ROUNDS = 20000 };

static struct body_room room;

static struct body *body_of(size_t len)
{
	struct buf bytes;
	static char data[1 << 16];
	buf_init(&bytes, SIZE_MAX);
	for (size_t part; bytes.len < len; buf_put(&bytes, data, part))
		part = len - bytes.len < sizeof data ? len - bytes.len : sizeof data;
	struct body *body = body_create(&bytes);
	ck_assert_ptr_nonnull(body);
	ck_assert_uint_eq(body->len, len);
	return body;
}

static void drop(struct body *body)
{
	shared_unref(&body->shared);
}

START_TEST(a_body_counts_once_and_for_each_taker_what_its_socket_may_hold)
{
	static const struct {
		size_t len, held;
	} cases[] = {{0, 0}, {1000, 1000}, {BODY_UNSENT_MAX, BODY_UNSENT_MAX},
		{BODY_UNSENT_MAX + 1, BODY_UNSENT_MAX}, {MAX / 8, BODY_UNSENT_MAX}};
	room.max = MAX;
	for (size_t c = 0; c < COUNT(cases); c++) {
		struct body *body = body_of(cases[c].len);
		for (size_t i = 1; i <= 20; i++) {
			ck_assert(body_claim(body, &room));
			ck_assert_uint_eq(room.used, cases[c].len + i * cases[c].held);
		}
		for (size_t i = 20; i-- > 0;) {
			body_release(body, &room);
			ck_assert_uint_eq(room.used, i == 0 ? 0 : cases[c].len + i * cases[c].held);
		}
		drop(body);
	}
}

START_TEST(a_body_lives_as_long_as_it_is_taken)
{
	struct body *body = body_of(1000);
	room.max = MAX;
	ck_assert(body_claim(body, &room));
	drop(body); /* by its reply, which a cache let go of */
	ck_assert_uint_eq(room.used, 2000);
	body_release(body, &room);
	ck_assert_uint_eq(room.used, 0);
}

START_TEST(the_room_ends_at_its_last_byte)
{
	room.max = 3000; /* what a body has, and the socket of its taker may hold */
	struct body *one = body_of(500), *two = body_of(1000), *more = body_of(1), *none = body_of(0);
	ck_assert(body_claim(one, &room) && body_claim(two, &room));
	ck_assert(!body_claim(more, &room));
	ck_assert(!body_claim(one, &room));
	ck_assert(body_claim(none, &room)); /* needs none */
	ck_assert_uint_eq(room.used, 3000);
	body_release(one, &room);
	ck_assert(body_claim(more, &room));
	ck_assert_uint_eq(room.used, 2002);
	body_release(more, &room);
	body_release(none, &room);
	body_release(two, &room);
	drop(one);
	drop(two);
	drop(more);
	drop(none);
}

START_TEST(the_last_eighth_is_for_short_bodies)
{
	room.max = MAX;
	size_t len = MAX / 8 * 7 - BODY_UNSENT_MAX;
	struct body *most = body_of(len), *longer = body_of(BODY_SHORT_MAX + 1),
				*short_ = body_of(BODY_SHORT_MAX), *too_long = body_of(len + 1);
	ck_assert(!body_claim(too_long, &room));
	ck_assert(body_claim(most, &room));
	ck_assert(!body_claim(longer, &room));
	ck_assert(body_claim(short_, &room));
	body_release(short_, &room);
	body_release(most, &room);
	ck_assert(body_claim(longer, &room));
	body_release(longer, &room);
	ck_assert_uint_eq(room.used, 0);
	ck_assert(!body_room_take(&room, MAX / 8 * 7 + 1));
	ck_assert(body_room_take(&room, MAX / 8 * 7));
	ck_assert(!body_room_take(&room, 1));
	body_room_give(&room, MAX / 8 * 7);
	ck_assert_uint_eq(room.used, 0);
	drop(most);
	drop(longer);
	drop(short_);
	drop(too_long);
}

START_TEST(the_room_is_short_beyond_three_quarters)
{
	room.max = 4000;
	struct body *most = body_of(1500), *more = body_of(1);
	ck_assert(body_claim(most, &room));
	ck_assert(!body_room_is_short(&room));
	ck_assert(body_claim(more, &room));
	ck_assert(body_room_is_short(&room));
	body_release(more, &room);
	body_release(most, &room);
	drop(most);
	drop(more);
}

static void *claim_often(void *body)
{
	for (int i = 0; i < ROUNDS; i++) {
		if (!body_claim(body, &room))
			continue;
		ck_assert_uint_ge(atomic_load(&room.used), 1200);
		ck_assert_uint_le(atomic_load(&room.used), room.max);
		body_release(body, &room);
	}
	return NULL;
}

START_TEST(threads_that_claim_at_once_never_exceed_the_room_and_leave_it_empty)
{
	pthread_t threads[4];
	struct body *bodies[] = {body_of(600), body_of(600)}; /* there is room for one of them */
	room.max = 2000;
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, claim_often, bodies[i % 2]), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	ck_assert_uint_eq(room.used, 0);
	drop(bodies[0]);
	drop(bodies[1]);
}

SUITE("body", a_body_counts_once_and_for_each_taker_what_its_socket_may_hold,
	a_body_lives_as_long_as_it_is_taken, the_room_ends_at_its_last_byte,
	the_last_eighth_is_for_short_bodies, the_room_is_short_beyond_three_quarters,
	threads_that_claim_at_once_never_exceed_the_room_and_leave_it_empty)

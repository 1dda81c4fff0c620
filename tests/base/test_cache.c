#include "suite.h"

#include "base/cache.h"
#include "base/shared.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { ROOM = 64 << 10, THREADS = 4, ROUNDS = 20000 };

struct number {
	struct shared shared;
	long value;
};

static atomic_int living;

static void destroy(struct shared *shared)
{
	atomic_fetch_sub(&living, 1);
	free(shared);
}

static void put(struct cache *cache, const char *key, long value, size_t size)
{
	struct number *number = malloc(sizeof *number);
	ck_assert_ptr_nonnull(number);
	atomic_fetch_add(&living, 1);
	shared_init(&number->shared, destroy);
	number->value = value;
	cache_put(cache, key, strlen(key), &number->shared, size);
	shared_unref(&number->shared);
}

/* What is kept under a key; -1 for nothing. */
static long get(struct cache *cache, const char *key)
{
	struct number *number = (struct number *)cache_find(cache, key, strlen(key));
	long value = number ? number->value : -1;
	shared_unref(number ? &number->shared : NULL);
	return value;
}

static const char *name(const char *kind, int i)
{
	static char text[40];
	snprintf(text, sizeof text, "%s/%d", kind, i);
	return text;
}

START_TEST(what_was_put_is_found)
{
	struct cache *cache = cache_create(ROOM);
	put(cache, "a", 1, 100);
	put(cache, "ab", 2, 100);
	put(cache, "", 3, 100);
	ck_assert_int_eq(get(cache, "a"), 1);
	ck_assert_int_eq(get(cache, "ab"), 2);
	ck_assert_int_eq(get(cache, ""), 3);
	ck_assert_int_eq(get(cache, "abc"), -1);
	ck_assert_int_eq(get(cache, "b"), -1);
	cache_destroy(cache);
	ck_assert_int_eq(living, 0);
}

START_TEST(a_key_may_hold_any_bytes)
{
	struct cache *cache = cache_create(ROOM);
	struct number *number = calloc(1, sizeof *number);
	atomic_fetch_add(&living, 1);
	shared_init(&number->shared, destroy);
	cache_put(cache, "a\0b", 3, &number->shared, 1);
	ck_assert_ptr_null(cache_find(cache, "a\0c", 3));
	ck_assert_ptr_null(cache_find(cache, "a", 1));
	struct shared *found = cache_find(cache, "a\0b", 3);
	ck_assert_ptr_eq(found, &number->shared);
	shared_unref(found);
	shared_unref(&number->shared);
	cache_destroy(cache);
}

START_TEST(a_key_keeps_the_value_that_it_has)
{
	struct cache *cache = cache_create(ROOM);
	put(cache, "a", 1, 100);
	put(cache, "a", 2, 100);
	ck_assert_int_eq(get(cache, "a"), 1);
	ck_assert_int_eq(living, 1);
	cache_destroy(cache);
}

START_TEST(a_value_lives_as_long_as_its_last_holder)
{
	struct cache *cache = cache_create(ROOM);
	put(cache, "a", 7, 100);
	struct number *held = (struct number *)cache_find(cache, "a", 1);
	cache_destroy(cache);
	ck_assert_int_eq(living, 1);
	ck_assert_int_eq(held->value, 7);
	shared_unref(&held->shared);
	ck_assert_int_eq(living, 0);
}

START_TEST(without_room_nothing_is_kept)
{
	struct cache *cache = cache_create(0);
	put(cache, "a", 1, 0);
	ck_assert_int_eq(get(cache, "a"), -1);
	ck_assert_int_eq(living, 0);
	cache_destroy(cache);
}

/* The most that a value under a key of one byte may weigh is found by trying. */
START_TEST(a_value_up_to_an_eighth_of_the_room_is_kept)
{
	size_t most = ROOM / 8, kept = 0;
	for (size_t size = most - 200; size <= most; size++) {
		struct cache *cache = cache_create(ROOM);
		struct cache_counts counts;
		put(cache, "a", 1, size);
		cache_count(cache, &counts);
		if (counts.entries == 1) {
			kept = counts.bytes;
			ck_assert_int_eq(get(cache, "a"), 1);
		} else {
			ck_assert_int_eq(get(cache, "a"), -1);
		}
		cache_destroy(cache);
	}
	ck_assert_uint_eq(kept, most);
}

START_TEST(the_bytes_never_exceed_the_room)
{
	struct cache *cache = cache_create(ROOM);
	struct cache_counts counts;
	for (int i = 0; i < 5000; i++) {
		put(cache, name("x", i), i, (size_t)(i * 37 % 4000));
		if (i % 3 == 0)
			get(cache, name("x", i / 2));
		cache_count(cache, &counts);
		ck_assert_uint_le(counts.bytes, ROOM);
		ck_assert_uint_eq(counts.entries, (size_t)living);
	}
	ck_assert_uint_gt(counts.bytes, ROOM / 2);
	ck_assert_uint_gt(counts.evictions, 0);
	cache_destroy(cache);
	ck_assert_int_eq(living, 0);
}

START_TEST(a_scan_of_keys_that_nobody_repeats_leaves_what_is_used)
{
	enum { USED = 20 };
	struct cache *cache = cache_create(ROOM);
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < USED; i++)
			if (get(cache, name("used", i)) < 0)
				put(cache, name("used", i), i, 1000);
	for (int i = 0; i < 10000; i++) {
		ck_assert_int_eq(get(cache, name("scan", i)), -1);
		put(cache, name("scan", i), i, 1000);
	}
	int left = 0;
	for (int i = 0; i < USED; i++)
		left += get(cache, name("used", i)) == i;
	ck_assert_int_eq(left, USED);
	cache_destroy(cache);
}

START_TEST(what_was_pushed_out_too_early_comes_back_to_stay)
{
	struct cache *cache = cache_create(ROOM);
	for (int i = 0; i < 40; i++)
		put(cache, name("first", i), i, 1000);
	for (int i = 0; i < 400; i++)
		put(cache, name("scan", i), i, 1000);
	ck_assert_int_eq(get(cache, "first/0"), -1);
	put(cache, "first/0", 1, 1000); /* its ghost is remembered: it goes among those that stay */
	for (int i = 400; i < 440; i++)
		put(cache, name("scan", i), i, 1000);
	ck_assert_int_eq(get(cache, "first/0"), 1);
	cache_destroy(cache);
}

START_TEST(hits_and_misses_are_counted)
{
	struct cache *cache = cache_create(ROOM);
	struct cache_counts counts;
	get(cache, "a");
	put(cache, "a", 1, 100);
	get(cache, "a");
	get(cache, "a");
	cache_count(cache, &counts);
	ck_assert_uint_eq(counts.hits, 2);
	ck_assert_uint_eq(counts.misses, 1);
	ck_assert_uint_eq(counts.entries, 1);
	ck_assert_uint_gt(counts.bytes, 100);
	ck_assert_uint_eq(counts.max, ROOM);
	cache_destroy(cache);
}

START_TEST(who_will_look_again_counts_a_miss_once)
{
	struct cache *cache = cache_create(ROOM);
	struct cache_counts counts;
	ck_assert_ptr_null(cache_peek(cache, "a", 1));
	put(cache, "a", 1, 100);
	struct shared *value = cache_peek(cache, "a", 1);
	ck_assert_ptr_nonnull(value);
	shared_unref(value);
	cache_count(cache, &counts);
	ck_assert_uint_eq(counts.hits, 1);
	ck_assert_uint_eq(counts.misses, 0);
	cache_destroy(cache);
}

START_TEST(what_is_closed_is_empty_and_stays_so)
{
	struct cache_counts counts;
	struct cache *cache = cache_create(ROOM);
	for (int round = 0; round < 5; round++) /* some are used often, and some in main */
		for (int i = 0; i < 20; i++) {
			char key[40];
			snprintf(key, sizeof key, "key/%d", i);
			if (get(cache, key) < 0)
				put(cache, key, i, 100);
		}
	struct shared *held = cache_find(cache, "key/1", 5);
	cache_close(cache);
	ck_assert_int_eq(living, 1); /* which somebody holds */
	shared_unref(held);
	put(cache, "key/1", 1, 100);
	put(cache, "empty", 1, 0);
	ck_assert_int_lt(get(cache, "key/1"), 0);
	cache_count(cache, &counts);
	ck_assert(counts.entries == 0 && counts.bytes == 0 && counts.max == 0);
	cache_close(cache);
	cache_destroy(cache);
	ck_assert_int_eq(living, 0);
}

struct crowd {
	struct cache *cache;
	int number;
	atomic_int *faults;
};

static void *use_often(void *context)
{
	struct crowd *crowd = context;
	for (int i = 0; i < ROUNDS; i++) {
		char key[40];
		int value = (i * 7 + crowd->number * 13) % 300;
		snprintf(key, sizeof key, "key/%d", value);
		long found = get(crowd->cache, key);
		if (found < 0)
			put(crowd->cache, key, value, 700);
		else if (found != value)
			atomic_fetch_add(crowd->faults, 1);
	}
	return NULL;
}

START_TEST(many_threads_find_only_what_belongs_to_their_key)
{
	pthread_t threads[THREADS];
	struct crowd crowds[THREADS];
	atomic_int faults = 0;
	struct cache *cache = cache_create(ROOM);
	for (int i = 0; i < THREADS; i++) {
		crowds[i] = (struct crowd){cache, i, &faults};
		ck_assert_int_eq(pthread_create(&threads[i], NULL, use_often, &crowds[i]), 0);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	struct cache_counts counts;
	cache_count(cache, &counts);
	ck_assert_int_eq(faults, 0);
	ck_assert_uint_eq(counts.hits + counts.misses, THREADS * ROUNDS);
	ck_assert_uint_gt(counts.evictions, 0); /* 300 do not fit */
	cache_destroy(cache);
	ck_assert_int_eq(living, 0);
}

SUITE("cache", what_was_put_is_found, a_key_may_hold_any_bytes, a_key_keeps_the_value_that_it_has,
	a_value_lives_as_long_as_its_last_holder, without_room_nothing_is_kept,
	a_value_up_to_an_eighth_of_the_room_is_kept, the_bytes_never_exceed_the_room,
	a_scan_of_keys_that_nobody_repeats_leaves_what_is_used,
	what_was_pushed_out_too_early_comes_back_to_stay, hits_and_misses_are_counted,
	who_will_look_again_counts_a_miss_once, what_is_closed_is_empty_and_stays_so,
	many_threads_find_only_what_belongs_to_their_key)

#include "current_fixture.h"

static void *read_often(void *context)
{
	struct readers *r = context;
	while (!atomic_load(&r->done)) {
		struct snapshot *snapshot = current_enter(r->current);
		struct db *db = snapshot_borrow(snapshot);
		char version[100];
		ask(db, "SELECT version FROM api_dataset", version, sizeof version);
		/* catalog and connection are always of the same dataset */
		if (strcmp(version, snapshot_catalog(snapshot)->version) != 0)
			atomic_fetch_add(&r->faults, 1);
		snapshot_return(snapshot, db);
		current_leave(r->current);
		atomic_fetch_add(&r->rounds, 1);
	}
	return NULL;
}

START_TEST(a_swap_under_readers_is_seen_whole)
{
	const char *other = dataset_with("UPDATE api_dataset SET version = '2.0.0'");
	struct readers readers;
	struct current current;
	current_init(&current, open_snapshot(dataset_lights(), THREADS), 60);
	start_readers(&readers, &current, read_often);
	for (int i = 0; i < SWAPS; i++)
		current_swap(&current, open_snapshot(i % 2 ? dataset_lights() : other, THREADS), true);
	finish_readers(&readers);
	ck_assert_str_eq(snapshot_catalog(current_enter(&current))->version, "1.2.3");
	current_leave(&current);
	current_finish(&current);
}

static void *swap(void *context)
{
	current_swap(context, open_snapshot(dataset_lights(), 1), true);
	return NULL;
}

START_TEST(a_reader_keeps_the_snapshot_that_it_began_with)
{
	pthread_t thread;
	struct current current;
	struct snapshot *old = open_snapshot(dataset_lights(), 1);
	current_init(&current, snapshot_ref(old), 0);
	ck_assert_ptr_eq(current_enter(&current), old);
	ck_assert_int_eq(pthread_create(&thread, NULL, swap, &current), 0);
	ck_assert_str_eq(snapshot_catalog(old)->version, "1.2.3");
	current_leave(&current); /* which the swap waits for */
	pthread_join(thread, NULL);
	ck_assert_ptr_ne(current_enter(&current), old);
	current_leave(&current);
	struct cache_counts counts;
	cache_count(snapshot_replies(old), &counts);
	ck_assert_uint_eq(counts.max, 0); /* nobody asks it for what it remembers */
	snapshot_unref(old);
	current_finish(&current);
}

START_TEST(what_was_refused_is_remembered_until_a_swap)
{
	struct current current;
	struct reloads reloads;
	current_init(&current, open_snapshot(dataset_lights(), 1), 0);
	current_refuse(&current, "no dataset");
	current_refuse(&current, "worse");
	current_reloads(&current, &reloads);
	ck_assert(reloads.done == 0 && reloads.refused == 2);
	ck_assert_str_eq(reloads.reason, "worse");
	ck_assert(snapshot_is_outdated(current_enter(&current)));
	current_leave(&current);
	current_swap(&current, open_snapshot(dataset_lights(), 1), true);
	current_reloads(&current, &reloads);
	ck_assert(reloads.done == 1 && reloads.refused == 2);
	ck_assert_str_eq(reloads.reason, "");
	ck_assert(!snapshot_is_outdated(current_enter(&current)));
	current_leave(&current);
	current_finish(&current);
}

SUITE("current", a_swap_under_readers_is_seen_whole, a_reader_keeps_the_snapshot_that_it_began_with,
	what_was_refused_is_remembered_until_a_swap)

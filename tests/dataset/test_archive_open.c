#include "archived_fixture.h"

#include "base/log.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

START_TEST(those_in_use_are_never_given_up_and_others_in_the_order_of_their_last_use)
{
	struct snapshot *in[ARCHIVE_OPEN_MAX];
	for (unsigned n = 0; n <= ARCHIVE_OPEN_MAX; n++)
		archive_add(n);
	struct archive *archive = open_archive();
	for (unsigned n = 0; n < ARCHIVE_OPEN_MAX; n++)
		assert_is(in[n] = find(archive, n), n);
	ck_assert_ptr_null(find(archive, ARCHIVE_OPEN_MAX));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	for (unsigned n = 0; n < ARCHIVE_OPEN_MAX; n++)
		assert_found(archive, n);
	/* of 1 and 2 the first was asked for before */
	snapshot_unref(in[1]);
	snapshot_unref(in[2]);
	struct snapshot *two = find(archive, 2);
	ck_assert_ptr_eq(two, in[2]);
	snapshot_unref(two);
	assert_found(archive, ARCHIVE_OPEN_MAX);
	two = find(archive, 2);
	ck_assert_ptr_eq(two, in[2]);
	/* what is not open any more is opened again, in the place of the fifth */
	assert_found(archive, 1);
	snapshot_unref(two);
	snapshot_unref(in[0]);
	snapshot_unref(in[3]);
	archive_destroy(archive);
}

START_TEST(after_it_was_stopped_nothing_is_opened)
{
	archive_add(1);
	archive_add(2);
	struct archive *archive = open_archive();
	assert_found(archive, 1);
	archive_stop(archive);
	assert_found(archive, 1);
	ck_assert_ptr_null(find(archive, 2));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	archive_destroy(archive);
}

enum { THREADS = 4, ROUNDS = 60, RELEASES = ARCHIVE_OPEN_MAX + 2 };

struct readers {
	struct archive *archive;
	atomic_uint next;
	atomic_int faults;
	atomic_bool done;
};

/* Each asks for another release than the one before, more of them than may be open. */
static void *read_all(void *context)
{
	struct readers *readers = context;
	for (unsigned n; (n = atomic_fetch_add(&readers->next, 1)) < ROUNDS;) {
		struct error why;
		char digest[65], name[100], wanted[32];
		unsigned release = n % RELEASES;
		snprintf(digest, sizeof digest, "%016x", release);
		snprintf(wanted, sizeof wanted, "Light %u", release);
		/* where others are being opened for long, it is to be asked for again */
		struct snapshot *snapshot;
		do {
			error_clear(&why);
			snapshot = archive_find(readers->archive, digest, &why);
		} while (!snapshot && why.code == ERROR_UNAVAILABLE);
		if (!snapshot) {
			atomic_fetch_add(&readers->faults, 1);
			continue;
		}
		struct db *db = snapshot_borrow(snapshot);
		ask(db, "SELECT name_en FROM api_lights", name, sizeof name);
		snapshot_return(snapshot, db);
		snapshot_unref(snapshot);
		if (strcmp(name, wanted) != 0)
			atomic_fetch_add(&readers->faults, 1);
	}
	return NULL;
}

static void *scan(void *context)
{
	struct readers *readers = context;
	while (!atomic_load(&readers->done)) {
		archive_scan(readers->archive);
		sched_yield();
	}
	return NULL;
}

START_TEST(many_threads_get_what_they_asked_for_while_the_folder_is_read_again)
{
	pthread_t threads[THREADS], scanner;
	struct readers readers = {.archive = NULL};
	for (unsigned n = 0; n < RELEASES; n++)
		archive_add(n);
	log_set(LOG_ERROR, LOG_LOGFMT);
	readers.archive = open_archive();
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, read_all, &readers), 0);
	ck_assert_int_eq(pthread_create(&scanner, NULL, scan, &readers), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	atomic_store(&readers.done, true);
	pthread_join(scanner, NULL);
	ck_assert_int_eq(atomic_load(&readers.faults), 0);
	archive_destroy(readers.archive);
}

SUITE("archive_open", those_in_use_are_never_given_up_and_others_in_the_order_of_their_last_use,
	after_it_was_stopped_nothing_is_opened,
	many_threads_get_what_they_asked_for_while_the_folder_is_read_again)

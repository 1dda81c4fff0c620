#include "current_fixture.h"

#include <sqlite3.h>
#include <time.h>

enum { CONNECTIONS = 3 };

START_TEST(what_is_retired_answers_as_before)
{
	char total[100];
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 2);
	struct db *lent = snapshot_borrow(snapshot);
	error_clear(&err);
	struct statement *statement = db_prepare(lent, "SELECT id FROM api_lights ORDER BY id", &err);
	ck_assert_int_eq(statement_step(statement, &err), 1);
	snapshot_retire(snapshot); /* while one is in the middle of it */
	int rows = 1;
	while (statement_step(statement, &err) > 0)
		rows++;
	ck_assert_int_eq(rows, 12);
	statement_release(statement);
	snapshot_return(snapshot, lent);
	snapshot_retire(snapshot);
	for (int i = 0; i < 2; i++) {
		struct db *db = snapshot_borrow(snapshot);
		ask(db, "SELECT count(*) FROM api_lights", total, sizeof total);
		ck_assert_str_eq(total, "12");
		snapshot_return(snapshot, db);
	}
	snapshot_unref(snapshot);
}

/* Reads all of it with each connection, while others are lent; what SQLite holds then, in bytes. */
static int64_t held_after_all_read(struct snapshot *snapshot)
{
	struct db *lent[CONNECTIONS];
	char lights[100];
	for (int i = 0; i < CONNECTIONS; i++) {
		lent[i] = snapshot_borrow(snapshot);
		ask(lent[i], "SELECT max(name_en || kind) FROM api_lights", lights, sizeof lights);
		ck_assert_msg(!strstr(lights, "error"), "%s", lights);
	}
	for (int i = 0; i < CONNECTIONS; i++)
		snapshot_return(snapshot, lent[i]);
	return sqlite3_memory_used();
}

START_TEST(what_is_retired_holds_no_more_after_it_was_asked)
{
	struct snapshot *snapshot = open_snapshot(dataset_lights(), CONNECTIONS);
	int64_t live = held_after_all_read(snapshot);
	struct db *lent = snapshot_borrow(snapshot);
	snapshot_retire(snapshot);
	snapshot_return(snapshot, lent);
	int64_t retired = sqlite3_memory_used();
	ck_assert_int_lt(retired, live);
	for (int again = 0; again < 3; again++)
		ck_assert_int_le(held_after_all_read(snapshot), retired);
	snapshot_unref(snapshot);
}

/* A dataset whose digest is this letter 64 times, and so is its version. */
static struct snapshot *open_letter(char letter)
{
	static const char *files['g' - 'a'];
	const char **file = &files[letter - 'a'];
	char sql[200], digest[CATALOG_DIGEST_LEN + 1] = "";
	memset(digest, letter, CATALOG_DIGEST_LEN);
	snprintf(
		sql, sizeof sql, "UPDATE api_dataset SET version = '%c', digest = '%s'", letter, digest);
	if (!*file)
		*file = dataset_with(sql);
	return open_snapshot(*file, 1);
}

/* Whether exactly the datasets of these letters are found, by their whole digests and by short
 * ones. */
static void assert_found(struct current *current, const char *letters)
{
	char digest[CATALOG_DIGEST_LEN + 1] = "";
	for (char letter = 'a'; letter <= 'f'; letter++) {
		memset(digest, letter, CATALOG_DIGEST_LEN);
		struct snapshot *whole = current_find(current, digest);
		struct snapshot *begun = current_find(current, digest + 48);
		ck_assert_ptr_eq(whole, begun);
		ck_assert_msg(
			(whole != NULL) == (strchr(letters, letter) != NULL), "%c, not %s", letter, letters);
		if (whole)
			ck_assert_int_eq(snapshot_catalog(whole)->version[0], letter);
		snapshot_unref(whole);
		snapshot_unref(begun);
	}
	struct kept kept[CURRENT_KEPT_MAX];
	size_t count = current_list_kept(current, kept);
	ck_assert_uint_eq(count, strlen(letters) - 1);
	ck_assert(current_keeps(current) == (count > 0));
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(kept[i].digest[0], letters[i + 1]);
}

static void swap_all(struct current *current, const char *letters)
{
	for (; *letters; letters++)
		current_swap(current, open_letter(*letters), true);
}

START_TEST(what_was_replaced_is_found_the_oldest_goes_first)
{
	static const struct {
		const char *swaps, *found;
	} cases[] = {{"", "a"}, {"b", "ba"}, {"bc", "cba"}, {"bcde", "edcba"}, {"bcdef", "fedcb"},
		/* back to an older one, and the same again */
		{"ba", "ab"}, {"aaa", "a"}, {"bbb", "ba"}, {"babababa", "ab"}, {"bcb", "bca"},
		{"bcdea", "aedcb"}, {"bcdeb", "bedca"}, {"bcdefa", "afedc"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct current current;
		current_init(&current, open_letter('a'), 3600);
		swap_all(&current, cases[i].swaps);
		assert_found(&current, cases[i].found);
		current_finish(&current);
	}
}

START_TEST(what_is_not_to_be_kept_is_not)
{
	struct current current;
	current_init(&current, open_letter('a'), 0);
	swap_all(&current, "bc");
	assert_found(&current, "c");
	ck_assert_int_eq(current_expire(&current), -1);
	current_finish(&current);
	current_init(&current, open_letter('a'), 3600);
	swap_all(&current, "b");
	current_swap(&current, open_letter('c'), false);
	assert_found(&current, "ca"); /* b is not, and a stays */
	current_finish(&current);
}

START_TEST(what_is_kept_goes_when_its_time_is_over_whoever_is_in_it)
{
	struct kept kept[CURRENT_KEPT_MAX];
	struct current current;
	current_init(&current, open_letter('a'), 1);
	ck_assert_int_eq(current_expire(&current), -1);
	swap_all(&current, "b");
	struct snapshot *in = current_find(&current, "aaaaaaaaaaaaaaaa");
	ck_assert_ptr_nonnull(in);
	ck_assert_uint_eq(current_list_kept(&current, kept), 1);
	ck_assert_int_eq(kept[0].seconds, 1);
	for (int64_t left; (left = current_expire(&current)) >= 0;) {
		ck_assert_int_le(left, 1000000000);
		nanosleep(&(struct timespec){.tv_nsec = left % 1000000000}, NULL);
	}
	assert_found(&current, "b");
	struct db *db = snapshot_borrow(in);
	char version[100];
	ask(db, "SELECT version FROM api_dataset", version, sizeof version);
	ck_assert_str_eq(version, "a");
	snapshot_return(in, db);
	snapshot_unref(in);
	current_finish(&current);
}

/* Reads on, at whatever seat, in the dataset that it was answered from: there is always one. */
static void *go_on_often(void *context)
{
	struct readers *r = context;
	char digest[CATALOG_DIGEST_LEN + 1];
	while (!atomic_load(&r->done)) {
		struct snapshot *snapshot = current_enter(r->current);
		snprintf(digest, sizeof digest, "%s", snapshot_catalog(snapshot)->digest);
		current_leave(r->current);
		struct snapshot *found = current_find(r->current, digest);
		if (!found || strcmp(snapshot_catalog(found)->digest, digest) != 0)
			atomic_fetch_add(&r->faults, 1);
		snapshot_unref(found);
		atomic_fetch_add(&r->rounds, 1);
	}
	return NULL;
}

START_TEST(there_is_no_moment_at_which_a_dataset_is_not_found)
{
	struct readers readers;
	struct current current;
	current_init(&current, open_letter('a'), 3600);
	start_readers(&readers, &current, go_on_often);
	for (int i = 0; i < SWAPS; i++)
		swap_all(&current, i % 2 ? "a" : "b");
	finish_readers(&readers);
	current_finish(&current);
}

SUITE("current_kept", what_is_retired_answers_as_before,
	what_is_retired_holds_no_more_after_it_was_asked,
	what_was_replaced_is_found_the_oldest_goes_first, what_is_not_to_be_kept_is_not,
	what_is_kept_goes_when_its_time_is_over_whoever_is_in_it,
	there_is_no_moment_at_which_a_dataset_is_not_found)

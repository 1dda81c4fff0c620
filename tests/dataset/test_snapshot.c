#include "snapshot_fixture.h"

#include "dataset/catalog.h"
#include "dataset/interrupt.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/resource.h>

enum { SLOTS = 3, THREADS = 8, ROUNDS = 300 };

START_TEST(a_snapshot_holds_catalog_and_connections)
{
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 1);
	ck_assert_str_eq(snapshot_catalog(snapshot)->name, "lights");
	struct db *db = snapshot_borrow(snapshot);
	char total[100];
	ask(db, "SELECT count(*) FROM api_lights", total, sizeof total);
	ck_assert_str_eq(total, "12");
	snapshot_return(snapshot, db);
	ck_assert_ptr_eq(snapshot_borrow(snapshot), db);
	snapshot_return(snapshot, db);
	snapshot_unref(snapshot);
}

START_TEST(dropping_nothing_is_allowed)
{
	snapshot_unref(NULL);
}

START_TEST(a_snapshot_lives_until_its_last_reader_is_done)
{
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 2);
	ck_assert_ptr_eq(snapshot_ref(snapshot), snapshot);
	snapshot_ref(snapshot);
	snapshot_unref(snapshot);
	snapshot_unref(snapshot);
	ck_assert_str_eq(snapshot_catalog(snapshot)->name, "lights");
	snapshot_unref(snapshot);
}

START_TEST(a_dataset_that_is_not_whole_is_refused)
{
	static const struct {
		const char *sql, *parameter, *text;
	} cases[] = {
		{"PRAGMA application_id = 1", NULL, "a database of another application"},
		{"PRAGMA user_version = 0", NULL, "has schema version 0"},
		{"UPDATE lights SET keeper_id = 'x' WHERE id = 'hook'", "file", "points at nothing"},
		{"DELETE FROM api_dataset", "api_dataset", "has no row"},
		{"UPDATE api_field SET field = 'depth' WHERE field = 'height'", "lights",
			"no such column:"},
		{"DROP VIEW api_wrecks", "wrecks", "no such table"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_ptr_null(create(dataset_with(cases[i].sql), 2));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		const char *text = cases[i].parameter ? err.faults[0].reason : err.detail;
		ck_assert_msg(strstr(text, cases[i].text) != NULL, "%s: %s", cases[i].sql, text);
		if (cases[i].parameter)
			ck_assert_str_eq(err.faults[0].parameter, cases[i].parameter);
		dataset_clear();
	}
}

START_TEST(all_contradictions_are_faults)
{
	ck_assert_ptr_null(create(
		dataset_with("DROP VIEW api_wrecks; DELETE FROM api_field WHERE resource = 'keepers'"), 4));
	ck_assert_uint_eq(err.fault_count, 2);
}

/* Of many connections none is a statement that could be interrupted. */
START_TEST(an_opening_that_is_given_up_makes_no_connection_more)
{
	struct interrupt interrupt;
	struct snapshot_options options = {.connections = 1, .interrupt = &interrupt};
	error_clear(&err);
	interrupt_init(&interrupt);
	struct snapshot *snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
	snapshot_unref(snapshot);
	interrupt_strike(&interrupt);
	ck_assert_ptr_null(snapshot_create(dataset_lights(), &options, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strstr(err.detail, "given up"), "%s", err.detail);
	interrupt_finish(&interrupt);
}

START_TEST(a_view_that_never_ends_is_given_up)
{
	static const char sql[] =
		"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT max(a.id) AS id, "
		"max(b.id || c.id || d.id || e.id || f.id || g.id || h.id || i.id) AS name"
		" FROM lights AS a, lights AS b, lights AS c, lights AS d, lights AS e,"
		" lights AS f, lights AS g, lights AS h, lights AS i";
	struct snapshot_options options = {.connections = 1, .budget = 1};
	error_clear(&err);
	ck_assert_ptr_null(snapshot_create(dataset_with(sql), &options, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_str_eq(err.faults[0].parameter, "wrecks");
	ck_assert_str_eq(err.faults[0].reason, "takes too long to read");
}

START_TEST(a_file_that_is_missing_cut_or_empty_is_refused)
{
	const char *cut = dataset_copy("cut.db"), *empty = dataset_path("empty.db");
	ck_assert_int_eq(truncate(cut, 4096), 0);
	dataset_write(empty, "", 0);
	const char *const paths[] = {"/nowhere/lights.db", "", cut, empty, "/tmp"};
	for (size_t i = 0; i < COUNT(paths); i++) {
		ck_assert_ptr_null(create(paths[i], 2));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert(err.detail[0] || err.fault_count > 0);
	}
}

START_TEST(a_file_may_go_while_it_is_open)
{
	struct snapshot *snapshot = open_snapshot(dataset_copy("gone.db"), 2);
	dataset_clear();
	for (int i = 0; i < 2; i++) {
		char total[100];
		struct db *db = snapshot_borrow(snapshot);
		ask(db, "SELECT count(*) FROM api_lights", total, sizeof total);
		ck_assert_str_eq(total, "12");
		snapshot_return(snapshot, db);
	}
	snapshot_unref(snapshot);
}

START_TEST(each_borrower_has_a_connection_of_its_own)
{
	struct db *lent[SLOTS];
	struct snapshot *snapshot = open_snapshot(dataset_lights(), SLOTS);
	for (int i = 0; i < SLOTS; i++) {
		lent[i] = snapshot_borrow(snapshot);
		for (int j = 0; j < i; j++)
			ck_assert_ptr_ne(lent[i], lent[j]);
	}
	snapshot_return(snapshot, lent[1]);
	ck_assert_ptr_eq(snapshot_borrow(snapshot), lent[1]);
	for (int i = 0; i < SLOTS; i++)
		snapshot_return(snapshot, lent[i]);
	snapshot_unref(snapshot);
}

struct borrowing {
	struct snapshot *snapshot;
	atomic_int *users; /* of each connection, by its place in known */
	struct db *const *known;
	atomic_int *faults;
};

static void *borrow_often(void *context)
{
	struct borrowing *b = context;
	for (int round = 0; round < ROUNDS; round++) {
		struct db *db = snapshot_borrow(b->snapshot);
		int slot = 0;
		while (slot < SLOTS && b->known[slot] != db)
			slot++;
		if (slot == SLOTS || atomic_fetch_add(&b->users[slot], 1) != 0)
			atomic_fetch_add(b->faults, 1);
		char total[100];
		ask(db, "SELECT count(*) FROM api_lights WHERE kind = 'pier'", total, sizeof total);
		if (strcmp(total, "3") != 0)
			atomic_fetch_add(b->faults, 1);
		if (slot < SLOTS)
			atomic_fetch_sub(&b->users[slot], 1);
		snapshot_return(b->snapshot, db);
	}
	return NULL;
}

START_TEST(no_two_threads_have_the_same_connection)
{
	pthread_t threads[THREADS];
	atomic_int users[SLOTS] = {0}, faults = 0;
	struct db *known[SLOTS];
	struct snapshot *snapshot = open_snapshot(dataset_lights(), SLOTS);
	for (int i = 0; i < SLOTS; i++)
		known[i] = snapshot_borrow(snapshot);
	for (int i = 0; i < SLOTS; i++)
		snapshot_return(snapshot, known[i]);
	struct borrowing borrowing = {snapshot, users, known, &faults};
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, borrow_often, &borrowing), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(faults, 0);
	snapshot_unref(snapshot);
}

static void *return_later(void *context)
{
	struct borrowing *b = context;
	snapshot_return(b->snapshot, b->known[0]);
	return NULL;
}

START_TEST(who_finds_no_connection_waits_for_one)
{
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 1);
	struct db *db = snapshot_borrow(snapshot);
	struct borrowing borrowing = {.snapshot = snapshot, .known = &db};
	pthread_t thread;
	ck_assert_int_eq(pthread_create(&thread, NULL, return_later, &borrowing), 0);
	ck_assert_ptr_eq(snapshot_borrow(snapshot), db);
	pthread_join(thread, NULL);
	snapshot_return(snapshot, db);
	snapshot_unref(snapshot);
}

/* What a descriptor's first bytes are, from its own beginning. */
static void read_head(int file, char ret_head[static 16])
{
	ck_assert_int_eq(pread(file, ret_head, 16, 0), 16);
}

START_TEST(the_file_is_given_whole_to_each_who_asks)
{
	char head[16];
	struct stat stat_;
	int64_t size = -1;
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 2);
	ck_assert_int_eq(stat(dataset_lights(), &stat_), 0);
	int first = snapshot_open_file(snapshot, &size), second = snapshot_open_file(snapshot, &size);
	ck_assert_int_ge(first, 0);
	ck_assert_int_ge(second, 0);
	ck_assert_int_ne(first, second);
	ck_assert_int_eq(size, stat_.st_size);
	ck_assert_int_ne(fcntl(first, F_GETFD) & FD_CLOEXEC, 0);
	ck_assert_int_eq(fcntl(first, F_GETFL) & O_ACCMODE, O_RDONLY);
	ck_assert_int_eq(close(first), 0);
	read_head(second, head); /* of its own: the other's end is not its end */
	ck_assert_mem_eq(head, "SQLite format 3", 16);
	snapshot_unref(snapshot);
	read_head(second, head); /* nor is the snapshot's */
	close(second);
}

START_TEST(the_file_is_the_one_that_is_served_whatever_its_path_leads_to)
{
	char head[16];
	int64_t size = -1;
	const char *path = dataset_copy("old.db"), *other = dataset_path("other.db");
	struct snapshot *snapshot = open_snapshot(path, 1);
	dataset_write(other, "another", 7);
	ck_assert_int_eq(rename(other, path), 0);
	int file = snapshot_open_file(snapshot, &size);
	read_head(file, head);
	ck_assert_mem_eq(head, "SQLite format 3", 16);
	ck_assert_int_gt(size, 7);
	close(file);
	snapshot_unref(snapshot);
}

static int count_files(void)
{
	int count = 0;
	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

START_TEST(a_snapshot_leaves_no_descriptor_open)
{
	const char *bad = dataset_with("DELETE FROM api_dataset");
	int before = count_files();
	snapshot_unref(open_snapshot(dataset_lights(), 3));
	ck_assert_int_eq(count_files(), before);
	ck_assert_ptr_null(create(bad, 3));
	ck_assert_int_eq(count_files(), before);
}

START_TEST(a_file_without_a_descriptor_left_is_minus_one)
{
	int64_t size;
	struct rlimit limit, none;
	struct snapshot *snapshot = open_snapshot(dataset_lights(), 1);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = 0;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	ck_assert_int_eq(snapshot_open_file(snapshot, &size), -1);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	snapshot_unref(snapshot);
}

SUITE("snapshot", a_snapshot_holds_catalog_and_connections, dropping_nothing_is_allowed,
	an_opening_that_is_given_up_makes_no_connection_more,
	a_snapshot_lives_until_its_last_reader_is_done, a_dataset_that_is_not_whole_is_refused,
	all_contradictions_are_faults, a_view_that_never_ends_is_given_up,
	a_file_that_is_missing_cut_or_empty_is_refused, a_file_may_go_while_it_is_open,
	each_borrower_has_a_connection_of_its_own, no_two_threads_have_the_same_connection,
	who_finds_no_connection_waits_for_one, the_file_is_given_whole_to_each_who_asks,
	the_file_is_the_one_that_is_served_whatever_its_path_leads_to,
	a_snapshot_leaves_no_descriptor_open, a_file_without_a_descriptor_left_is_minus_one)

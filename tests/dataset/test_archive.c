#include "archived_fixture.h"

START_TEST(a_dataset_is_found_by_its_digest_or_how_that_begins)
{
	char begun[CATALOG_DIGEST_SHORT + 1];
	archive_add(1);
	archive_add(2);
	struct archive *archive = open_archive();
	for (unsigned n = 1; n <= 2; n++) {
		assert_found(archive, n);
		snprintf(begun, sizeof begun, "%.*s", CATALOG_DIGEST_SHORT, archive_digest(n));
		struct snapshot *snapshot = archive_find(archive, begun, &err);
		assert_is(snapshot, n);
		snapshot_unref(snapshot);
	}
	assert_unknown(archive, 3);
	archive_destroy(archive);
}

START_TEST(without_an_archive_nothing_is_found)
{
	struct release release;
	assert_unknown(NULL, 1);
	ck_assert(!archive_release(NULL, 0, &release));
	archive_scan(NULL);
	archive_stop(NULL);
	archive_destroy(NULL);
}

START_TEST(nothing_is_opened_before_it_is_asked_for)
{
	struct release release;
	for (unsigned n = 0; n < 3; n++) {
		FILE *file = fopen(archive_name(n), "w");
		ck_assert_ptr_nonnull(file);
		fclose(file);
	}
	struct archive *archive = open_archive();
	for (unsigned n = 0; n < 3; n++) {
		ck_assert(archive_release(archive, n, &release));
		ck_assert_str_eq(release.digest, archive_digest(n));
		ck_assert_str_eq(release.date, archive_date(n));
	}
	ck_assert(!archive_release(archive, 3, &release));
	archive_destroy(archive);
}

/* What a file may be that is refused, at the name of release 2. */
static void make_half(const char *path)
{
	ck_assert_int_eq(truncate(archive_dataset(2), 40000), 0);
	ck_assert_int_eq(link(dataset_names[dataset_count - 1], path), 0);
}

static void make_damaged(const char *path)
{
	static const char noise[4096] = "noise";
	const char *file = archive_dataset(2);
	struct stat found;
	ck_assert_int_eq(stat(file, &found), 0);
	for (long at = 3 * 4096; at < found.st_size; at += 7 * 4096)
		dataset_patch(file, at, noise, sizeof noise);
	ck_assert_int_eq(link(file, path), 0);
}

static void make_older(const char *path)
{
	const char *file = archive_dataset(2);
	dataset_run(file, "PRAGMA user_version = 2");
	ck_assert_int_eq(link(file, path), 0);
}

static void make_another(const char *path)
{
	ck_assert_int_eq(link(archive_dataset(5), path), 0);
}

static void make_fifo(const char *path)
{
	ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static void make_folder(const char *path)
{
	ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void make_loop(const char *path)
{
	ck_assert_int_eq(symlink(path, path), 0);
}

static void make_endless(const char *path)
{
	ck_assert_int_eq(symlink("/dev/zero", path), 0);
}

START_TEST(a_file_that_cannot_be_used_is_refused_by_name_and_all_else_is_found)
{
	static void (*const makes[])(const char *) = {make_half, make_damaged, make_older, make_another,
		make_fifo, make_folder, make_loop, make_endless};
	for (size_t i = 0; i < COUNT(makes); i++) {
		archive_path("");
		archive_empty();
		dataset_clear();
		archive_add(1);
		makes[i](archive_name(2));
		archive_add(3);
		struct archive *archive = open_archive();
		assert_refused(archive, 2);
		assert_found(archive, 1);
		assert_refused(archive, 2);
		assert_found(archive, 3);
		archive_destroy(archive);
	}
}

START_TEST(where_one_file_of_a_digest_is_damaged_another_is_taken)
{
	char sql[300], name[128];
	struct archive_counts counts;
	snprintf(sql, sizeof sql,
		"UPDATE api_dataset SET version = '1.2.5', released = '%s', digest = '%s'", archive_date(2),
		archive_digest(2));
	snprintf(name, sizeof name, "1.2.5_%s_%s.db", archive_date(2), archive_digest(2));
	ck_assert_int_eq(link(dataset_with(sql), archive_path(name)), 0);
	make_half(archive_name(2));
	struct archive *archive = open_archive();
	for (int i = 0; i < 2; i++)
		assert_found(archive, 2);
	archive_count(archive, &counts);
	ck_assert_uint_eq(counts.open, 1);
	ck_assert_uint_eq(counts.refused, 1);
	archive_destroy(archive);
}

START_TEST(a_file_that_was_refused_is_tried_again_when_the_folder_is_read_again)
{
	make_fifo(archive_name(2));
	struct archive *archive = open_archive();
	assert_refused(archive, 2);
	remove(archive_name(2));
	archive_add(2);
	assert_refused(archive, 2); /* for a minute */
	archive_scan(archive);
	assert_found(archive, 2);
	archive_destroy(archive);
}

START_TEST(it_is_counted_what_is_known_open_and_refused)
{
	struct archive_counts counts;
	archive_add(1);
	make_fifo(archive_name(2));
	archive_add(3);
	struct archive *archive = open_archive();
	assert_found(archive, 1);
	assert_refused(archive, 2);
	archive_count(archive, &counts);
	ck_assert_uint_eq(counts.datasets, 3);
	ck_assert_uint_eq(counts.open, 1);
	ck_assert_uint_eq(counts.refused, 1);
	archive_scan(archive);
	archive_count(archive, &counts);
	ck_assert_uint_eq(counts.open, 1);
	ck_assert_uint_eq(counts.refused, 0);
	archive_destroy(archive);
	archive_count(NULL, &counts);
	ck_assert_uint_eq(counts.datasets, 0);
}

START_TEST(a_link_leads_to_a_dataset)
{
	ck_assert_int_eq(symlink(archive_dataset(1), archive_name(1)), 0);
	struct archive *archive = open_archive();
	assert_found(archive, 1);
	archive_destroy(archive);
}

START_TEST(what_is_deleted_answers_while_it_is_open_and_is_unknown_when_the_folder_is_read_again)
{
	char total[100];
	archive_add(1);
	archive_add(2);
	struct archive *archive = open_archive();
	struct snapshot *in = find(archive, 1);
	assert_is(in, 1);
	remove(archive_name(1));
	remove(archive_name(2));
	assert_found(archive, 1);
	assert_refused(archive, 2);
	archive_scan(archive);
	assert_unknown(archive, 1);
	assert_unknown(archive, 2);
	struct db *db = snapshot_borrow(in);
	ask(db, "SELECT count(*) FROM api_lights", total, sizeof total);
	ck_assert_str_eq(total, "12");
	snapshot_return(in, db);
	snapshot_unref(in);
	archive_destroy(archive);
}

START_TEST(a_file_that_was_changed_while_it_was_open_is_closed_when_a_request_fails)
{
	archive_add(1);
	struct archive *archive = open_archive();
	struct snapshot *in = find(archive, 1);
	assert_is(in, 1);
	error_set(&err, ERROR_INTERNAL, "not of the file");
	archive_doubt(archive, in, &err);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert_int_eq(truncate(archive_name(1), 40000), 0);
	archive_doubt(archive, in, &err);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	archive_doubt(archive, in, &err); /* by the next of those who are in it */
	snapshot_unref(in);
	assert_refused(archive, 1);
	remove(archive_name(1));
	archive_add(1);
	archive_scan(archive);
	assert_found(archive, 1);
	archive_destroy(archive);
}

START_TEST(a_folder_that_is_gone_leaves_what_was_known)
{
	archive_add(1);
	struct archive *archive = open_archive();
	assert_found(archive, 1);
	archive_remove();
	archive_scan(archive);
	assert_found(archive, 1);
	archive_destroy(archive);
}

SUITE("archive", a_dataset_is_found_by_its_digest_or_how_that_begins,
	without_an_archive_nothing_is_found, nothing_is_opened_before_it_is_asked_for,
	a_file_that_cannot_be_used_is_refused_by_name_and_all_else_is_found,
	where_one_file_of_a_digest_is_damaged_another_is_taken,
	a_file_that_was_refused_is_tried_again_when_the_folder_is_read_again,
	it_is_counted_what_is_known_open_and_refused, a_link_leads_to_a_dataset,
	what_is_deleted_answers_while_it_is_open_and_is_unknown_when_the_folder_is_read_again,
	a_file_that_was_changed_while_it_was_open_is_closed_when_a_request_fails,
	a_folder_that_is_gone_leaves_what_was_known)

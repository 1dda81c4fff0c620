#include "snapshot_fixture.h"

#include "archive_fixture.h"

#include "dataset/archived.h"

static const struct snapshot_options options = {.connections = 1};

static struct archived describe(unsigned n)
{
	struct archived file = {.turn = 0};
	archive_add(n);
	ck_assert(release_read(strrchr(archive_name(n), '/') + 1, &file.release));
	return file;
}

static struct snapshot *open_as(struct archived *file, const char *path)
{
	error_clear(&err);
	return archived_open(file, path, &options, &err);
}

START_TEST(a_dataset_is_opened_and_known_to_be_whole)
{
	struct archived file = describe(1);
	struct stat now;
	struct snapshot *snapshot = open_as(&file, archive_name(1));
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
	snapshot_unref(snapshot);
	ck_assert_int_eq(stat(archive_name(1), &now), 0);
	ck_assert_uint_eq(file.checked.st_ino, now.st_ino);
}

START_TEST(what_is_not_what_its_name_says_is_refused)
{
	static const char *const sets[] = {
		"version = '2.0.0'", "released = '1999-01-01'", "digest = replace(digest, '1', '2')"};
	for (size_t i = 0; i < COUNT(sets); i++) {
		char sql[200];
		archive_path("");
		archive_empty();
		struct archived file = describe(1);
		snprintf(sql, sizeof sql, "UPDATE api_dataset SET %s", sets[i]);
		dataset_run(archive_name(1), sql);
		ck_assert_ptr_null(open_as(&file, archive_name(1)));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_msg(strstr(err.detail, "it is version ") != NULL, "%s", err.detail);
		ck_assert_uint_eq(file.checked.st_ino, 0);
	}
}

START_TEST(the_whole_file_is_checked_until_it_was_found_whole_and_once_it_is_another)
{
	struct archived file = describe(1);
	/* of which nothing but a check of the whole file tells */
	const char *path = dataset_with("PRAGMA writable_schema = ON;"
									"UPDATE api_dataset SET version = '1.1.0'");
	char sql[300];
	snprintf(sql, sizeof sql,
		"UPDATE api_dataset SET released = '%s', digest = '%s';"
		"INSERT INTO api_list VALUES ('lights', 'colours', 'x', 'y');"
		"UPDATE api_checksum SET search = 'x'",
		archive_date(1), archive_digest(1));
	dataset_run(path, sql);
	ck_assert_ptr_null(open_as(&file, path));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_int_eq(stat(path, &file.checked), 0);
	struct snapshot *snapshot = open_as(&file, path);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
	snapshot_unref(snapshot);
	file.checked.st_mtim.tv_nsec ^= 1;
	ck_assert_ptr_null(open_as(&file, path));
}

SUITE("archived", a_dataset_is_opened_and_known_to_be_whole,
	what_is_not_what_its_name_says_is_refused,
	the_whole_file_is_checked_until_it_was_found_whole_and_once_it_is_another)

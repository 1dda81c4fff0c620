#ifndef ARCHIVED_FIXTURE_H
#define ARCHIVED_FIXTURE_H

#include "snapshot_fixture.h"

#include "archive_fixture.h"

#include "dataset/archive.h"
#include "dataset/catalog.h"

/* What the suites of an archive that is open share. */

static inline struct archive *open_archive(void)
{
	struct snapshot_options options = {.connections = 2};
	archive_path("");
	error_clear(&err);
	struct archive *archive = archive_create(archive_folder, &options, &err);
	ck_assert_msg(archive != NULL, "%s", err.detail);
	return archive;
}

static inline void assert_is(struct snapshot *snapshot, unsigned n)
{
	ck_assert_msg(snapshot != NULL, "%u: %s", n, err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_str_eq(snapshot_catalog(snapshot)->digest, archive_digest(n));
}

static inline struct snapshot *find(struct archive *archive, unsigned n)
{
	error_clear(&err);
	return archive_find(archive, archive_digest(n), &err);
}

static inline void assert_found(struct archive *archive, unsigned n)
{
	struct snapshot *snapshot = find(archive, n);
	assert_is(snapshot, n);
	snapshot_unref(snapshot);
}

static inline void assert_unknown(struct archive *archive, unsigned n)
{
	ck_assert_ptr_null(find(archive, n));
	ck_assert_int_eq(err.code, ERROR_NONE);
}

static inline void assert_refused(struct archive *archive, unsigned n)
{
	char version[32];
	snprintf(version, sizeof version, "version 1.%u.0", n);
	ck_assert_ptr_null(find(archive, n));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strstr(err.detail, version) != NULL, "%s", err.detail);
	ck_assert_ptr_null(strstr(err.detail, archive_folder)); /* clients need not know where */
}

#endif

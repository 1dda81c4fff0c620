#ifndef ARCHIVE_FIXTURE_H
#define ARCHIVE_FIXTURE_H

#include "dataset.h"

#include <dirent.h>

/* What the suites of archives share: a folder of the test's own, and releases that tell themselves
 * apart. */

static char archive_folder[] = "/tmp/yigai-archive-XXXXXX";
static bool archive_has_folder;

static inline void archive_empty(void)
{
	char path[600];
	DIR *names = opendir(archive_folder);
	for (struct dirent *entry; names && (entry = readdir(names));) {
		snprintf(path, sizeof path, "%s/%s", archive_folder, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			remove(path);
	}
	if (names)
		closedir(names);
}

static inline void archive_remove(void)
{
	archive_empty();
	rmdir(archive_folder);
}

/* Each test begins with an empty folder. */
static inline void archive_begin(void)
{
	archive_empty();
	if (archive_has_folder)
		mkdir(archive_folder, 0700);
}

__attribute__((constructor)) static void archive_set_up(void)
{
	suite_setup = archive_begin;
}

/* The path of a file of this name in the folder. */
static inline char *archive_path(const char *name)
{
	static char path[600];
	char built[sizeof path]; /* the name may be part of the last path */
	if (!archive_has_folder) {
		ck_assert_ptr_nonnull(mkdtemp(archive_folder));
		atexit(archive_remove);
		archive_has_folder = true;
	}
	snprintf(built, sizeof built, "%s/%s", archive_folder, name);
	return strcpy(path, built);
}

/* Of release n: version 1.n.0, a day of its own, and n in the digest again and again. */
static inline const char *archive_digest(unsigned n)
{
	static char digest[65];
	snprintf(digest, sizeof digest, "%016x%016x%016x%016x", n, n, n, n);
	return digest;
}

static inline const char *archive_date(unsigned n)
{
	static char date[32];
	snprintf(date, sizeof date, "20%02u-%02u-%02u", n / 336 % 100, 1 + n / 28 % 12, 1 + n % 28);
	return date;
}

static inline char *archive_name(unsigned n)
{
	char name[128];
	snprintf(name, sizeof name, "1.%u.0_%s_%s.db", n, archive_date(n), archive_digest(n));
	return archive_path(name);
}

static inline const char *archive_dataset(unsigned n)
{
	char sql[400];
	snprintf(sql, sizeof sql,
		"UPDATE lights SET name_en = 'Light %u';"
		"UPDATE api_dataset SET version = '1.%u.0', released = '%s', digest = '%s'",
		n, n, archive_date(n), archive_digest(n));
	return dataset_with(sql);
}

/* Puts release n into the folder. */
static inline void archive_add(unsigned n)
{
	ck_assert_int_eq(link(archive_dataset(n), archive_name(n)), 0);
}

#endif

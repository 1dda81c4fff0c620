#ifndef DATASET_H
#define DATASET_H

#include <check.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Datasets to be damaged: each test has one folder of its own, which goes when the test's process
 * ends. The fixture's own dataset is named by LIGHTS and never touched.
 */
static char dataset_folder[] = "/tmp/yigai-XXXXXX";
static char dataset_names[64][512];
static size_t dataset_count;
static bool dataset_has_folder;

static inline const char *dataset_lights(void)
{
	const char *path = getenv("LIGHTS");
	ck_assert_msg(path != NULL, "LIGHTS must name the fixture's dataset");
	return path;
}

/* Removes the files that were made so far: for a test with many cases, a few files each. */
static inline void dataset_clear(void)
{
	while (dataset_count > 0)
		remove(dataset_names[--dataset_count]);
}

static inline void dataset_remove(void)
{
	dataset_clear();
	rmdir(dataset_folder);
}

/* The path of a file of this name in the test's folder. */
static inline const char *dataset_path(const char *name)
{
	ck_assert_uint_lt(dataset_count, sizeof dataset_names / sizeof *dataset_names);
	if (!dataset_has_folder) {
		ck_assert_ptr_nonnull(mkdtemp(dataset_folder));
		atexit(dataset_remove);
		dataset_has_folder = true;
	}
	char *path = dataset_names[dataset_count++];
	snprintf(path, sizeof *dataset_names, "%s/%s", dataset_folder, name);
	return path;
}

static inline void dataset_write(const char *path, const void *data, size_t len)
{
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(data, 1, len, file), len);
	ck_assert_int_eq(fclose(file), 0);
}

/* Overwrites bytes of a file. */
static inline void dataset_patch(const char *path, long offset, const void *data, size_t len)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(pwrite(fd, data, len, offset), (ssize_t)len);
	close(fd);
}

/* A copy of the fixture's dataset under this name. */
static inline const char *dataset_copy(const char *name)
{
	static char data[1 << 20];
	FILE *file = fopen(dataset_lights(), "rb");
	ck_assert_ptr_nonnull(file);
	size_t len = fread(data, 1, sizeof data, file);
	ck_assert(feof(file));
	fclose(file);
	const char *path = dataset_path(name);
	dataset_write(path, data, len);
	return path;
}

/* Runs SQL on a file, with all that guards its content switched off. */
static inline void dataset_run(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db,
		"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
		"PRAGMA ignore_check_constraints = ON",
		NULL, NULL, NULL);
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

/* A copy of the fixture's dataset, changed by SQL. */
static inline const char *dataset_with(const char *sql)
{
	char name[16];
	snprintf(name, sizeof name, "%zu.db", dataset_count);
	const char *path = dataset_copy(name);
	dataset_run(path, sql);
	return path;
}

/* A copy in which api_lights gives this expression for one of its columns. */
static inline const char *dataset_view(const char *column, const char *expression)
{
	static const char *const columns[] = {"id", "name_zh", "name_en", "kind", "height", "floors",
		"lit", "automatic", "keeper_id", "colours", "keeper"};
	char sql[4096] = "DROP VIEW api_lights; CREATE VIEW api_lights AS SELECT ";
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		char part[1024];
		snprintf(part, sizeof part, "%s%s%s AS %s", i > 0 ? ", " : "",
			strcmp(columns[i], "id") == 0 ? "l." : "", columns[i], columns[i]);
		if (strcmp(columns[i], column) == 0)
			snprintf(part, sizeof part, "%s%s AS %s", i > 0 ? ", " : "", expression, columns[i]);
		strcat(sql, part);
	}
	strcat(sql,
		", l.rowid AS api_row FROM lights AS l LEFT JOIN keeper_json AS k ON k.id = keeper_id");
	return dataset_with(sql);
}

/* A small file whose check takes some ms a row: an index of an expression, which is computed anew.
 */
static inline const char *dataset_slow(int rows)
{
	char sql[1000];
	snprintf(sql, sizeof sql,
		"CREATE TABLE slow (x);"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO slow SELECT 200000 FROM n; CREATE INDEX slow_x ON slow (x);"
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX slow_x ON slow "
		"(x + 0 * length(replace(hex(zeroblob(x)), ''00'', ''..'')))' WHERE name = 'slow_x'",
		rows);
	return dataset_with(sql);
}

/* The same, but within one function, which nothing interrupts: an index whose one row takes
 * minutes. */
static inline const char *dataset_endless(void)
{
	return dataset_with(
		"CREATE TABLE slow (x); INSERT INTO slow VALUES ('a'); CREATE INDEX slow_x ON slow (x);"
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX slow_x ON slow "
		"(instr(printf(''%.*c'', 8000000, x), printf(''%.*c'', 4000000, x) || ''b''))' "
		"WHERE name = 'slow_x'");
}

#endif

#include "suite.h"

#include "dataset.h"
#include "pages.h"
#include "daemon_fixture.h"

#include <dirent.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

static struct run run;

/* Runs `yigai export`, with one more argument or NULL. */
static int export(const char *db, const char *folder, const char *more)
{
	run_command(&run, (const char *const[]){"export", folder, "--db", db, more, NULL}, NULL);
	return run.status;
}

/* One line on stderr that holds this text, nothing on stdout. */
static void assert_one_line(const char *text)
{
	ck_assert_int_eq(run.status, 1);
	ck_assert_msg(strstr(run.err, text) != NULL, "not %s, but: %s", text, run.err);
	ck_assert_ptr_eq(strchr(run.err, '\n'), run.err + run.err_len - 1);
	ck_assert_str_eq(run.out, "");
}

static bool exists(const char *name)
{
	return access(page_path(name), F_OK) == 0;
}

static size_t files_found, bytes_found;

static int count_file(const char *path, const struct stat *stat_, int kind, struct FTW *ftw)
{
	(void)path;
	(void)ftw;
	files_found += kind == FTW_F;
	bytes_found += kind == FTW_F ? (size_t)stat_->st_size : 0;
	return 0;
}

/* The files beneath the folder; a half one would change the bytes. */
static size_t count_files(const char *folder)
{
	files_found = bytes_found = 0;
	ck_assert_int_eq(nftw(folder, count_file, 16, FTW_PHYS), 0);
	return files_found;
}

START_TEST(files_have_the_bodies_that_get_prints)
{
	static const char *const cases[][2] = {{"/v1", "out/v1.json"},
		{"/v1/dataset", "out/v1/dataset.json"}, {"/openapi.json", "out/openapi.json"},
		{"/datapackage.json", "out/datapackage.json"},
		{"/v1/dataset.jsonld", "out/v1/dataset.jsonld"}, {"/v1/lights.csv", "out/v1/lights.csv"},
		{"/v1/lights.ndjson", "out/v1/lights.ndjson"},
		{"/v1/lights.json?limit=1000", "out/v1/lights.json"},
		{"/v1/wrecks.ndjson", "out/v1/wrecks.ndjson"},
		{"/v1/lights/hook.json", "out/v1/lights/hook.json"}, {"/docs/zh", "out/docs/zh/index.html"},
		{"/.well-known/api-catalog", "out/.well-known/api-catalog"}};
	static char body[1 << 16];
	ck_assert_msg(export(dataset_lights(), page_path("out"), NULL) == 0, "%s", run.err);
	ck_assert_str_eq(run.err, "");
	size_t said = 0;
	ck_assert_int_eq(sscanf(run.out, "%zu files are in ", &said), 1);
	ck_assert_uint_eq(said, count_files(page_path("out")));
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(body, sizeof body, "%s", page_read(cases[i][1]));
		run_command(
			&run, (const char *const[]){"get", cases[i][0], "--db", dataset_lights(), NULL}, NULL);
		ck_assert_int_eq(run.status, 0);
		ck_assert_msg(strncmp(run.out, body, sizeof body - 1) == 0, "%s", cases[i][0]);
	}
	ck_assert(exists("out/v1/lights.json.gz") && exists("out/v1/lights.json.br"));
	ck_assert(exists("out/robots.txt") && !exists("out/robots.txt.gz")); /* too short to be coded */
	ck_assert(exists("out/v1/dataset.sqlite") && !exists("out/v1/dataset.sqlite.gz"));
	ck_assert(!exists("out/.export"));
}

START_TEST(a_folder_that_is_not_empty_needs_force)
{
	static const char *const names[][2] = {
		{"a", "a/v1.json"}, {"b", "b/.hidden"}, {"c", "c/mine/too"}};
	for (size_t i = 0; i < COUNT(names); i++) {
		page_puts(names[i][1], "old");
		export(dataset_lights(), page_path(names[i][0]), NULL);
		assert_one_line(": not empty; --force writes into it");
		ck_assert_uint_eq(count_files(page_path(names[i][0])), 1);
		ck_assert_msg(
			export(dataset_lights(), page_path(names[i][0]), "--force") == 0, "%s", run.err);
		ck_assert((strcmp(page_read(names[i][1]), "old") == 0) == (i > 0)); /* v1.json is ours */
	}
	run_command(&run,
		(const char *const[]){"export", page_path("a"), "--db", dataset_lights(), NULL},
		(const char *const[]){"YIGAI_FORCE=on", NULL});
	ck_assert_int_eq(run.status, 0);
}

START_TEST(what_is_no_folder_is_refused)
{
	page_puts("file", "a file");
	page_puts("busy/.export/0", "of another export");
	const struct {
		const char *folder, *says;
	} cases[] = {{page_path("file"), "file: Not a directory"},
		{page_path("no/such"), "no/such: No such file or directory"},
		{page_path("busy"), "busy/.export: another export is at work, or was killed"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		export(dataset_lights(), cases[i].folder, "--force");
		assert_one_line(cases[i].says);
	}
	ck_assert_str_eq(page_read("busy/.export/0"), "of another export");
}

START_TEST(what_is_in_the_way_of_a_file_leaves_all_as_it_was)
{
	char line[1200];
	page_puts("a/v1.json", "old");
	page_puts("a/v1/lights/hook.json/mine", "mine");
	page_puts("b/v1.json", "old");
	page_puts("outside/lights.csv", "outside");
	ck_assert_int_eq(symlink(page_path("outside"), page_path("b/v1")), 0);
	const struct {
		const char *folder, *file, *says;
	} cases[] = {
		{"a", "a/v1.json", "a/v1/lights/hook.json: a folder, where a file belongs; remove it"},
		{"b", "b/v1.json", "b/v1: not a folder, but a file or a symbolic link; remove it"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t files = count_files(page_path(cases[i].folder));
		export(dataset_lights(), page_path(cases[i].folder), "--force");
		snprintf(line, sizeof line, "yigai: %s/%s\n", page_folder(), cases[i].says);
		assert_one_line(line);
		ck_assert_str_eq(page_read(cases[i].file), "old");
		ck_assert_uint_eq(count_files(page_path(cases[i].folder)), files);
	}
	ck_assert_uint_eq(count_files(page_path("outside")), 1);
	ck_assert_str_eq(page_read("outside/lights.csv"), "outside");
}

START_TEST(a_bad_dataset_leaves_nothing)
{
	export(dataset_with("DELETE FROM keepers"), page_path("out"), NULL);
	assert_one_line("points at nothing in keepers");
	ck_assert(!exists("out"));
}

/* Changes a key, of a light that nothing points at. */
static const char *with_key(const char *key)
{
	char sql[1024];
	dataset_clear();
	snprintf(sql, sizeof sql, "UPDATE lights SET id = '%s' WHERE id = 'hook'", key);
	return dataset_with(sql);
}

START_TEST(a_key_is_a_name_of_247_bytes_without_slash_and_dot_at_its_beginning)
{
	static const char *const good[] = {"a b", "a.b", "灯", "%2F", "a?b#c", "-", "a\\b"};
	static const char *const bad[] = {"a/b", ".a", "..", ""};
	char key[249], name[300];
	for (size_t i = 0; i < COUNT(good); i++) {
		snprintf(name, sizeof name, "out/v1/lights/%s.json", good[i]);
		ck_assert_msg(export(with_key(good[i]), page_path("out"), "--force") == 0, "%s", run.err);
		ck_assert_msg(exists(name), "%s", name);
		ck_assert_ptr_nonnull(strstr(page_read(name), "\"data\":{\"id\":\""));
	}
	memset(key, 'k', sizeof key);
	key[247] = '\0';
	ck_assert_msg(export(with_key(key), page_path("out"), "--force") == 0, "%s", run.err);
	key[247] = 'k';
	key[248] = '\0';
	export(with_key(key), page_path("new"), NULL);
	assert_one_line("cannot be the name of a file");
	for (size_t i = 0; i < COUNT(bad); i++) {
		export(with_key(bad[i]), page_path("new"), "--force");
		assert_one_line("cannot be the name of a file");
		ck_assert_uint_eq(count_files(page_path("new")), 0);
	}
}

START_TEST(a_collection_of_1001_has_a_second_page)
{
	static const char sql[] =
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO wrecks SELECT printf('w%%05d', i), 'wreck' FROM n";
	char insert[300];
	for (int rows = 1000; rows <= 1001; rows++) {
		snprintf(insert, sizeof insert, sql, rows);
		ck_assert_msg(
			export(dataset_with(insert), page_path("out"), "--force") == 0, "%s", run.err);
		ck_assert(exists("out/v1/wrecks.2.json") == (rows > 1000));
		ck_assert(!exists("out/v1/wrecks.3.json") && !exists("out/v1/wrecks.2.csv"));
		const char *lines = page_read("out/v1/wrecks.csv");
		ck_assert(strncmp(lines, "name,id\r", 8) == 0 && !strstr(lines + 8, "name,id\r"));
		ck_assert(!strstr(lines, "w01001") == (rows == 1000));
	}
	ck_assert_ptr_nonnull(strstr(page_read("out/v1/wrecks.2.json"), "\"next\":null"));
}

START_TEST(a_table_of_several_parts_is_one_file_that_is_not_coded)
{
	enum { ROWS = 1100, NAME = 2000 };
	struct stat csv, ndjson;
	const char *path = dataset_with(
		"DELETE FROM wrecks;"
		"WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 2099)"
		"INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 2000, 'x') FROM n");
	ck_assert_msg(export(path, page_path("out"), NULL) == 0, "%s", run.err);
	ck_assert_int_eq(stat(page_path("out/v1/wrecks.csv"), &csv), 0);
	ck_assert_int_eq(stat(page_path("out/v1/wrecks.ndjson"), &ndjson), 0);
	ck_assert_int_eq(csv.st_size, strlen("name,id\r\n") + ROWS * (strlen("w1000,\r\n") + NAME));
	ck_assert_int_eq(ndjson.st_size, ROWS * (strlen("{\"id\":\"w1000\",\"name\":\"\"}\n") + NAME));
	ck_assert(!exists("out/v1/wrecks.csv.gz") && !exists("out/v1/wrecks.ndjson.br"));
	ck_assert(exists("out/v1/wrecks.json.gz"));
}

START_TEST(a_file_that_may_not_grow_leaves_all_as_it_was)
{
	struct rlimit usual, small = {20000, RLIM_INFINITY};
	const char *other = dataset_with("UPDATE lights SET name_en = name_en || '!'");
	ck_assert_int_eq(export(dataset_lights(), page_path("out"), NULL), 0);
	size_t files = count_files(page_path("out")), bytes = bytes_found;
	getrlimit(RLIMIT_FSIZE, &usual);
	small.rlim_max = usual.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	export(other, page_path("out"), "--force");
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &usual), 0);
	assert_one_line("File too large");
	ck_assert_uint_eq(count_files(page_path("out")), files);
	ck_assert_uint_eq(bytes_found, bytes);
	ck_assert(!exists("out/.export"));
}

/* A disk of its own for this test, which goes with its process; false where that is not allowed. */
static bool mount_disk(const char *folder, const char *options)
{
	return mkdir(folder, 0700) == 0 && unshare(CLONE_NEWNS) == 0 &&
		mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		mount("tmpfs", folder, "tmpfs", 0, options) == 0;
}

START_TEST(a_full_disk_is_one_line_and_leaves_all_as_it_was)
{
	char folder[100];
	snprintf(folder, sizeof folder, "%s", page_path("disk"));
	if (!mount_disk(folder, "size=64k")) {
		printf("# not tried: no disk may be mounted here\n");
		return;
	}
	page_puts("disk/v1.json", "old");
	export(dataset_lights(), folder, "--force");
	assert_one_line("No space left on device");
	ck_assert_str_eq(page_read("disk/v1.json"), "old");
	ck_assert_uint_eq(count_files(folder), 1);
	ck_assert_int_eq(mount(NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
	export(dataset_lights(), folder, "--force");
	assert_one_line("Read-only file system");
	ck_assert_int_eq(umount(folder), 0);
}

SUITE("export", files_have_the_bodies_that_get_prints, a_folder_that_is_not_empty_needs_force,
	what_is_no_folder_is_refused, what_is_in_the_way_of_a_file_leaves_all_as_it_was,
	a_bad_dataset_leaves_nothing,
	a_key_is_a_name_of_247_bytes_without_slash_and_dot_at_its_beginning,
	a_collection_of_1001_has_a_second_page, a_table_of_several_parts_is_one_file_that_is_not_coded,
	a_file_that_may_not_grow_leaves_all_as_it_was, a_full_disk_is_one_line_and_leaves_all_as_it_was)

#include "../suite.h"

#include "base/error.h"
#include "api/folder.h"
#include "../pages.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>

static struct error err;
static struct folder folder;

static bool exists(const char *name)
{
	struct stat found;
	return lstat(page_path(name), &found) == 0;
}

/* Fills out/ with files that hold their own paths. */
static bool fill(const char *const paths[], size_t count)
{
	static char name[1100];
	error_clear(&err);
	snprintf(name, sizeof name, "%s", page_path("out"));
	bool ok = folder_init(&folder, name, true, &err);
	for (size_t i = 0; ok && i < count; i++) {
		int file = folder_stage(&folder, paths[i], &err);
		ck_assert_int_ge(file, 0);
		ck_assert_int_eq(write(file, paths[i], strlen(paths[i])), (ssize_t)strlen(paths[i]));
		close(file);
	}
	ok = ok && folder_settle(&folder, &err);
	folder_finish(&folder);
	ck_assert(!exists("out/.export"));
	return ok;
}

static const char *const paths[] = {"a", "b/c", "b/d/e", "z"};

/* A host gives a twin instead of its file: one of other bytes would be another answer. */
START_TEST(no_file_has_the_twin_of_another)
{
	page_clear();
	static const char *const files[] = {"a", "a.gz", "a.br", "a", "b/c", "b/c.br"};
	page_puts("out/b/c.gz", "old");
	page_puts("out/b/c.br", "old");
	page_puts("out/b/mine.gz", "mine");
	ck_assert_msg(fill(files, COUNT(files)), "%s", err.detail);
	ck_assert_str_eq(page_read("out/a"), "a");
	ck_assert(!exists("out/a.gz") && !exists("out/a.br")); /* of the first a, not of the second */
	ck_assert(!exists("out/b/c.gz"));
	ck_assert_str_eq(page_read("out/b/c.br"), "b/c.br");
	ck_assert_str_eq(page_read("out/b/mine.gz"), "mine");
}

START_TEST(files_get_their_places_and_others_stay)
{
	page_clear();
	page_puts("out/b/mine", "mine");
	page_puts("out/b/c", "old");
	for (int i = 0; i < 2; i++) {
		ck_assert_msg(fill(paths, COUNT(paths)), "%s", err.detail);
		ck_assert_str_eq(page_read("out/a"), "a");
		ck_assert_str_eq(page_read("out/b/c"), "b/c");
		ck_assert_str_eq(page_read("out/b/d/e"), "b/d/e");
		ck_assert_str_eq(page_read("out/b/mine"), "mine");
	}
}

/* What stands in the way, and what is said then. */
START_TEST(all_or_none)
{
	page_clear();
	static const struct {
		const char *file, *link, *says;
	} cases[] = {
		{"z/mine", NULL, "/z: a folder, where a file belongs; remove it"},
		{"b/d/e/mine", NULL, "/b/d/e: a folder, where a file belongs; remove it"},
		{"b", NULL, "/b: not a folder, but a file or a symbolic link; remove it"},
		{"b/d", NULL, "/b/d: not a folder, but a file or a symbolic link; remove it"},
		{NULL, "b", "/b: not a folder, but a file or a symbolic link; remove it"},
		{NULL, "b/d", "/b/d: not a folder, but a file or a symbolic link; remove it"},
	};
	char name[100];
	for (size_t i = 0; i < COUNT(cases); i++) {
		page_clear();
		page_puts("out/a", "old");
		page_puts("outside/e", "outside");
		if (cases[i].link && strcmp(cases[i].link, "b/d") == 0)
			page_puts("out/b/f", "");
		snprintf(name, sizeof name, "out/%s", cases[i].file ? cases[i].file : cases[i].link);
		if (cases[i].file)
			page_puts(name, "mine");
		else
			ck_assert_int_eq(symlink(page_path("outside"), page_path(name)), 0);
		bool had_b = exists("out/b");
		ck_assert(!fill(paths, COUNT(paths)));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_msg(strstr(err.detail, cases[i].says) != NULL, "%s", err.detail);
		ck_assert_str_eq(page_read("out/a"), "old");
		ck_assert_str_eq(page_read("outside/e"), "outside");
		ck_assert(exists("out/b") == had_b); /* and no folder is left that was not there */
		ck_assert(!exists("out/b/c"));
		ck_assert(exists("out/z") == (i == 0));
	}
}

/* Half-way a file is missing that was staged, as if its disk had failed. */
START_TEST(what_fails_half_way_is_undone)
{
	static const char *const files[] = {"a", "new", "b/c", "a", "b/d/e", "z"};
	for (size_t lost = 0; lost < COUNT(files); lost++) {
		char number[8], name[1100];
		page_clear();
		page_puts("out/a", "old");
		page_puts("out/a.gz", "old twin");
		page_puts("out/b/c", "old");
		page_puts("out/b/c.br", "old twin");
		page_puts("out/z", "old");
		snprintf(name, sizeof name, "%s", page_path("out"));
		error_clear(&err);
		ck_assert(folder_init(&folder, name, true, &err));
		for (size_t i = 0; i < COUNT(files); i++)
			close(folder_stage(&folder, files[i], &err));
		snprintf(number, sizeof number, "%zu", lost);
		ck_assert_int_eq(unlinkat(folder.staging, number, 0), 0);
		ck_assert(!folder_settle(&folder, &err));
		folder_finish(&folder);
		ck_assert_msg(
			strstr(err.detail, files[lost]) && !strstr(err.detail, "put back"), "%s", err.detail);
		ck_assert_str_eq(page_read("out/a"), "old");
		ck_assert_str_eq(page_read("out/a.gz"), "old twin");
		ck_assert_str_eq(page_read("out/b/c"), "old");
		ck_assert_str_eq(page_read("out/b/c.br"), "old twin");
		ck_assert_str_eq(page_read("out/z"), "old");
		ck_assert(!exists("out/new") && !exists("out/b/d") && !exists("out/.export"));
	}
}

START_TEST(places_that_need_each_other_to_be_folder_and_file_are_refused)
{
	page_clear();
	static const char *const twice[] = {"a/b", "a"};
	ck_assert(!fill(twice, COUNT(twice)));
	ck_assert_msg(
		strstr(err.detail, "/a: a folder, where a file belongs") != NULL, "%s", err.detail);
	ck_assert(!exists("out/a"));
}

static void make_fifo(const char *path)
{
	ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static void make_folder(const char *path)
{
	ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void make_link(const char *path)
{
	ck_assert_int_eq(symlink(page_path("outside"), path), 0);
}

static void make_dangling_link(const char *path)
{
	ck_assert_int_eq(symlink("/nowhere", path), 0);
}

static void make_socket(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int file = socket(AF_UNIX, SOCK_STREAM, 0);
	ck_assert_uint_lt(strlen(path), sizeof address.sun_path);
	strcpy(address.sun_path, path);
	ck_assert_int_eq(bind(file, (struct sockaddr *)&address, sizeof address), 0);
	close(file);
}

/* A pipe may be another program's, and a link's end, too: none is removed unasked. */
START_TEST(what_is_no_regular_file_gives_way_to_none)
{
	static const struct {
		void (*make)(const char *path);
		const char *says;
	} kinds[] = {{make_fifo, "a pipe, a socket or a device"}, {make_folder, "a folder"},
		{make_link, "a symbolic link"}, {make_dangling_link, "a symbolic link"},
		{make_socket, "a pipe, a socket or a device"}};
	static const char *const names[] = {"a", "z", "b/c", "b/d/e", "a.gz", "b/c.br", "b/d/e.gz"};
	char name[100], says[200];
	struct stat before, after;
	for (size_t i = 0; i < COUNT(kinds) * COUNT(names); i++) {
		page_clear();
		page_puts("outside", "outside");
		page_puts("out/b/d/mine", "mine");
		snprintf(name, sizeof name, "out/%s", names[i % COUNT(names)]);
		snprintf(says, sizeof says, "/%s: %s, where a file belongs; remove it", name,
			kinds[i / COUNT(names)].says);
		kinds[i / COUNT(names)].make(page_path(name));
		ck_assert_int_eq(lstat(page_path(name), &before), 0);
		ck_assert(!fill(paths, COUNT(paths)));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_msg(strstr(err.detail, says) != NULL, "not %s, but: %s", says, err.detail);
		ck_assert_int_eq(lstat(page_path(name), &after), 0);
		ck_assert_uint_eq(before.st_ino, after.st_ino);
		ck_assert_str_eq(page_read("outside"), "outside");
		for (size_t n = 0; n < COUNT(paths); n++) {
			snprintf(says, sizeof says, "out/%s", paths[n]);
			ck_assert(strcmp(says, name) == 0 || !exists(says));
		}
	}
}

/* Root may write everywhere: another user tries. */
START_TEST(a_folder_on_the_way_that_may_not_be_written_to_is_seen_before)
{
	page_clear();
	enum { NOBODY = 65534 };
	page_puts("out/a", "old");
	page_puts("out/b/c", "old");
	ck_assert_int_eq(chmod(page_path("out/b"), 0555), 0);
	ck_assert_int_eq(chmod(page_folder(), 0755), 0);
	if (geteuid() == 0) {
		ck_assert_int_eq(chown(page_path("out"), NOBODY, NOBODY), 0);
		ck_assert_int_eq(seteuid(NOBODY), 0);
	}
	bool ok = fill(paths, COUNT(paths));
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(0), 0);
	ck_assert(!ok);
	ck_assert_msg(strstr(err.detail, "/b/d: Permission denied") != NULL, "%s", err.detail);
	ck_assert_str_eq(page_read("out/a"), "old");
	ck_assert_int_eq(chmod(page_path("out/b"), 0755), 0);
}

SUITE("folder", no_file_has_the_twin_of_another, files_get_their_places_and_others_stay,
	all_or_none, what_fails_half_way_is_undone,
	places_that_need_each_other_to_be_folder_and_file_are_refused,
	what_is_no_regular_file_gives_way_to_none,
	a_folder_on_the_way_that_may_not_be_written_to_is_seen_before)

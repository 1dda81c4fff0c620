#include "../suite.h"

#include "base/error.h"
#include "base/regular.h"
#include "../pages.h"

static struct error err;

static void assert_refused(const char *path, const char *why)
{
	struct stat found;
	char says[1200];
	error_clear(&err);
	ck_assert_int_eq(regular_open(path, &found, &err), -1);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	snprintf(says, sizeof says, "%s: %s", path, why);
	ck_assert_str_eq(err.detail, says);
}

START_TEST(a_file_is_opened_with_what_is_known_of_it)
{
	struct stat found;
	page_clear();
	page_puts("file", "four");
	ck_assert_int_eq(symlink("file", page_path("link")), 0);
	static const char *const names[] = {"file", "link"};
	for (size_t i = 0; i < COUNT(names); i++) {
		char text[8] = "";
		int file = regular_open(page_path(names[i]), &found, &err);
		ck_assert_int_ge(file, 0);
		ck_assert_int_eq(found.st_size, 4);
		ck_assert_int_eq(read(file, text, sizeof text), 4);
		ck_assert_str_eq(text, "four");
		close(file);
	}
}

START_TEST(what_is_no_regular_file_is_refused_without_a_wait)
{
	page_clear();
	ck_assert_int_eq(mkfifo(page_path("pipe"), 0600), 0);
	ck_assert_int_eq(symlink("pipe", page_path("link")), 0);
	assert_refused(page_path("pipe"), "not a file");
	assert_refused(page_path("link"), "not a file");
	assert_refused("/dev/zero", "not a file");
	assert_refused("/tmp", "not a file");
	assert_refused(page_path("none"), "No such file or directory");
}

SUITE("regular", a_file_is_opened_with_what_is_known_of_it,
	what_is_no_regular_file_is_refused_without_a_wait)

#include "suite.h"

#include "api/staging.h"
#include "api/folder.h"
#include "base/buf.h"
#include "base/error.h"
#include "pages.h"

#include <fcntl.h>

static struct error err;
static struct folder folder;

static void begin(void)
{
	page_clear();
	error_clear(&err);
	ck_assert_msg(folder_init(&folder, page_path("out"), false, &err), "%s", err.detail);
}

static void settle(void)
{
	ck_assert_msg(folder_settle(&folder, &err), "%s", err.detail);
	folder_finish(&folder);
}

static bool is_there(const char *name)
{
	return access(page_path(name), F_OK) == 0;
}

START_TEST(bytes_become_a_file)
{
	begin();
	ck_assert(staging_put(&folder, "a/b", "text", 4, &err));
	ck_assert(staging_put(&folder, "empty", "", 0, &err));
	ck_assert(staging_put_coding(&folder, "a/b", ENCODING_BR, "coded", 5, &err));
	settle();
	ck_assert_str_eq(page_read("out/a/b"), "text");
	ck_assert_str_eq(page_read("out/empty"), "");
	ck_assert_str_eq(page_read("out/a/b.br"), "coded");
	page_clear();
}

START_TEST(a_body_has_its_codings_beside_it_from_where_it_would_be_coded)
{
	begin();
	for (size_t len = ENCODING_MIN - 1; len <= ENCODING_MIN; len++) {
		struct buf body;
		buf_init(&body, len);
		while (body.len < len)
			buf_putc(&body, 'x');
		ck_assert(staging_put_body(&folder, len < ENCODING_MIN ? "short" : "long", &body, &err));
		buf_finish(&body);
	}
	settle();
	ck_assert(is_there("out/short") && !is_there("out/short.gz") && !is_there("out/short.br"));
	ck_assert(is_there("out/long") && is_there("out/long.gz") && is_there("out/long.br"));
	page_clear();
}

START_TEST(a_file_is_copied_whole_from_wherever_it_was_read_to)
{
	static char bytes[3 * 65536 + 1];
	memset(bytes, 'y', sizeof bytes);
	begin();
	page_write("from", bytes, sizeof bytes);
	int from = open(page_path("from"), O_RDONLY);
	ck_assert_int_ge(from, 0);
	ck_assert_int_gt(lseek(from, 100, SEEK_SET), 0);
	ck_assert(staging_put_copy(&folder, "copy", from, &err));
	close(from);
	settle();
	struct stat copied;
	ck_assert_int_eq(stat(page_path("out/copy"), &copied), 0);
	ck_assert_int_eq(copied.st_size, (int64_t)sizeof bytes);
	page_clear();
}

START_TEST(what_cannot_be_read_or_written_is_an_error_with_the_file)
{
	begin();
	ck_assert(!staging_put_copy(&folder, "copy", -1, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(err.detail, "copy"));
	error_clear(&err);
	ck_assert(!staging_append(&folder, -1, "lost", "x", 1, &err));
	ck_assert_ptr_nonnull(strstr(err.detail, "lost"));
	folder_finish(&folder);
	page_clear();
}

SUITE("staging", bytes_become_a_file, a_body_has_its_codings_beside_it_from_where_it_would_be_coded,
	a_file_is_copied_whole_from_wherever_it_was_read_to,
	what_cannot_be_read_or_written_is_an_error_with_the_file)

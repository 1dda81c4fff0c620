#include "suite.h"

#include "base/base64.h"
#include "base/buf.h"

#include <string.h>

static const char *written(void (*write)(const void *, size_t, struct buf *), const char *data)
{
	static char text[64];
	struct buf out;
	buf_init(&out, sizeof text - 1);
	write(data, strlen(data), &out);
	strcpy(text, out.len > 0 ? buf_text(&out) : "");
	buf_finish(&out);
	return text;
}

/* Those of RFC 4648, section 10, and the two letters that the alphabets differ in. */
static const char *const cases[][3] = {{"", "", ""}, {"f", "Zg==", "Zg"}, {"fo", "Zm8=", "Zm8"},
	{"foo", "Zm9v", "Zm9v"}, {"foob", "Zm9vYg==", "Zm9vYg"}, {"fooba", "Zm9vYmE=", "Zm9vYmE"},
	{"foobar", "Zm9vYmFy", "Zm9vYmFy"}, {"\xfb\xff\xbf", "+/+/", "-_-_"}};

START_TEST(bytes_are_written_with_padding_and_for_addresses_without)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_str_eq(written(base64_write, cases[i][0]), cases[i][1]);
		ck_assert_str_eq(written(base64url_write, cases[i][0]), cases[i][2]);
	}
}

START_TEST(what_was_written_for_addresses_is_read)
{
	char data[64];
	size_t len;
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(base64url_read(cases[i][2], data, &len));
		ck_assert_uint_eq(len, strlen(cases[i][0]));
		ck_assert_mem_eq(data, cases[i][0], len);
	}
}

START_TEST(what_is_not_written_so_is_not_read)
{
	static const char *const wrong[] = {"Z", "Zg==", "Zh", "Zm9", "+/+/", "Zm 9v", "Zm9vY"};
	char data[64];
	size_t len;
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(!base64url_read(wrong[i], data, &len), "%s", wrong[i]);
}

SUITE("base64", bytes_are_written_with_padding_and_for_addresses_without,
	what_was_written_for_addresses_is_read, what_is_not_written_so_is_not_read)

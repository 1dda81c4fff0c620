#include "suite.h"

#include "base/buf.h"

#include <string.h>

enum { PLENTY = 1 << 20 };

static struct buf buf;

START_TEST(a_new_buffer_is_empty)
{
	memset(&buf, 0xAA, sizeof buf);
	buf_init(&buf, 10);
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len, 0);
	ck_assert_uint_eq(buf.max, 10);
	ck_assert(!buf.failed);
	buf_finish(&buf);
}

START_TEST(writes_follow_each_other)
{
	buf_init(&buf, PLENTY);
	buf_puts(&buf, "light");
	buf_putc(&buf, ' ');
	buf_printf(&buf, "%s=%d", "height", 35);
	buf_put(&buf, "\0\xFFz", 3);
	ck_assert(!buf.failed);
	ck_assert_uint_eq(buf.len, 18);
	ck_assert_mem_eq(buf.data, "light height=35\0\xFFz", 18);
	buf_finish(&buf);
}

START_TEST(writing_nothing_allocates_nothing)
{
	buf_init(&buf, PLENTY);
	buf_put(&buf, NULL, 0);
	buf_puts(&buf, "");
	buf_printf(&buf, "%s", "");
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len, 0);
	ck_assert_uint_eq(buf.capacity, 0);
	ck_assert(!buf.failed);
	buf_finish(&buf);
}

START_TEST(a_buffer_grows_and_keeps_its_bytes)
{
	static char text[5000];
	buf_init(&buf, PLENTY);
	for (size_t i = 0; i < sizeof text; i++) {
		text[i] = (char)(i * 7);
		buf_putc(&buf, text[i]);
	}
	buf_put(&buf, text, sizeof text);
	ck_assert_uint_eq(buf.len, 2 * sizeof text);
	ck_assert_mem_eq(buf.data, text, sizeof text);
	ck_assert_mem_eq(buf.data + sizeof text, text, sizeof text);
	buf_finish(&buf);
}

START_TEST(a_long_format_is_whole)
{
	buf_init(&buf, PLENTY);
	buf_printf(&buf, "%5000d", 7);
	ck_assert_uint_eq(buf.len, 5000);
	ck_assert_int_eq(buf.data[4999], '7');
	buf_finish(&buf);
}

enum { BOUND = 5 };

static void put_with_put(const char *text)
{
	buf_put(&buf, text, strlen(text));
}

static void put_with_puts(const char *text)
{
	buf_puts(&buf, text);
}

static void put_with_printf(const char *text)
{
	buf_printf(&buf, "%s", text);
}

static void put_with_putc(const char *text)
{
	for (; *text; text++)
		buf_putc(&buf, *text);
}

static void (*const writers[])(const char *) = {
	put_with_put, put_with_puts, put_with_printf, put_with_putc};

enum { WRITER_COUNT = COUNT(writers) };

START_TEST(a_buffer_fills_up_to_its_bound)
{
	for (size_t i = 0; i < WRITER_COUNT; i++) {
		buf_init(&buf, BOUND);
		writers[i]("12345");
		ck_assert(!buf.failed);
		ck_assert_str_eq(buf_text(&buf), "12345");
		buf_finish(&buf);
	}
}

START_TEST(one_byte_past_the_bound_fails)
{
	for (size_t i = 0; i < WRITER_COUNT; i++) {
		buf_init(&buf, BOUND);
		writers[i]("123456");
		ck_assert(buf.failed);
		ck_assert_ptr_null(buf_text(&buf));
		buf_finish(&buf);

		buf_init(&buf, BOUND);
		buf_puts(&buf, "123");
		writers[i]("456");
		ck_assert(buf.failed);
		ck_assert_uint_le(buf.len, BOUND);
		buf_finish(&buf);
	}
}

START_TEST(room_is_made_for_what_may_come_and_for_no_more)
{
	buf_init(&buf, BOUND);
	buf_reserve(&buf, BOUND);
	ck_assert_uint_gt(buf.capacity, BOUND);
	ck_assert_uint_eq(buf.len, 0);
	buf_reserve(&buf, BOUND + 1);
	ck_assert(!buf.failed);
	buf_finish(&buf);
}

START_TEST(a_failure_is_remembered)
{
	for (size_t i = 0; i < WRITER_COUNT; i++) {
		buf_init(&buf, BOUND);
		buf_puts(&buf, "ab");
		buf_puts(&buf, "cdef");
		ck_assert(buf.failed);
		writers[i]("c");
		ck_assert(buf.failed);
		ck_assert_uint_eq(buf.len, 2);
		ck_assert_mem_eq(buf.data, "ab", 2);
		ck_assert_ptr_null(buf_text(&buf));
		buf_finish(&buf);
	}
}

START_TEST(a_bound_of_nothing_holds_nothing)
{
	buf_init(&buf, 0);
	ck_assert_str_eq(buf_text(&buf), "");
	buf_putc(&buf, 'x');
	ck_assert(buf.failed);
	ck_assert_uint_eq(buf.len, 0);
	buf_finish(&buf);
}

START_TEST(a_length_that_would_overflow_fails)
{
	buf_init(&buf, PLENTY);
	buf_puts(&buf, "ab");
	buf_put(&buf, "x", SIZE_MAX);
	ck_assert(buf.failed);
	ck_assert_uint_eq(buf.len, 2);
	buf_finish(&buf);
}

START_TEST(the_text_ends_in_a_nul_that_does_not_count)
{
	buf_init(&buf, PLENTY);
	ck_assert_str_eq(buf_text(&buf), "");
	buf_puts(&buf, "abc");
	ck_assert_str_eq(buf_text(&buf), "abc");
	ck_assert_uint_eq(buf.len, 3);
	buf_puts(&buf, "d");
	ck_assert_str_eq(buf_text(&buf), "abcd");
	buf_finish(&buf);
}

START_TEST(the_text_fits_where_the_bytes_fill_the_capacity)
{
	for (size_t len = 250; len < 260; len++) {
		buf_init(&buf, len);
		for (size_t i = 0; i < len; i++)
			buf_putc(&buf, 'x');
		ck_assert_uint_eq(strlen(buf_text(&buf)), len);
		buf_finish(&buf);
	}
}

START_TEST(what_a_buffer_holds_is_repeated_while_it_grows)
{
	buf_init(&buf, 1000);
	buf_repeat(&buf, 0, 0);
	ck_assert_ptr_null(buf.data);
	buf_puts(&buf, "abc");
	buf_repeat(&buf, 1, 1);
	ck_assert_str_eq(buf_text(&buf), "abcb");
	while (buf.len <= 500)
		buf_repeat(&buf, 0, buf.len);
	for (size_t i = 0; i < buf.len; i++)
		ck_assert_int_eq(buf.data[i], "abcb"[i % 4]);
	buf_repeat(&buf, 0, 1000 - buf.len);
	ck_assert(!buf.failed);
	ck_assert_uint_eq(buf.len, 1000);
	buf_repeat(&buf, 0, 1);
	ck_assert(buf.failed);
	ck_assert_uint_eq(buf.len, 1000);
	buf_finish(&buf);
}

START_TEST(stealing_gives_the_bytes_and_leaves_an_empty_buffer)
{
	size_t len = 0;
	buf_init(&buf, BOUND);
	buf_puts(&buf, "ab");
	char *data = buf_steal(&buf, &len);
	ck_assert_uint_eq(len, 2);
	ck_assert_mem_eq(data, "ab", 2);
	free(data);
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len, 0);
	ck_assert_uint_eq(buf.capacity, 0);
	buf_puts(&buf, "12345");
	ck_assert_str_eq(buf_text(&buf), "12345");
	buf_putc(&buf, '6');
	ck_assert(buf.failed);
	buf_finish(&buf);
}

START_TEST(a_line_is_one_to_every_reader)
{
	static const char text[] = "a\tb\nc\rd\x7F"
							   "e\xC2\x85"
							   "f\xE2\x80\xA8g\xE2\x80\xA9h\xEF\xBF\xBE灯\x1Bi";
	buf_init(&buf, 100);
	buf_put_line(&buf, text, sizeof text - 1);
	ck_assert_str_eq(buf_text(&buf), "a b c d e f g h 灯 i");
	buf_finish(&buf);
}

/* What would not be seen, or would turn what stands around it. */
START_TEST(what_is_shown_is_text_whatever_was_sent)
{
	static const char sent[] = "a灯\xFF\xE4\xB8z\xE4\xB8…\t\n\r\x01\x7F\0"
							   "b\xC2\x85\xE2\x80\xAE\xE2\x81\xA6\xEF\xBF\xBE\xED\xA0";
	buf_init(&buf, 200);
	buf_put_shown(&buf, sent, sizeof sent - 1);
	ck_assert_str_eq(buf_text(&buf), "a灯���z��…������b������");
	buf_finish(&buf);
}

START_TEST(stealing_from_an_empty_buffer_gives_nothing)
{
	size_t len = 1;
	buf_init(&buf, BOUND);
	ck_assert_ptr_null(buf_steal(&buf, &len));
	ck_assert_uint_eq(len, 0);
}

START_TEST(finishing_frees_and_may_be_repeated)
{
	buf_init(&buf, BOUND);
	buf_puts(&buf, "abc");
	buf_finish(&buf);
	ck_assert_ptr_null(buf.data);
	ck_assert_uint_eq(buf.len, 0);
	buf_finish(&buf);
}

SUITE("buf", room_is_made_for_what_may_come_and_for_no_more, a_new_buffer_is_empty,
	writes_follow_each_other, writing_nothing_allocates_nothing, a_buffer_grows_and_keeps_its_bytes,
	a_long_format_is_whole, a_buffer_fills_up_to_its_bound, one_byte_past_the_bound_fails,
	a_failure_is_remembered, a_bound_of_nothing_holds_nothing, a_length_that_would_overflow_fails,
	the_text_ends_in_a_nul_that_does_not_count, the_text_fits_where_the_bytes_fill_the_capacity,
	what_a_buffer_holds_is_repeated_while_it_grows, a_line_is_one_to_every_reader,
	what_is_shown_is_text_whatever_was_sent, stealing_gives_the_bytes_and_leaves_an_empty_buffer,
	stealing_from_an_empty_buffer_gives_nothing, finishing_frees_and_may_be_repeated)

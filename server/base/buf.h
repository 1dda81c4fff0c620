#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A growing run of bytes with an upper bound. A failure (no memory, or the bound) is remembered:
 * all later writes do nothing, and the writer checks `failed` once at the end.
 */
struct buf {
	char *data; /* NULL until the first byte */
	size_t len;
	size_t capacity;
	size_t max;
	bool failed;
};

void buf_init(struct buf *buf, size_t max);
void buf_finish(struct buf *buf);

/* Makes room for so many bytes more, if its maximum allows them: it grows once then, or fails
 * without memory. */
void buf_reserve(struct buf *buf, size_t len);

/* Appends bytes that it holds already: `len` (at most all) from `at`. */
void buf_repeat(struct buf *buf, size_t at, size_t len);

/* What buf_put() does where the room is short. */
void buf_put_slowly(struct buf *buf, const void *data, size_t len);

/* Inline: a page of rows is thousands of short pieces, most of constant length. */
static inline void buf_put(struct buf *buf, const void *data, size_t len)
{
	if (len >= buf->capacity - buf->len || len > buf->max - buf->len || buf->failed) {
		buf_put_slowly(buf, data, len);
		return;
	}
	if (len > 0)
		memcpy(buf->data + buf->len, data, len);
	buf->len += len;
}

static inline void buf_puts(struct buf *buf, const char *text)
{
	buf_put(buf, text, strlen(text));
}

static inline void buf_putc(struct buf *buf, char c)
{
	buf_put(buf, &c, 1);
}

/* Appends UTF-8 on one line, whoever reads it: tabs, what ends lines (U+2028, U+2029 among them)
 * and what stands for nothing (text_is_control()) are blanks. Ends at what is no UTF-8. */
void buf_put_line(struct buf *buf, const char *text, size_t len);

void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far, ended by a NUL that does not count; NULL after a failure. Owned by buf. */
const char *buf_text(struct buf *buf);

/* Gives the bytes to the caller, who frees them with free(); buf is empty then. */
char *buf_steal(struct buf *buf, size_t *ret_len);

#endif

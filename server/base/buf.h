#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A growing buffer with an upper bound. A failure (out of memory, or the bound) is remembered:
 * later writes do nothing, and the caller checks `failed` once at the end.
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

/*
 * Reserves room for `len` more bytes, if the bound allows that, so that the buffer grows only once.
 * Fails if out of memory.
 */
void buf_reserve(struct buf *buf, size_t len);

/* Appends a copy of `len` bytes of its own content from `at` on. */
void buf_repeat(struct buf *buf, size_t at, size_t len);

/* The slow path of buf_put(). */
void buf_put_slowly(struct buf *buf, const void *data, size_t len);

/*
 * Inline, because a page of rows is written in thousands of short pieces, most of constant length.
 */
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

/*
 * Appends UTF-8 as one line: line ends (also U+2028 and U+2029), tabs and controls
 * (text_is_control()) become blanks. Stops at a byte that is not UTF-8.
 */
void buf_put_line(struct buf *buf, const char *text, size_t len);

/*
 * Appends what a client sent, so that it can be shown amid other text: each byte that is not UTF-8,
 * control and character that misleads (text_is_misleading()) becomes U+FFFD, also tabs and line
 * ends.
 */
void buf_put_shown(struct buf *buf, const char *text, size_t len);

void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Returns the content, NUL-terminated; NULL after a failure. Owned by buf. */
const char *buf_text(struct buf *buf);

/* Returns the bytes, which the caller frees with free(), and empties buf. */
char *buf_steal(struct buf *buf, size_t *ret_len);

#endif

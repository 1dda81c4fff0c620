#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>

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

void buf_put(struct buf *buf, const void *data, size_t len);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far, ended by a NUL that does not count; NULL after a failure. Owned by buf. */
const char *buf_text(struct buf *buf);

/* Gives the bytes to the caller, who frees them with free(); buf is empty then. */
char *buf_steal(struct buf *buf, size_t *ret_len);

#endif

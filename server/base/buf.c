#include "base/buf.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *buf, size_t max)
{
	*buf = (struct buf){.max = max};
}

void buf_finish(struct buf *buf)
{
	free(buf->data);
	*buf = (struct buf){.max = buf->max};
}

/* Makes room for len more bytes and a NUL. */
static bool reserve(struct buf *buf, size_t len)
{
	if (buf->failed || len > buf->max - buf->len) {
		buf->failed = true;
		return false;
	}
	size_t need = buf->len + len + 1;
	if (need <= buf->capacity)
		return true;
	size_t capacity = buf->capacity ? buf->capacity : 256;
	while (capacity < need)
		capacity *= 2;
	char *data = realloc(buf->data, capacity);
	if (!data) {
		buf->failed = true;
		return false;
	}
	buf->data = data;
	buf->capacity = capacity;
	return true;
}

void buf_reserve(struct buf *buf, size_t len)
{
	if (len <= buf->max - buf->len)
		reserve(buf, len);
}

void buf_put_slowly(struct buf *buf, const void *data, size_t len)
{
	if (len == 0 || !reserve(buf, len))
		return;
	memcpy(buf->data + buf->len, data, len);
	buf->len += len;
}

void buf_repeat(struct buf *buf, size_t at, size_t len)
{
	if (len == 0 || !reserve(buf, len))
		return;
	memcpy(buf->data + buf->len, buf->data + at, len);
	buf->len += len;
}

void buf_put_line(struct buf *buf, const char *text, size_t len)
{
	uint32_t point;
	for (size_t taken; (taken = text_point(text, len, &point)) > 0; text += taken, len -= taken) {
		bool blank = text_is_control(point) || point == '\t' || point == '\n' || point == 0x2028 ||
			point == 0x2029;
		buf_put(buf, blank ? " " : text, blank ? 1 : taken);
	}
}

void buf_put_shown(struct buf *buf, const char *text, size_t len)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	for (size_t taken; len > 0; text += taken, len -= taken) {
		uint32_t point = 0;
		taken = text_point(text, len, &point);
		if (point < ' ' || text_is_control(point) || text_is_misleading(point))
			buf_puts(buf, replacement);
		else
			buf_put(buf, text, taken);
		taken += taken == 0;
	}
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	/* printing is the dear part: it is done again only where the room was too small */
	for (int round = 0; round < 2 && !buf->failed; round++) {
		size_t room = buf->capacity - buf->len;
		va_list args;
		va_start(args, format);
		int len = vsnprintf(buf->data ? buf->data + buf->len : NULL, room, format, args);
		va_end(args);
		buf->failed = len < 0;
		if (len <= 0 || !reserve(buf, (size_t)len))
			return;
		if ((size_t)len < room) {
			buf->len += (size_t)len;
			return;
		}
	}
}

const char *buf_text(struct buf *buf)
{
	if (!reserve(buf, 0))
		return NULL;
	buf->data[buf->len] = '\0';
	return buf->data;
}

char *buf_steal(struct buf *buf, size_t *ret_len)
{
	char *data = buf->data;
	*ret_len = buf->len;
	*buf = (struct buf){.max = buf->max};
	return data;
}

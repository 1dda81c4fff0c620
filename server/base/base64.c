#include "base/base64.h"

#include "base/buf.h"

#include <string.h>

#define COMMON "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

static const char url_alphabet[] = COMMON "-_";

static void write(const char *alphabet, const unsigned char *data, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		unsigned bits = (unsigned)data[i] << 16 | (left > 1 ? (unsigned)data[i + 1] << 8 : 0) |
			(left > 2 ? (unsigned)data[i + 2] : 0);
		for (size_t digit = 0; digit < (left > 2 ? 4 : left + 1); digit++)
			buf_putc(out, alphabet[bits >> (18 - 6 * digit) & 63]);
	}
}

void base64_write(const void *data, size_t len, struct buf *out)
{
	write(COMMON "+/", data, len, out);
	for (size_t i = len; i % 3 > 0; i++)
		buf_putc(out, '=');
}

void base64url_write(const void *data, size_t len, struct buf *out)
{
	write(url_alphabet, data, len, out);
}

bool base64url_read(const char *text, char *data, size_t *ret_len)
{
	size_t len = strlen(text), out = 0;
	if (len % 4 == 1)
		return false;
	unsigned bits = 0;
	for (size_t i = 0; i < len; i++) {
		const char *digit = strchr(url_alphabet, text[i]);
		if (!digit)
			return false;
		bits = bits << 6 | (unsigned)(digit - url_alphabet);
		if (i % 4 > 0)
			data[out++] = (char)(bits >> (6 - 2 * (i % 4)));
	}
	unsigned unused = len % 4 == 2 ? 15 : len % 4 == 3 ? 3 : 0;
	*ret_len = out;
	return (bits & unused) == 0;
}

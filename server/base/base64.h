#ifndef BASE64_H
#define BASE64_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Base64 (RFC 4648): with padding (section 4), and for addresses, without it (section 5). */
void base64_write(const void *data, size_t len, struct buf *out);
void base64url_write(const void *data, size_t len, struct buf *out);

/*
 * Decodes into `data`, which has room for as many bytes as the text. Returns false if the text is
 * not what base64url_write() writes.
 */
bool base64url_read(const char *text, char *data, size_t *ret_len);

#endif

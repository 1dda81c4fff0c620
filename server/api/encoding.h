#ifndef ENCODING_H
#define ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Content codings (RFC 9110, section 8.4.1): gzip by zlib, br by libbrotli. */
enum encoding { ENCODING_IDENTITY, ENCODING_GZIP, ENCODING_BR, ENCODING_COUNT };

enum { ENCODING_MIN = 256 /* bytes; compressing less saves less than the header costs */ };

/* Returns the name for Content-Encoding; NULL for identity. */
const char *encoding_name(enum encoding encoding);

/* Returns the suffix of a compressed copy's file name; "" for identity. */
const char *encoding_suffix(enum encoding encoding);

/*
 * Selects a coding by Accept-Encoding (RFC 9110, section 12.5.3): br is preferred to gzip if
 * weights are equal, identity if neither is accepted or the field is missing (NULL).
 */
enum encoding encoding_accept(const char *accept_encoding);

/*
 * Compresses body in place; equal input gives equal output. Returns false and leaves body unchanged
 * if out of memory.
 */
bool encoding_apply(enum encoding encoding, struct buf *body);

/*
 * Compresses into a new buffer, to be freed with buf_finish(). Returns false, with nothing to free,
 * if out of memory.
 */
bool encoding_copy(enum encoding encoding, const char *data, size_t len, struct buf *ret_coded);

/* Writes the names and versions of the libraries: `zlib 1.2.13, brotli 1.0.9`. */
enum { ENCODING_LIBRARIES_SIZE = 64 };
void encoding_libraries(char ret_text[static ENCODING_LIBRARIES_SIZE]);

#endif

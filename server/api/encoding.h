#ifndef ENCODING_H
#define ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Content codings (RFC 9110, section 8.4.1): gzip by zlib, br by libbrotli. */
enum encoding { ENCODING_IDENTITY, ENCODING_GZIP, ENCODING_BR, ENCODING_COUNT };

enum { ENCODING_MIN = 256 /* bytes; below it a coding saves less than its header costs */ };

/* The coding's name for Content-Encoding; NULL for identity. */
const char *encoding_name(enum encoding encoding);

/* What the name of a file in this coding ends in, beside the file itself; empty for identity. */
const char *encoding_suffix(enum encoding encoding);

/* Chooses by an Accept-Encoding field (RFC 9110, section 12.5.3): br before gzip where weights are
 * equal, identity where neither is wanted; NULL gives identity. */
enum encoding encoding_accept(const char *accept_encoding);

/* Replaces the bytes by the coded ones; the same input gives the same bytes. False, and nothing
 * changed, without memory. */
bool encoding_apply(enum encoding encoding, struct buf *body);

/* The same of a copy of the bytes, which the caller finishes; false, and nothing to finish, without
 * memory. */
bool encoding_copy(enum encoding encoding, const char *data, size_t len, struct buf *ret_coded);

/* Names and versions of the libraries, as in `zlib 1.2.13, brotli 1.0.9`. */
enum { ENCODING_LIBRARIES_SIZE = 64 };
void encoding_libraries(char ret_text[static ENCODING_LIBRARIES_SIZE]);

#endif

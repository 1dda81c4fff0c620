#ifndef CACHING_H
#define CACHING_H

#include "api/encoding.h"

#include <stdbool.h>

struct context;

/* What lets clients and proxies keep an answer, and ask whether it is still the same (RFC 9111,
 * 9110). */

/* The entity tags of what is asked for, plain and in the coding that is wanted: strong, known
 * before any row is read, equal on every replica of this build and dataset. False with
 * ERROR_INTERNAL. */
bool caching_make_etag(struct context *ctx, const char *path);

/* Tags the answer as bytes in this coding: those that are not coded have one tag, whoever asks. */
void caching_set_coding(struct context *ctx, enum encoding encoding);

/*
 * Whether a condition settles the answer (RFC 9110, section 13.2.2): 412 if one does not hold that
 * must, 304 if the client has it already. `exists` is whether the answer is there, so that its tag
 * is that of its bytes, which may be too few to be coded; without it nothing is 412, and `*`
 * matches nothing.
 */
bool caching_settles(struct context *ctx, bool exists);

/* ETag, Last-Modified, Cache-Control and Vary. */
void caching_add_headers(struct context *ctx);

#endif

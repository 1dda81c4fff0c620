#ifndef CACHING_H
#define CACHING_H

#include "api/encoding.h"

#include <stdbool.h>

struct context;

/* Entity tags and cache headers (RFC 9110, RFC 9111). */

/*
 * Computes the entity tags of the response, for the plain body and for the accepted coding. They
 * are strong, need no row to be read, and are equal on all replicas of this build and dataset.
 * Returns false with ERROR_INTERNAL.
 */
bool caching_make_etag(struct context *ctx, const char *path);

/* Sets the tag of a response in this coding. The plain body has the same tag for all clients. */
void caching_set_coding(struct context *ctx, enum encoding encoding);

/*
 * Evaluates the request's conditions (RFC 9110, section 13.2.2) and returns whether they settle the
 * response: 412 if a precondition fails, 304 if the client's copy is current. `exists` says whether
 * the body has been made, so that its tag is final (short bodies are not compressed); without a
 * body the result is never 412, and `*` does not match.
 */
bool caching_settles(struct context *ctx, bool exists);

/* Adds ETag, Last-Modified, Cache-Control and Vary. */
void caching_add_headers(struct context *ctx);

#endif

#ifndef ROUTER_H
#define ROUTER_H

#include "api/context.h"

#include <stddef.h>

/*
 * What answers a path: an address that takes no parameters (ADDRESSES, documents/addresses.h), a
 * resource or one of its items, the search, or a page of HTML. Sets base and pinned; query.resource
 * and format, key and citation, and of a page its language; and the response's route. An address of
 * other letters or slashes than the right one gets router_redirect, and so does one that is pinned
 * to a release by its version or date. NULL with ERROR_NOT_FOUND, ERROR_STALE_PIN, or
 * ERROR_URI_TOO_LONG where what a pin stands for is too long to be said.
 */
endpoint *router_find(struct context *ctx);

/* To ctx->location by ctx->redirect: 308 to the right spelling (RFC 9110, section 15.4.9), 302 to
 * the dataset of a release. */
endpoint router_redirect;

/* The kinds of addresses, as a response's `route` counts them; the first is for none of them. */
extern const char *const router_names[];
extern const size_t router_name_count;

#endif

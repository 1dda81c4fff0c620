#ifndef ROUTER_H
#define ROUTER_H

#include "api/context.h"

#include <stddef.h>

/*
 * What answers a path: an address that takes no parameters (ADDRESSES, documents/addresses.h), a resource or one of its items,
 * the search, or a file of the page. Sets base and pinned; query.resource and format, key and citation; or asset;
 * and the response's route. An address of other letters or slashes than the right one gets
 * router_redirect. NULL with ERROR_NOT_FOUND or ERROR_STALE_PIN.
 */
endpoint *router_find(struct context *ctx);

/* 308 to ctx->location (RFC 9110, section 15.4.9). */
endpoint router_redirect;

/* The kinds of addresses, as a response's `route` counts them; the first is for none of them. */
extern const char *const router_names[];
extern const size_t router_name_count;

#endif

#ifndef ROUTER_H
#define ROUTER_H

#include "api/context.h"

#include <stddef.h>

/*
 * Finds the endpoint for a path: an address without parameters (ADDRESSES in
 * documents/addresses.h), a collection, an item, the search, or an HTML page. Fills in base,
 * pinned, query.resource, query.format, key, citation and language in ctx, and the response's
 * route. A path that differs in letter case or slashes, or that names a release by version or date,
 * gets router_redirect. Returns NULL with ERROR_NOT_FOUND, ERROR_STALE_PIN, or ERROR_URI_TOO_LONG
 * if the address to redirect to is too long.
 */
endpoint *router_find(struct context *ctx);

/*
 * Redirects to ctx->location with status ctx->redirect: 308 to the right spelling (RFC 9110,
 * section 15.4.9), 302 to the dataset of a release.
 */
endpoint router_redirect;

/* The names of routes, for metrics, indexed by response->route; index 0 is no route. */
extern const char *const router_names[];
extern const size_t router_name_count;

#endif

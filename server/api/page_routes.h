#ifndef PAGE_ROUTES_H
#define PAGE_ROUTES_H

#include "api/context.h"

/* The kinds of pages that each language has, and what serves them. */
#define PAGE_KINDS(X)                                                                              \
	X(FRONT, endpoint_front)                                                                       \
	X(SEARCH, endpoint_page_of_search)                                                             \
	X(COMPARISON, endpoint_page_of_comparison)                                                     \
	X(COLLECTION, endpoint_page_of_collection)                                                     \
	X(ITEM, endpoint_page_of_item)                                                                 \
	X(CHART, endpoint_chart)                                                                       \
	X(STORY, endpoint_page_of_story)

enum page_kind {
#define X(id, serve) PAGE_##id,
	PAGE_KINDS(X)
#undef X
		PAGE_KIND_COUNT
};

/* Their routes are numbered language by language; this many. */
enum { PAGE_ROUTES = PAGE_KIND_COUNT * (LANGUAGE_COUNT - 1) };

/*
 * What serves the page at the target's path, which says the language: fills in language, base,
 * resource, key and story of the context, whether it is a frame, and the number of the route. NULL
 * if there is none: then the context may say of what.
 */
endpoint *page_routes_find(struct context *ctx, size_t *ret_route);

/* The same of the front page in a language, whatever the path is. */
endpoint *page_routes_front(struct context *ctx, enum language language, size_t *ret_route);

#endif

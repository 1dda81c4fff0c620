#ifndef PAGE_ROUTES_H
#define PAGE_ROUTES_H

#include "api/context.h"

/*
 * The kinds of HTML pages in each language: endpoint, and the parameter that the page requires or
 * NULL.
 */
#define PAGE_KINDS(X)                                                                              \
	X(FRONT, endpoint_front, NULL)                                                                 \
	X(SEARCH, endpoint_page_of_search, "q")                                                        \
	X(COMPARISON, endpoint_page_of_comparison, "id")                                               \
	X(COLLECTION, endpoint_page_of_collection, NULL)                                               \
	X(ITEM, endpoint_page_of_item, NULL)                                                           \
	X(CHART, endpoint_chart, NULL)                                                                 \
	X(STORY, endpoint_page_of_story, NULL)

enum page_kind {
#define X(id, ...) PAGE_##id,
	PAGE_KINDS(X)
#undef X
		PAGE_KIND_COUNT
};

/* The number of routes: one for each kind in each language. */
enum { PAGE_ROUTES = PAGE_KIND_COUNT * (LANGUAGE_COUNT - 1) };

/*
 * Finds the endpoint for the target's path, which begins with a language. Fills in language, base,
 * resource, key, story and needed in ctx, and the index of the route. Returns NULL if there is no
 * such page; ctx may then be filled in as far as the path was understood.
 */
endpoint *page_routes_find(struct context *ctx, size_t *ret_route);

/* Returns the endpoint of a language's front page, whatever the path. */
endpoint *page_routes_front(struct context *ctx, enum language language, size_t *ret_route);

/* Makes the request's errors and links use the pages in this language. */
void page_routes_enter(struct context *ctx, enum language language);

#endif

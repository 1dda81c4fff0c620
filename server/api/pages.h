#ifndef PAGES_H
#define PAGES_H

#include "api/context.h"

/*
 * The pages of HTML of a resource, an item, what is found, what is compared, and the dataset's own;
 * and an item's chart. Context.language says in which language.
 */
endpoint endpoint_page_of_collection, endpoint_page_of_item, endpoint_page_of_search,
	endpoint_page_of_comparison, endpoint_page_of_story, endpoint_front, endpoint_chart;

#define PAGES_TYPE "text/html; charset=utf-8"

/* What went wrong with one of them, as the body of a page, and what a browser may do for it. */
void pages_write_problem(struct context *ctx);

#endif

#ifndef PAGES_H
#define PAGES_H

#include "api/context.h"

/*
 * Endpoints of HTML pages in the language ctx->language: collection, item, search, comparison,
 * pages defined by the dataset, front page; and the chart of an item.
 */
endpoint endpoint_page_of_collection, endpoint_page_of_item, endpoint_page_of_search,
	endpoint_page_of_comparison, endpoint_page_of_story, endpoint_front, endpoint_chart;

#define PAGES_TYPE "text/html; charset=utf-8"

/* Writes ctx->err as the body of an HTML page, with its security headers. */
void pages_write_problem(struct context *ctx);

#endif

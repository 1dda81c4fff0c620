#ifndef SITEMAP_H
#define SITEMAP_H

#include <stdbool.h>

struct buf;
struct error;
struct source;

/* The maximum number of addresses in a sitemap (sitemaps.org). */
enum { SITEMAP_MAX = 50000 };

/*
 * Calls the visitor with the path of each page, escaped, without the base path: in each language
 * the front page, the dataset's own pages, the collections, and the items of resources that are
 * searched by default, at most SITEMAP_MAX in all. Stops and sets err if the visitor returns false
 * or SQL fails.
 */
typedef bool sitemap_visitor(void *context, const char *path);
bool sitemap_each(
	const struct source *source, sitemap_visitor *visit, void *context, struct error *err);

/* Writes them as a sitemap. Addresses begin with the origin, or are paths if no origin is set. */
bool sitemap_write(const struct source *source, struct buf *body, struct error *err);

#endif

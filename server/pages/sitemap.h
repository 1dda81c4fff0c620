#ifndef SITEMAP_H
#define SITEMAP_H

#include <stdbool.h>

struct buf;
struct error;
struct source;

/* What a sitemap may list at most (sitemaps.org). */
enum { SITEMAP_MAX = 50000 };

/*
 * Visits the addresses of pages, without base path and with escapes: in each language the front
 * page, the dataset's own, the collections, and of the resources whose items stand in no other one
 * the items, up to SITEMAP_MAX in all. Ends with an error where a visitor says false, or with those
 * of SQL.
 */
typedef bool sitemap_visitor(void *context, const char *path);
bool sitemap_each(
	const struct source *source, sitemap_visitor *visit, void *context, struct error *err);

/* Writes them as a sitemap. They begin with the origin; without one they are paths. */
bool sitemap_write(const struct source *source, struct buf *body, struct error *err);

#endif

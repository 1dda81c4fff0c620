#ifndef WELLKNOWN_H
#define WELLKNOWN_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* Documents at well-known paths. All return false with ERROR_INTERNAL. */

/*
 * /.well-known/api-catalog (RFC 9727), with links to the API's descriptions; and its Content-Type.
 */
#define WELLKNOWN_API_CATALOG_TYPE                                                                 \
	"application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""
bool wellknown_api_catalog(const struct catalog *catalog, struct buf *body, struct error *err);

/* /robots.txt (RFC 9309): allows all crawlers and names the sitemap if the origin is set. */
bool wellknown_robots(const struct catalog *catalog, struct buf *body, struct error *err);

/* The icon of the pages, the same for every dataset. */
extern const char wellknown_icon_svg[];
bool wellknown_icon(const struct catalog *catalog, struct buf *body, struct error *err);

#endif

#ifndef WELLKNOWN_H
#define WELLKNOWN_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* What programs look for at places that every site has alike. False with ERROR_INTERNAL. */

/* /.well-known/api-catalog (RFC 9727): where this API is described; and its Content-Type. */
#define WELLKNOWN_API_CATALOG_TYPE                                                                 \
	"application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""
bool wellknown_api_catalog(const struct catalog *catalog, struct buf *body, struct error *err);

/* /robots.txt (RFC 9309): all may come; with an origin it names the sitemap. */
bool wellknown_robots(const struct catalog *catalog, struct buf *body, struct error *err);

/* The icon of the pages, which is the same for every dataset. */
extern const char wellknown_icon_svg[];
bool wellknown_icon(const struct catalog *catalog, struct buf *body, struct error *err);

#endif

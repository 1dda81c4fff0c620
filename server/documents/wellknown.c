#include "documents/wellknown.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "documents/json_builder.h"

#include <jansson.h>

static json_t *link_to(const char *path, const char *type)
{
	return json_pack("{s:o, s:s}", "href", builder_path(path), "type", type);
}

static json_t *docs_in(const char *path, const char *language)
{
	json_t *link = link_to(path, "text/html");
	builder_set(&link, "hreflang", json_pack("[s]", language));
	return link;
}

bool wellknown_api_catalog(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *api = json_pack("{s:o, s:[o], s:[o, o], s:[o, o, o], s:[o], s:[{s:s}]}", "anchor",
		builder_path("/v1"), "service-desc", link_to("/openapi.json", "application/json"),
		"service-doc", docs_in("/docs", "en"), docs_in("/docs/zh", "zh"), "service-meta",
		link_to("/v1/dataset", "application/json"),
		link_to("/v1/dataset.jsonld", "application/ld+json"),
		link_to("/datapackage.json", "application/json"), "status",
		link_to("/readyz", "application/json"), "license", "href", catalog->license_url);
	json_t *self = json_pack("{s:o, s:[{s:o}]}", "anchor", builder_path("/.well-known/api-catalog"),
		"item", "href", builder_path("/v1"));
	return builder_write(json_pack("{s:[o, o]}", "linkset", self, api), body, err);
}

static bool check(const struct buf *body, struct error *err)
{
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for a document");
}

bool wellknown_robots(const struct catalog *catalog, struct buf *body, struct error *err)
{
	(void)catalog;
	buf_puts(body, "User-agent: *\nAllow: /\n");
	if (*origin()) /* its address must be absolute (sitemaps.org) */
		buf_printf(body, "Sitemap: %s%s/sitemap.xml\n", origin(), base_path());
	return check(body, err);
}

/* The icon: rows of a table. */
const char wellknown_icon_svg[] =
	"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
	"<rect width='16' height='16' rx='3' fill='#0757a8'/>"
	"<path d='M4 5h8M4 8h8M4 11h5' stroke='#fff' stroke-width='1.5'/></svg>";

bool wellknown_icon(const struct catalog *catalog, struct buf *body, struct error *err)
{
	(void)catalog;
	buf_puts(body, wellknown_icon_svg);
	return check(body, err);
}

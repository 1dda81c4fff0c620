#include "documents/wellknown.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "documents/examples.h"
#include "documents/json_builder.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

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

/* A text of the dataset as one line: nothing in it begins a heading or a list. */
static void line(struct buf *body, const char *text)
{
	buf_put_line(body, text, strlen(text));
}

static bool check(const struct buf *body, struct error *err)
{
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for a document");
}

static void write_resource(const struct resource *resource, struct buf *body)
{
	buf_printf(body, "- [%s](%s/v1/%s): ", resource->name, base_path(), resource->name);
	line(body, resource->description_en);
	buf_printf(body, " (%" PRId64 "). Example: ", resource->count);
	if (!examples_write(resource, EXAMPLE_EQUAL, body))
		examples_write(resource, EXAMPLE_PAGE, body);
	buf_putc(body, '\n');
}

static void write_how(struct buf *body)
{
	buf_printf(body,
		"Everything is GET and answers JSON; no key, no cookie. `%s/v1/{resource}` is a collection, "
		"`%s/v1/{resource}/{id}` an item.\nFilter with `field=value`, where commas separate "
		"alternatives, or with an operator:\n\n",
		base_path(), base_path());
	for (int op = OPERATOR_EQ + 1; op < OPERATOR_COUNT; op++)
		buf_printf(body, "- `field__%s=`: %s\n", operator_name((enum op)op),
			examples_operator((enum op)op, false));
	buf_puts(body, "\nBeside filters:\n\n");
	const struct explanation *explanation;
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		buf_printf(body, "- `%s=`: %s\n", explanation->name, explanation->en);
	buf_puts(body,
		"\nWhat is wrong with a query is named with the nearest right word, nothing is ignored. "
		"`meta.total` is exact; `links.next` is the next page.\n");
}

bool wellknown_llms(const struct catalog *catalog, struct buf *body, struct error *err)
{
	buf_puts(body, "# ");
	line(body, catalog->title_en);
	buf_puts(body, "\n\n> ");
	line(body, catalog->description_en);
	buf_puts(body, "\n\nVersion ");
	line(body, catalog->version);
	buf_puts(body, " of ");
	line(body, catalog->released);
	buf_puts(body, ", licence ");
	line(body, catalog->license);
	buf_puts(body, ". ");
	write_how(body);
	buf_puts(body, "\n## Resources\n\n");
	for (size_t i = 0; i < catalog->resource_count; i++)
		write_resource(&catalog->resources[i], body);
	const char *base = base_path();
	buf_printf(body,
		"\n## Descriptions\n\n"
		"- [OpenAPI](%s/openapi.json): every path, parameter, field and problem\n"
		"- [Documentation](%s/docs): the same for people, with examples; [in Chinese](%s/docs/zh)\n"
		"- [Dataset](%s/v1/dataset): version, licence, how to cite it\n"
		"- [Search](",
		base, base, base, base);
	examples_search(body);
	buf_puts(body, "): over every resource\n");
	return check(body, err);
}

bool wellknown_robots(const struct catalog *catalog, struct buf *body, struct error *err)
{
	(void)catalog;
	buf_puts(body, "User-agent: *\nAllow: /\n");
	if (*origin()) /* its address is absolute or none (sitemaps.org) */
		buf_printf(body, "Sitemap: %s%s/sitemap.xml\n", origin(), base_path());
	return check(body, err);
}

/* Rows of a table. */
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

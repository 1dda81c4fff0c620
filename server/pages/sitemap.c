#include "pages/sitemap.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/canonical.h"
#include "query/sql.h"
#include "query/target.h"
#include "render/page.h"

#include <string.h>

struct walk {
	const struct source *source;
	sitemap_visitor *visit;
	void *context;
	int left; /* addresses that may still be visited */
	struct error *err;
};

/* Visits the page of this name in each language (NULL: the front page), or of an item below it. */
static bool visit(struct walk *walk, const char *name, const char *key)
{
	struct buf path;
	bool ok = true;
	buf_init(&path, TARGET_MAX);
	for (int i = LANGUAGE_NONE + 1; ok && i < LANGUAGE_COUNT && walk->left > 0; i++) {
		path.len = 0;
		buf_printf(&path, "/%s%s%s%s", language_code((enum language)i), name ? "/" : "",
			name ? name : "", key ? "/" : "");
		canonical_text(&path, key, key ? strlen(key) : 0);
		walk->left--;
		ok = buf_text(&path) ? walk->visit(walk->context, path.data)
							 : error_set(walk->err, ERROR_INTERNAL, "no memory for an address");
	}
	buf_finish(&path);
	return ok;
}

static bool visit_items(struct walk *walk, const struct resource *resource)
{
	struct buf sql;
	const struct sql_values values = {.values = {value_integer(walk->left)}, .count = 1};
	bool ok = true;
	int more = -1;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT \"%s\" FROM \"%s\" ORDER BY 1 LIMIT ?1",
		resource->fields[resource->key].name, resource->view);
	struct statement *row = sql_prepare(walk->source->db, buf_text(&sql), &values, walk->err);
	while (ok && row && walk->left > 0 && (more = statement_step(row, walk->err)) > 0) {
		const char *key = statement_text(row, 0);
		ok = statement_check(row, walk->err) && visit(walk, resource->name, key ? key : "");
	}
	statement_release(row);
	buf_finish(&sql);
	return ok && row && more >= 0;
}

bool sitemap_each(
	const struct source *source, sitemap_visitor *visitor, void *context, struct error *err)
{
	const struct catalog *catalog = source->catalog;
	struct walk walk = {source, visitor, context, SITEMAP_MAX, err};
	bool ok = visit(&walk, NULL, NULL);
	for (size_t i = 0; ok && i < catalog->story_count; i++)
		if (strcmp(catalog->stories[i].name, STORY_FRONT) != 0)
			ok = visit(&walk, catalog->stories[i].name, NULL);
	for (size_t i = 0; ok && i < catalog->resource_count; i++)
		ok = visit(&walk, catalog->resources[i].name, NULL);
	for (size_t i = 0; ok && i < catalog->resource_count; i++)
		if (catalog->resources[i].searched_by_default && walk.left > 0)
			ok = visit_items(&walk, &catalog->resources[i]);
	return ok;
}

/* Addresses contain nothing that XML must escape. */
static bool write_address(void *context, const char *path)
{
	buf_printf(context, "<url><loc>%s%s%s</loc></url>\n", origin(), base_path(), path);
	return true;
}

bool sitemap_write(const struct source *source, struct buf *body, struct error *err)
{
	buf_puts(body,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	bool ok = sitemap_each(source, write_address, body, err);
	buf_puts(body, "</urlset>\n");
	return ok && (!body->failed || error_set(err, ERROR_INTERNAL, "no memory for the sitemap"));
}

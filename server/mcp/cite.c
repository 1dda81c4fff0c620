#include "mcp/cite.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "query/canonical.h"
#include "query/target.h"
#include "render/citation_style.h"

#include <string.h>

enum { ADDRESS_MAX = 8 * TARGET_MAX };

static json_t *take_text(struct buf *text)
{
	json_t *json = text->failed ? NULL : json_stringn(text->data ? text->data : "", text->len);
	buf_finish(text);
	return json;
}

json_t *cite_item(const struct catalog *catalog, const char *resource, const char *key)
{
	struct buf url;
	buf_init(&url, ADDRESS_MAX);
	canonical_pinned(catalog, resource, key, &url);
	return take_text(&url);
}

json_t *cite_address(const struct catalog *catalog, const char *address)
{
	struct buf url;
	buf_init(&url, ADDRESS_MAX);
	canonical_pin(catalog, &url);
	buf_puts(&url, base_path_skip(address) + strlen("/v1"));
	return take_text(&url);
}

/* Cites the dataset (`container` is NULL) or a part of it. */
static json_t *cite(
	const struct catalog *catalog, const char *title, const char *container, const char *url)
{
	struct buf text;
	buf_init(&text, ADDRESS_MAX);
	struct work work = {.id = catalog->name,
		.kind = "dataset",
		.author = catalog->author_en,
		.title = title,
		.container = container,
		.version = catalog->version,
		.issued = catalog->released,
		.url = url,
		.language = language_code(LANGUAGE_EN),
		.note = catalog->license};
	citation_write_work(CITATION_TEXT, LANGUAGE_EN, &work, &text);
	text.len -= text.len > 0 && text.data[text.len - 1] == '\n';
	return take_text(&text);
}

json_t *cite_dataset(const struct catalog *catalog)
{
	struct buf url;
	buf_init(&url, ADDRESS_MAX);
	canonical_pinned(catalog, NULL, NULL, &url);
	json_t *citation =
		buf_text(&url) ? cite(catalog, catalog->title_en, NULL, buf_text(&url)) : NULL;
	buf_finish(&url);
	return citation;
}

json_t *cite_any(const struct catalog *catalog)
{
	return cite(catalog, "{title}", catalog->title_en, "{url}");
}

json_t *cite_any_address(const struct catalog *catalog, const struct resource *resource)
{
	struct buf url;
	buf_init(&url, ADDRESS_MAX);
	canonical_pin(catalog, &url);
	buf_printf(&url, "/%s/{%s}", resource->name, resource->fields[resource->key].name);
	return take_text(&url);
}

#include "pages/cookbook.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "pages/html.h"
#include "recipes.h"

#include <stdbool.h>
#include <string.h>

#define HOST "localhost:8080"

static bool has_all(const struct catalog *catalog, const char *const *resources)
{
	for (; *resources; resources++)
		if (!catalog_resource(catalog, *resources))
			return false;
	return true;
}

static void write_recipe(struct html *html, const char *language, const char *text)
{
	struct buf piece;
	buf_init(&piece, 65536);
	buf_printf(html->out, "<pre data-language=\"%s\">", language);
	for (const char *host; (host = strstr(text, HOST)); text = host + strlen(HOST)) {
		piece.len = 0;
		buf_printf(&piece, "%.*s" HOST "%s", (int)(host - text), text, base_path());
		html_text(html, buf_text(&piece));
	}
	html_text(html, text);
	buf_puts(html->out, "</pre>\n");
	html_finish(html, &piece);
}

void cookbook_write(struct html *html, const struct catalog *catalog)
{
	bool begun = false;
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		if (!has_all(catalog, recipes[i].resources))
			continue;
		if (!begun)
			html_say(
				html, "<h2 id=\"cookbook\">Cookbook</h2>\n", "<h2 id=\"cookbook\">用法示例</h2>\n");
		begun = true;
		write_recipe(html, recipes[i].language, recipes[i].text);
	}
}

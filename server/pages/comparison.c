#include "pages/comparison.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "query/canonical.h"
#include "query/query.h"
#include "query/target.h"

#include <string.h>

static bool refuse(struct error *err, const char *value, const char *suggestion, const char *reason)
{
	return error_add(err, ERROR_BAD_QUERY, "id", value, suggestion, "%s", reason);
}

/* One of them, taken apart at its slash. */
static bool read_record(
	const struct catalog *catalog, char *value, struct compared *ret_record, struct error *err)
{
	char *slash = strchr(value, '/');
	struct nearest search = {.wanted = value};
	if (!slash || slash[1] == '\0')
		return refuse(err, value, NULL, REASON_COMPARED);
	*slash = '\0';
	*ret_record = (struct compared){catalog_resource(catalog, value), slash + 1};
	for (size_t i = 0; i < catalog->resource_count; i++)
		nearest_offer(&search, catalog->resources[i].name);
	return ret_record->resource || refuse(err, value, search.nearest, REASON_NO_RESOURCE);
}

bool comparison_read(const struct catalog *catalog, const struct target *target,
	struct comparison *ret_comparison, struct error *err)
{
	struct comparison comparison = {.count = 0};
	size_t given = 0;
	for (size_t i = 0; i < target->argument_count; i++) {
		if (strcmp(target->arguments[i].key, "id") != 0)
			continue;
		if (given++ < COMPARISON_MAX &&
			read_record(
				catalog, target->arguments[i].value, &comparison.records[comparison.count], err))
			comparison.count++;
	}
	if (given < COMPARISON_MIN || given > COMPARISON_MAX)
		error_add(err, ERROR_BAD_QUERY, "id", NULL, NULL, REASON_COMPARED_COUNT, given,
			COMPARISON_MIN, COMPARISON_MAX);
	if (err->code != ERROR_NONE)
		return false;
	*ret_comparison = comparison;
	return true;
}

void comparison_write(const struct comparison *comparison, struct buf *out)
{
	buf_puts(out, "/compare");
	for (size_t i = 0; i < comparison->count; i++) {
		const struct compared *record = &comparison->records[i];
		buf_printf(out, "%sid=%s/", i == 0 ? "?" : "&", record->resource->name);
		canonical_text(out, record->key, strlen(record->key));
	}
}

void comparison_open_link(struct view *view, const struct comparison *comparison)
{
	struct buf address;
	buf_init(&address, 8 * TARGET_MAX);
	comparison_write(comparison, &address);
	buf_printf(view->html.out, "<a href=\"%s", view->query->base);
	view_text(view, buf_text(&address));
	view_puts(view, "\">");
	html_finish(&view->html, &address);
}

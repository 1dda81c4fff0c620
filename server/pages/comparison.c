#include "pages/comparison.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "pages/page_query.h"
#include "query/canonical.h"
#include "query/nearest_row.h"
#include "query/query.h"
#include "query/target.h"

#include <stdio.h>
#include <string.h>

static const char key_name[] = "id";

static bool refuse(struct error *err, const char *value, const char *suggestion, const char *reason)
{
	return error_add(err, ERROR_BAD_QUERY, key_name, value, suggestion, "%s", reason);
}

/* Suggests the key in the nearest resource. Restores the slash. */
static bool refuse_resource(
	const struct catalog *catalog, char *value, char *slash, struct error *err)
{
	char suggestion[CATALOG_NAME_MAX + TARGET_MAX];
	struct nearest search = {.wanted = value};
	for (size_t i = 0; i < catalog->resource_count; i++)
		nearest_offer(&search, catalog->resources[i].name);
	snprintf(
		suggestion, sizeof suggestion, "%s/%s", search.nearest ? search.nearest : "", slash + 1);
	*slash = '/';
	return refuse(err, value, search.nearest ? suggestion : NULL, REASON_NO_RESOURCE);
}

/*
 * For a key without resource, suggests the first resource that has it or the nearest key, among
 * those that are searched by default.
 */
static bool refuse_key(const struct source *source, const char *key, struct error *err)
{
	const struct catalog *catalog = source->catalog;
	const struct resource *nearest = NULL;
	struct nearest_row row = {.search.wanted = key};
	char suggestion[CATALOG_NAME_MAX + FAULT_SUGGESTION_SIZE + 1];
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const size_t distance = row.search.nearest ? row.search.distance : SIZE_MAX;
		const struct resource *resource = &catalog->resources[i];
		if (!resource->searched_by_default)
			continue;
		if (!nearest_row_offer_key(source->db, resource, &row, err))
			return false;
		if (row.search.nearest && row.search.distance < distance)
			nearest = resource;
	}
	snprintf(suggestion, sizeof suggestion, "%s/%s", nearest ? nearest->name : "", row.text);
	return refuse(err, key, nearest ? suggestion : NULL, REASON_COMPARED);
}

/* Splits an id at its slash. */
static bool read_record(
	const struct source *source, char *value, struct compared *ret_record, struct error *err)
{
	const struct catalog *catalog = source->catalog;
	char *slash = strchr(value, '/');
	if (!slash)
		return refuse_key(source, value, err);
	if (slash[1] == '\0')
		return refuse(err, value, NULL, REASON_COMPARED);
	*slash = '\0';
	*ret_record = (struct compared){catalog_resource(catalog, value), slash + 1};
	return ret_record->resource || refuse_resource(catalog, value, slash, err);
}

bool comparison_read(const struct source *source, const struct target *target,
	struct comparison *ret_comparison, struct error *err)
{
	struct comparison comparison = {.count = 0};
	size_t given = 0;
	for (size_t i = 0; i < target->argument_count; i++) {
		if (strcmp(target->arguments[i].key, key_name) != 0) {
			page_query_judge(&target->arguments[i], key_name, err);
			continue;
		}
		if (given++ < COMPARISON_MAX &&
			read_record(
				source, target->arguments[i].value, &comparison.records[comparison.count], err))
			comparison.count++;
	}
	if (given < COMPARISON_MIN || given > COMPARISON_MAX)
		error_add(err, ERROR_BAD_QUERY, key_name, NULL, NULL, REASON_COMPARED_COUNT, COMPARISON_MIN,
			COMPARISON_MAX, given);
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

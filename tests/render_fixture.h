#ifndef RENDER_FIXTURE_H
#define RENDER_FIXTURE_H

#include "catalog_fixture.h"

#include "base/buf.h"
#include "query/cursor.h"
#include "query/parse.h"
#include "query/query.h"
#include "render/render.h"
#include "query/target.h"
#include "dataset/totals.h"

/* What the suites of render share: a dataset, and what a target of it is rendered to. */

static struct source source;
static struct target target;
static struct query query;
static struct page page;
static struct buf body;

static inline void open_dataset(const char *path)
{
	open_catalog(path);
	source = (struct source){.catalog = catalog, .db = db, .totals = totals_create(1 << 20)};
	ck_assert_ptr_nonnull(source.totals);
}

static inline void close_dataset(void)
{
	totals_destroy(source.totals);
	close_catalog();
}

/* Parses `/v1/RESOURCE?…` into `query`; JSON where no format is asked for. */
static inline void parse(const char *raw, bool of_item)
{
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err));
	const struct resource *resource = catalog_resource(catalog, target.segments[1]);
	ck_assert_ptr_nonnull(resource);
	query = (struct query){.base = "/v1", .catalog = catalog, .format = FORMAT_NONE};
	bool ok = of_item ? query_parse_item(&query, resource, &target, &err)
					  : query_parse(&query, resource, &target, &err);
	ck_assert_msg(ok, "%s: %s", raw, err.faults[0].reason);
	if (query.format == FORMAT_NONE)
		query.format = FORMAT_JSON;
}

/* Renders the collection into `body` and `page`. */
static inline bool render(const char *raw, size_t max)
{
	char storage[TARGET_MAX];
	struct value after[QUERY_SORT_MAX + 1];
	parse(raw, false);
	if (query.cursor)
		ck_assert(cursor_read(&query, catalog->digest, storage, after, &err));
	memset(&page, 'x', sizeof page);
	buf_init(&body, max);
	return render_collection(&source, &query, query.cursor ? after : NULL, &body, &page, &err);
}

static inline bool render_one(const char *raw, size_t max)
{
	parse(raw, true);
	buf_init(&body, max);
	return render_item(&source, &query, target.segments[2], &body, &err);
}

/* What stands in the body between `{"data":` and `,"links"`. */
static inline const char *data(void)
{
	static char text[1 << 16];
	snprintf(text, sizeof text, "%s", buf_text(&body) + strlen("{\"data\":"));
	char *end = strstr(text, ",\"links\":");
	ck_assert_ptr_nonnull(end);
	*end = '\0';
	return text;
}

/* The rows of the index that PARTED says, as if others' rows were between those of its resources.
 */
#define PARTED " (rowid BETWEEN 1 AND 2 OR rowid BETWEEN 6 AND 9 OR rowid BETWEEN 12 AND 13)"

static inline void part_catalog(void)
{
	static struct resource resources[CATALOG_RESOURCES_MAX];
	static struct catalog parted;
	static const struct {
		int64_t first, count;
	} rows[] = {{1, 2}, {6, 4}, {12, 2}};
	parted = *catalog;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		resources[i] = catalog->resources[i];
		resources[i].first_row = i < COUNT(rows) ? rows[i].first : 0;
		resources[i].count = i < COUNT(rows) ? rows[i].count : 0;
		resources[i].weight = 1;
	}
	parted.resources = resources;
	source.catalog = &parted;
}

#endif

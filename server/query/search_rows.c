#include "query/search_rows.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "query/query.h"

#include <inttypes.h>

struct range {
	int64_t first, last;
};

bool search_rows_has(const struct catalog *catalog, const struct query *query, size_t resource)
{
	const struct resource *r = &catalog->resources[resource];
	return r->first_row > 0 && r->count > 0 &&
		(query->types ? query->types >> resource & 1 : r->searched_by_default);
}

/* Stores the ranges of the resources in their order. Returns their number. */
static size_t read_ranges(const struct catalog *catalog, const struct query *query,
	struct range ranges[static CATALOG_RESOURCES_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (!search_rows_has(catalog, query, i))
			continue;
		size_t at = count++;
		for (; at > 0 && ranges[at - 1].first > resource->first_row; at--)
			ranges[at] = ranges[at - 1];
		ranges[at] = (struct range){resource->first_row, resource_last_row(resource)};
	}
	return count;
}

/* Turns ranges into what is between them, the longest first. Returns the number of these. */
static size_t find_gaps(struct range ranges[static CATALOG_RESOURCES_MAX], size_t count)
{
	size_t gaps = 0;
	for (size_t i = 0; i + 1 < count; i++) {
		struct range gap = {ranges[i].last + 1, ranges[i + 1].first - 1};
		size_t at = gaps;
		if (gap.first > gap.last)
			continue;
		for (gaps++; at > 0 && ranges[at - 1].last - ranges[at - 1].first < gap.last - gap.first;
			 at--)
			ranges[at] = ranges[at - 1];
		ranges[at] = gap;
	}
	return gaps;
}

void search_rows_write(const struct catalog *catalog, const struct query *query, struct buf *sql)
{
	struct range ranges[CATALOG_RESOURCES_MAX];
	size_t count = read_ranges(catalog, query, ranges);
	if (count == 0) {
		buf_puts(sql, " AND 0");
		return;
	}
	buf_printf(sql, " AND rowid BETWEEN %" PRId64 " AND %" PRId64, ranges[0].first,
		ranges[count - 1].last);
	size_t gaps = find_gaps(ranges, count);
	for (size_t i = 0; i < gaps; i++)
		buf_printf(sql, " AND rowid NOT BETWEEN %" PRId64 " AND %" PRId64, ranges[i].first,
			ranges[i].last);
}

#include "query/search_rows.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "query/query.h"

#include <inttypes.h>

bool search_rows_has(const struct catalog *catalog, const struct query *query, size_t resource)
{
	const struct resource *r = &catalog->resources[resource];
	return r->first_row > 0 && r->count > 0 &&
		(query->types ? query->types >> resource & 1 : r->searched_by_default);
}

const struct resource *search_rows_resource(const struct catalog *catalog, int64_t row)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (resource->first_row > 0 && row >= resource->first_row &&
			row <= resource_last_row(resource))
			return resource;
	}
	return NULL;
}

double search_rows_rank(const struct catalog *catalog, int64_t row, double rank)
{
	const struct resource *resource = search_rows_resource(catalog, row);
	return resource ? rank * resource->weight : rank;
}

/* Stores the ranges of the resources in the order of their first rows. Returns their number. */
static size_t sort_ranges(const struct catalog *catalog, const struct query *query,
	struct search_range ranges[static CATALOG_RESOURCES_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (!search_rows_has(catalog, query, i))
			continue;
		size_t at = count++;
		for (; at > 0 && ranges[at - 1].first > resource->first_row; at--)
			ranges[at] = ranges[at - 1];
		ranges[at] = (struct search_range){resource->first_row, resource_last_row(resource)};
	}
	return count;
}

size_t search_rows_ranges(const struct catalog *catalog, const struct query *query,
	struct search_range ret_ranges[static CATALOG_RESOURCES_MAX])
{
	size_t sorted = sort_ranges(catalog, query, ret_ranges), count = 0;
	for (size_t i = 0; i < sorted; i++) {
		struct search_range range = ret_ranges[i];
		struct search_range *before = count > 0 ? &ret_ranges[count - 1] : NULL;
		if (!before || range.first > before->last + 1)
			ret_ranges[count++] = range;
		else if (range.last > before->last) /* in a file that lies they may overlap */
			before->last = range.last;
	}
	return count;
}

/* Stores what is between the ranges, the longest first; there is one less. */
static void find_gaps(const struct search_range *ranges, size_t count,
	struct search_range gaps[static CATALOG_RESOURCES_MAX])
{
	for (size_t i = 1; i < count; i++) {
		struct search_range gap = {ranges[i - 1].last + 1, ranges[i].first - 1};
		size_t at = i - 1;
		for (; at > 0 && gaps[at - 1].last - gaps[at - 1].first < gap.last - gap.first; at--)
			gaps[at] = gaps[at - 1];
		gaps[at] = gap;
	}
}

void search_rows_write(const struct catalog *catalog, const struct query *query, struct buf *sql)
{
	struct search_range ranges[CATALOG_RESOURCES_MAX], gaps[CATALOG_RESOURCES_MAX];
	size_t count = search_rows_ranges(catalog, query, ranges);
	if (count == 0) {
		buf_puts(sql, " AND 0");
		return;
	}
	find_gaps(ranges, count, gaps);
	buf_printf(sql, " AND rowid BETWEEN %" PRId64 " AND %" PRId64, ranges[0].first,
		ranges[count - 1].last);
	for (size_t i = 0; i + 1 < count; i++)
		buf_printf(
			sql, " AND rowid NOT BETWEEN %" PRId64 " AND %" PRId64, gaps[i].first, gaps[i].last);
}

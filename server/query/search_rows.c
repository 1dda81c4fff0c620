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

/*
 * Stores what is between the ranges, the longest first. Returns the number of these gaps. In a file
 * that lies ranges may overlap.
 */
static size_t find_gaps(const struct range *ranges, size_t count,
	struct range gaps[static CATALOG_RESOURCES_MAX], int64_t *ret_last)
{
	size_t found = 0;
	*ret_last = ranges[0].last;
	for (size_t i = 1; i < count; i++) {
		struct range gap = {*ret_last + 1, ranges[i].first - 1};
		*ret_last = ranges[i].last > *ret_last ? ranges[i].last : *ret_last;
		if (gap.first > gap.last)
			continue;
		size_t at = found++;
		for (; at > 0 && gaps[at - 1].last - gaps[at - 1].first < gap.last - gap.first; at--)
			gaps[at] = gaps[at - 1];
		gaps[at] = gap;
	}
	return found;
}

void search_rows_write(const struct catalog *catalog, const struct query *query, struct buf *sql)
{
	struct range ranges[CATALOG_RESOURCES_MAX], gaps[CATALOG_RESOURCES_MAX];
	size_t count = read_ranges(catalog, query, ranges);
	int64_t last;
	if (count == 0) {
		buf_puts(sql, " AND 0");
		return;
	}
	size_t found = find_gaps(ranges, count, gaps, &last);
	buf_printf(sql, " AND rowid BETWEEN %" PRId64 " AND %" PRId64, ranges[0].first, last);
	for (size_t i = 0; i < found; i++)
		buf_printf(
			sql, " AND rowid NOT BETWEEN %" PRId64 " AND %" PRId64, gaps[i].first, gaps[i].last);
}

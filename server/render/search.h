#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

struct buf;
struct error;
struct page;
struct query;
struct source;
struct value;

/*
 * Runs a search over all resources, or those of query->types, best hit first: by rank_row(), where
 * names count more than their pinyin and pinyin more than text, then in index order. Writes
 * {"data": […], "links": {…}, "meta": {…}}, the hits as NDJSON lines, or resource and id as CSV.
 * Beyond QUERY_RANKED_MAX hits, only the first in the order of schema/generic/search.sql are
 * ranked.
 *
 * The members of a hit: resource, id, title_zh and title_en (from the resource's label), date,
 * date_start, date_precision, category, status, verdict, refuted (true if the resource's weight is
 * 0), source_ids, fields (the searched texts), highlight (matches in these: offsets in code points,
 * end exclusive), matched_by (name, alias, pinyin, text, keyword, synonym or retired) and its own
 * link.
 *
 * If nothing has all of the terms, JSON answers with what has most of them and says so in
 * `meta.search`: for a retired key its successors, with `retired` (retired_write()); else
 * `relaxed`, `left_out` (relax()) and `reach` (reach_write()). NDJSON and CSV cannot say so and
 * answer with no rows. `after` and errors are as for render_collection().
 */
bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

#endif

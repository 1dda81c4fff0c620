#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

struct buf;
struct error;
struct page;
struct query;
struct source;
struct sql_values;
struct value;

/*
 * Runs a search over all resources, or those of query->types, best hit first: by rank_row() with
 * names above their pinyin above text, then by the order of the index. Writes {"data": […],
 * "links": {…}, "meta": {…}}; or the hits as lines of NDJSON; or resource and id as CSV. Each hit
 * has resource, id, title_zh, title_en (by the resource's label), date, date_start and
 * date_precision (of the field that the date is of), category, status, verdict, refuted (its
 * resource weighs nothing), source_ids, fields (its searched texts), highlight (where in them, in
 * code points, end exclusive), matched_by (as what: name, alias, pinyin, text, keyword, synonym, or
 * retired) and its own link. Of more than QUERY_RANKED_MAX hits the first so many are ranked, in
 * the order of schema/generic/search.sql.
 *
 * Where nothing has all of the terms, JSON gives what has the most of them and says so in
 * `meta.search`: of a retired key, what succeeds it, and `retired` as retired_write() writes it;
 * else `relaxed`, and `left_out` as relax() writes it, and `reach` as reach_write() has it. NDJSON
 * and CSV, which cannot say so, give nothing. `after` and errors as in render_collection().
 */
bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

/*
 * Writes the statement of a page: rank, row, and the other columns of hit_write(). `match` is the
 * search's expression, or NULL for the rows of query->types alone; `spelled` what match_spell_out()
 * made of it.
 */
void search_write_sql(const struct source *source, const struct query *query, const char *match,
	const struct value *after, const struct buf *spelled, struct buf *sql,
	struct sql_values *values);

#endif

#include "render/rivals.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/query.h"
#include "query/search_rows.h"
#include "query/sql.h"
#include "query/where.h"
#include "render/page.h"
#include "render/trail.h"

#include <inttypes.h>
#include <string.h>

enum { RIVALS_MAX = 4 << 20 /* bytes of what they are ranked by */ };

struct rivals {
	const struct source *source;
	const struct query *query;
	struct trail *const *trails;
	struct error *err;
	const unsigned *sets; /* the greatest first */
	size_t count;
	struct buf match, rows;
	int64_t first, last; /* of the rows */
	int64_t steps;       /* that the trails may still go on by */
};

/* A set by the first of its terms that find the same: what is found says each but once. */
static unsigned unify(const struct rivals *r, unsigned set)
{
	unsigned unified = 0;
	for (size_t i = 0; set >> i; i++) {
		size_t first = 0;
		while (strcmp(buf_text(&r->trails[first]->match), buf_text(&r->trails[i]->match)) != 0)
			first++;
		unified |= (set >> i & 1) << first;
	}
	return unified;
}

static void write_terms(struct rivals *r, unsigned set, const char *word)
{
	const char *glue = "(";
	for (size_t i = 0; set >> i; i++) {
		if (!(set >> i & 1))
			continue;
		buf_printf(&r->match, "%s(%s)", glue, buf_text(&r->trails[i]->ranked));
		glue = word;
	}
	buf_puts(&r->match, set != 0 ? ")" : "");
}

/* What all sets share and any of the rest: so the index is led by what they share, and not by each
 * of its words. */
static bool write_match(struct rivals *r)
{
	unsigned any = 0, shared = ~0u;
	for (size_t i = 0; i < r->count; i++) {
		unsigned set = unify(r, r->sets[i]);
		any |= set;
		shared &= set;
	}
	write_terms(r, shared, " AND ");
	if (shared != 0 && shared != any)
		buf_puts(&r->match, " AND ");
	write_terms(r, any & ~shared, " OR ");
	return buf_text(&r->match) || error_set(r->err, ERROR_INTERNAL, "no memory for the search");
}

/* The first rows of each set. */
static bool write_rows(struct rivals *r)
{
	int share = RIVALS_ROWS_MAX / (int)r->count;
	r->first = INT64_MAX;
	for (size_t i = 0; i < r->count; i++) {
		int64_t row = 0;
		for (int n = 0;
			 n < share && (row = trail_meet(r->trails, r->sets[i], row + 1, &r->steps, r->err)) > 0;
			 n++) {
			buf_printf(&r->rows, "%c%" PRId64, r->rows.len > 0 ? ',' : '[', row);
			r->first = row < r->first ? row : r->first;
			r->last = row > r->last ? row : r->last;
		}
		if (row < 0)
			return false;
	}
	buf_putc(&r->rows, ']');
	return buf_text(&r->rows) || error_set(r->err, ERROR_INTERNAL, "no memory for the rows");
}

/* Ranks them: the index is asked once for all, since a word that may go on is put together anew
 * each time. */
static struct statement *rank_rows(struct rivals *r)
{
	struct sql_values values = {.count = 0};
	struct buf sql;
	if (!write_match(r) || !write_rows(r))
		return NULL;
	buf_init(&sql, SQL_MAX);
	where_bind(&values, value_text(r->match.data, r->match.len));
	where_bind(&values, value_integer(r->first));
	where_bind(&values, value_integer(r->last));
	where_bind(&values, value_text(r->rows.data, r->rows.len));
	/* what is found is looked up among the rows: each of them would be a search of its own */
	buf_puts(&sql,
		"SELECT rowid, rank FROM api_search WHERE api_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
		" AND +rowid IN (SELECT value FROM json_each(?4))");
	struct statement *rows = sql_prepare(r->source->db, buf_text(&sql), &values, r->err);
	buf_finish(&sql);
	return rows;
}

/* The greatest set that a row has. */
static unsigned set_of(struct rivals *r, int64_t row)
{
	for (size_t i = 0; i < r->count; i++)
		if (trail_meet(r->trails, r->sets[i], row, &r->steps, r->err) == row)
			return r->sets[i];
	return 0;
}

/* The set whose best row ranks best, of equal ones the greatest; 0 with an error. */
static unsigned take_best(struct rivals *r, struct statement *row)
{
	unsigned best = r->sets[0];
	double best_rank = 1;
	int more = -1;
	while (row && (more = statement_step(row, r->err)) > 0) {
		int64_t number = statement_column(row, 0).integer;
		struct value ranked = statement_column(row, 1);
		double rank = search_rows_rank(r->source->catalog, number, ranked.number);
		if (ranked.type != VALUE_NUMBER || rank > best_rank)
			continue; /* rank_row() ranks so many rows and no more */
		unsigned set = set_of(r, number);
		if (rank < best_rank || set > best)
			best = set;
		best_rank = rank;
	}
	return more == 0 ? best : 0;
}

unsigned rivals_rank(const struct source *source, const struct query *query,
	struct trail *const *trails, const unsigned *sets, size_t count, struct error *err)
{
	struct rivals r = {.source = source,
		.query = query,
		.trails = trails,
		.err = err,
		.sets = sets,
		.count = count,
		.steps = RIVALS_STEPS_MAX};
	buf_init(&r.match, RIVALS_MAX);
	buf_init(&r.rows, RIVALS_MAX);
	struct statement *row = rank_rows(&r);
	unsigned best = take_best(&r, row);
	statement_release(row);
	buf_finish(&r.rows);
	buf_finish(&r.match);
	return best;
}

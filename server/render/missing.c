#include "render/missing.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/match.h"
#include "fulltext/term.h"
#include "fulltext/token.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"
#include "render/choice.h"
#include "render/page.h"

#include <string.h>

/* Whether nothing is found by an expression, which may be empty: that finds everything. */
static bool finds_nothing(const struct source *source, const struct query *query, struct buf *match,
	bool *ret_none, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	*ret_none = false;
	if (match->len == 0)
		return true;
	if (!buf_text(match))
		return error_set(err, ERROR_INTERNAL, "no memory for the search");
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT 1");
	where_write_search(source->catalog, query, buf_text(match), &sql, &values);
	buf_puts(&sql, " LIMIT 1");
	struct statement *row = sql_prepare(source->db, buf_text(&sql), &values, err);
	int more = row ? statement_step(row, err) : -1;
	statement_release(row);
	buf_finish(&sql);
	*ret_none = more == 0;
	return more >= 0;
}

/* Whether nothing has all words but the one that may go on. */
static bool lack(const struct source *source, const struct query *query, size_t unfinished,
	bool *ret_none, struct error *err)
{
	struct buf match;
	buf_init(&match, MATCH_MAX);
	bool ok = match_write_finished(query->q, unfinished, &match, err) &&
		finds_nothing(source, query, &match, ret_none, err);
	buf_finish(&match);
	return ok;
}

bool missing_find(const struct source *source, const struct query *query, bool *ret_none,
	struct term *ret_missing, struct error *err)
{
	struct token_reader reader = {.text = query->q, .len = strlen(query->q)};
	size_t start, end, next, unfinished = match_unfinished(query->q);
	*ret_none = false;
	*ret_missing = (struct term){.len = 0};
	if (term_next(&reader, &start, &end) && !term_next(&reader, &next, &next))
		*ret_missing = (struct term){.text = query->q + start, .len = end - start};
	/* without a word that may go on the search itself tells as much */
	return unfinished == 0 || lack(source, query, unfinished, ret_none, err);
}

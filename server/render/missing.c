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

enum { TYPED_MAX = 4 * MATCH_POINTS_MAX };

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
static bool lack(const struct source *source, const struct query *query, const char *words,
	size_t unfinished, bool *ret_none, struct error *err)
{
	struct buf match;
	buf_init(&match, MATCH_MAX);
	bool ok = match_write_finished(words, unfinished, &match, err) &&
		finds_nothing(source, query, &match, ret_none, err);
	buf_finish(&match);
	return ok;
}

/* Whether nothing has the words that punctuation joins, be it parted: to see that costs little. */
static bool lack_parted(
	const struct source *source, const struct query *query, bool *ret_none, struct error *err)
{
	char words[TYPED_MAX + 1];
	size_t len = strlen(query->q);
	if (len > TYPED_MAX || !term_is_joined(query->q, len))
		return true;
	term_part(query->q, len, words);
	return lack(source, query, words, match_unfinished(query->q), ret_none, err);
}

static bool is_missing(const struct source *source, const struct query *query,
	const struct term *term, bool *ret_none, struct error *err)
{
	char words[TYPED_MAX + 1];
	memcpy(words, term->text, term->len);
	words[term->len] = '\0';
	return lack(source, query, words, 0, ret_none, err);
}

/* Whether a term is looked for by itself: it is joined and has not the word that may go on. */
static bool is_asked_for(const struct query *query, const struct term *term)
{
	const char *unfinished = query->q + match_unfinished(query->q);
	bool goes_on = unfinished > term->text && unfinished <= term->text + term->len;
	return !goes_on && term->len <= TYPED_MAX && term_is_joined(term->text, term->len);
}

static bool find_term(const struct source *source, const struct query *query, bool *ret_none,
	struct term *ret_missing, struct error *err)
{
	struct token_reader reader = {.text = query->q, .len = strlen(query->q)};
	size_t start, end, terms = 0;
	for (; term_next(&reader, &start, &end); terms++) {
		struct token_reader ahead = reader;
		size_t next;
		struct term term = {query->q + start, end - start, 0};
		bool alone = terms == 0 && !term_next(&ahead, &next, &next);
		bool asks = !alone && !*ret_none && is_asked_for(query, &term);
		if (asks && !is_missing(source, query, &term, ret_none, err))
			return false;
		if (alone || (asks && *ret_none))
			*ret_missing = term;
	}
	return true;
}

bool missing_find(const struct source *source, const struct query *query, bool *ret_none,
	struct term *ret_missing, struct error *err)
{
	size_t unfinished = match_unfinished(query->q);
	*ret_none = false;
	*ret_missing = (struct term){.len = 0};
	if (!lack_parted(source, query, ret_none, err) ||
		!find_term(source, query, ret_none, ret_missing, err))
		return false;
	/* without a word that may go on the search itself tells as much */
	return *ret_none || unfinished == 0 || lack(source, query, query->q, unfinished, ret_none, err);
}

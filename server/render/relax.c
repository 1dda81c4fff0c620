#include "render/relax.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/match.h"
#include "fulltext/stopword.h"
#include "fulltext/token.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"
#include "render/page.h"
#include "render/row.h"

#include <string.h>

enum { TYPED_MAX = 4 * MATCH_POINTS_MAX, CHOICES = 1 << RELAX_TERMS_MAX };

/* A term, or a piece of one, as it was typed. */
struct piece {
	const char *text;
	size_t len;
	int64_t hits; /* RELAX_COUNT_MAX at most; 0 where it is left out */
};

struct relaxing {
	struct statement *statement; /* counts what its parameter finds */
	struct piece pieces[RELAX_PIECES_MAX];
	size_t piece_count;
	struct piece *terms[RELAX_TERMS_MAX]; /* those that find something */
	size_t term_count;
	int64_t hits[CHOICES]; /* of each set of terms; -1 where nobody counted */
	struct error *err;
};

/* How many items have all of some words; -1 with an error. */
static int64_t count(struct relaxing *r, const char *words)
{
	struct buf match;
	int64_t hits = -1;
	buf_init(&match, MATCH_MAX);
	if (match_write(words, &match, r->err) && buf_text(&match)) {
		struct value value = value_text(match.data, match.len);
		if (statement_bind(r->statement, 1, &value, r->err) &&
			statement_step(r->statement, r->err) > 0)
			hits = statement_column(r->statement, 0).integer;
		statement_reset(r->statement);
	} else if (r->err->code == ERROR_NONE) {
		error_set(r->err, ERROR_INTERNAL, "no memory for the search");
	}
	buf_finish(&match);
	return hits;
}

static int64_t count_text(struct relaxing *r, const char *text, size_t len)
{
	char words[TYPED_MAX + 1];
	if (len > TYPED_MAX)
		return 0;
	memcpy(words, text, len);
	words[len] = '\0';
	return count(r, words);
}

/* The terms of a set with blanks between them, as they were typed. */
static void write_words(const struct relaxing *r, unsigned set, struct buf *words)
{
	for (size_t i = 0; i < r->term_count; i++) {
		if (!(set >> i & 1))
			continue;
		if (words->len > 0)
			buf_putc(words, ' ');
		buf_put(words, r->terms[i]->text, r->terms[i]->len);
	}
}

static int64_t count_set(struct relaxing *r, unsigned set)
{
	struct buf words;
	if (r->hits[set] >= 0)
		return r->hits[set];
	/* what has not some of the terms has not all of them */
	for (unsigned less = 1; less < set; less++)
		if ((less & set) == less && r->hits[less] == 0)
			return r->hits[set] = 0;
	buf_init(&words, TYPED_MAX + RELAX_TERMS_MAX);
	write_words(r, set, &words);
	if (buf_text(&words))
		r->hits[set] = count(r, words.data);
	else
		error_set(r->err, ERROR_INTERNAL, "no memory for the search");
	buf_finish(&words);
	return r->hits[set];
}

/* Those that were left out before join what is left out beside them. */
static void add(struct relaxing *r, const char *text, size_t len, int64_t hits, bool joins)
{
	struct piece *last = r->piece_count > 0 ? &r->pieces[r->piece_count - 1] : NULL;
	bool full = r->piece_count == RELAX_PIECES_MAX;
	if (last && (full || (joins && hits == 0 && last->hits == 0))) {
		last->len = (size_t)(text + len - last->text);
		last->hits = 0;
		return;
	}
	r->pieces[r->piece_count++] = (struct piece){text, len, hits};
}

static bool is_stopword_next(const struct token_reader *reader)
{
	struct token_reader ahead = *reader;
	return stopword_skip(&ahead);
}

/*
 * The longest run of tokens from the first on that is found and holds no stop word: how many hits it has;
 * its last token ends at *ret_end. None where it is but an ideograph.
 */
static int64_t take_longest(
	struct relaxing *r, struct token_reader *reader, size_t start, size_t *ret_end)
{
	struct token_reader ahead = *reader;
	struct token token;
	int64_t hits = 0;
	for (size_t tokens = 1; token_next(&ahead, &token) && token.kind != TOKEN_MARK; tokens++) {
		int64_t found = count_text(r, reader->text + start, token.end - start);
		if (found > 0 && (tokens > 1 || token.kind == TOKEN_WORD)) {
			*reader = ahead;
			*ret_end = token.end;
			hits = found;
		}
		if (found <= 0 || is_stopword_next(&ahead))
			break;
	}
	return hits;
}

static void take_apart(struct relaxing *r, const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len}, next = reader;
	struct token token;
	bool joins = false;
	for (; token_next(&next, &token) && r->err->code == ERROR_NONE; next = reader, joins = true) {
		size_t end = token.end;
		int64_t hits = 0;
		if (r->piece_count == RELAX_PIECES_MAX)
			reader = next;
		else if (stopword_skip(&reader))
			end = reader.at;
		else
			hits = take_longest(r, &reader, token.start, &end);
		if (end == token.end && hits == 0)
			reader = next;
		if (token.kind != TOKEN_MARK)
			add(r, text + token.start, end - token.start, hits, joins);
	}
}

static void take_term(struct relaxing *r, const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	bool stops = stopword_skip(&reader) && reader.at == len;
	int64_t hits = !stops && r->piece_count < RELAX_PIECES_MAX ? count_text(r, text, len) : 0;
	if (hits > 0)
		add(r, text, len, hits, false);
	else if (r->err->code == ERROR_NONE)
		take_apart(r, text, len);
}

/* Terms are parted by what is between tokens; one of punctuation alone is none. */
static void take_terms(struct relaxing *r, const char *q)
{
	struct token_reader reader = {.text = q, .len = strlen(q)};
	struct token token;
	size_t start = 0, end = 0;
	bool any = false;
	while (r->err->code == ERROR_NONE && token_next(&reader, &token)) {
		if (any && token.start > end) {
			take_term(r, q + start, end - start);
			any = false;
		}
		if (token.start > end || end == 0)
			start = token.start;
		any = any || token.kind != TOKEN_MARK;
		end = token.end;
	}
	if (any && r->err->code == ERROR_NONE)
		take_term(r, q + start, end - start);
}

/* What finds something, and of more than can be looked for together the rarest. */
static void choose_terms(struct relaxing *r)
{
	for (;;) {
		struct piece *common = NULL;
		r->term_count = 0;
		for (size_t i = 0, found = 0; i < r->piece_count; i++) {
			struct piece *piece = &r->pieces[i];
			if (piece->hits == 0)
				continue;
			if (!common || piece->hits >= common->hits)
				common = piece;
			if (found++ < RELAX_TERMS_MAX)
				r->terms[r->term_count++] = piece;
			else
				r->term_count = RELAX_TERMS_MAX + 1;
		}
		if (r->term_count <= RELAX_TERMS_MAX)
			return;
		common->hits = 0;
	}
}

/* The largest set of terms that an item has, of those of a size the one that the fewest have. */
static unsigned choose_set(struct relaxing *r)
{
	unsigned all = (1u << r->term_count) - 1, best = 0;
	for (unsigned set = 1; set <= all; set++)
		r->hits[set] = -1;
	/* what does not go together in pairs tells of most larger sets that they are not found */
	for (unsigned set = 1; r->term_count > 3 && set <= all; set++)
		if (__builtin_popcount(set) == 2 && count_set(r, set) < 0)
			return 0;
	for (int size = (int)r->term_count; size > 0 && best == 0; size--) {
		for (unsigned set = 1; set <= all; set++) {
			if (__builtin_popcount(set) != size)
				continue;
			int64_t hits = count_set(r, set);
			if (hits < 0)
				return 0;
			if (hits > 0 && (best == 0 || hits < r->hits[best]))
				best = set;
		}
	}
	return best;
}

static void write_choice(struct relaxing *r, unsigned set, struct buf *match, struct buf *left_out)
{
	struct buf words;
	buf_init(&words, TYPED_MAX + RELAX_TERMS_MAX);
	write_words(r, set, &words);
	if (buf_text(&words))
		match_write(words.data, match, r->err);
	buf_finish(&words);
	for (size_t i = 0; i < r->term_count; i++)
		if (!(set >> i & 1))
			r->terms[i]->hits = 0;
	for (size_t i = 0; i < r->piece_count; i++) {
		if (r->pieces[i].hits > 0)
			continue;
		buf_puts(left_out, left_out->len > 0 ? "," : "");
		row_write_string(left_out, r->pieces[i].text, r->pieces[i].len);
	}
}

bool relax(const struct source *source, const struct query *query, struct buf *match,
	struct buf *left_out, struct error *err)
{
	struct relaxing r = {.err = err};
	struct sql_values values = {.count = 0};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT count(*) FROM (SELECT 1");
	where_write_search(source->catalog, query, "", &sql, &values);
	buf_printf(&sql, " LIMIT %d)", RELAX_COUNT_MAX);
	r.statement = sql_prepare(source->db, &sql, &values, err);
	if (r.statement)
		take_terms(&r, query->q);
	choose_terms(&r);
	unsigned set = err->code == ERROR_NONE && r.term_count > 0 ? choose_set(&r) : 0;
	if (set != 0 && err->code == ERROR_NONE)
		write_choice(&r, set, match, left_out);
	statement_release(r.statement);
	buf_finish(&sql);
	if (match->failed || left_out->failed)
		error_set(err, ERROR_INTERNAL, "no memory for the search");
	return err->code == ERROR_NONE;
}

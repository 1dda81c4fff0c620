#include "render/relax.h"

#include "base/buf.h"
#include "base/error.h"
#include "fulltext/stopword.h"
#include "fulltext/term.h"
#include "fulltext/token.h"
#include "query/query.h"
#include "render/choice.h"
#include "render/row.h"

#include <string.h>

struct relaxing {
	struct choice choice;
	struct term pieces[RELAX_PIECES_MAX];
	size_t piece_count;
	struct error *err;
};

/* Those that were left out before join what is left out beside them. */
static void add(struct relaxing *r, const char *text, size_t len, int64_t hits, bool joins)
{
	struct term *last = r->piece_count > 0 ? &r->pieces[r->piece_count - 1] : NULL;
	bool full = r->piece_count == RELAX_PIECES_MAX;
	if (last && (full || (joins && hits == 0 && last->hits == 0))) {
		last->len = (size_t)(text + len - last->text);
		last->hits = 0;
		return;
	}
	r->pieces[r->piece_count++] = (struct term){.text = text, .len = len, .hits = hits};
}

static bool is_stopword_next(const struct token_reader *reader)
{
	struct token_reader ahead = *reader;
	return stopword_skip(&ahead);
}

/*
 * The longest run of tokens from the first on that is found and holds no stop word: how many hits
 * it has; its last token ends at *ret_end. None where it is but an ideograph.
 */
static int64_t take_longest(
	struct relaxing *r, struct token_reader *reader, size_t start, size_t *ret_end)
{
	struct token_reader ahead = *reader;
	struct token token;
	int64_t hits = 0;
	for (size_t tokens = 1; token_next(&ahead, &token) && token.kind != TOKEN_MARK; tokens++) {
		int64_t found = choice_count(&r->choice, reader->text + start, token.end - start);
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

/* What the token before was: nothing to the next, a stop word, or one ideograph that is not found.
 */
enum before { BEFORE_PIECE, BEFORE_STOPWORD, BEFORE_STRAY };

/* Whether the next token may belong to what is before it. */
static bool may_lean_back(struct token_reader reader, enum before before)
{
	return before == BEFORE_STRAY || (before == BEFORE_STOPWORD && stopword_skip_measure(&reader));
}

/*
 * The longest piece from the next token on, as of take_longest(). None, with the reader where it
 * was, where the token belongs to what is before it: 多少家|互联网医院, 华山|医院. That shows in
 * what follows being found more often without it, or further, as 庭医生 is not without 家.
 */
static int64_t take_piece(struct relaxing *r, struct token_reader *reader,
	const struct token *first, enum before before, size_t *ret_end)
{
	struct token_reader with = *reader, without = *reader;
	struct token token, second;
	size_t end = first->end;
	int64_t hits = take_longest(r, &with, first->start, ret_end);
	if (hits > 0 && may_lean_back(*reader, before) && token_next(&without, &token)) {
		struct token_reader ahead = without;
		bool follows = token_next(&ahead, &second) && second.start == first->end;
		int64_t rest = follows ? take_longest(r, &without, second.start, &end) : 0;
		if (rest > 0 && (end > *ret_end || (end == *ret_end && rest > hits))) {
			*ret_end = first->end;
			return 0;
		}
	}
	*reader = with;
	return hits;
}

static void take_apart(struct relaxing *r, const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len}, next = reader;
	enum before before = BEFORE_PIECE;
	struct token token;
	bool joins = false;
	for (; token_next(&next, &token) && r->err->code == ERROR_NONE; next = reader) {
		size_t end = token.end;
		int64_t hits = 0;
		if (stopword_skip(&reader)) {
			before = BEFORE_STOPWORD;
			joins = false;
			continue;
		}
		/* of 多少家 */
		bool counts = before == BEFORE_STOPWORD && may_lean_back(reader, before);
		if (r->piece_count < RELAX_PIECES_MAX)
			hits = take_piece(r, &reader, &token, before, &end);
		if (end == token.end && hits == 0)
			reader = next;
		bool says = hits > 0 || !counts;
		if (token.kind != TOKEN_MARK && says)
			add(r, text + token.start, end - token.start, hits, joins);
		bool stray = hits == 0 && token.kind == TOKEN_IDEOGRAPH && before == BEFORE_PIECE;
		before = stray ? BEFORE_STRAY : BEFORE_PIECE;
		joins = says;
	}
}

static void take_term(struct relaxing *r, const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	bool stops = stopword_skip(&reader) && reader.at == len;
	int64_t hits =
		!stops && r->piece_count < RELAX_PIECES_MAX ? choice_count(&r->choice, text, len) : 0;
	if (hits > 0)
		add(r, text, len, hits, false);
	else if (r->err->code == ERROR_NONE)
		take_apart(r, text, len);
}

static void take_terms(struct relaxing *r, const char *q)
{
	struct token_reader reader = {.text = q, .len = strlen(q)};
	size_t start, end;
	while (r->err->code == ERROR_NONE && term_next(&reader, &start, &end))
		take_term(r, q + start, end - start);
}

/* What finds something, and of more than can be looked for together the rarest. */
static void choose_terms(struct relaxing *r)
{
	struct choice *choice = &r->choice;
	for (;;) {
		struct term *common = NULL;
		size_t found = 0;
		for (size_t i = 0; i < r->piece_count; i++) {
			struct term *piece = &r->pieces[i];
			if (piece->hits == 0)
				continue;
			if (!common || piece->hits >= common->hits)
				common = piece;
			if (found < CHOICE_TERMS_MAX)
				choice->terms[found] = piece;
			found++;
		}
		choice->term_count = found;
		if (found <= CHOICE_TERMS_MAX)
			return;
		common->hits = 0;
	}
}

/* Without the marks at its end: open? */
static size_t length_of_words(const struct term *piece)
{
	struct token_reader reader = {.text = piece->text, .len = piece->len};
	struct token token;
	size_t end = 0;
	while (token_next(&reader, &token))
		end = token.kind == TOKEN_MARK ? end : token.end;
	return end;
}

static void write_left_out(const struct relaxing *r, struct buf *left_out)
{
	for (size_t i = 0; i < r->piece_count; i++) {
		const struct term *piece = &r->pieces[i];
		if (piece->hits > 0 || stopword_is_idle(piece->text, piece->len))
			continue;
		buf_puts(left_out, left_out->len > 0 ? "," : "");
		row_write_string(left_out, piece->text, length_of_words(piece));
	}
}

bool relax(const struct source *source, const struct query *query, const struct term *missing,
	struct buf *match, struct buf *left_out, struct error *err)
{
	struct relaxing r = {.err = err};
	choice_init(&r.choice, source, query, err);
	if (missing->len > 0)
		choice_know(&r.choice, missing);
	take_terms(&r, query->q);
	choose_terms(&r);
	if (err->code == ERROR_NONE && choice_make(&r.choice, match))
		write_left_out(&r, left_out);
	choice_finish(&r.choice);
	if (match->failed || left_out->failed)
		error_set(err, ERROR_INTERNAL, "no memory for the search");
	return err->code == ERROR_NONE;
}

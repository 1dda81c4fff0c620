#include "render/relax.h"

#include "base/buf.h"
#include "base/error.h"
#include "fulltext/stopword.h"
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
	r->pieces[r->piece_count++] = (struct term){text, len, hits};
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
	int64_t hits =
		!stops && r->piece_count < RELAX_PIECES_MAX ? choice_count(&r->choice, text, len) : 0;
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

static void write_left_out(const struct relaxing *r, struct buf *left_out)
{
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
	if (choice_init(&r.choice, source, query, err))
		take_terms(&r, query->q);
	choose_terms(&r);
	if (err->code == ERROR_NONE && choice_make(&r.choice, match))
		write_left_out(&r, left_out);
	choice_finish(&r.choice);
	if (match->failed || left_out->failed)
		error_set(err, ERROR_INTERNAL, "no memory for the search");
	return err->code == ERROR_NONE;
}

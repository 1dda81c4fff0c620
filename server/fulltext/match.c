#include "fulltext/match.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "fulltext/numeral.h"
#include "fulltext/token.h"

#include <stdint.h>
#include <string.h>

static size_t count_points(const char *text, size_t len)
{
	size_t count = 0;
	uint32_t point;
	for (size_t at = 0; at < len; count++) {
		size_t step = text_point(text + at, len - at, &point);
		at += step > 0 ? step : 1;
	}
	return count;
}

/* A piece of a term in one script; the pieces of a term stand one behind the other. */
struct piece {
	size_t start, end; /* in the folded text */
	bool begins_term;
};

struct reading {
	struct buf folded; /* terms without blanks between them, "." for punctuation within one */
	struct piece pieces[MATCH_POINTS_MAX];
	size_t count;
	enum token_kind kind; /* of the last token */
	bool numeral;         /* it is a numeral, digits or Chinese */
	bool open;            /* within a term */
	bool mark;            /* punctuation came last; it counts only where the term goes on */
	bool marked;          /* the term holds punctuation, and is not taken apart */
	size_t unfinished;    /* bytes of what was typed up to the end of the word that is */
	size_t prefix;        /* the piece that ends in it */
	size_t standing;      /* terms of several pieces that are still looked for as they stand */
	bool ranks;           /* what finds the same rows counts for more by how it is said */
};

static void read_token(struct reading *r, const struct token *token)
{
	if (token->kind == TOKEN_MARK) {
		r->mark = r->open;
		return;
	}
	bool numeral = numeral_is_token(token);
	if (r->open && r->mark) {
		buf_putc(&r->folded, '.');
		/* its pieces are one again */
		while (!r->pieces[r->count - 1].begins_term)
			r->count--;
		r->marked = true;
	}
	bool changes = token->kind != r->kind && !(numeral && r->numeral) && !r->marked;
	if (!r->open || changes) {
		r->pieces[r->count++] = (struct piece){.start = r->folded.len, .begins_term = !r->open};
		r->marked = r->marked && r->open;
	}
	buf_put(&r->folded, token->text, token->len);
	r->pieces[r->count - 1].end = r->folded.len;
	r->kind = token->kind;
	r->numeral = numeral;
	r->open = true;
	r->mark = false;
	if (token->end == r->unfinished)
		r->prefix = r->count - 1;
}

static void read_terms(struct reading *r, const char *q, size_t len)
{
	struct token_reader reader = {.text = q, .len = len};
	struct token token;
	for (size_t end = 0; token_next(&reader, &token); end = token.end) {
		/* tokens with something between them are tokens with a blank between them */
		if (token.start > end)
			r->open = r->mark = r->marked = false;
		read_token(r, &token);
	}
}

/*
 * A phrase and what is held for the same: the stem of an English word, a number in the other
 * script. What has a whole word has its stem, which is enough to find it.
 */
static void write_phrase(
	const struct reading *r, const char *text, size_t len, bool prefix, struct buf *out)
{
	struct buf other;
	buf_init(&other, out->max);
	bool number = numeral_write(text, len, &other) && !memchr(text, '.', len);
	bool english = token_is_english(text, len);
	bool itself = !english || prefix || r->ranks, both = itself && (number || english);
	buf_puts(out, both ? "(" : "");
	if (itself) {
		buf_putc(out, '"');
		buf_put(out, text, len);
		buf_puts(out, prefix ? "\" *" : "\"");
	}
	if (number || english) {
		buf_puts(out, both ? " OR \"" : "\"");
		buf_puts(out, english ? "~" : "");
		buf_put(out, other.data, other.len);
		buf_puts(out, both ? "\")" : "\"");
	}
	out->failed = out->failed || other.failed;
	buf_finish(&other);
}

/* Whether pieces `first` up to `end` are the text of those from `other` up to `other_end`. */
static bool are_equal(
	const struct reading *r, size_t first, size_t end, size_t other, size_t other_end)
{
	size_t start = r->pieces[first].start, len = r->pieces[end - 1].end - start;
	size_t other_start = r->pieces[other].start;
	return r->pieces[other_end - 1].end - other_start == len &&
		memcmp(r->folded.data + start, r->folded.data + other_start, len) == 0;
}

/* What a term has said finds no more when it is said again, and costs as much. */
static bool is_said_piece(const struct reading *r, size_t first, size_t piece)
{
	for (size_t i = first; i < piece; i++)
		if (are_equal(r, i, i + 1, piece, piece + 1))
			return true;
	return false;
}

/*
 * A term is looked for where its script changes as pieces that all must be found. That it is also
 * looked for as it stands finds nothing more, but counts for more; what begins with a word that
 * goes on is not, since FTS5 would put that together twice.
 */
static void write_term(struct reading *r, size_t first, size_t end, struct buf *out)
{
	const char *text = r->folded.data;
	size_t prefix = r->prefix;
	bool stands = end - first > 1 && prefix != end - 1 && r->ranks && r->standing > 0;
	if (stands) {
		r->standing--;
		buf_puts(out, "(\"");
		buf_put(
			out, text + r->pieces[first].start, r->pieces[end - 1].end - r->pieces[first].start);
		buf_puts(out, "\" OR ");
	}
	buf_puts(out, end - first > 1 ? "(" : "");
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = &r->pieces[i];
		if (i != prefix && is_said_piece(r, first, i))
			continue;
		buf_puts(out, i > first ? " AND " : "");
		write_phrase(r, text + piece->start, piece->end - piece->start, prefix == i, out);
	}
	buf_puts(out, end - first > 1 ? ")" : "");
	buf_puts(out, stands ? ")" : "");
}

static size_t find_end(const struct reading *r, size_t first)
{
	size_t end = first + 1;
	while (end < r->count && !r->pieces[end].begins_term)
		end++;
	return end;
}

static bool is_said_term(const struct reading *r, size_t first, size_t end)
{
	for (size_t other = 0, other_end; other < first; other = other_end) {
		other_end = find_end(r, other);
		if (are_equal(r, other, other_end, first, end))
			return true;
	}
	return false;
}

static void write_terms(struct reading *r, bool finished, struct buf *out)
{
	for (size_t first = 0, end; first < r->count; first = end) {
		end = find_end(r, first);
		bool has_prefix = r->prefix >= first && r->prefix < end;
		if (has_prefix ? finished : is_said_term(r, first, end))
			continue;
		buf_puts(out, out->len > 0 ? " AND " : "");
		write_term(r, first, end, out);
	}
}

/* Of how many characters a word of letters is; 0 of what is none. */
static size_t measure_word(const struct token *token)
{
	char c = token->len > 0 ? token->text[token->len - 1] : '0';
	bool letter = token->kind == TOKEN_WORD && !(c >= '0' && c <= '9');
	return letter ? count_points(token->text, token->len) : 0;
}

size_t match_unfinished(const char *q)
{
	struct token_reader reader = {.text = q, .len = strlen(q)};
	struct token token = {.end = 0}, last = {.kind = TOKEN_MARK};
	size_t end = 0, unfinished = 0;
	for (bool more = true; more; end = token.end) {
		more = token_next(&reader, &token);
		if (!more || token.start > end) { /* that was a term */
			size_t points = measure_word(&last);
			if (points > 0)
				unfinished = points > 1 ? last.end : 0;
			last.kind = TOKEN_MARK;
		}
		if (more && token.kind != TOKEN_MARK)
			last = token;
	}
	return end < reader.len ? 0 : unfinished; /* a blank comes last */
}

static bool write(
	const char *q, size_t unfinished, bool ranks, bool finished, struct buf *out, struct error *err)
{
	size_t len = strlen(q), points = count_points(q, len);
	if (points < 1 || points > MATCH_POINTS_MAX)
		return error_add(err, ERROR_BAD_QUERY, "q", q, NULL, REASON_Q, MATCH_POINTS_MAX);
	struct reading reading = {.unfinished = unfinished,
		.prefix = SIZE_MAX,
		.standing = MATCH_STANDING_MAX,
		.ranks = ranks};
	buf_init(&reading.folded, MATCH_POINTS_MAX * sizeof(uint32_t));
	read_terms(&reading, q, len);
	bool found = reading.count > 0;
	if (found && buf_text(&reading.folded))
		write_terms(&reading, finished, out);
	bool failed = reading.folded.failed || out->failed;
	buf_finish(&reading.folded);
	if (!found)
		return error_add(err, ERROR_BAD_QUERY, "q", q, NULL, REASON_NO_LETTER);
	return !failed || error_set(err, ERROR_INTERNAL, "no memory for the search");
}

bool match_write(const char *q, size_t unfinished, struct buf *out, struct error *err)
{
	return write(q, unfinished, true, false, out, err);
}

bool match_write_rows(const char *q, size_t unfinished, struct buf *out, struct error *err)
{
	return write(q, unfinished, false, false, out, err);
}

bool match_write_finished(const char *q, size_t unfinished, struct buf *out, struct error *err)
{
	return write(q, unfinished, false, true, out, err);
}

bool match_goes_on(const char *match)
{
	return strchr(match, '*');
}

static uint8_t count_tokens(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	uint8_t count = 0;
	if (text[0] == '~') /* a stem is one token */
		return 1;
	while (token_next(&reader, &token))
		count++;
	return count;
}

void match_measure(const char *match, struct match_sizes *sizes)
{
	sizes->count = 0;
	for (const char *p = match; (p = strchr(p, '"'));) {
		size_t len = strcspn(++p, "\"");
		sizes->tokens[sizes->count++] = count_tokens(p, len);
		p += len + 1;
	}
}

int match_size(const struct match_sizes *sizes, int phrase)
{
	return (size_t)phrase < sizes->count ? sizes->tokens[phrase] : 1;
}

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

/* A phrase and what is held for the same: the stem of an English word, a number in the other
 * script. */
static void write_phrase(const char *text, size_t len, bool prefix, struct buf *out)
{
	struct buf other;
	buf_init(&other, out->max);
	bool number = numeral_write(text, len, &other) && !memchr(text, '.', len);
	bool english = token_is_english(text, len);
	buf_puts(out, number || english ? "(\"" : "\"");
	buf_put(out, text, len);
	buf_puts(out, prefix ? "\" *" : "\"");
	if (number || english) {
		buf_puts(out, english ? " OR \"~" : " OR \"");
		buf_put(out, other.data, other.len);
		buf_puts(out, "\")");
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

/* A term is looked for as it stands, and where its script changes as pieces that all must be found.
 */
static void write_term(
	const struct reading *r, size_t first, size_t end, size_t prefix, struct buf *out)
{
	const char *text = r->folded.data;
	if (end - first > 1) {
		buf_puts(out, "(\"");
		buf_put(
			out, text + r->pieces[first].start, r->pieces[end - 1].end - r->pieces[first].start);
		buf_puts(out, prefix == end - 1 ? "\" * OR (" : "\" OR (");
	}
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = &r->pieces[i];
		if (i != prefix && is_said_piece(r, first, i))
			continue;
		buf_puts(out, i > first ? " AND " : "");
		write_phrase(text + piece->start, piece->end - piece->start, prefix == i, out);
	}
	buf_puts(out, end - first > 1 ? "))" : "");
}

/* Of how many characters the word is that a piece ends in; 0 if it ends in no letter. */
static size_t measure_last_word(const struct reading *r, size_t piece)
{
	size_t end = r->pieces[piece].end;
	struct token_reader last = {.text = r->folded.data, .len = end, .at = r->pieces[piece].start};
	struct token token = {.kind = TOKEN_MARK};
	while (token_next(&last, &token))
		continue;
	char c = r->folded.data[end - 1];
	bool letter = token.kind == TOKEN_WORD && !(c >= '0' && c <= '9');
	return letter ? count_points(token.text, token.len) : 0;
}

/* The last piece that ends a term in a letter: its word may be begun only, unless that letter is
 * all of it. */
static size_t find_prefix(const struct reading *r)
{
	for (size_t i = r->count; i > 0; i--) {
		bool ends_term = i == r->count || r->pieces[i].begins_term;
		size_t len = ends_term ? measure_last_word(r, i - 1) : 0;
		if (len > 0)
			return len > 1 ? i - 1 : r->count;
	}
	return r->count;
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

static void write_terms(const struct reading *r, struct buf *out)
{
	size_t prefix = find_prefix(r);
	for (size_t first = 0, end; first < r->count; first = end) {
		end = find_end(r, first);
		bool has_prefix = prefix >= first && prefix < end;
		if (!has_prefix && is_said_term(r, first, end))
			continue;
		buf_puts(out, first > 0 ? " AND " : "");
		write_term(r, first, end, prefix, out);
	}
}

bool match_write(const char *q, struct buf *out, struct error *err)
{
	size_t len = strlen(q), points = count_points(q, len);
	if (points < 1 || points > MATCH_POINTS_MAX)
		return error_add(err, ERROR_BAD_QUERY, "q", q, NULL, REASON_Q, MATCH_POINTS_MAX);
	struct reading reading = {.count = 0};
	buf_init(&reading.folded, MATCH_POINTS_MAX * sizeof(uint32_t));
	read_terms(&reading, q, len);
	bool found = reading.count > 0;
	if (found && buf_text(&reading.folded))
		write_terms(&reading, out);
	bool failed = reading.folded.failed || out->failed;
	buf_finish(&reading.folded);
	if (!found)
		return error_add(err, ERROR_BAD_QUERY, "q", q, NULL, REASON_NO_LETTER);
	return !failed || error_set(err, ERROR_INTERNAL, "no memory for the search");
}

void match_spell_out(const char *match, struct buf *out)
{
	for (const char *p = match; *p; p++) {
		if (*p != '"') {
			buf_putc(out, *p);
			continue;
		}
		if (p[1] == '~') { /* a stem is one token */
			size_t len = strcspn(p + 1, "\"") + 2;
			buf_put(out, p, len);
			p += len - 1;
			continue;
		}
		struct token_reader reader = {.text = p + 1, .len = strcspn(p + 1, "\"")};
		struct token token;
		for (const char *glue = "\""; token_next(&reader, &token); glue = "\" + \"") {
			buf_puts(out, glue);
			buf_put(out, token.text, token.len);
		}
		buf_putc(out, '"');
		p += reader.len + 1;
	}
}

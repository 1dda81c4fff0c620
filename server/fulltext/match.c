#include "fulltext/match.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "fulltext/numeral.h"
#include "fulltext/question.h"
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

struct writing {
	const struct question *question;
	bool ranks;      /* what finds the same rows counts for more by how it is said */
	bool finished;   /* without the term that may go on */
	size_t standing; /* terms of several pieces that are still looked for as they stand */
	struct buf *out;
};

/*
 * A phrase and what is held for the same: the stem of an English word, a number in the other
 * script. What has a whole word has its stem, which is enough to find it.
 */
static void write_phrase(const struct writing *w, const char *text, size_t len, bool prefix)
{
	struct buf other, *out = w->out;
	buf_init(&other, out->max);
	bool number = numeral_write(text, len, &other) && !memchr(text, '.', len);
	bool english = token_is_english(text, len);
	bool itself = !english || prefix || w->ranks, both = itself && (number || english);
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

/* The pieces of a term that others do not imply. */
static size_t count_pieces(const struct question *question, size_t first, size_t end)
{
	size_t count = 0;
	for (size_t i = first; i < end; i++)
		count += !question->pieces[i].implied;
	return count;
}

/*
 * A term, of which others do not imply all, is looked for where its script changes as pieces that
 * all must be found. That it is also looked for as it stands finds nothing more, but counts for
 * more; what begins with a word that goes on is not, since FTS5 would put that together twice.
 */
static void write_term(struct writing *w, size_t first, size_t end)
{
	const struct question *question = w->question;
	const struct piece *pieces = question->pieces;
	const char *text = question->folded.data, *glue = "";
	size_t prefix = question->prefix, count = count_pieces(question, first, end);
	bool stands = end - first > 1 && prefix != end - 1 && w->ranks && w->standing > 0;
	if (stands) {
		w->standing--;
		buf_puts(w->out, "(\"");
		buf_put(w->out, text + pieces[first].start, pieces[end - 1].end - pieces[first].start);
		buf_puts(w->out, "\" OR ");
	}
	buf_puts(w->out, count > 1 ? "(" : "");
	for (size_t i = first; i < end; i++) {
		if (pieces[i].implied)
			continue;
		buf_puts(w->out, glue);
		write_phrase(w, text + pieces[i].start, pieces[i].end - pieces[i].start, prefix == i);
		glue = " AND ";
	}
	buf_puts(w->out, count > 1 ? ")" : "");
	buf_puts(w->out, stands ? ")" : "");
}

static void write_terms(struct writing *w)
{
	const struct question *question = w->question;
	for (size_t first = 0, end; first < question->count; first = end) {
		end = question_term_end(question, first);
		bool has_prefix = question->prefix >= first && question->prefix < end;
		if ((has_prefix && w->finished) || count_pieces(question, first, end) == 0)
			continue;
		buf_puts(w->out, w->out->len > 0 ? " AND " : "");
		write_term(w, first, end);
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
	if (points < 1 || points > QUESTION_POINTS_MAX)
		return error_add(err, ERROR_BAD_QUERY, "q", q, NULL, REASON_Q, QUESTION_POINTS_MAX);
	struct question question;
	struct writing writing = {.question = &question,
		.ranks = ranks,
		.finished = finished,
		.standing = MATCH_STANDING_MAX,
		.out = out};
	bool failed = !question_read(&question, q, len, unfinished), found = question.count > 0;
	if (!failed)
		write_terms(&writing);
	failed = failed || out->failed;
	question_finish(&question);
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

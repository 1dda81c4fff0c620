#include "fulltext/match.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
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

static bool ends_in_letter(const struct token *token)
{
	char last = token->text[token->len - 1];
	return token->kind == TOKEN_WORD && !(last >= '0' && last <= '9');
}

struct writing {
	struct buf out;
	size_t terms;
	size_t prefix; /* where in `out` the last term that may be a prefix ends */
	bool open;     /* within a term */
	bool mark;     /* punctuation came last; it counts only where the term goes on */
	bool letter;   /* the term so far ends in a letter of a word */
};

static void close_term(struct writing *w)
{
	if (!w->open)
		return;
	buf_putc(&w->out, '"');
	if (w->letter)
		w->prefix = w->out.len;
	w->open = w->mark = false;
}

static void add_token(struct writing *w, const struct token *token)
{
	if (token->kind == TOKEN_MARK) {
		w->mark = w->open;
		return;
	}
	if (!w->open)
		buf_puts(&w->out, w->terms++ > 0 ? " AND \"" : "\"");
	else if (w->mark)
		buf_putc(&w->out, '.');
	buf_put(&w->out, token->text, token->len);
	w->open = true;
	w->mark = false;
	w->letter = ends_in_letter(token);
}

static void write_terms(struct writing *w, const char *q, size_t len)
{
	struct token_reader reader = {.text = q, .len = len};
	struct token token;
	for (size_t end = 0; token_next(&reader, &token); end = token.end) {
		/* tokens with something between them are tokens with a blank between them */
		if (token.start > end)
			close_term(w);
		add_token(w, &token);
	}
	close_term(w);
}

bool match_write(const char *q, struct buf *out, struct error *err)
{
	size_t len = strlen(q), points = count_points(q, len);
	if (points < 1 || points > MATCH_POINTS_MAX)
		return error_add(
			err, ERROR_BAD_QUERY, "q", q, NULL, "must have 1 to %d characters", MATCH_POINTS_MAX);
	struct writing w = {.terms = 0};
	buf_init(&w.out, out->max);
	write_terms(&w, q, len);
	bool found = w.terms > 0;
	if (found && !w.out.failed) {
		buf_put(out, w.out.data, w.prefix);
		buf_puts(out, w.prefix > 0 ? " *" : "");
		buf_put(out, w.out.data + w.prefix, w.out.len - w.prefix);
	}
	bool failed = w.out.failed || out->failed;
	buf_finish(&w.out);
	if (!found)
		return error_add(
			err, ERROR_BAD_QUERY, "q", q, NULL, "has no letter or digit to search for");
	return !failed || error_set(err, ERROR_INTERNAL, "no memory for the search");
}

void match_spell_out(const char *match, struct buf *out)
{
	for (const char *p = match; *p; p++) {
		if (*p != '"') {
			buf_putc(out, *p);
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

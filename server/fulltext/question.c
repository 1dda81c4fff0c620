#include "fulltext/question.h"

#include "fulltext/numeral.h"
#include "fulltext/stem.h"
#include "fulltext/token.h"

#include <stdint.h>
#include <string.h>

/* Bytes of a question with its numbers in the other script, at most. */
enum { NUMBER_MAX = 4000 };

struct reading {
	struct question *question;
	enum token_kind kind; /* of the last token */
	bool numeral;         /* it is a numeral, digits or Chinese */
	bool open;            /* within a term */
	bool mark;            /* punctuation came last; it counts only where the term goes on */
	bool marked;          /* the term holds punctuation, and is not taken apart */
	size_t unfinished;    /* bytes of what was typed up to the end of the word that is */
};

static void read_token(struct reading *r, const struct token *token)
{
	struct question *q = r->question;
	if (token->kind == TOKEN_MARK) {
		r->mark = r->open;
		return;
	}
	bool numeral = numeral_is_token(token);
	if (r->open && r->mark) {
		buf_putc(&q->folded, '.');
		/* its pieces are one again */
		while (!q->pieces[q->count - 1].begins_term)
			q->count--;
		r->marked = true;
	}
	bool changes = token->kind != r->kind && !(numeral && r->numeral) && !r->marked;
	if (!r->open || changes) {
		q->pieces[q->count++] = (struct piece){.start = q->folded.len, .begins_term = !r->open};
		r->marked = r->marked && r->open;
	}
	buf_put(&q->folded, token->text, token->len);
	q->pieces[q->count - 1].end = q->folded.len;
	r->kind = token->kind;
	r->numeral = numeral;
	r->open = true;
	r->mark = false;
	if (token->end == r->unfinished)
		q->prefix = q->count - 1;
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

/* What a piece finds. */
struct finding {
	const char *text;
	size_t len;
	size_t stem, stem_len; /* the stem of a word, or the text itself, in `stems` */
	bool english;
	bool ideographs; /* and nothing else */
	bool number;     /* it is looked for in the other script, too */
	bool goes_on;
};

struct findings {
	struct finding of[QUESTION_POINTS_MAX];
	struct buf stems;
};

static bool is_of_ideographs(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	while (token_next(&reader, &token))
		if (token.kind != TOKEN_IDEOGRAPH)
			return false;
	return true;
}

static bool read_stem(struct finding *found, struct buf *stems)
{
	char stem[TOKEN_MAX];
	size_t len = found->len;
	bool has_stem = stem_has(found->text, len);
	if (has_stem)
		len = stem_read(found->text, found->len, stem);
	found->stem = stems->len;
	found->stem_len = len;
	buf_put(stems, has_stem ? stem : found->text, len);
	return len > 0 && !stems->failed;
}

static bool read_finding(struct findings *f, const struct question *q, size_t piece)
{
	struct finding *found = &f->of[piece];
	struct buf number;
	*found = (struct finding){.text = q->folded.data + q->pieces[piece].start,
		.len = q->pieces[piece].end - q->pieces[piece].start,
		.goes_on = piece == q->prefix};
	found->english = token_is_english(found->text, found->len);
	found->ideographs = is_of_ideographs(found->text, found->len);
	buf_init(&number, NUMBER_MAX);
	found->number = numeral_write(found->text, found->len, &number);
	bool ok = !number.failed && read_stem(found, &f->stems);
	buf_finish(&number);
	return ok;
}

/* Whether what has one piece has another; of two that find the same only the first does. */
static bool implies(const struct findings *f, size_t one, size_t other)
{
	const struct finding *a = &f->of[one], *b = &f->of[other];
	if (one == other || a->goes_on || b->goes_on)
		return false;
	if (b->ideographs && !a->number && a->len > b->len && memmem(a->text, a->len, b->text, b->len))
		return true;
	if (a->len == b->len && memcmp(a->text, b->text, a->len) == 0)
		return one < other;
	/* two letters have no stem, but that of a longer word may be they */
	return b->english && (one < other || !a->english) && a->stem_len == b->stem_len &&
		memcmp(f->stems.data + a->stem, f->stems.data + b->stem, a->stem_len) == 0;
}

static bool find_implied(struct question *q)
{
	struct findings f;
	bool ok = true;
	buf_init(&f.stems, q->folded.max);
	for (size_t i = 0; i < q->count && ok; i++)
		ok = read_finding(&f, q, i);
	for (size_t i = 0; i < q->count && ok; i++)
		for (size_t j = 0; j < q->count && !q->pieces[i].implied; j++)
			q->pieces[i].implied = implies(&f, j, i);
	buf_finish(&f.stems);
	return ok;
}

bool question_read(struct question *question, const char *q, size_t len, size_t unfinished)
{
	struct reading reading = {.question = question, .unfinished = unfinished};
	question->count = 0;
	question->prefix = SIZE_MAX;
	buf_init(&question->folded, QUESTION_POINTS_MAX * sizeof(uint32_t));
	read_terms(&reading, q, len);
	return question->count == 0 || (buf_text(&question->folded) && find_implied(question));
}

void question_finish(struct question *question)
{
	buf_finish(&question->folded);
}

size_t question_term_end(const struct question *question, size_t first)
{
	size_t end = first + 1;
	while (end < question->count && !question->pieces[end].begins_term)
		end++;
	return end;
}

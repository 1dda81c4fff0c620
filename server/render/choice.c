#include "render/choice.h"

#include "base/buf.h"
#include "base/error.h"
#include "fulltext/match.h"
#include "fulltext/numeral.h"
#include "fulltext/question.h"
#include "fulltext/token.h"
#include "query/query.h"
#include "query/reading.h"
#include "render/page.h"
#include "render/rivals.h"

#include <string.h>

enum { TYPED_MAX = 4 * QUESTION_POINTS_MAX };

void choice_init(struct choice *choice, const struct source *source, const struct query *query,
	struct error *err)
{
	size_t unfinished = match_unfinished(query->q);
	*choice = (struct choice){.source = source,
		.query = query,
		.unfinished = unfinished > 0 ? query->q + unfinished : NULL,
		.left = CHOICE_READS * reading_max(source->catalog),
		.err = err};
}

void choice_finish(struct choice *choice)
{
	for (size_t i = 0; i < CHOICE_TERMS_MAX; i++)
		trail_finish(&choice->own[i]);
	trail_finish(&choice->going_on);
	trail_finish(&choice->counted);
}

/* The bytes of a term up to the end of the unfinished word; 0 where that is another's. */
static size_t measure_unfinished(const struct choice *c, const char *text, size_t len)
{
	bool has = c->unfinished && c->unfinished > text && c->unfinished <= text + len;
	return has ? (size_t)(c->unfinished - text) : 0;
}

static bool goes_on(const struct choice *c, const struct term *term)
{
	return measure_unfinished(c, term->text, term->len) > 0;
}

static bool begin(struct choice *c, struct trail *trail, const struct term *term)
{
	char words[TYPED_MAX + 1];
	memcpy(words, term->text, term->len);
	words[term->len] = '\0';
	return trail_begin(
		trail, c->source, c->query, words, measure_unfinished(c, term->text, term->len), c->err);
}

static bool is_letter(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	return token_next(&reader, &token) && token.kind == TOKEN_WORD && token.len == 1 &&
		!numeral_is_token(&token) && reader.at == len;
}

/* How many rows a trail has, CHOICE_COUNT_MAX at most, where so much may be read; -1 with an error.
 */
static int64_t count(struct choice *c, struct trail *trail)
{
	int more = trail->reading.reads <= c->left;
	while (trail->count < CHOICE_COUNT_MAX && more > 0)
		more = trail_step(trail, c->err);
	c->left -= trail_reads(trail);
	return more < 0 ? -1 : trail->count < CHOICE_COUNT_MAX ? trail->count : CHOICE_COUNT_MAX;
}

void choice_know(struct choice *c, const struct term *missing)
{
	if (goes_on(c, missing))
		c->gone = *missing;
	else if (c->known_count < CHOICE_KNOWN_MAX)
		c->known[c->known_count++] = *missing;
}

static const struct term *find_known(const struct choice *c, const struct term *term)
{
	if (goes_on(c, term))
		return c->gone.text == term->text && c->gone.len == term->len ? &c->gone : NULL;
	for (size_t i = 0; i < c->known_count; i++)
		if (c->known[i].len == term->len && memcmp(c->known[i].text, term->text, term->len) == 0)
			return &c->known[i];
	return NULL;
}

int64_t choice_count(struct choice *c, const char *text, size_t len)
{
	struct term term = {.text = text, .len = len};
	if (len > TYPED_MAX || is_letter(text, len))
		return 0;
	const struct term *known = find_known(c, &term);
	if (known)
		return known->hits;
	bool gone = goes_on(c, &term);
	struct trail *trail = gone ? &c->going_on : &c->counted;
	term.hits = begin(c, trail, &term) ? count(c, trail) : -1;
	if (gone)
		c->gone = term;
	else if (c->known_count < CHOICE_KNOWN_MAX)
		c->known[c->known_count++] = term;
	return term.hits;
}

static bool begin_trails(struct choice *c)
{
	for (size_t i = 0; i < c->term_count; i++) {
		const struct term *term = c->terms[i];
		bool gone = goes_on(c, term) && c->gone.text == term->text && c->gone.len == term->len;
		c->trails[i] = gone ? &c->going_on : &c->own[i];
		if (!gone && !begin(c, &c->own[i], term))
			return false;
	}
	return true;
}

/* Whether a term is more common than another, as far as is known. */
static bool is_more_common(const struct choice *c, size_t one, size_t other)
{
	const struct term *a = c->terms[one], *b = c->terms[other];
	return a->hits != b->hits ? a->hits > b->hits
							  : c->trails[one]->reading.rows >= c->trails[other]->reading.rows;
}

/* Leaves out the most common term. */
static void leave_out(struct choice *c)
{
	size_t most = 0;
	for (size_t i = 1; i < c->term_count; i++)
		if (is_more_common(c, i, most))
			most = i;
	c->terms[most]->hits = 0;
	c->term_count--;
	for (size_t i = most; i < c->term_count; i++) {
		c->terms[i] = c->terms[i + 1];
		c->trails[i] = c->trails[i + 1];
	}
}

static int64_t measure_trails(const struct choice *c)
{
	int64_t reads = 0;
	for (size_t i = 0; i < c->term_count; i++)
		reads += c->trails[i]->reading.reads;
	return reads;
}

static bool begin_terms(struct choice *c)
{
	int64_t max = CHOICE_READS * reading_max(c->source->catalog);
	if (!begin_trails(c))
		return false;
	while (c->term_count > 1 && measure_trails(c) > max)
		leave_out(c);
	return true;
}

/* The terms of a set with blanks between them, as they were typed, and how far the unfinished word
 * goes; false with an error. */
static bool write_words(struct choice *c, unsigned set, struct buf *words, size_t *ret_unfinished)
{
	buf_init(words, TYPED_MAX + CHOICE_TERMS_MAX);
	*ret_unfinished = 0;
	for (size_t i = 0; i < c->term_count; i++) {
		if (!(set >> i & 1))
			continue;
		if (words->len > 0)
			buf_putc(words, ' ');
		size_t unfinished = measure_unfinished(c, c->terms[i]->text, c->terms[i]->len);
		if (unfinished > 0)
			*ret_unfinished = words->len + unfinished;
		buf_put(words, c->terms[i]->text, c->terms[i]->len);
	}
	return buf_text(words) || error_set(c->err, ERROR_INTERNAL, "no memory for the search");
}

/* Whether an item has all terms of a set: 1 or 0, -1 with an error. */
static int find_set(struct choice *c, unsigned set)
{
	if (c->found[set] >= 0)
		return c->found[set];
	/* what has not some of the terms has not all of them */
	for (unsigned less = 1; less < set; less++)
		if ((less & set) == less && c->found[less] == 0)
			return c->found[set] = 0;
	int64_t steps = INT64_MAX, row = trail_meet(c->trails, set, 1, &steps, c->err);
	return c->found[set] = (int8_t)((row > 0) - (row < 0));
}

/* How much a term says, in bytes. */
static size_t measure_term(const struct term *term)
{
	struct token_reader reader = {.text = term->text, .len = term->len};
	struct token token;
	size_t said = 0, numerals = 0, last = 0;
	while (token_next(&reader, &token)) {
		bool numeral = numeral_is_token(&token);
		/* a numeral by itself is part of a word: 不一致 */
		said += numeral || numerals != 1 ? 0 : last;
		said += numeral || token.kind == TOKEN_MARK ? 0 : token.len;
		numerals = !numeral ? 0 : numerals + (token.kind == TOKEN_IDEOGRAPH ? 1 : 2);
		last = token.len;
	}
	return said + (numerals == 1 ? last : 0);
}

static size_t measure_set(const struct choice *c, unsigned set)
{
	size_t said = 0;
	for (size_t i = 0; i < c->term_count; i++)
		said += set >> i & 1 ? measure_term(c->terms[i]) : 0;
	return said;
}

static bool is_part_of_any(unsigned set, const unsigned *sets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((set & sets[i]) == set)
			return true;
	return false;
}

/* Of the sets that say so much and are found the one whose best hit is the best; 0 if there is
 * none. Of a set and a part of it, which says as much without a number, it is the set. */
static unsigned choose_of(struct choice *c, const size_t *says, unsigned all, size_t said)
{
	unsigned rivals[1 << CHOICE_TERMS_MAX] = {0};
	size_t count = 0;
	for (unsigned set = all; set > 0 && c->err->code == ERROR_NONE; set--)
		if (says[set] == said && !is_part_of_any(set, rivals, count) && find_set(c, set) > 0)
			rivals[count++] = set;
	return count > 1 ? rivals_rank(c->source, c->query, c->trails, rivals, count, c->err)
					 : rivals[0];
}

static unsigned choose_set(struct choice *c)
{
	unsigned all = (1u << c->term_count) - 1, best = 0;
	size_t says[1 << CHOICE_TERMS_MAX], said = SIZE_MAX;
	for (unsigned set = 1; set <= all; set++) {
		c->found[set] = -1;
		says[set] = measure_set(c, set);
	}
	/* what does not go together in pairs tells of most larger sets that they are not found */
	for (unsigned set = 1; c->term_count > 3 && set <= all; set++)
		if (__builtin_popcount(set) == 2 && find_set(c, set) < 0)
			return 0;
	/* from what says the most downwards, so that only sets that say as much are ranked */
	while (best == 0 && said > 0 && c->err->code == ERROR_NONE) {
		size_t less = 0;
		for (unsigned set = 1; set <= all; set++)
			if (says[set] < said && says[set] > less)
				less = says[set];
		said = less;
		best = choose_of(c, says, all, said);
	}
	return c->err->code == ERROR_NONE ? best : 0;
}

bool choice_make(struct choice *c, struct buf *match)
{
	unsigned set = begin_terms(c) ? choose_set(c) : 0;
	struct buf words;
	size_t unfinished;
	if (set == 0)
		return false;
	bool ok = write_words(c, set, &words, &unfinished) &&
		match_write(words.data, unfinished, match, c->err);
	buf_finish(&words);
	for (size_t i = 0; i < c->term_count; i++)
		if (!(set >> i & 1))
			c->terms[i]->hits = 0;
	return ok;
}

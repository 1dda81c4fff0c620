#include "render/choice.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/match.h"
#include "fulltext/numeral.h"
#include "fulltext/token.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"
#include "render/page.h"

#include <string.h>

enum { TYPED_MAX = 4 * MATCH_POINTS_MAX };

/* How many items its parameter finds, or the rank of the best of them: of `max` at most. */
static struct statement *prepare(
	const struct source *source, const struct query *query, bool ranks, int max, struct error *err)
{
	struct sql_values values = {.count = 0};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, ranks ? "SELECT min(rank) FROM (SELECT " : "SELECT count(rank) FROM (SELECT 1");
	if (ranks)
		where_write_rank(source->catalog, query, &sql);
	buf_puts(&sql, " AS rank");
	where_write_search(source->catalog, query, "", &sql, &values);
	buf_printf(&sql, " LIMIT %d)", max);
	struct statement *statement = sql_prepare(source->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return statement;
}

bool choice_init(struct choice *choice, const struct source *source, const struct query *query,
	struct error *err)
{
	*choice = (struct choice){.err = err};
	choice->counting = prepare(source, query, false, CHOICE_COUNT_MAX, err);
	choice->finding = choice->counting ? prepare(source, query, false, 1, err) : NULL;
	choice->ranking = choice->finding ? prepare(source, query, true, CHOICE_COUNT_MAX, err) : NULL;
	return choice->ranking;
}

void choice_finish(struct choice *choice)
{
	statement_release(choice->ranking);
	statement_release(choice->finding);
	statement_release(choice->counting);
}

/* What a statement says of the items that have all of some words; false with an error. */
static bool ask(
	struct choice *c, struct statement *statement, const char *words, struct value *ret_said)
{
	struct buf match;
	bool said = false;
	buf_init(&match, MATCH_MAX);
	if (match_write(words, &match, c->err) && buf_text(&match)) {
		struct value value = value_text(match.data, match.len);
		said =
			statement_bind(statement, 1, &value, c->err) && statement_step(statement, c->err) > 0;
		if (said)
			*ret_said = statement_column(statement, 0);
		statement_reset(statement);
	} else if (c->err->code == ERROR_NONE) {
		error_set(c->err, ERROR_INTERNAL, "no memory for the search");
	}
	buf_finish(&match);
	return said;
}

static bool is_letter(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	return token_next(&reader, &token) && token.kind == TOKEN_WORD && token.len == 1 &&
		!numeral_is_token(&token) && reader.at == len;
}

int64_t choice_count(struct choice *c, const char *text, size_t len)
{
	char words[TYPED_MAX + 1];
	struct value hits;
	if (len > TYPED_MAX || is_letter(text, len))
		return 0;
	memcpy(words, text, len);
	words[len] = '\0';
	return ask(c, c->counting, words, &hits) ? hits.integer : -1;
}

/* The terms of a set with blanks between them, as they were typed; false with an error. */
static bool write_words(struct choice *c, unsigned set, struct buf *words)
{
	buf_init(words, TYPED_MAX + CHOICE_TERMS_MAX);
	for (size_t i = 0; i < c->term_count; i++) {
		if (!(set >> i & 1))
			continue;
		if (words->len > 0)
			buf_putc(words, ' ');
		buf_put(words, c->terms[i]->text, c->terms[i]->len);
	}
	return buf_text(words) || error_set(c->err, ERROR_INTERNAL, "no memory for the search");
}

static bool ask_set(
	struct choice *c, struct statement *statement, unsigned set, struct value *ret_said)
{
	struct buf words;
	bool said = write_words(c, set, &words) && ask(c, statement, words.data, ret_said);
	buf_finish(&words);
	return said;
}

/* Whether an item has all terms of a set: 1 or 0, -1 with an error. */
static int find_set(struct choice *c, unsigned set)
{
	struct value found;
	if (c->found[set] >= 0)
		return c->found[set];
	/* what has not some of the terms has not all of them */
	for (unsigned less = 1; less < set; less++)
		if ((less & set) == less && c->found[less] == 0)
			return c->found[set] = 0;
	if (ask_set(c, c->finding, set, &found))
		c->found[set] = found.integer > 0;
	return c->found[set];
}

/* The rank of the best item that has a set of terms; above those of all items with an error. */
static double rank_set(struct choice *c, unsigned set)
{
	struct value rank = value_number(1);
	return ask_set(c, c->ranking, set, &rank) ? rank.number : 1;
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

/* Of the sets that say so much and are found the one whose best hit is the best; 0 if there is
 * none. */
static unsigned choose_of(struct choice *c, const size_t *says, unsigned all, size_t said)
{
	unsigned best = 0;
	double best_rank = 1;
	for (unsigned set = all; set > 0 && c->err->code == ERROR_NONE; set--) {
		if (says[set] != said || find_set(c, set) <= 0)
			continue;
		double rank = rank_set(c, set);
		if (best == 0 || rank < best_rank) {
			best = set;
			best_rank = rank;
		}
	}
	return best;
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
	unsigned set = choose_set(c);
	struct buf words;
	if (set == 0)
		return false;
	bool ok = write_words(c, set, &words) && match_write(words.data, match, c->err);
	buf_finish(&words);
	for (size_t i = 0; i < c->term_count; i++)
		if (!(set >> i & 1))
			c->terms[i]->hits = 0;
	return ok;
}

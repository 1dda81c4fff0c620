#include "assertion/assertion.h"

#include "assertion/date.h"
#include "assertion/phrase.h"
#include "assertion/vague.h"
#include "base/buf.h"
#include "fulltext/stopword.h"

#include <string.h>

/* Adds a year, month or day, where there is one. */
static void add_date(struct assertion *claim, int *list, size_t *count, int number)
{
	if (number != 0 && *count < ASSERTION_DATES_MAX)
		list[(*count)++] = number;
	else if (number != 0)
		claim->is_cut = true;
}

static size_t take_date(struct assertion *claim, size_t at)
{
	struct date date;
	size_t count = date_read(&claim->sentence, at, &date);
	if (count == 0)
		return 0;
	claim->date_parts |= date.parts;
	add_date(claim, claim->years, &claim->year_count, date.year);
	add_date(claim, claim->months, &claim->month_count, date.month);
	add_date(claim, claim->days, &claim->day_count, date.day);
	return sentence_give(&claim->sentence, at, at + count, SENTENCE_DATE);
}

/* The next figure at or behind a place, as far as it was looked for. */
struct next_figure {
	struct amount amount;
	size_t end; /* of what was looked through */
	bool any;   /* it stands last in that */
};

/* The first of those that begin at a place and before an end; each piece is looked at once. */
static bool find_next(
	const struct sentence *sentence, size_t at, size_t end, struct next_figure *next)
{
	if (next->any && next->end > at)
		return next->end <= end;
	for (next->any = false, next->end = next->end > at ? next->end : at;
		 next->end < end && !next->any; next->end++)
		next->any = amount_read(sentence, next->end, &next->amount);
	return next->any;
}

/* One that begins here, or whose bound does: 将近64家 is no plan. */
static bool find_figure(const struct sentence *sentence, size_t at, struct next_figure *next)
{
	enum { BOUND_MAX = 5 }; /* pieces of a bound, with what leads from it to the figure */
	struct date date;
	size_t end = at + BOUND_MAX < sentence->count ? at + BOUND_MAX + 1 : sentence->count;
	if (!find_next(sentence, at, end, next))
		return false;
	return next->amount.number == at ||
		(next->amount.first == at && date_read(sentence, next->amount.number, &date) == 0);
}

static size_t take_figure(struct assertion *claim, size_t at, struct next_figure *next)
{
	if (!find_figure(&claim->sentence, at, next))
		return 0;
	const struct amount figure = next->amount;
	for (size_t lead = figure.first; lead > 0 && sentence_leads(&claim->sentence, lead - 1); lead--)
		if (claim->sentence.pieces[lead - 1].role == SENTENCE_WORD)
			claim->sentence.pieces[lead - 1].role = SENTENCE_FILLER;
	if (claim->figure_count < ASSERTION_FIGURES_MAX)
		claim->figures[claim->figure_count++] = figure;
	else
		claim->is_cut = true;
	sentence_give(&claim->sentence, figure.first, figure.end, SENTENCE_FIGURE);
	return figure.end - at;
}

static bool parts_clauses(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {",", ";", ".", "，", "；", "。", "—"};
	const struct sentence_piece *piece = &sentence->pieces[at];
	for (size_t i = 0; piece->role == SENTENCE_MARK && i < sizeof all / sizeof *all; i++)
		if (strncmp(sentence->text + piece->start, all[i], strlen(all[i])) == 0)
			return true;
	return false;
}

/* Where the clause that denies at a place begins; 0 unless it is the last one, without figures. */
static size_t find_aside(const struct sentence *sentence, size_t denial)
{
	size_t aside = denial;
	while (aside > 0 && !parts_clauses(sentence, aside))
		aside--;
	for (size_t i = aside + 1; i < sentence->count; i++)
		if (sentence->pieces[i].role == SENTENCE_FIGURE ||
			(parts_clauses(sentence, i) && i + 1 < sentence->count))
			return 0;
	return aside;
}

static size_t take_phrase(struct assertion *claim, size_t at)
{
	enum phrase_effect effect = PHRASE_SAYS_NOTHING;
	size_t vague = vague_read(&claim->sentence, at), kept = phrase_find_kept(&claim->sentence, at);
	if (vague > 0 || kept > 0)
		return vague > 0 ? vague : kept; /* as words */
	size_t count = phrase_read(&claim->sentence, at, &effect);
	claim->is_planned = claim->is_planned || effect == PHRASE_PLANS;
	claim->is_denied = claim->is_denied || effect == PHRASE_DENIES;
	claim->is_done = claim->is_done || effect == PHRASE_DONE;
	return sentence_give(&claim->sentence, at, at + count, SENTENCE_FILLER);
}

static size_t take_stopword(struct assertion *claim, size_t at)
{
	struct token_reader reader = {
		claim->sentence.text, strlen(claim->sentence.text), claim->sentence.pieces[at].start};
	size_t end = at;
	if (!stopword_skip(&reader))
		return 0;
	while (end < claim->sentence.count && claim->sentence.pieces[end].start < reader.at)
		end++;
	return sentence_give(&claim->sentence, at, end, SENTENCE_FILLER);
}

void assertion_read(struct assertion *ret_claim, const char *text)
{
	struct assertion *claim = ret_claim;
	struct next_figure next = {.end = 0};
	size_t denial = 0;
	*claim = (struct assertion){.figure_count = 0};
	sentence_read(&claim->sentence, text);
	claim->is_cut = claim->sentence.is_cut;
	for (size_t at = 0, count; at < claim->sentence.count; at += count) {
		count = 1;
		if (claim->sentence.pieces[at].kind == TOKEN_MARK)
			continue;
		size_t taken = take_date(claim, at);
		taken = taken ? taken : take_figure(claim, at, &next);
		taken = taken ? taken : take_phrase(claim, at);
		taken = taken ? taken : take_stopword(claim, at);
		count = taken ? taken : 1;
		denial = claim->is_denied && denial == 0 ? at : denial;
	}
	claim->aside = find_aside(&claim->sentence, denial);
}

/* Marks say something only before and within figures: 1.5, 3-6, -5, 53%, 64+. */
static bool says_something(const struct sentence *sentence, size_t at)
{
	const struct sentence_piece *piece = &sentence->pieces[at];
	return piece->kind != TOKEN_MARK || piece->role == SENTENCE_FIGURE ||
		strcmp(piece->text, ".") != 0 ||
		(piece->end == piece->start + 1 && sentence_is_digits(sentence, at + 1) &&
			piece[1].start == piece->end);
}

/* The next piece that says something; the end if there is none. */
static size_t skip_marks(const struct sentence *sentence, size_t at)
{
	while (at < sentence->count && !says_something(sentence, at))
		at++;
	return at;
}

static bool is_same_piece(
	const struct sentence *a, size_t at, const struct sentence *b, size_t other)
{
	bool is_mark = strcmp(a->pieces[at].text, ".") == 0;
	return strcmp(a->pieces[at].text, b->pieces[other].text) == 0 &&
		(!is_mark || a->text[a->pieces[at].start] == b->text[b->pieces[other].start]);
}

bool assertion_repeats(const struct assertion *claim, const struct assertion *other)
{
	const struct sentence *a = &claim->sentence, *b = &other->sentence;
	size_t i = skip_marks(a, 0), k = skip_marks(b, 0);
	while (i < a->count && k < b->count && is_same_piece(a, i, b, k)) {
		i = skip_marks(a, i + 1);
		k = skip_marks(b, k + 1);
	}
	return i == a->count && k == b->count && !a->is_cut && !b->is_cut;
}

/* Verbs whose past has no -ed, as they are said of what was done and of what is to be. */
static const char *const irregular[][2] = {{"built", "build"}, {"began", "begin"},
	{"begun", "begin"}, {"fell", "fall"}, {"fallen", "fall"}, {"rose", "rise"}, {"risen", "rise"},
	{"ran", "run"}, {"grew", "grow"}, {"grown", "grow"}, {"could", "can"}, {"paid", "pay"},
	{"chose", "choose"}, {"chosen", "choose"}, {"drew", "draw"}, {"drawn", "draw"}, {"laid", "lay"},
	{"held", "hold"}, {"went", "go"}, {"took", "take"}, {"taken", "take"}, {"made", "make"},
	{"bought", "buy"}, {"sold", "sell"}, {"brought", "bring"}, {"sent", "send"}, {"spent", "spend"},
	{"given", "give"}, {"gave", "give"}, {"won", "win"}, {"met", "meet"}, {"kept", "keep"}};

/* The other form of a word, or the word itself. */
static const char *base_of(const char *word)
{
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (strcmp(word, irregular[i][0]) == 0)
			return irregular[i][1];
	return word;
}

/* Whether a search finds but one of its forms. */
static bool is_irregular(const char *word)
{
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (strcmp(word, irregular[i][0]) == 0 || strcmp(word, irregular[i][1]) == 0)
			return true;
	return false;
}

void assertion_write_words(
	const struct assertion *claim, enum assertion_words which, struct buf *out)
{
	size_t end = 0; /* of the word before */
	for (size_t i = 0; i < claim->sentence.count; i++) {
		const struct sentence_piece *piece = &claim->sentence.pieces[i];
		if (piece->role != SENTENCE_WORD ||
			(which == ASSERTION_REGULAR && is_irregular(piece->text)))
			continue;
		bool apart = which != ASSERTION_AS_WRITTEN && piece->kind == TOKEN_IDEOGRAPH;
		if (out->len > 0 && (piece->start != end || apart))
			buf_putc(out, ' ');
		buf_put(out, claim->sentence.text + piece->start, piece->end - piece->start);
		end = piece->end;
	}
}

bool assertion_is_irregular(const struct assertion *claim)
{
	for (size_t i = 0; i < claim->sentence.count; i++)
		if (is_irregular(claim->sentence.pieces[i].text))
			return true;
	return false;
}

/* Without the ending of a plural or of what was done: centre(s), complet(e, ed), cit(y, ies). */
static size_t stem_length(const char *word)
{
	size_t len = strlen(word);
	if (len > 3 && word[len - 1] == 's')
		len--;
	else if (len > 4 && word[len - 1] == 'd' && word[len - 2] == 'e')
		len--;
	len -= len > 3 && word[len - 1] == 'e';
	return len > 3 && (word[len - 1] == 'y' || word[len - 1] == 'i') ? len - 1 : len;
}

bool assertion_is_same_word(const char *a, const char *b)
{
	a = base_of(a);
	b = base_of(b);
	size_t len = stem_length(a);
	return stem_length(b) == len && strncmp(a, b, len) == 0;
}

bool assertion_has_word(const struct assertion *claim, const char *word)
{
	for (size_t i = 0; i < claim->sentence.count; i++)
		if (claim->sentence.pieces[i].role == SENTENCE_WORD &&
			assertion_is_same_word(claim->sentence.pieces[i].text, word))
			return true;
	return false;
}

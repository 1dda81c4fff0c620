#include "mcp/judge.h"

#include "mcp/date.h"

#include <math.h>
#include <string.h>

enum {
	COUNTED_WORDS = 2,      /* of what is counted, in English: internet hospitals */
	COUNTED_IDEOGRAPHS = 4, /* in Chinese: 互联网医院 ends in these or begins with them */
};

static bool contains(const int *list, size_t count, int wanted)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

/* Whether each of the dates of one, and what is said of them, is among those of the other. */
static bool has_dates(const struct assertion *all, const struct assertion *some)
{
	for (size_t i = 0; i < some->year_count; i++)
		if (!contains(all->years, all->year_count, some->years[i]))
			return false;
	for (size_t i = 0; i < some->month_count; i++)
		if (!contains(all->months, all->month_count, some->months[i]))
			return false;
	return (some->date_parts & ~all->date_parts & ~(unsigned)(DATE_UNTIL | DATE_REPORTED)) == 0;
}

/* What was built by a report of 2024 need not have been built in 2024. */
static bool fits_report(const struct assertion *claim, const struct assertion *record)
{
	return !(record->date_parts & DATE_REPORTED) || claim->year_count == 0 ||
		(claim->date_parts & (DATE_UNTIL | DATE_REPORTED)) != 0;
}

/*
 * Whether the words next to a figure, on one side of it, are among those of the other sentence: 1
 * or 0, or -1 where there are none. Of ideographs, which go on without a blank, the first `least`
 * are enough.
 */
static int shares_side(const struct assertion *claim, const struct amount *figure,
	const struct assertion *other, bool behind, size_t least)
{
	size_t shared = 0, at = behind ? figure->end : figure->first;
	while (behind ? at < claim->sentence.count : at > 0) {
		const struct sentence_piece *piece = &claim->sentence.pieces[behind ? at++ : --at];
		bool ideograph = piece->kind == TOKEN_IDEOGRAPH;
		bool passes = piece->role == SENTENCE_FILLER ||
			sentence_leads(&claim->sentence, (size_t)(piece - claim->sentence.pieces)) ||
			(piece->role == SENTENCE_FIGURE && !behind); /* fell from 8% to 5% */
		if (shared == 0 && passes)
			continue;
		if (piece->role != SENTENCE_WORD)
			break;
		if (!assertion_has_word(other, piece->text))
			return ideograph && shared >= least;
		if (++shared >= (ideograph ? COUNTED_IDEOGRAPHS : COUNTED_WORDS))
			break;
	}
	return shared > 0 ? 1 : -1;
}

/* The words behind the figure, or where none are there, those before it. */
static bool shares_counted(const struct assertion *claim, const struct amount *figure,
	const struct assertion *other, size_t least)
{
	int shared = shares_side(claim, figure, other, true, least);
	return (shared >= 0 ? shared : shares_side(claim, figure, other, false, least)) > 0;
}

/*
 * Whether both figures count the same: a record of one figure may say more of it, as 41个城市都,
 * the claim may not.
 */
static bool counts_same(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said)
{
	size_t least = record->figure_count > 1 ? COUNTED_IDEOGRAPHS : 2;
	return shares_counted(claim, claimed, record, COUNTED_IDEOGRAPHS) &&
		shares_counted(record, said, claim, least);
}

/* But for the last digits. No figure is negative. */
static bool is_same(double a, double b)
{
	return fabs(a - b) <= 1e-9 * a;
}

static bool agrees(const struct amount *claimed, const struct amount *said)
{
	if (claimed->is_percent != said->is_percent)
		return false;
	if (claimed->bound == said->bound && is_same(claimed->value, said->value))
		return true;
	if (claimed->bound == AMOUNT_MORE)
		return (said->bound == AMOUNT_EXACTLY && said->value > claimed->value) ||
			(said->bound == AMOUNT_MORE && said->value >= claimed->value);
	if (claimed->bound == AMOUNT_LESS)
		return (said->bound == AMOUNT_EXACTLY && said->value < claimed->value) ||
			(said->bound == AMOUNT_LESS && said->value <= claimed->value);
	return claimed->bound == AMOUNT_ABOUT && said->bound == AMOUNT_EXACTLY &&
		fabs(claimed->value - said->value) <= 0.05 * said->value;
}

bool judge_says(const struct amount *claimed, const struct assertion *record)
{
	for (size_t i = 0; i < record->figure_count; i++)
		if (agrees(claimed, &record->figures[i]))
			return true;
	return false;
}

/* Whether they cannot both be true. */
static bool excludes(const struct amount *claimed, const struct amount *said)
{
	if (claimed->is_percent != said->is_percent || said->bound != AMOUNT_EXACTLY)
		return false;
	return claimed->bound == AMOUNT_EXACTLY ? !is_same(claimed->value, said->value)
		: claimed->bound == AMOUNT_MORE     ? said->value < claimed->value
		: claimed->bound == AMOUNT_LESS     ? said->value > claimed->value
											: false;
}

/*
 * Each figure of the claim is another of the record's, of numbers and of percentages each in the
 * same order: from 5% to 8% is not from 8% to 5%.
 */
static bool bears_out(const struct assertion *record, const struct assertion *claim)
{
	size_t said[ASSERTION_FIGURES_MAX];
	for (size_t i = 0; i < claim->figure_count; i++) {
		size_t at = 0;
		for (size_t k = 0; k < i; k++)
			if (claim->figures[k].is_percent == claim->figures[i].is_percent)
				at = said[k] + 1;
		while (at < record->figure_count &&
			!(agrees(&claim->figures[i], &record->figures[at]) &&
				counts_same(claim, &claim->figures[i], record, &record->figures[at])))
			at++;
		if (at == record->figure_count)
			return false;
		said[i] = at;
	}
	return true;
}

/* Whether a claim says roughly what the record says otherwise: about 64, nearly 64. */
static bool is_rougher(const struct assertion *claim, const struct assertion *record)
{
	for (size_t i = 0; i < claim->figure_count; i++) {
		bool same = claim->figures[i].bound != AMOUNT_ABOUT;
		for (size_t k = 0; k < record->figure_count; k++)
			same = same ||
				(record->figures[k].bound == AMOUNT_ABOUT &&
					is_same(claim->figures[i].value, record->figures[k].value));
		if (!same)
			return true;
	}
	return false;
}

/* Whether the years of one stand in the other in this order. */
static bool has_in_order(const struct assertion *all, const struct assertion *some)
{
	size_t at = 0;
	for (size_t i = 0; i < all->year_count && at < some->year_count; i++)
		at += all->years[i] == some->years[at];
	return at == some->year_count;
}

static bool has_several(const int *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (list[i] != list[0])
			return true;
	return false;
}

/*
 * Whether the claim's figures can be those of its dates in the record: one that says several years
 * or months does not say which of them a figure is of, but to a claim that has them all; of several
 * figures, in the same order.
 */
static bool fits_dates(const struct assertion *record, const struct assertion *claim)
{
	bool several = (claim->year_count > 0 && has_several(record->years, record->year_count)) ||
		(claim->month_count > 0 && has_several(record->months, record->month_count));
	if (several && !has_dates(claim, record))
		return false;
	return claim->figure_count < 2 || has_in_order(record, claim);
}

/* Of the record's words, how many in a hundred the claim has. */
static size_t share_of_words(const struct assertion *record, const struct assertion *claim)
{
	size_t all = 0, shared = 0;
	for (size_t i = 0; i < record->sentence.count; i++) {
		if (record->sentence.pieces[i].role != SENTENCE_WORD)
			continue;
		all++;
		shared += assertion_has_word(claim, record->sentence.pieces[i].text);
	}
	return all > 0 ? 100 * shared / all : 0;
}

static bool is_ideograph_of(const struct assertion *claim, size_t at)
{
	return at < claim->sentence.count && claim->sentence.pieces[at].role == SENTENCE_WORD &&
		claim->sentence.pieces[at].kind == TOKEN_IDEOGRAPH;
}

/* Whether two characters that follow each other in one do so in the other. */
static bool has_pair(const struct assertion *all, const struct assertion *claim, size_t first)
{
	for (size_t i = 0; i + 1 < all->sentence.count; i++)
		if (sentence_is(&all->sentence, i, claim->sentence.pieces[first].text) &&
			sentence_is(&all->sentence, i + 1, claim->sentence.pieces[first + 1].text))
			return true;
	return false;
}

/*
 * Whether each character of the claim stands beside one of its neighbours in the record, too: 建成
 * is not said by 完成硬件建设, which has both. One without neighbours, or that only leads to a
 * figure, need not.
 */
static bool keeps_words(const struct assertion *claim, const struct assertion *record)
{
	for (size_t i = 0; i < claim->sentence.count; i++) {
		bool before = i > 0 && is_ideograph_of(claim, i - 1),
			 behind = is_ideograph_of(claim, i + 1);
		if (!is_ideograph_of(claim, i) || sentence_leads(&claim->sentence, i) ||
			(!before && !behind))
			continue;
		if (!(before && has_pair(record, claim, i - 1)) && !(behind && has_pair(record, claim, i)))
			return false;
	}
	return true;
}

enum judgement judge(const struct assertion *claim, const struct assertion *record)
{
	enum { SHARE_WITHOUT_FIGURE = 60, SHARE_TO_DIFFER = 50 };
	if (claim->is_cut || record->is_cut || claim->is_denied || record->is_denied ||
		claim->is_planned != record->is_planned || !has_dates(record, claim) ||
		!fits_report(claim, record) || !keeps_words(claim, record))
		return JUDGEMENT_OPEN;
	size_t share = share_of_words(record, claim);
	if (claim->figure_count == 0)
		return share >= SHARE_WITHOUT_FIGURE ? JUDGEMENT_AGREES : JUDGEMENT_OPEN;
	if (!fits_dates(record, claim))
		return JUDGEMENT_OPEN;
	if (bears_out(record, claim))
		return is_rougher(claim, record) ? JUDGEMENT_ROUGHLY : JUDGEMENT_AGREES;
	bool comparable = claim->year_count > 0 && has_dates(claim, record) &&
		claim->figure_count == 1 && record->figure_count == 1 && share >= SHARE_TO_DIFFER;
	return comparable && counts_same(claim, &claim->figures[0], record, &record->figures[0]) &&
			excludes(&claim->figures[0], &record->figures[0])
		? JUDGEMENT_DIFFERS
		: JUDGEMENT_OPEN;
}

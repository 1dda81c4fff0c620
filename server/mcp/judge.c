#include "mcp/judge.h"

#include "mcp/date.h"
#include "mcp/wording.h"

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

static bool is_comma(const struct sentence *sentence, const struct sentence_piece *piece)
{
	static const char wide[] = "，";
	const char *mark = sentence->text + piece->start;
	return piece->role == SENTENCE_MARK && (*mark == ',' || strncmp(mark, wide, strlen(wide)) == 0);
}

/* Of ideographs, which go on without a blank, the first `least` are enough. */
struct counting {
	size_t least;
	bool passes_over; /* what narrows the thing, before it: 15 community centres are 15 centres */
};

/*
 * Whether the words next to a figure, on one side of it, are among those of the other sentence: 1
 * or 0, or -1 where there are none; a measure of money, time or area says what is counted itself.
 */
static int shares_side(const struct assertion *claim, const struct amount *figure,
	const struct assertion *other, bool behind, struct counting counting)
{
	size_t shared = behind && figure->unit.kind >= UNIT_YUAN ? counting.least : 0,
		   at = behind ? figure->end : figure->first;
	bool passed_over = false;
	while (behind ? at < claim->sentence.count : at > 0) {
		const struct sentence_piece *piece = &claim->sentence.pieces[behind ? at++ : --at];
		bool ideograph = piece->kind == TOKEN_IDEOGRAPH;
		bool passes = piece->role == SENTENCE_FILLER ||
			sentence_leads(&claim->sentence, (size_t)(piece - claim->sentence.pieces)) ||
			/* fell from 8% to 5%; 录入主诉，已有3.5万次 */
			(!behind && (piece->role == SENTENCE_FIGURE || is_comma(&claim->sentence, piece)));
		if (shared == 0 && passes && !passed_over)
			continue;
		if (piece->role != SENTENCE_WORD)
			break;
		bool has = assertion_has_word(other, piece->text);
		passed_over = passed_over || !has;
		if (!has && shared == 0 && behind && counting.passes_over)
			continue;
		if (!has)
			return ideograph && shared >= counting.least;
		if (++shared >= (ideograph ? COUNTED_IDEOGRAPHS : COUNTED_WORDS))
			break;
	}
	return shared > 0 ? 1 : passed_over ? 0 : -1;
}

/* The words behind the figure, or where none are there, those before it. */
static bool shares_counted(const struct assertion *claim, const struct amount *figure,
	const struct assertion *other, struct counting counting)
{
	int shared = shares_side(claim, figure, other, true, counting);
	return (shared >= 0 ? shared : shares_side(claim, figure, other, false, counting)) > 0;
}

enum change { CHANGE_UNSAID, CHANGE_TO, CHANGE_BY };

/* Whether what stands before a figure says where a change ended, or how far it went. */
static enum change change_of(const struct sentence *sentence, const struct amount *figure)
{
	static const char *const to[] = {"to", "到", "至"},
							 *const by[] = {"by", "rose", "fell", "grew", "dropped", "raised",
								 "increased", "decreased", "提高", "增加", "增长", "上升", "上涨",
								 "下降", "降低", "减少", "缩短"};
	size_t end = figure->first;
	end -= end > 0 && sentence_is(sentence, end - 1, "了");
	for (size_t i = 0; i < sizeof to / sizeof *to; i++)
		if (end > 0 && sentence_is(sentence, end - 1, to[i]))
			return CHANGE_TO;
	for (size_t back = 1; back <= 2 && back <= end; back++)
		for (size_t i = 0; i < sizeof by / sizeof *by; i++)
			if (sentence_match(sentence, end - back, by[i]) == back)
				return CHANGE_BY;
	return CHANGE_UNSAID;
}

/* 提高到57万元 is not 提高57万元. */
static bool changes_alike(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said)
{
	enum change a = change_of(&claim->sentence, claimed), b = change_of(&record->sentence, said);
	return a == b || a == CHANGE_UNSAID || b == CHANGE_UNSAID;
}

/* The claim says nothing of its own. */
static const struct counting strictly = {COUNTED_IDEOGRAPHS, false};

/* Whether both figures count the same, if the record's words are held against the claim's so. */
static bool counts_same(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said, struct counting counting)
{
	return changes_alike(claim, claimed, record, said) &&
		shares_counted(claim, claimed, record, strictly) &&
		shares_counted(record, said, claim, counting);
}

bool judge_says(const struct amount *claimed, const struct assertion *record)
{
	for (size_t i = 0; i < record->figure_count; i++)
		if (amount_is_same(claimed, &record->figures[i]) ||
			(claimed->bound == AMOUNT_ABOUT && amount_agrees(claimed, &record->figures[i])))
			return true;
	return false;
}

/*
 * Each figure of the claim is another of the record's, those of one unit in the same order:
 * from 5% to 8% is not from 8% to 5%.
 */
static bool bears_out(const struct assertion *record, const struct assertion *claim)
{
	/* a record of one figure may say more of it, as 41个城市都 */
	size_t said[ASSERTION_FIGURES_MAX];
	struct counting counting = {record->figure_count > 1 ? COUNTED_IDEOGRAPHS : 2, true};
	for (size_t i = 0; i < claim->figure_count; i++) {
		size_t at = 0;
		for (size_t k = 0; k < i; k++)
			if (unit_fits(&claim->figures[k].unit, &claim->figures[i].unit))
				at = said[k] + 1;
		while (at < record->figure_count &&
			!(amount_agrees(&claim->figures[i], &record->figures[at]) &&
				counts_same(claim, &claim->figures[i], record, &record->figures[at], counting)))
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
					amount_is_same(&claim->figures[i], &record->figures[k]));
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

/* Without what it says is not told; false if the claim has words of that. */
static bool drop_aside(struct assertion *record, const struct assertion *claim)
{
	if (record->aside == 0)
		return true;
	record->sentence.count = record->aside;
	record->is_denied = false;
	for (size_t i = 0; i < claim->sentence.count; i++)
		if (claim->sentence.pieces[i].role == SENTENCE_WORD &&
			!assertion_has_word(record, claim->sentence.pieces[i].text))
			return false;
	return true;
}

/* 218种 and 5批 can both be true of the same. */
static bool measures_alike(const struct assertion *claim, const struct assertion *record)
{
	const struct amount *a = &claim->figures[0], *b = &record->figures[0];
	return a->unit.kind != UNIT_THING || b->unit.kind != UNIT_THING ||
		sentence_is(&record->sentence, b->end - 1, claim->sentence.pieces[a->end - 1].text);
}

/* What its figures come to, or without any its words, if nothing of the record is left out. */
static enum judgement judge_figures(const struct assertion *claim, const struct assertion *record)
{
	enum { SHARE_WITHOUT_FIGURE = 60 };
	if (claim->figure_count == 0)
		return wording_share(record, claim) >= SHARE_WITHOUT_FIGURE ? JUDGEMENT_AGREES
																	: JUDGEMENT_OPEN;
	if (!fits_dates(record, claim))
		return JUDGEMENT_OPEN;
	if (bears_out(record, claim))
		return is_rougher(claim, record) ? JUDGEMENT_ROUGHLY : JUDGEMENT_AGREES;
	return claim->figure_count == 1 && record->figure_count == 1 && measures_alike(claim, record) &&
			counts_same(claim, &claim->figures[0], record, &record->figures[0], strictly) &&
			amount_excludes(&claim->figures[0], &record->figures[0])
		? JUDGEMENT_DIFFERS
		: JUDGEMENT_OPEN;
}

/* Another figure may be that of another time, so that the dates narrow it, too. */
static enum judgement judge_differing(
	const struct assertion *claim, const struct assertion *record, struct contrast *contrast)
{
	if (!has_dates(claim, record))
		wording_add_dates(&contrast->left_out, record);
	if (contrast->left_out.count == 0)
		return claim->year_count > 0 ? JUDGEMENT_DIFFERS : JUDGEMENT_OPEN;
	contrast->figure =
		wording_of(&record->sentence, record->figures[0].first, record->figures[0].end);
	return JUDGEMENT_NARROWED;
}

enum judgement judge(
	const struct assertion *claim, const struct assertion *said, struct contrast *ret_contrast)
{
	*ret_contrast = (struct contrast){.figure = {"", 0}};
	if (assertion_repeats(claim, said))
		return JUDGEMENT_AGREES;
	struct assertion without = *said;
	const struct assertion *record = &without;
	if (!drop_aside(&without, claim))
		return JUDGEMENT_OPEN;
	if (claim->is_cut || record->is_cut || claim->is_denied || record->is_denied ||
		claim->is_planned != record->is_planned || !has_dates(record, claim) ||
		!fits_report(claim, record) || !wording_keeps_pairs(claim, record))
		return JUDGEMENT_OPEN;
	enum judgement judgement = judge_figures(claim, record);
	if (judgement == JUDGEMENT_OPEN)
		return JUDGEMENT_OPEN;
	if (!wording_keeps_order(claim, record))
		return JUDGEMENT_REORDERED;
	ret_contrast->left_out = wording_left_out(record, claim);
	if (judgement == JUDGEMENT_DIFFERS)
		return judge_differing(claim, record, ret_contrast);
	return ret_contrast->left_out.count > 0 ? JUDGEMENT_NARROWER : judgement;
}

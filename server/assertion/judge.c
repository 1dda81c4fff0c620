#include "assertion/judge.h"

#include "assertion/counting.h"
#include "assertion/timing.h"
#include "assertion/wording.h"

#include <string.h>

bool judge_says(const struct amount *claimed, const struct amount *said, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (amount_is_same(claimed, &said[i]) ||
			(amount_is_rough(claimed) && amount_agrees(claimed, &said[i])))
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
				counting_is_same(
					claim, &claim->figures[i], record, &record->figures[at], counting)))
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
		bool same = !amount_is_rough(&claim->figures[i]);
		for (size_t k = 0; k < record->figure_count; k++)
			same = same ||
				(amount_is_rough(&record->figures[k]) &&
					amount_is_same(&claim->figures[i], &record->figures[k]));
		if (!same)
			return true;
	}
	return false;
}

static bool has_words(const struct assertion *record, const struct assertion *claim)
{
	for (size_t i = 0; i < claim->sentence.count; i++)
		if (wording_is_word(&claim->sentence, i) &&
			!assertion_has_word(record, claim->sentence.pieces[i].text))
			return false;
	return true;
}

/* Without what it says is not told; false if the claim has words of that. */
static bool drop_aside(struct assertion *record, const struct assertion *claim)
{
	if (record->aside == 0)
		return true;
	record->sentence.count = record->aside;
	record->is_denied = false;
	return has_words(record, claim);
}

/* 218种 and 5批 can both be true of the same. */
static bool measures_alike(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said)
{
	return claimed->unit.kind != UNIT_THING || said->unit.kind != UNIT_THING ||
		sentence_is(&record->sentence, said->unit_end - 1,
			claim->sentence.pieces[claimed->unit_end - 1].text);
}

typedef bool amount_relation(const struct amount *claimed, const struct amount *said);

/* Whether both figures are of the same things, and stand to each other in this relation. */
static bool relates(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said, amount_relation *relation)
{
	return relation(claimed, said) &&
		counting_is_same(claim, claimed, record, said, counting_strictly);
}

/* The only figure of the record that stands so to the claim's: of its only one, or where both have
 * as many and all others agree. NULL without, or where there are several. */
static const struct amount *find_other(
	const struct assertion *claim, const struct assertion *record, amount_relation *relation)
{
	const struct amount *found = NULL;
	bool alone = claim->figure_count == 1;
	if (!alone && claim->figure_count != record->figure_count)
		return NULL;
	for (size_t i = 0; i < record->figure_count; i++) {
		const struct amount *claimed = &claim->figures[alone ? 0 : i], *said = &record->figures[i];
		bool other = measures_alike(claim, claimed, record, said) &&
			relates(claim, claimed, record, said, relation);
		bool agrees = relates(claim, claimed, record, said, amount_agrees);
		if ((other && found) || (!other && !alone && !agrees))
			return NULL;
		found = other ? said : found;
	}
	return found;
}

/* What its figures come to, or without any its words, if nothing of the record is left out. */
static enum judgement judge_figures(
	const struct assertion *claim, const struct assertion *record, const struct amount **ret_other)
{
	enum { SHARE_WITHOUT_FIGURE = 60 };
	if (claim->figure_count == 0)
		return wording_share(record, claim) >= SHARE_WITHOUT_FIGURE ? JUDGEMENT_AGREES
																	: JUDGEMENT_OPEN;
	if (!timing_fits_figures(record, claim))
		return JUDGEMENT_OPEN;
	if (bears_out(record, claim))
		return is_rougher(claim, record) ? JUDGEMENT_ROUGHLY : JUDGEMENT_AGREES;
	*ret_other = find_other(claim, record, amount_excludes);
	if (*ret_other)
		return JUDGEMENT_DIFFERS;
	*ret_other = find_other(claim, record, amount_is_open);
	return *ret_other ? JUDGEMENT_BOUNDED : JUDGEMENT_OPEN;
}

/* The record has all of the claim's words and dates. */
static enum judgement judge_same(
	const struct assertion *claim, const struct assertion *record, struct contrast *contrast)
{
	const struct amount *other = NULL;
	enum judgement judgement = judge_figures(claim, record, &other);
	if (judgement == JUDGEMENT_OPEN)
		return JUDGEMENT_OPEN;
	if (other)
		contrast->figure = omission_quote(&record->sentence, other->first, other->end);
	contrast->left_out = omission_find(record, claim, other);
	bool is_narrowed = contrast->left_out.count > 0, differs = judgement == JUDGEMENT_DIFFERS,
		 turns = timing_turns_until(claim, record);
	/* another figure may be that of another time */
	if (turns || (differs && !timing_has_dates(claim, record)))
		omission_add_dates(&contrast->left_out, record);
	/* which a search may have found in the other language, or for other reasons */
	if (!wording_keeps_order(claim, record))
		return has_words(record, claim) ? JUDGEMENT_REORDERED : JUDGEMENT_OPEN;
	if (contrast->left_out.count > 0)
		return other ? JUDGEMENT_NARROWED : is_narrowed ? JUDGEMENT_NARROWER : JUDGEMENT_TIMED;
	return differs && claim->year_count == 0 ? JUDGEMENT_OPEN : judgement;
}

/* Both are of a plan or both of a result; of a record that has both, one done is none planned. */
static bool tenses_fit(const struct assertion *claim, const struct assertion *record)
{
	return claim->is_planned == record->is_planned &&
		!(claim->is_done && record->is_planned && !record->is_done);
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
		!tenses_fit(claim, record) || !timing_has_dates(record, claim) ||
		!timing_fits_report(claim, record) || !wording_keeps_pairs(claim, record))
		return JUDGEMENT_OPEN;
	enum judgement judgement = judge_same(claim, record, ret_contrast);
	if (judgement == JUDGEMENT_OPEN)
		*ret_contrast = (struct contrast){.figure = {"", 0}};
	return judgement;
}

#include "assertion/counting.h"

#include <string.h>

enum { COUNTED_WORDS = 2 /* of what is counted, in English: internet hospitals */ };

static bool is_comma(const struct sentence *sentence, const struct sentence_piece *piece)
{
	static const char wide[] = "，";
	const char *mark = sentence->text + piece->start;
	return piece->role == SENTENCE_MARK && (*mark == ',' || strncmp(mark, wide, strlen(wide)) == 0);
}

const struct counting counting_strictly = {COUNTED_IDEOGRAPHS, false};

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

enum change { CHANGE_UNSAID, CHANGE_TO, CHANGE_BY, CHANGE_FROM };

/* Whether what stands before a figure says where a change began or ended, or how far it went. */
static enum change change_of(const struct sentence *sentence, const struct amount *figure)
{
	static const char *const to[] = {"to", "到", "至"}, *const from[] = {"from", "从", "由", "自"},
							 *const by[] = {"by", "rose", "fell", "grew", "dropped", "raised",
								 "increased", "decreased", "提高", "增加", "增长", "上升", "上涨",
								 "下降", "降低", "减少", "缩短"};
	size_t end = figure->first;
	end -= end > 0 && sentence_is(sentence, end - 1, "了");
	for (size_t i = 0; i < sizeof to / sizeof *to; i++)
		if (end > 0 && sentence_is(sentence, end - 1, to[i]))
			return CHANGE_TO;
	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		if (end > 0 && sentence_is(sentence, end - 1, from[i]))
			return CHANGE_FROM;
	for (size_t back = 1; back <= 2 && back <= end; back++)
		for (size_t i = 0; i < sizeof by / sizeof *by; i++)
			if (sentence_match(sentence, end - back, by[i]) == back)
				return CHANGE_BY;
	return CHANGE_UNSAID;
}

/* 提高到57万元 is neither 提高57万元 nor 从57万元提高. */
static bool changes_alike(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said)
{
	enum change a = change_of(&claim->sentence, claimed), b = change_of(&record->sentence, said);
	return a == b || a == CHANGE_UNSAID || b == CHANGE_UNSAID;
}

bool counting_is_same(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said, struct counting counting)
{
	return changes_alike(claim, claimed, record, said) &&
		shares_counted(claim, claimed, record, counting_strictly) &&
		shares_counted(record, said, claim, counting);
}

#include "assertion/vague.h"

#include "assertion/cardinal.h"
#include "assertion/sentence.h"
#include "assertion/unit.h"

#include <stdbool.h>

static size_t match_phrase(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {"翻番", "翻一番", "翻了一番", "翻两番", "翻了两番", "翻倍",
		"翻了倍", "倍增", "成倍", "大半", "多半", "小半", "大部分", "大多数", "绝大部分",
		"绝大多数", "多数", "少数", "部分", "若干", "许多", "很多", "不少", "众多", "half",
		"thirds", "quarters", "twice", "double", "doubled", "doubles", "triple", "tripled",
		"triples", "most", "majority", "minority", "some", "several", "many", "few", "dozen",
		"dozens", "hundreds", "thousands", "millions", "scores", "a couple of"};
	size_t longest = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		size_t count = sentence_match(sentence, at, all[i]);
		longest = count > longest ? count : longest;
	}
	return longest;
}

/* Where what multiplies a number ends: 万, 千万. */
static size_t skip_multipliers(const struct sentence *sentence, size_t at)
{
	while (at < sentence->count && cardinal_multiplier(&sentence->pieces[at]) > 0)
		at++;
	return at;
}

static size_t read_counted(const struct sentence *sentence, size_t at)
{
	struct unit unit;
	return unit_read(sentence, at, &unit);
}

/* Where a word for an unknown digit ends: 几, 十几, 数百, 上千, 六七十; the beginning if none. */
static size_t read_unknown(const struct sentence *sentence, size_t at)
{
	static const char *const before[] = {"数", "上", "成"};
	double value;
	size_t next = at;
	if (cardinal_read_numeral(sentence, at, &next, &value) || sentence_is(sentence, at, "几"))
		return sentence_is(sentence, next, "几") ? next + 1 : at;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (sentence_is(sentence, at, before[i]) && skip_multipliers(sentence, at + 1) > at + 1)
			return at + 1;
	bool both = sentence_numeral(sentence, at) > 0 && sentence_numeral(sentence, at + 1) > 0;
	return both ? at + 2 : at;
}

size_t vague_read(const struct sentence *sentence, size_t at)
{
	size_t phrase = match_phrase(sentence, at), end = read_unknown(sentence, at);
	if (phrase > 0)
		return phrase;
	if (sentence_is(sentence, at, "多"))
		return read_counted(sentence, at + 1) > 0 ? 1 + read_counted(sentence, at + 1) : 0;
	if (end == at)
		return 0;
	size_t behind = skip_multipliers(sentence, end);
	size_t counted = sentence_is(sentence, behind, "成") ? 1 : read_counted(sentence, behind);
	return behind > end || counted > 0 ? behind + counted - at : 0;
}

size_t vague_pass_over(struct sentence *sentence, size_t *ret_end)
{
	size_t first = 0;
	*ret_end = 0;
	for (size_t at = 0; at < sentence->count; at++) {
		size_t count = sentence->pieces[at].role == SENTENCE_WORD ? vague_read(sentence, at) : 0;
		if (count == 0)
			continue;
		first = *ret_end == 0 ? at : first;
		*ret_end = *ret_end == 0 ? at + count : *ret_end;
		at += sentence_give(sentence, at, at + count, SENTENCE_FILLER) - 1;
	}
	return first;
}

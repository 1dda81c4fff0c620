#include "assertion/phrase.h"

#include "assertion/date.h"
#include "assertion/sentence.h"

#include <stdbool.h>

/* What they do say. Chinese of one character is left
 * alone where it may be a part of a word, but for 将, 要, 拟, 不, 未 and 无. */
static const struct {
	const char *phrase;
	enum phrase_effect effect;
} phrases[] = {{"will", PHRASE_PLANS}, {"is to", PHRASE_PLANS}, {"are to", PHRASE_PLANS},
	{"was to", PHRASE_PLANS}, {"were to", PHRASE_PLANS}, {"to be", PHRASE_PLANS},
	{"to be seen", PHRASE_SAYS_NOTHING}, {"shall", PHRASE_PLANS}, {"would", PHRASE_PLANS},
	{"plan to", PHRASE_PLANS}, {"plans to", PHRASE_PLANS}, {"plans", PHRASE_PLANS},
	{"planned to", PHRASE_PLANS}, {"planned", PHRASE_PLANS}, {"aims to", PHRASE_PLANS},
	{"aim to", PHRASE_PLANS}, {"intends to", PHRASE_PLANS}, {"intended", PHRASE_PLANS},
	{"expected", PHRASE_PLANS}, {"strive to", PHRASE_PLANS}, {"strives to", PHRASE_PLANS},
	{"strive for", PHRASE_PLANS}, {"strives for", PHRASE_PLANS}, {"aims for", PHRASE_PLANS},
	{"target", PHRASE_PLANS}, {"goal", PHRASE_PLANS}, {"promised", PHRASE_PLANS},
	{"should", PHRASE_PLANS}, {"encouraged", PHRASE_PLANS}, {"计划", PHRASE_PLANS},
	{"预计", PHRASE_PLANS}, {"力争", PHRASE_PLANS}, {"目标", PHRASE_PLANS}, {"定于", PHRASE_PLANS},
	{"将要", PHRASE_PLANS}, {"将", PHRASE_PLANS}, {"要", PHRASE_PLANS}, {"拟", PHRASE_PLANS},
	{"no more than", PHRASE_SAYS_NOTHING}, {"not more than", PHRASE_SAYS_NOTHING},
	{"no less than", PHRASE_SAYS_NOTHING}, {"no fewer than", PHRASE_SAYS_NOTHING},
	{"not", PHRASE_DENIES}, {"no", PHRASE_DENIES}, {"never", PHRASE_DENIES},
	{"none", PHRASE_DENIES}, {"failed", PHRASE_DENIES}, {"without", PHRASE_DENIES},
	{"没有", PHRASE_DENIES}, {"没能", PHRASE_DENIES}, {"未", PHRASE_DENIES}, {"不", PHRASE_DENIES},
	{"并非", PHRASE_DENIES}, {"无", PHRASE_DENIES}, {"nor", PHRASE_DENIES},
	{"neither", PHRASE_DENIES}, {"hardly", PHRASE_DENIES}, {"barely", PHRASE_DENIES},
	{"cannot", PHRASE_DENIES}, {"isn t", PHRASE_DENIES}, {"aren t", PHRASE_DENIES},
	{"wasn t", PHRASE_DENIES}, {"weren t", PHRASE_DENIES}, {"hasn t", PHRASE_DENIES},
	{"haven t", PHRASE_DENIES}, {"hadn t", PHRASE_DENIES}, {"didn t", PHRASE_DENIES},
	{"doesn t", PHRASE_DENIES}, {"don t", PHRASE_DENIES}, {"won t", PHRASE_DENIES},
	{"wouldn t", PHRASE_DENIES}, {"couldn t", PHRASE_DENIES}, {"不超过", PHRASE_SAYS_NOTHING},
	{"不少于", PHRASE_SAYS_NOTHING}, {"不低于", PHRASE_SAYS_NOTHING}, {"不到", PHRASE_SAYS_NOTHING},
	{"不足", PHRASE_SAYS_NOTHING}, {"截至", PHRASE_SAYS_NOTHING}, {"截止", PHRASE_SAYS_NOTHING},
	{"已经", PHRASE_DONE}, {"已", PHRASE_DONE}, {"已有", PHRASE_DONE}, {"把", PHRASE_SAYS_NOTHING},
	{"共有", PHRASE_SAYS_NOTHING}, {"达到", PHRASE_SAYS_NOTHING},
	{"according", PHRASE_SAYS_NOTHING}, {"already", PHRASE_DONE},
	{"altogether", PHRASE_SAYS_NOTHING}, {"total", PHRASE_SAYS_NOTHING},
	{"within", PHRASE_SAYS_NOTHING}, {"across", PHRASE_SAYS_NOTHING},
	{"during", PHRASE_SAYS_NOTHING}, {"into", PHRASE_SAYS_NOTHING}, {"s", PHRASE_SAYS_NOTHING}};

/* Within these they are none of their own. */
static const char *const kept[] = {"不断", "不同", "不仅", "不限", "不良", "不孕", "不育", "未来",
	"未成年", "无障碍", "无痛", "无菌", "无缝", "虚拟", "模拟", "重要", "主要", "需要", "必要",
	"要求", "要点", "要素", "摘要", "将军", "把关", "把握", "行动计划", "工作计划", "发展计划",
	"can", "could"};

/* Where what may stand between “is” and “to” ends: in particular, in the 14th five-year period. */
static size_t skip_between(const struct sentence *sentence, size_t at)
{
	static const char *const adverbs[] = {"also", "still", "further", "soon", "in particular"};
	enum { PERIOD_MAX = 8 };
	struct date date;
	for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs; i++) {
		size_t count = sentence_match(sentence, at, adverbs[i]);
		if (count > 0)
			return at + count;
	}
	for (size_t end = at; sentence_is(sentence, at, "in") && end < at + PERIOD_MAX; end++)
		if (sentence_is(sentence, end, "period"))
			return end + 1;
	return at + date_read(sentence, at, &date);
}

/* Whether “to” comes behind a form of “be” and what is between them. */
static bool intends(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {"is", "are", "was", "were"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (sentence_is(sentence, at, all[i]))
			return sentence_is(sentence, skip_between(sentence, at + 1), "to");
	return false;
}

size_t phrase_find_kept(const struct sentence *sentence, size_t at)
{
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		size_t count = sentence_match(sentence, at, kept[i]);
		if (count > 0)
			return count;
	}
	return 0;
}

size_t phrase_read(const struct sentence *sentence, size_t at, enum phrase_effect *ret_effect)
{
	size_t longest = 0;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
		size_t count = sentence_match(sentence, at, phrases[i].phrase);
		if (count > longest) {
			longest = count;
			*ret_effect = phrases[i].effect;
		}
	}
	if (longest > 0 || !intends(sentence, at))
		return longest;
	*ret_effect = PHRASE_PLANS;
	return 1;
}

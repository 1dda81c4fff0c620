#include "assertion/unit.h"

#include "assertion/sentence.h"
#include "fulltext/stopword.h"

#include <string.h>

enum { PHRASES_MAX = 9 };

static const struct {
	struct unit unit;
	const char *phrases[PHRASES_MAX + 1];
} units[] = {
	{{UNIT_PERCENT, 1, "%"}, {SENTENCE_PERCENT, "percent", "per cent"}},
	{{UNIT_PERMILLE, 1, "‰"}, {"‰", "per mille"}},
	{{UNIT_POINT, 1, "percentage points"},
		{"percentage points", "percentage point", "个百分点", "百分点"}},
	{{UNIT_FOLD, 1, "times"}, {"倍", "fold", "times as many", "times as much", "times more"}},
	{{UNIT_YUAN, 1, "yuan"}, {"¥", "元", "人民币", "元人民币", "yuan", "rmb", "cny"}},
	{{UNIT_DOLLAR, 1, "dollars"}, {"$", "美元", "dollars", "us dollars", "usd"}},
	{{UNIT_EURO, 1, "euros"}, {"€", "欧元", "euros", "eur"}},
	{{UNIT_POUND, 1, "pounds"}, {"£", "英镑", "pounds", "gbp"}},
	{{UNIT_MINUTES, 1, "minutes"}, {"minute", "minutes", "分钟"}},
	{{UNIT_MINUTES, 60, "hours"}, {"hour", "hours", "小时", "个小时"}},
	{{UNIT_DAYS, 1, "days"}, {"day", "days", "天"}},
	{{UNIT_DAYS, 7, "weeks"}, {"week", "weeks", "周"}},
	{{UNIT_MONTHS, 1, "months"}, {"month", "months", "个月"}},
	{{UNIT_MONTHS, 12, "years"}, {"year", "years", "年"}},
	{{UNIT_AREA, 1, "square metres"}, {"square metres", "square meters", "sq m", "平方米"}},
	{{UNIT_PERSON, 1, NULL}, {"人", "名", "位"}},
	{{UNIT_OCCASION, 1, NULL}, {"次", "人次", "场"}},
	{{UNIT_THING, 1, NULL}, {"件"}},
	/* 个 counts anything; the others are themselves what is counted */
	{{UNIT_NONE, 1, NULL}, {"个", "大", "省", "市", "区"}},
};

/* Words that begin like a unit but are none. */
static const char *const others[] = {
	"元旦", "元素", "天津", "天然", "周岁", "周边", "年级", "年龄", "人工", "场所", "场景"};

static size_t match(const struct sentence *sentence, size_t at, const char *phrase)
{
	return sentence_is(sentence, at, phrase) ? 1 : sentence_match(sentence, at, phrase);
}

static bool is_other(const struct sentence *sentence, size_t at)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sentence_match(sentence, at, others[i]) > 0)
			return true;
	return false;
}

/* Reads a measure word for things: 家, 所 and so on. */
static size_t read_measure(const struct sentence *sentence, size_t at, struct unit *unit)
{
	if (at >= sentence->count)
		return 0;
	struct token_reader reader = {
		sentence->text, strlen(sentence->text), sentence->pieces[at].start};
	if (!stopword_skip_measure(&reader))
		return 0;
	unit->kind = UNIT_THING;
	return 1;
}

size_t unit_read(const struct sentence *sentence, size_t at, struct unit *ret_unit)
{
	size_t hyphen = sentence_is_mark(sentence, at, '-'), longest = 0;
	*ret_unit = (struct unit){UNIT_NONE, 1, NULL};
	if (is_other(sentence, at))
		return 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (const char *const *phrase = units[i].phrases; *phrase; phrase++) {
			size_t count = match(sentence, at + hyphen, *phrase);
			if (count > longest) {
				longest = count;
				*ret_unit = units[i].unit;
			}
		}
	return longest > 0 ? hyphen + longest : read_measure(sentence, at, ret_unit);
}

size_t unit_read_before(const struct sentence *sentence, size_t end, struct unit *ret_unit)
{
	enum { LONGEST = 3 };
	size_t longest = 0;
	*ret_unit = (struct unit){UNIT_NONE, 1, NULL};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (const char *const *phrase = units[i].phrases; *phrase; phrase++)
			for (size_t back = longest + 1; back <= LONGEST && back <= end; back++)
				if (units[i].unit.kind >= UNIT_YUAN && units[i].unit.kind <= UNIT_POUND &&
					match(sentence, end - back, *phrase) == back) {
					longest = back;
					*ret_unit = units[i].unit;
				}
	/* US$64 */
	bool american = longest == 1 && ret_unit->kind == UNIT_DOLLAR && end > 1 &&
		sentence_is(sentence, end - 2, "us");
	return longest + american;
}

bool unit_fits(const struct unit *a, const struct unit *b)
{
	bool counted = a->kind < UNIT_COUNTED && b->kind < UNIT_COUNTED;
	return a->kind == b->kind || (counted && (a->kind == UNIT_NONE || b->kind == UNIT_NONE));
}

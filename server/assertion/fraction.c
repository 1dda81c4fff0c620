#include "assertion/fraction.h"

#include "assertion/cardinal.h"
#include "assertion/sentence.h"

static const struct unit percent = {UNIT_PERCENT, 1, "%"}, permille = {UNIT_PERMILLE, 1, "‰"};

/* 5 or 五 */
static bool read_number(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value)
{
	if (sentence_is_digits(sentence, at)) {
		*ret_next = cardinal_read_digits(sentence, at, ret_value);
		return true;
	}
	return cardinal_read_numeral(sentence, at, ret_next, ret_value);
}

/* What a part in words is, as a percentage. */
static bool read_words(const struct sentence *sentence, size_t at, struct fraction *part)
{
	static const struct {
		const char *phrase;
		double value;
		enum amount_bound bound;
	} all[] = {{"一半", 50, AMOUNT_ABOUT}, {"半数", 50, AMOUNT_ABOUT}, {"过半", 50, AMOUNT_MORE},
		{"过半数", 50, AMOUNT_MORE}, {"two thirds", 200.0 / 3, AMOUNT_ABOUT},
		{"two-thirds", 200.0 / 3, AMOUNT_ABOUT}, {"one third", 100.0 / 3, AMOUNT_ABOUT},
		{"one-third", 100.0 / 3, AMOUNT_ABOUT}, {"a third of", 100.0 / 3, AMOUNT_ABOUT},
		{"three quarters", 75, AMOUNT_ABOUT}, {"three-quarters", 75, AMOUNT_ABOUT},
		{"one quarter", 25, AMOUNT_ABOUT}, {"a quarter of", 25, AMOUNT_ABOUT}};
	struct unit unit;
	size_t longest = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		size_t count = sentence_match(sentence, at, all[i].phrase);
		if (count <= longest)
			continue;
		longest = count;
		part->value = all[i].value;
		part->bound = all[i].bound;
	}
	part->unit = percent;
	part->end = at + longest;
	return longest > 0 && unit_read(sentence, part->end, &unit) == 0; /* 过半年 */
}

/* 百分之五 is exact, 三分之二 is round. */
static bool read_parts(
	const struct sentence *sentence, size_t at, double whole, struct fraction *part)
{
	double parts;
	if (whole <= 0 || !read_number(sentence, at, &part->end, &parts))
		return false;
	part->value = (whole == 1000 ? 1000 : 100) * parts / whole;
	part->unit = whole == 1000 ? permille : percent;
	part->bound = whole == 100 || whole == 1000 || whole == 10000 ? AMOUNT_EXACTLY : AMOUNT_ABOUT;
	return true;
}

/* 七成 is round, 七成一 exact; 三成员 is none. */
static bool read_tenths(
	const struct sentence *sentence, size_t at, double tenths, struct fraction *part)
{
	static const char *const others[] = {"成员", "成果", "成功", "成立", "成本", "成为", "成人",
		"成年", "成熟", "成效", "成分", "成长", "成绩", "成就", "成品", "成套", "成交", "成不变"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sentence_match(sentence, at, others[i]) > 0)
			return false;
	int more = sentence_is(sentence, at + 1, "半") ? 5 : sentence_numeral(sentence, at + 1);
	part->value = 10 * tenths + (more > 0 ? more : 0);
	part->unit = percent;
	part->bound = more > 0 ? AMOUNT_EXACTLY : AMOUNT_ABOUT;
	part->end = at + 1 + (more > 0);
	return tenths > 0 && tenths <= 10;
}

bool fraction_read(const struct sentence *sentence, size_t at, struct fraction *ret_fraction)
{
	double number;
	size_t next;
	if (read_words(sentence, at, ret_fraction))
		return true;
	if (!read_number(sentence, at, &next, &number))
		return false;
	size_t parts = sentence_match(sentence, next, "分之");
	return parts > 0
		? read_parts(sentence, next + parts, number, ret_fraction)
		: sentence_is(sentence, next, "成") && read_tenths(sentence, next, number, ret_fraction);
}

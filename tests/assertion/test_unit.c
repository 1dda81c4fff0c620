#include "suite.h"

#include "assertion/sentence.h"
#include "assertion/unit.h"

static struct sentence sentence;

START_TEST(what_a_number_is_of_is_read_in_both_languages)
{
	static const struct {
		const char *text;
		enum unit_kind kind;
		double scale;
		size_t count; /* pieces */
	} cases[] = {
		{"64 hospitals", UNIT_NONE, 1, 0},
		{"64%", UNIT_PERCENT, 1, 1},
		{"64 per cent", UNIT_PERCENT, 1, 2},
		{"64‰。", UNIT_PERMILLE, 1, 1},
		{"64 percentage points", UNIT_POINT, 1, 2},
		{"64个百分点", UNIT_POINT, 1, 4},
		{"64倍", UNIT_FOLD, 1, 1},
		{"64-fold", UNIT_FOLD, 1, 2},
		{"64 yuan", UNIT_YUAN, 1, 1},
		{"64元人民币", UNIT_YUAN, 1, 4},
		{"64美元", UNIT_DOLLAR, 1, 2},
		{"64 minutes", UNIT_MINUTES, 1, 1},
		{"64-minute waits", UNIT_MINUTES, 1, 2},
		{"64小时", UNIT_MINUTES, 60, 2},
		{"64 weeks", UNIT_DAYS, 7, 1},
		{"64个月", UNIT_MONTHS, 1, 2},
		{"64年", UNIT_MONTHS, 12, 1},
		{"64平方米", UNIT_AREA, 1, 3},
		{"64人", UNIT_PERSON, 1, 1},
		{"64人次", UNIT_OCCASION, 1, 2},
		{"64家", UNIT_THING, 1, 1},
		{"64个", UNIT_NONE, 1, 1},
		{"64天津", UNIT_NONE, 1, 0},
		{"64", UNIT_NONE, 1, 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct unit unit;
		sentence_read(&sentence, cases[i].text);
		ck_assert_msg(unit_read(&sentence, 1, &unit) == cases[i].count, "%s", cases[i].text);
		ck_assert_msg(unit.kind == cases[i].kind && unit.scale == cases[i].scale, "%s: %d",
			cases[i].text, (int)unit.kind);
	}
}

START_TEST(money_may_stand_before_its_number)
{
	static const struct {
		const char *text;
		size_t end;
		enum unit_kind kind;
		size_t count;
	} cases[] = {{"$64", 1, UNIT_DOLLAR, 1}, {"US$64", 2, UNIT_DOLLAR, 2},
		{"RMB 64", 1, UNIT_YUAN, 1}, {"￥64", 1, UNIT_YUAN, 1}, {"(€64", 2, UNIT_EURO, 1},
		{"人民币64", 3, UNIT_YUAN, 3}, {"minutes 64", 1, UNIT_NONE, 0}, {"64", 0, UNIT_NONE, 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct unit unit;
		sentence_read(&sentence, cases[i].text);
		ck_assert_msg(unit_read_before(&sentence, cases[i].end, &unit) == cases[i].count, "%s",
			cases[i].text);
		ck_assert_msg(unit.kind == cases[i].kind, "%s: %d", cases[i].text, (int)unit.kind);
	}
}

START_TEST(what_counts_goes_with_what_does_not_say_what_and_what_measures_with_its_own_alone)
{
	static const struct unit none = {UNIT_NONE, 1, NULL}, thing = {UNIT_THING, 1, NULL},
							 person = {UNIT_PERSON, 1, NULL}, percent = {UNIT_PERCENT, 1, "%"},
							 fold = {UNIT_FOLD, 1, "times"};
	ck_assert(unit_fits(&none, &thing) && unit_fits(&person, &none) && unit_fits(&none, &none));
	ck_assert(unit_fits(&percent, &percent));
	ck_assert(!unit_fits(&thing, &person));
	ck_assert(!unit_fits(&none, &percent) && !unit_fits(&fold, &none));
	ck_assert(!unit_fits(&fold, &percent));
}

SUITE("unit", what_a_number_is_of_is_read_in_both_languages, money_may_stand_before_its_number,
	what_counts_goes_with_what_does_not_say_what_and_what_measures_with_its_own_alone)

#include "suite.h"

#include "fulltext/fold.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

enum { LAST_POINT = 0x10FFFF };

static uint32_t point_of(const char *character)
{
	uint32_t point = 0;
	ck_assert_uint_eq(text_point(character, strlen(character), &point), strlen(character));
	return point;
}

START_TEST(what_search_holds_for_the_same_is_folded)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{"a", "a"},
		{"A", "a"},
		{"Z", "z"},
		{"9", "9"}, /* ASCII */
		{"é", "e"},
		{"É", "e"},
		{"ü", "u"},
		{"ñ", "n"},
		{"Å", "a"},
		{"ç", "c"}, /* Latin-1 */
		{"ø", "o"},
		{"Ø", "o"},
		{"ð", "d"},
		{"ß", "ß"},
		{"Æ", "æ"},
		{"ā", "a"},
		{"Ě", "e"},
		{"ł", "l"},
		{"Ł", "l"},
		{"đ", "d"},
		{"ı", "i"}, /* Extended-A */
		{"İ", "i"},
		{"Ž", "z"},
		{"ſ", "s"},
		{"ǎ", "a"},
		{"ǚ", "u"},
		{"ế", "e"},
		{"Ａ", "a"},
		{"ｚ", "z"},
		{"０", "0"},
		{"，", ","},
		{"　", " "}, /* full width */
		{"ｶ", "カ"},
		{"①", "1"},
		{"²", "2"},
		{"醫", "医"},
		{"療", "疗"},
		{"衛", "卫"},
		{"國", "国"},
		{"臺", "台"},
		{"灣", "湾"}, /* Han */
		{"裡", "里"},
		{"裏", "里"},
		{"為", "为"},
		{"爲", "为"},
		{"說", "说"},
		{"説", "说"},
		{"衞", "卫"},
		{"佈", "布"},
		{"産", "产"},
		{"鑑", "鉴"},
		{"気", "气"},
		{"浜", "浜"}, /* Japan's 濱, too, but a word in Shanghai */
		{"後", "后"},
		{"嘉", "嘉"},
		{"医", "医"},
		{"⼀", "一"},
		{"⻓", "长"},
		{"⻆", "角"},
		{"㇐", "一"},
		{"\uF9DB", "率"},
		{"Ж", "ж"},
		{"Σ", "σ"}, /* what has cases, has none */
		{"。", "。"},
		{"😀", "😀"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(fold_point(point_of(cases[i].from)) == point_of(cases[i].to),
			"%s is folded to U+%04X, not to %s", cases[i].from, fold_point(point_of(cases[i].from)),
			cases[i].to);
}

START_TEST(folding_twice_is_folding_once)
{
	for (uint32_t point = 0; point <= LAST_POINT; point++) {
		uint32_t folded = fold_point(point);
		if (fold_point(folded) != folded)
			ck_abort_msg("U+%04X, U+%04X, U+%04X", point, folded, fold_point(folded));
	}
}

START_TEST(a_letter_stays_a_letter)
{
	for (uint32_t point = 0; point <= LAST_POINT; point++) {
		enum fold_class before = fold_class(point), after = fold_class(fold_point(point));
		bool letter = before == FOLD_LETTER || before == FOLD_IDEOGRAPH;
		if (letter && after != FOLD_LETTER && after != FOLD_IDEOGRAPH)
			ck_abort_msg("U+%04X is no letter when it is folded", point);
	}
}

START_TEST(each_code_point_has_a_class)
{
	static const struct {
		const char *characters[12];
		enum fold_class kind;
	} cases[] = {
		{{"a", "z", "0", "9", "é", "æ", "ß", "ж", "σ", "א", "ŋ"}, FOLD_LETTER},
		{{"医", "一", "〇", "々", "龥", "𠮟", "か", "カ", "가", "ㄅ", "ไ"}, FOLD_IDEOGRAPH},
		{{"⻓", "⻆", "⺀", "⿕", "㇀", "㇐"}, FOLD_IDEOGRAPH},
		{{" ", "\t", "\n", "\r", "\u00A0", "\u3000", "\u2003", "\u2028"}, FOLD_BLANK},
		{{"\u0301", "\u200B", "\u200D", "\uFEFF", "\uFE0F", "\u00AD"}, FOLD_NOTHING},
		{{",", ".", "\"", "*", "，", "。", "《", "”", "、", "—", "·"}, FOLD_MARK},
		{{"+", "$", "%", "^", "|", "~", "€", "😀", "→", "\uFFFD", "\uE000"}, FOLD_MARK},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (const char *const *c = cases[i].characters; *c; c++)
			ck_assert_msg(
				fold_class(point_of(*c)) == cases[i].kind, "%s, U+%04X", *c, point_of(*c));
}

START_TEST(what_is_no_code_point_is_punctuation_and_stays)
{
	static const uint32_t points[] = {0xD800, 0xDFFF, 0xFFFF, 0x10FFFF, 0x110000, UINT32_MAX};
	for (size_t i = 0; i < COUNT(points); i++) {
		ck_assert_uint_eq(fold_point(points[i]), points[i]);
		ck_assert_int_eq(fold_class(points[i]), FOLD_MARK);
	}
}

SUITE("fold", what_search_holds_for_the_same_is_folded, folding_twice_is_folding_once,
	a_letter_stays_a_letter, each_code_point_has_a_class,
	what_is_no_code_point_is_punctuation_and_stays)

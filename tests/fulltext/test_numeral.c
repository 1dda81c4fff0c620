#include "suite.h"

#include "base/buf.h"
#include "fulltext/numeral.h"
#include "fulltext/token.h"

#include <string.h>

START_TEST(a_number_is_written_in_the_other_script)
{
	static const struct {
		const char *text, *other; /* NULL for what stays as it is */
	} cases[] = {
		{"", NULL},
		{"医改", NULL},
		{"towns", NULL},
		{"二〇二一", "2021"},
		{"二零二一年", "2021年"},
		{"一二三", "123"},
		{"十", "10"},
		{"十四", "14"},
		{"三十", "30"},
		{"二百五十", "250"},
		{"一千零五", "1005"},
		{"九千九百九十九", "9999"},
		{"三百家医院", "300家医院"},
		{"第十二条", "第12条"},
		{"一", NULL}, /* a part of words: 一体化 */
		{"五大新城", NULL},
		{"十四五", NULL}, /* a plan, and no number */
		{"十十", NULL},
		{"百", NULL},
		{"五百千", NULL},
		{"二百三", "203"},
		{"14五", "十四五"},
		{"14五规划", "十四五规划"},
		{"10", "十"},
		{"11", "十一"},
		{"30家", "三十家"},
		{"99", "九十九"},
		{"2021", "二〇二一"},
		{"2021年", "二〇二一年"},
		{"5", NULL},
		{"07", NULL},
		{"138", NULL},
		{"13800", NULL},
		{"5g", NULL},
		{"covid19", NULL},
		{"19th", NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, 256);
		bool other = numeral_write(cases[i].text, strlen(cases[i].text), &out);
		const char *wanted = cases[i].other ? cases[i].other : cases[i].text;
		ck_assert_msg(other == (cases[i].other != NULL) && strcmp(buf_text(&out), wanted) == 0,
			"%s is written as %s", cases[i].text, buf_text(&out));
		buf_finish(&out);
	}
}

START_TEST(a_text_that_does_not_fit_is_a_failed_buffer)
{
	struct buf out;
	buf_init(&out, 3);
	numeral_write("二〇二一", strlen("二〇二一"), &out);
	ck_assert(out.failed);
	buf_finish(&out);
}

START_TEST(only_chinese_numerals_are_numerals)
{
	static const char *const numerals[] = {
		"〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"};
	static const char *const others[] = {"", "1", "医", "两", "a", "一一", "é"};
	for (size_t i = 0; i < COUNT(numerals); i++)
		ck_assert_msg(numeral_is(numerals[i], strlen(numerals[i])), "%s", numerals[i]);
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(!numeral_is(others[i], strlen(others[i])), "%s", others[i]);
}

START_TEST(a_token_is_a_number_or_a_numeral)
{
	static const struct {
		const char *text;
		bool is;
	} cases[] = {
		{"64", true}, {"十", true}, {"医", false}, {"6a", false}, {"a", false}, {".", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct token_reader reader = {.text = cases[i].text, .len = strlen(cases[i].text)};
		struct token token;
		ck_assert(token_next(&reader, &token));
		ck_assert_msg(numeral_is_token(&token) == cases[i].is, "%s", cases[i].text);
	}
}

SUITE("numeral", a_number_is_written_in_the_other_script,
	a_text_that_does_not_fit_is_a_failed_buffer, only_chinese_numerals_are_numerals,
	a_token_is_a_number_or_a_numeral)

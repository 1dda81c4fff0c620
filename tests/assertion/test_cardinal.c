#include "suite.h"

#include "assertion/cardinal.h"
#include "assertion/sentence.h"

static struct sentence sentence;

START_TEST(digits_have_commas_by_thousands_and_a_fraction)
{
	static const struct {
		const char *text;
		double value;
		size_t end;
	} cases[] = {{"64", 64, 1}, {"12,000 beds", 12000, 3}, {"1,234.5", 1234.5, 5}, {"6.5", 6.5, 3},
		{"12, 000", 12, 1}, {"12,00", 12, 1}, {"5. 6", 5, 1}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		double value;
		sentence_read(&sentence, cases[i].text);
		ck_assert_uint_eq(cardinal_read_digits(&sentence, 0, &value), cases[i].end);
		ck_assert_msg(value == cases[i].value, "%s: %g", cases[i].text, value);
	}
}

/* 0 for what is none. */
static double read_any(
	const char *text, bool (*read)(const struct sentence *, size_t, size_t *, double *))
{
	double value;
	size_t next;
	sentence_read(&sentence, text);
	return read(&sentence, 0, &next, &value) ? value : 0;
}

START_TEST(numerals_are_counted_in_tens_and_ten_thousands)
{
	static const struct {
		const char *text;
		double value;
	} cases[] = {{"三十", 30}, {"十一", 11}, {"两千五百", 2500}, {"一万二千", 12000}, {"十四五", 0},
		{"五十百", 0}, {"医院", 0}, {"万", 10000}, {"一亿", 1e8}, {"三万五", 35000},
		{"十三万八", 138000}, {"六百二", 620}, {"一千二", 1200}, {"一亿二", 1.2e8},
		{"三万零五", 30005}, {"三万五千", 35000}, {"三万五百", 30500}, {"六百零二", 602},
		{"三十五", 35}, {"三百六十五", 365}, {"三万五千二", 35200}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			read_any(cases[i].text, cardinal_read_numeral) == cases[i].value, "%s", cases[i].text);
}

START_TEST(numbers_in_words_are_read_but_for_one_alone)
{
	static const struct {
		const char *text;
		double value;
	} cases[] = {{"twelve", 12}, {"sixty-four", 64}, {"two hundred and eighteen", 218},
		{"one hundred", 100}, {"one", 0}, {"one hospital", 0}, {"one hour", 1},
		{"five-year plan", 0}, {"hospital", 0}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			read_any(cases[i].text, cardinal_read_words) == cases[i].value, "%s", cases[i].text);
}

START_TEST(words_behind_a_number_multiply_it)
{
	sentence_read(&sentence, "万 million beds");
	ck_assert(cardinal_multiplier(&sentence.pieces[0]) == 1e4);
	ck_assert(cardinal_multiplier(&sentence.pieces[1]) == 1e6);
	ck_assert(cardinal_multiplier(&sentence.pieces[2]) == 0);
}

SUITE("cardinal", digits_have_commas_by_thousands_and_a_fraction,
	numerals_are_counted_in_tens_and_ten_thousands, numbers_in_words_are_read_but_for_one_alone,
	words_behind_a_number_multiply_it)

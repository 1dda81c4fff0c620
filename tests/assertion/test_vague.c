#include "suite.h"

#include "assertion/sentence.h"
#include "assertion/vague.h"

static struct sentence sentence;

START_TEST(a_quantity_that_says_no_number_is_found_whole)
{
	static const struct {
		const char *text;
		size_t count;
	} cases[] = {{"翻番", 2}, {"翻了一番", 4}, {"几家", 2}, {"几十家", 3}, {"数百万人", 4},
		{"十几家", 3}, {"六十几家", 4}, {"六七十家", 4}, {"两三家", 3}, {"六七成", 3},
		{"上百种", 3}, {"多家医院", 2}, {"大部分城市", 3}, {"dozens of", 1}, {"a couple of", 3},
		{"most wards", 1}, {"many", 1}, {"几乎", 0}, {"数据", 0}, {"上海", 0}, {"成立", 0},
		{"十四五规划", 0}, {"多点执业", 0}, {"一体化", 0}, {"third", 0}, {"64", 0}, {"", 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		sentence_read(&sentence, cases[i].text);
		ck_assert_msg(vague_read(&sentence, 0) == cases[i].count, "%s: %zu", cases[i].text,
			vague_read(&sentence, 0));
	}
}

START_TEST(it_is_taken_for_no_word_and_the_first_is_told)
{
	size_t end;
	sentence_read(&sentence, "医院翻番，有几十家");
	ck_assert_uint_eq(vague_pass_over(&sentence, &end), 2);
	ck_assert_uint_eq(end, 4);
	ck_assert_int_eq(sentence.pieces[1].role, SENTENCE_WORD);
	ck_assert_int_eq(sentence.pieces[3].role, SENTENCE_FILLER);
	ck_assert_int_eq(sentence.pieces[sentence.count - 1].role, SENTENCE_FILLER);
	vague_pass_over(&sentence, &end);
	ck_assert_uint_eq(end, 0);
}

SUITE("vague", a_quantity_that_says_no_number_is_found_whole,
	it_is_taken_for_no_word_and_the_first_is_told)

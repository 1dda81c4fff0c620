#include "suite.h"

#include "assertion/sentence.h"

static struct sentence sentence;

START_TEST(pieces_are_words_ideographs_and_marks)
{
	sentence_read(&sentence, "In 2021, 上海: 五");
	ck_assert_uint_eq(sentence.count, 7);
	ck_assert(sentence_is(&sentence, 0, "in") && !sentence_is(&sentence, 7, "in"));
	ck_assert(sentence_is_digits(&sentence, 1) && !sentence_is_digits(&sentence, 0));
	ck_assert(sentence_is_mark(&sentence, 2, ',') && !sentence_is_mark(&sentence, 2, ':'));
	ck_assert_int_eq(sentence_numeral(&sentence, 6), 5);
	ck_assert_int_eq(sentence_numeral(&sentence, 3), -1);
}

START_TEST(a_sign_of_what_a_figure_is_of_is_a_piece_of_its_own)
{
	static const char *const texts[] = {"53%。5", "53％，5", "53 %.5", "53%5"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		sentence_read(&sentence, texts[i]);
		ck_assert_msg(sentence_is(&sentence, 1, SENTENCE_PERCENT), "%s", texts[i]);
		ck_assert_uint_eq(sentence.count, i == 3 ? 3 : 4);
	}
	sentence_read(&sentence, "(￥5。‰)");
	static const char *const pieces[] = {".", "¥", "5", ".", "‰", "."};
	ck_assert_uint_eq(sentence.count, COUNT(pieces));
	for (size_t i = 0; i < COUNT(pieces); i++)
		ck_assert(sentence_is(&sentence, i, pieces[i]));
}

START_TEST(a_phrase_is_found_where_it_stands)
{
	sentence_read(&sentence, "no more than 5, 不超过五");
	ck_assert_uint_eq(sentence_match(&sentence, 0, "no more than"), 3);
	ck_assert_uint_eq(sentence_match(&sentence, 1, "more than"), 2);
	ck_assert_uint_eq(sentence_match(&sentence, 0, "more than"), 0);
	ck_assert_uint_eq(sentence_match(&sentence, 5, "不超过"), 3);
	ck_assert_uint_eq(sentence_match(&sentence, 7, "过五年"), 0);
}

START_TEST(what_only_leads_to_a_figure_is_told_from_words)
{
	sentence_read(&sentence, "医院已有64");
	static const bool leads[] = {
		false, false, true, true, false, false}; /* the last is behind the end */
	for (size_t i = 0; i < COUNT(leads); i++)
		ck_assert_msg(sentence_leads(&sentence, i) == leads[i], "%zu", i);
}

START_TEST(a_role_is_given_to_a_range)
{
	sentence_read(&sentence, "a b c");
	ck_assert_uint_eq(sentence_give(&sentence, 1, 3, SENTENCE_FILLER), 2);
	ck_assert_int_eq(sentence.pieces[0].role, SENTENCE_WORD);
	ck_assert_int_eq(sentence.pieces[2].role, SENTENCE_FILLER);
}

SUITE("sentence", pieces_are_words_ideographs_and_marks,
	a_sign_of_what_a_figure_is_of_is_a_piece_of_its_own, a_phrase_is_found_where_it_stands,
	what_only_leads_to_a_figure_is_told_from_words, a_role_is_given_to_a_range)

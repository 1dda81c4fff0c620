#include "fulltext/stopword.h"

#include "fulltext/token.h"
#include "suite.h"

#include <string.h>

/* How many bytes of a text are stop words at its beginning. */
static size_t skipped(const char *text)
{
	struct token_reader reader = {.text = text, .len = strlen(text)};
	return stopword_skip(&reader) ? reader.at : 0;
}

START_TEST(a_word_that_says_nothing_is_skipped)
{
	ck_assert_uint_eq(skipped("the"), 3);
	ck_assert_uint_eq(skipped("HOW many"), 3);
	ck_assert_uint_eq(skipped("的"), strlen("的"));
}
END_TEST

START_TEST(the_longest_goes_first)
{
	ck_assert_uint_eq(skipped("有哪些医院"), strlen("有哪些"));
	ck_assert_uint_eq(skipped("有醫院"), strlen("有"));
	ck_assert_uint_eq(skipped("什麼時候開"), strlen("什麼時候"));
}
END_TEST

START_TEST(words_that_only_begin_so_are_none)
{
	ck_assert_uint_eq(skipped("therapy"), 0);
	ck_assert_uint_eq(skipped("医院"), 0);
	ck_assert_uint_eq(skipped("什 么"), 0);
	ck_assert_uint_eq(skipped("."), 0);
	ck_assert_uint_eq(skipped(""), 0);
}
END_TEST

START_TEST(words_that_are_counted_by_are_skipped_apart)
{
	struct token_reader reader = {.text = "家醫院", .len = strlen("家醫院")};
	ck_assert_uint_eq(skipped(reader.text), 0);
	ck_assert(stopword_skip_measure(&reader));
	ck_assert_uint_eq(reader.at, strlen("家"));
	ck_assert(!stopword_skip_measure(&reader));
}
END_TEST

START_TEST(words_that_say_nothing_alone_are_idle)
{
	static const char *const all[] = {"I", "my", "my own?", "要", "能到", "可以", "什么", "?", ""},
							 *const others[] = {"open?", "mystery", "要点", "能看", "病", "2021"};
	for (size_t i = 0; i < COUNT(all); i++)
		ck_assert_msg(stopword_is_idle(all[i], strlen(all[i])) == (i != 2), "%s", all[i]);
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(!stopword_is_idle(others[i], strlen(others[i])), "%s", others[i]);
}
END_TEST

SUITE("stopword", a_word_that_says_nothing_is_skipped, the_longest_goes_first,
	words_that_only_begin_so_are_none, words_that_are_counted_by_are_skipped_apart,
	words_that_say_nothing_alone_are_idle)

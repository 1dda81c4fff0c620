#include "suite.h"

#include "base/text.h"

#include <string.h>

START_TEST(a_list_is_taken_apart_at_its_commas)
{
	static const struct {
		const char *list, *pieces[6];
	} cases[] = {
		{"a", {"a"}},
		{"a,b", {"a", "b"}},
		{"a,b,c,d,e", {"a", "b", "c", "d", "e"}},
		{"", {""}},
		{",", {"", ""}},
		{",,", {"", "", ""}},
		{"a,", {"a", ""}},
		{",a", {"", "a"}},
		{"a,,b", {"a", "", "b"}},
		{" a , b ", {" a ", " b "}},
		{"灯,塔", {"灯", "塔"}},
		{"灯，塔", {"灯，塔"}}, /* another comma */
		{"\"a,b\"", {"\"a", "b\""}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[32], *list = text, *piece;
		size_t count = 0;
		strcpy(text, cases[i].list);
		while ((piece = text_next_piece(&list)))
			ck_assert_pstr_eq(piece, cases[i].pieces[count++]);
		ck_assert_msg(!cases[i].pieces[count], "'%s' has %zu pieces", cases[i].list, count);
		ck_assert_ptr_null(text_next_piece(&list)); /* the end stays the end */
	}
}

START_TEST(no_list_has_no_pieces)
{
	char *list = NULL;
	ck_assert_ptr_null(text_next_piece(&list));
}

START_TEST(words_are_taken_from_a_list_at_its_blanks)
{
	static const struct {
		const char *list, *words[4];
	} cases[] = {
		{"facts", {"facts"}},
		{"facts targets", {"facts", "targets"}},
		{"facts  targets ", {"facts", "", "targets"}},
		{" ", {""}},
		{"", {NULL}},
		{NULL, {NULL}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *list = cases[i].list, *word;
		size_t len, count = 0;
		for (; (word = text_next_word(&list, &len)); count++) {
			const char *wanted = cases[i].words[count];
			ck_assert_msg(wanted && strlen(wanted) == len && memcmp(word, wanted, len) == 0,
				"word %zu of '%s' is '%.*s'", count, cases[i].list, (int)len, word);
		}
		ck_assert_ptr_null(cases[i].words[count]);
		ck_assert_ptr_null(text_next_word(&list, &len));
	}
}

SUITE("text_list", a_list_is_taken_apart_at_its_commas, no_list_has_no_pieces,
	words_are_taken_from_a_list_at_its_blanks)

#include "suite.h"

#include "fulltext/token.h"

#include <stdio.h>
#include <string.h>

/* The tokens with a bar between them, and their places: `医|疗 0-3|3-6`. */
static const char *read(const char *text, size_t len)
{
	static char words[4096], places[4096], both[8193];
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	size_t words_len = 0, places_len = 0;
	words[0] = places[0] = '\0';
	while (token_next(&reader, &token)) {
		ck_assert_uint_le(token.len, TOKEN_MAX);
		ck_assert_uint_lt(token.start, token.end);
		ck_assert_uint_le(token.end, len);
		words_len += (size_t)snprintf(words + words_len, sizeof words - words_len, "%s%.*s",
			words_len > 0 ? "|" : "", (int)token.len, token.text);
		places_len += (size_t)snprintf(places + places_len, sizeof places - places_len, "%s%zu-%zu",
			places_len > 0 ? "|" : "", token.start, token.end);
		ck_assert_uint_lt(words_len, sizeof words);
	}
	ck_assert_uint_eq(reader.at, len);
	snprintf(both, sizeof both, "%s %s", words, places);
	return both;
}

START_TEST(a_text_is_read_as_tokens)
{
	static const struct {
		const char *text, *tokens;
	} cases[] = {
		{"", " "},
		{" \t\n", " "},
		{"医", "医 0-3"},
		{"医疗", "医|疗 0-3|3-6"},
		{"医 疗", "医|疗 0-3|4-7"},
		{"醫療", "医|疗 0-3|3-6"},
		{"Health", "health 0-6"},
		{"health care", "health|care 0-6|7-11"},
		{"5G网络", "5g|网|络 0-2|2-5|5-8"},
		{"上海2021年", "上|海|2021|年 0-3|3-6|6-10|10-13"},
		{"ＡＢＣ１２", "abc12 0-15"},
		{"Ångström", "angstrom 0-10"},
		{"e\u0301te\u0301", "ete 0-7"},
		{"zero\u200Bwidth", "zerowidth 0-12"},
		{"医，疗", "医|.|疗 0-3|3-6|6-9"},
		{"医。”“疗", "医|.|疗 0-3|3-12|12-15"},
		{"医 ，疗", "医|.|疗 0-3|4-7|7-10"},
		{"医， 。疗", "医|.|.|疗 0-3|3-6|7-10|10-13"},
		{"13.8万", "13|.|8|万 0-2|2-3|3-4|4-7"},
		{"children's", "children|.|s 0-8|8-9|9-10"},
		{"👨‍👩‍👧", ". 0-18"},
		{"好👍🏽的", "好|.|的 0-3|3-11|11-14"},
		{"1\uFE0F\u20E3", "1 0-7"},
		{"かな", "か|な 0-3|3-6"},
		{"Жук", "жук 0-6"},
		{"﻿医", "医 3-6"},
		{"\"a\" OR b*", ".|a|.|or|b|. 0-1|1-2|2-3|4-6|7-8|8-9"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *tokens = read(cases[i].text, strlen(cases[i].text));
		ck_assert_msg(strcmp(tokens, cases[i].tokens) == 0, "%s: %s, not %s", cases[i].text, tokens,
			cases[i].tokens);
	}
}

START_TEST(what_is_not_utf_8_is_punctuation)
{
	static const struct {
		const char *text;
		size_t len;
		const char *tokens;
	} cases[] = {
		{"a\xFF\xFE"
		 "b",
			4, "a|.|b 0-1|1-3|3-4"},
		{"\xE5\x8C", 2, ". 0-2"}, {"医\xE5", 4, "医|. 0-3|3-4"},
		{"a\xED\xA0\x80z", 5, "a|.|z 0-1|1-4|4-5"}, /* a lone surrogate */
		{"a\xC0\xAFz", 4, "a|.|z 0-1|1-3|3-4"},     /* over-long */
		{"a\0z", 3, "a|.|z 0-1|1-2|2-3"}, {"\x80", 1, ". 0-1"},
		{"\xF4\x90\x80\x80", 4, ". 0-4"}, /* past the last code point */
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(read(cases[i].text, cases[i].len), cases[i].tokens);
}

START_TEST(all_pairs_of_bytes_are_read)
{
	for (int first = 0; first < 256; first++) {
		for (int second = 0; second < 256; second++) {
			char text[] = {(char)first, (char)second, 'a', (char)first};
			read(text, sizeof text);
		}
	}
}

START_TEST(the_rest_of_a_long_word_does_not_count)
{
	char text[1000];
	struct token token;
	for (size_t len = TOKEN_MAX - 8; len < sizeof text; len++) {
		memset(text, 'a', sizeof text);
		memcpy(text + len - 2, "é", 2);
		struct token_reader reader = {.text = text, .len = len};
		ck_assert(token_next(&reader, &token));
		ck_assert_uint_le(token.len, TOKEN_MAX);
		ck_assert_uint_gt(token.len, TOKEN_MAX - 12);
		ck_assert_uint_eq(token.end, len);
		ck_assert(!token_next(&reader, &token));
	}
}

SUITE("token", a_text_is_read_as_tokens, what_is_not_utf_8_is_punctuation,
	all_pairs_of_bytes_are_read, the_rest_of_a_long_word_does_not_count)

#include "suite.h"

#include "fulltext.h"
#include "fulltext/term.h"
#include "fulltext/token.h"

START_TEST(blanks_part_terms_and_punctuation_alone_is_none)
{
	static const struct {
		const char *q, *terms; /* each in brackets */
	} cases[] = {
		{"", ""},
		{"  ", ""},
		{"，。 - ", ""},
		{"医改", "[医改]"},
		{" 嘉定　新城\t", "[嘉定][新城]"},
		{"covid-19 & 《方案》。 B超", "[covid-19][《方案》。][B超]"},
		{"- a -", "[a]"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct token_reader reader = {.text = cases[i].q, .len = strlen(cases[i].q)};
		char terms[128] = "";
		size_t start, end;
		while (term_next(&reader, &start, &end))
			sprintf(terms + strlen(terms), "[%.*s]", (int)(end - start), cases[i].q + start);
		ck_assert_str_eq(terms, cases[i].terms);
		ck_assert(!term_next(&reader, &start, &end));
	}
}

START_TEST(a_term_is_joined_by_punctuation_between_words)
{
	static const struct {
		const char *term;
		bool joined;
	} cases[] = {{"", false}, {"-", false}, {"医改", false}, {"B超", false}, {"医改。", false},
		{"“医改”", false}, {"covid-19", true}, {"“医”改", true}, {"便捷，就医", true}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(term_is_joined(cases[i].term, strlen(cases[i].term)) == cases[i].joined, "%s",
			cases[i].term);
}

START_TEST(a_term_that_is_parted_has_blanks_for_punctuation)
{
	static const char *const cases[][2] = {
		{"", ""}, {"医改", "医改"}, {"covid-19", "covid 19"}, {"“a--b”", "   a  b   "}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char words[32];
		term_part(cases[i][0], strlen(cases[i][0]), words);
		ck_assert_str_eq(words, cases[i][1]);
	}
}

SUITE("term", a_term_that_is_parted_has_blanks_for_punctuation,
	blanks_part_terms_and_punctuation_alone_is_none, a_term_is_joined_by_punctuation_between_words)

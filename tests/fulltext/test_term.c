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

SUITE("term", blanks_part_terms_and_punctuation_alone_is_none)

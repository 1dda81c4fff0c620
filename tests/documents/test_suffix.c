#include "suite.h"

#include "documents/suffix.h"

#include <stdio.h>
#include <string.h>

START_TEST(a_suffix_is_taken_off_what_it_is_behind)
{
	static const struct {
		const char *segment, *key, *suffix;
	} cases[] = {
		{"hook.json", "hook", ".json"},
		{"hook.csl.json", "hook", ".csl.json"},
		{"hook.bib", "hook", ".bib"},
		{"hook.md", "hook", ".md"},
		{"a.bib.ris", "a.bib", ".ris"},
		{"a.svg.csv", "a.svg", ".csv"},
		{"hook.svg", "hook.svg", NULL}, /* a chart is beside the page */
		{"hook.txt", "hook.txt", NULL},
		{"hook.BIB", "hook.BIB", NULL},
		{"hook.bib.", "hook.bib.", NULL},
		{".bib", ".bib", NULL},
		{"bib", "bib", NULL},
		{"", "", NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char segment[32];
		strcpy(segment, cases[i].segment);
		const struct suffix *suffix = suffix_take(segment);
		ck_assert_msg((suffix != NULL) == (cases[i].suffix != NULL), "%s", cases[i].segment);
		if (suffix)
			ck_assert_str_eq(suffix->text, cases[i].suffix);
		ck_assert_str_eq(segment, cases[i].key);
	}
}

START_TEST(each_is_found_behind_a_key_and_alone)
{
	for (const struct suffix *suffix = suffixes; suffix->text; suffix++) {
		char key[32];
		snprintf(key, sizeof key, "a.b%s", suffix->text);
		ck_assert_ptr_eq(suffix_find(key), suffix);
		ck_assert_ptr_eq(suffix_find(suffix->text), suffix);
	}
}

START_TEST(it_says_what_is_made_of_the_item)
{
	ck_assert_int_eq(suffix_find("a.csv")->format, FORMAT_CSV);
	ck_assert_int_eq(suffix_find("a.csv")->citation, CITATION_NONE);
	ck_assert_int_eq(suffix_find("a.csl.json")->format, FORMAT_NONE);
	ck_assert_int_eq(suffix_find("a.csl.json")->citation, CITATION_CSL);
	ck_assert_int_eq(suffix_find("a.md")->format, FORMAT_NONE);
	ck_assert_int_eq(suffix_find("a.md")->citation, CITATION_NONE);
}

SUITE("suffix", a_suffix_is_taken_off_what_it_is_behind, each_is_found_behind_a_key_and_alone,
	it_says_what_is_made_of_the_item)

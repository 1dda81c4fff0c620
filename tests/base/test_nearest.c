#include "suite.h"

#include "base/text.h"

#include <string.h>

/* Offers up to three words and gives the nearest. */
static const char *nearest_of(const char *wanted, const char *const words[3])
{
	struct nearest search = {.wanted = wanted};
	for (size_t i = 0; i < 3 && words[i]; i++)
		nearest_offer(&search, words[i]);
	return search.nearest;
}

START_TEST(the_nearest_word_is_found)
{
	static const struct {
		const char *wanted, *words[3], *nearest;
	} cases[] = {
		{"height", {"height"}, "height"},
		{"heigt", {"height"}, "height"},           /* insert */
		{"heightt", {"height"}, "height"},         /* delete */
		{"hexght", {"height"}, "height"},          /* replace */
		{"hegiht", {"height"}, "height"},          /* swap */
		{"hehgit", {"height"}, "height"},          /* two: a third of six */
		{"hxixht", {"height"}, "height"},          /* two */
		{"xxxght", {"height"}, NULL},              /* three */
		{"hegihth", {"height"}, "height"},         /* a swap and a delete */
		{"abcdefghi", {"xyzdefghi"}, "xyzdefghi"}, /* three of nine */
		{"abcdefghi", {"xyzwefghi"}, NULL},        /* four of nine */
		{"abcdefgh", {"xyzdefgh"}, NULL},          /* three of eight */
		{"ab", {"ax"}, "ax"},                      /* one, at least */
		{"ab", {"xy"}, NULL},                      /* two of two */
		{"abcde", {"axcdx"}, NULL},                /* two of five */
		{"a", {"b"}, NULL},                        /* nothing in common */
		{"a", {"ab"}, "ab"},
		{"ab", {"a"}, "a"},
		{"HEIGHT", {"height"}, "height"}, /* ASCII letters are the same large and small */
		{"HEHGIT", {"height"}, "height"},
		{"KEE", {"keeper_id"}, "keeper_id"},
		{"height", {"HEIGHT"}, "HEIGHT"},
		{"É", {"é"}, "é"}, /* the second of two bytes */
		{"height", {""}, NULL},
		{"a", {""}, NULL},
		{"keep", {"keeper_id"}, "keeper_id"}, /* begins with the wanted one */
		{"kee", {"keeper_id"}, "keeper_id"},  /* three bytes are enough */
		{"ke", {"keeper_id"}, NULL},          /* two are not */
		{"k", {"keeper_id"}, NULL},
		{"灯", {"灯塔"}, "灯塔"}, /* bytes, not characters */
		{"é", {"éclat"}, NULL},
		{"ke", {"kee"}, "kee"}, /* but one edit is near */
		{"", {"keeper_id"}, NULL},
		{"keeper_id", {"keep"}, NULL},
		{"auto", {"automatic_x", "matic_auto"}, "automatic_x"},
		{"auto", {"matic_auto"}, "matic_auto"}, /* ends with it, behind a _ */
		{"auto", {"maticauto", "matic-auto"}, NULL},
		{"to", {"matic_to"}, NULL},
		{"year", {"lit__year"}, NULL},
		{"灯塔", {"灯"}, NULL},
		{"灯塔灯", {"灯塔"}, "灯塔"},
		{"height", {NULL}, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *found = nearest_of(cases[i].wanted, cases[i].words);
		ck_assert_msg(cases[i].nearest ? found && strcmp(found, cases[i].nearest) == 0 : !found,
			"%s: %s", cases[i].wanted, found ? found : "nothing");
	}
}

START_TEST(the_nearest_of_several_words_wins)
{
	static const struct {
		const char *wanted, *words[3], *nearest;
	} cases[] = {
		{"lights", {"light", "lights", "flights"}, "lights"},
		{"lightz", {"light", "lights", "lightss"}, "light"}, /* the first of equally near */
		{"lightz", {"lights", "light", "lightss"}, "lights"},
		{"hexxht", {"haxxhz", "height", "hexxhts"}, "hexxhts"},
		{"name", {"name_zh", "name_en"}, "name_zh"}, /* both begin with it */
		{"name", {"name_zh", "nane"}, "nane"},       /* an edit is nearer than a beginning */
		{"name", {"nane", "name_zh"}, "nane"},
		{"wrecks", {"lights", "keepers", "wreck"}, "wreck"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_pstr_eq(nearest_of(cases[i].wanted, cases[i].words), cases[i].nearest);
}

START_TEST(a_word_that_is_as_near_is_a_rival)
{
	static const struct {
		const char *wanted, *words[3], *rival;
	} cases[] = {
		{"neq", {"eq", "ne", "gt"}, "ne"},
		{"neq", {"ne", "eq", "gt"}, "eq"},
		{"neq", {"eq", "neq", "ne"}, NULL}, /* less near than the nearest */
		{"nt", {"ne", "gt", "lt"}, "lt"},
		{"name", {"name_zh", "name_en"}, "name_en"},
		{"height", {"heigth", "weight", "xyzzy"}, "weight"},
		{"height", {"xyzzy", "heigth"}, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct nearest search = {.wanted = cases[i].wanted};
		for (size_t j = 0; j < 3 && cases[i].words[j]; j++)
			nearest_offer(&search, cases[i].words[j]);
		ck_assert_pstr_eq(search.rival, cases[i].rival);
	}
}

START_TEST(words_beyond_64_bytes_are_never_near)
{
	char longest[65], longer[66];
	memset(longest, 'a', sizeof longest - 1);
	memset(longer, 'a', sizeof longer - 1);
	longest[64] = longer[65] = '\0';
	const struct {
		const char *wanted, *word;
		bool near;
	} cases[] = {
		{longest, longest, true},
		{longest, longer, false},
		{longer, longest, false},
		{longer, longer, false},
		{longest + 1, longest, true},
		{"aaaa", longest, true},
		{"aaaa", longer, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct nearest search = {.wanted = cases[i].wanted};
		nearest_offer(&search, cases[i].word);
		ck_assert_msg((search.nearest != NULL) == cases[i].near, "case %zu", i);
	}
}

SUITE("nearest", the_nearest_word_is_found, the_nearest_of_several_words_wins,
	a_word_that_is_as_near_is_a_rival, words_beyond_64_bytes_are_never_near)

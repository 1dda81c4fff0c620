#include "suite.h"

#include "api/conditional.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

START_TEST(a_day_becomes_an_http_date)
{
	static const char *const cases[][2] = {
		{"2024-05-06", "Mon, 06 May 2024 00:00:00 GMT"},
		{"1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT"},
		{"1969-12-31", "Wed, 31 Dec 1969 00:00:00 GMT"},
		{"2000-02-29", "Tue, 29 Feb 2000 00:00:00 GMT"},
		{"2023-12-31", "Sun, 31 Dec 2023 00:00:00 GMT"},
		{"2025-11-22", "Sat, 22 Nov 2025 00:00:00 GMT"},
		{"2100-03-01", "Mon, 01 Mar 2100 00:00:00 GMT"},
		{"2038-01-20", "Wed, 20 Jan 2038 00:00:00 GMT"},
		{"2026-04-03", "Fri, 03 Apr 2026 00:00:00 GMT"},
		{"2026-06-30", "Tue, 30 Jun 2026 00:00:00 GMT"},
		{"2026-07-01", "Wed, 01 Jul 2026 00:00:00 GMT"},
		{"2026-08-31", "Mon, 31 Aug 2026 00:00:00 GMT"},
		{"2026-09-10", "Thu, 10 Sep 2026 00:00:00 GMT"},
		{"2026-10-09", "Fri, 09 Oct 2026 00:00:00 GMT"},
	};
	setlocale(LC_ALL, "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[CONDITIONAL_DATE_SIZE];
		conditional_date(cases[i][0], text);
		ck_assert_str_eq(text, cases[i][1]);
	}
}

START_TEST(what_is_no_date_becomes_nothing)
{
	static const char *const cases[] = {
		"", "soon", "2024", "2024-05", "-", "05/06/2024", "2024 05 06", "--", "2024-x-01"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[CONDITIONAL_DATE_SIZE] = "x";
		conditional_date(cases[i], text);
		ck_assert_msg(*text == '\0', "%s becomes %s", cases[i], text);
	}
}

START_TEST(an_entity_tag_is_found_in_a_list)
{
	static const struct {
		const char *field;
		bool listed;
	} cases[] = {
		{"\"abc\"", true},
		{"W/\"abc\"", true},
		{" \"abc\" ", true},
		{"\t\"abc\"\t", true},
		{"\"x\", \"abc\"", true},
		{"\"x\",\"abc\"", true},
		{"\"x\" , W/\"abc\" , \"y\"", true},
		{",,\"abc\",,", true},
		{"\"a,b\", \"abc\"", true},
		{"x, \"abc\"", true},
		{"W/\"x\",W/\"y\",W/\"abc\"", true},
		{NULL, false},
		{"", false},
		{" ", false},
		{",", false},
		{"abc", false},
		{"\"ab\"", false},
		{"\"abcd\"", false},
		{"\"xabc\"", false},
		{"\"ABC\"", false},
		{"w/\"abc\"", false},
		{"W/ \"abc\"", false},
		{"W/", false},
		{"\"abc", false},
		{"abc\"", false},
		{"\"", false},
		{"*", false},
		{"\"*\"", false},
		{"\"x,\"abc\"y\"", false},
		{"\"abc\"x", false},
		{"\"\"", false},
		{"\"x, abc\"", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(conditional_lists(cases[i].field, "\"abc\"") == cases[i].listed, "%s",
			cases[i].field ? cases[i].field : "NULL");
}

START_TEST(an_entity_tag_stands_anywhere_in_a_long_list)
{
	static char field[64 * 1024];
	for (int i = 0; i < 5000; i++)
		sprintf(field + strlen(field), "\"%d\", ", i);
	ck_assert(conditional_lists(field, "\"0\""));
	ck_assert(conditional_lists(field, "\"4999\""));
	ck_assert(!conditional_lists(field, "\"5000\""));
}

START_TEST(a_star_is_any)
{
	static const char *const stars[] = {"*", " *", "* ", "\t*\t", "  *  "};
	for (size_t i = 0; i < COUNT(stars); i++)
		ck_assert_msg(conditional_is_any(stars[i]), "%s", stars[i]);
	static const char *const others[] = {
		NULL, "", " ", "**", "* *", "*, \"a\"", "\"*\"", "W/*", "a*"};
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(!conditional_is_any(others[i]), "%s", others[i] ? others[i] : "NULL");
}

START_TEST(if_match_holds_for_the_strong_tag_alone)
{
	static const struct {
		const char *field;
		bool holds;
	} cases[] = {{NULL, true}, {"*", true}, {"\"abc\"", true}, {"\"x\", \"abc\"", true},
		{"W/\"x\",\"abc\"", true}, {"", false}, {"\"x\"", false}, {"W/\"abc\"", false},
		{"\"x\", W/\"abc\"", false}, {"abc", false}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(conditional_holds(cases[i].field, NULL, "\"abc\"", NULL) == cases[i].holds,
			"%s", cases[i].field ? cases[i].field : "NULL");
}

START_TEST(if_unmodified_since_holds_from_the_day_on)
{
	static const char released[] = "Mon, 06 May 2024 00:00:00 GMT";
	static const struct {
		const char *field;
		bool holds;
	} cases[] = {
		{"Mon, 06 May 2024 00:00:00 GMT", true},
		{"Mon, 06 May 2024 00:00:00 GMT \t", true},
		{"Sun, 05 May 2024 23:59:59 GMT", false},
		{"Tue, 07 May 2024 00:00:00 GMT", true},
		{"Monday, 06-May-24 00:00:00 GMT", true},
		{"Sunday, 05-May-24 23:59:59 GMT", false},
		{"Mon May  6 00:00:00 2024", true},
		{"Sun May  5 23:59:59 2024", false},
		{"Sun, 05 May 2024 23:59:59", true},
		{"Sun, 05 May 2024 23:59:59 GMT!", true},
		{"2024-05-05", true},
		{"", true},
		{"0", true},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			conditional_holds(NULL, cases[i].field, "\"abc\"", released) == cases[i].holds, "%s",
			cases[i].field);
	ck_assert(conditional_holds("*", "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", released));
	/* what has no date has not changed since */
	ck_assert(conditional_holds(NULL, "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", NULL));
	ck_assert(conditional_holds(NULL, "Sun, 05 May 2024 23:59:59 GMT", "\"abc\"", ""));
}

START_TEST(what_has_not_changed_since_is_old)
{
	static const char released[] = "Mon, 06 May 2024 00:00:00 GMT";
	static const struct {
		const char *field;
		bool old;
	} cases[] = {
		{"Mon, 06 May 2024 00:00:00 GMT", true},
		{"Mon May  6 00:00:00 2024", true},
		{"Tue, 07 May 2024 00:00:00 GMT", true},
		{"Sun, 05 May 2024 23:59:59 GMT", false},
		{"2024-05-07", false},
		{"", false},
		{NULL, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(conditional_is_old(cases[i].field, released) == cases[i].old, "%s",
			cases[i].field ? cases[i].field : "NULL");
	ck_assert(!conditional_is_old(released, "")); /* what has no date may be newer */
}

SUITE("conditional", a_day_becomes_an_http_date, what_is_no_date_becomes_nothing,
	an_entity_tag_is_found_in_a_list, an_entity_tag_stands_anywhere_in_a_long_list, a_star_is_any,
	if_match_holds_for_the_strong_tag_alone, if_unmodified_since_holds_from_the_day_on,
	what_has_not_changed_since_is_old)

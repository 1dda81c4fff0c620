#include "suite.h"

#include "query/form.h"

#include <stdio.h>

static const char sha256[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

START_TEST(a_whole_text_is_one_of_its_format_or_the_fault_says_what_that_is)
{
	static const struct {
		const char *format, *text, *fault;
	} cases[] = {
		{NULL, "2021-7", NULL},
		{"date", "2021-07-16", NULL},
		{"date", "2021-7",
			"must be a date, YYYY-MM-DD; __prefix takes a part of one, __year a year"},
		{"date", "2021-02-29", "is no day of the calendar"},
		{"slug", "bell-rock", NULL},
		{"slug", "Bell Rock", NULL}, /* the records tell, with the nearest */
		{"sha256", sha256, NULL},
		{"sha256", "abc", "must be 64 hexadecimal digits, in small letters"},
		{"sha256", sha256 + 1, "must be 64 hexadecimal digits, in small letters"},
		{"sha256", "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
			"must be 64 hexadecimal digits, in small letters"},
		{"word", "any", NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *fault = form_fault(cases[i].format, cases[i].text);
		ck_assert_pstr_eq(fault, cases[i].fault);
	}
}

START_TEST(what_is_in_no_text_of_the_format_is_refused)
{
	static const struct {
		const char *format, *text;
		bool begins, occurs;
	} cases[] = {
		{"date", "2021", true, true},
		{"date", "2021-", true, true},
		{"date", "2021-0", true, true},
		{"date", "2021-1", true, true},
		{"date", "2021-04-3", true, true},
		{"date", "2021-07-16", true, true},
		{"date", "2021-7", true, false},
		{"date", "2021-13", true, false},
		{"date", "2021-02-3", true, false},
		{"date", "2021-02-29", true, false},
		{"date", "2021/07", true, false},
		{"date", "2021-07-160", true, false},
		{"date", "20210716", true, false},
		{"date", "-07-", true, false},
		{"date", "-07-", false, true},
		{"date", "-31", false, true},
		{"date", "16", false, true},
		{"date", "2021-07-16", false, true},
		{"date", "2021-07-160", false, false},
		{"date", "-13-", false, false},
		{"date", "July", false, false},
		{"date", "-02-30", false, false},
		{"slug", "Bell-rock 1", true, false},
		{"slug", "bell_rock", false, false},
		{"slug", "钟", false, false},
		{"slug", "Bell-", true, true},
		{"slug", "zzz", false, true},
		{"sha256", "9f86", true, true},
		{"sha256", "9F86", false, true},
		{"sha256", "xyz", false, false},
		{"word", "a b", false, true},
		{NULL, "a b", true, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *fault = form_part_fault(cases[i].format, cases[i].text, cases[i].begins);
		ck_assert_msg(!fault == cases[i].occurs, "%s: %s", cases[i].text, fault ? fault : "taken");
	}
	char longer[66];
	snprintf(longer, sizeof longer, "%s0", sha256);
	ck_assert_ptr_null(form_part_fault("sha256", sha256, true));
	ck_assert_ptr_nonnull(form_part_fault("sha256", longer, true));
}

static void assert_parts_occur(const char *date)
{
	for (size_t at = 0; at < 10; at++)
		for (size_t len = 1; at + len <= 10; len++) {
			char part[16];
			snprintf(part, sizeof part, "%.*s", (int)len, date + at);
			ck_assert_msg(!form_part_fault("date", part, false), "%s", part);
			ck_assert_msg(at > 0 || !form_part_fault("date", part, true), "%s", part);
		}
}

START_TEST(every_part_of_a_date_occurs)
{
	/* with a leap day each */
	static const int years[] = {1200, 1600, 2000, 2400, 2020, 2096, 1804, 9996};
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	for (size_t i = 0; i < COUNT(years); i++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= days[month - 1]; day++) {
				char date[40];
				snprintf(date, sizeof date, "%04d-%02d-%02d", years[i], month, day);
				assert_parts_occur(date);
			}
}

SUITE("form", a_whole_text_is_one_of_its_format_or_the_fault_says_what_that_is,
	what_is_in_no_text_of_the_format_is_refused, every_part_of_a_date_occurs)

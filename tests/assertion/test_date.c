#include "suite.h"

#include "assertion/assertion.h"
#include "assertion/date.h"
#include "base/buf.h"

static struct assertion claim;

START_TEST(dates_are_read_in_both_languages)
{
	static const struct {
		const char *text;
		int year, month, day;
	} cases[] = {{"2021年", 2021, 0, 0}, {"2021年7月", 2021, 7, 0}, {"in 2021", 2021, 0, 0},
		{"July 2021", 2021, 7, 0}, {"15 July 2021", 2021, 7, 15}, {"2021-07-15", 2021, 7, 15},
		{"July 15, 2021", 2021, 7, 15}, {"2021年7月15日", 2021, 7, 15}, {"7月15号", 0, 7, 15},
		{"二〇二一年", 2021, 0, 0}, {"by 2025.", 2025, 0, 0}, {"in May", 0, 0, 0},
		{"May 2021", 2021, 5, 0}, {"it may", 0, 0, 0}, {"in June", 0, 6, 0}, {"9999年", 0, 0, 0},
		{"到2021年7月", 2021, 7, 0}, {"至2021年底", 2021, 0, 0}, {"于9月底前", 0, 9, 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		int year = claim.year_count > 0 ? claim.years[0] : 0;
		int month = claim.month_count > 0 ? claim.months[0] : 0;
		int day = claim.day_count > 0 ? claim.days[0] : 0;
		ck_assert_msg(year == cases[i].year && month == cases[i].month && day == cases[i].day,
			"%s: %d %d %d", cases[i].text, year, month, day);
	}
}

START_TEST(what_leads_to_a_date_and_its_end_are_no_words)
{
	static const char *const dates[] = {"到2021年7月", "至2021年", "于7月15日", "2021年底", "9月末",
		"2021年9月底前", "到二〇二一年底"};
	for (size_t i = 0; i < COUNT(dates); i++) {
		struct buf words;
		buf_init(&words, 100);
		assertion_read(&claim, dates[i]);
		assertion_write_words(&claim, ASSERTION_AS_WRITTEN, &words);
		ck_assert_msg(buf_text(&words)[0] == '\0', "%s: %s", dates[i], buf_text(&words));
		buf_finish(&words);
	}
	assertion_read(&claim, "达到64家");
	ck_assert_uint_eq(claim.year_count, 0);
}

START_TEST(what_is_said_of_a_time_is_read_with_it)
{
	static const struct {
		const char *text;
		unsigned parts;
	} cases[] = {{"2021年", 0}, {"2021年内", 0}, {"2021年度", 0}, {"截至2021年7月", DATE_UNTIL},
		{"2021年底", DATE_END}, {"7月末前", DATE_END * DATE_OF_MONTH}, {"年底", DATE_END},
		{"月初", DATE_BEGINNING * DATE_OF_MONTH}, {"2021年初", DATE_BEGINNING},
		{"2021年上半年", DATE_FIRST_HALF}, {"2021年下半年", DATE_SECOND_HALF},
		{"自2021年起", DATE_SINCE}, {"自2021年7月以来", DATE_SINCE}, {"2021年以来", DATE_SINCE},
		{"从2021年7月15日起", DATE_SINCE}, {"自2021年底起", DATE_SINCE | DATE_END},
		{"since 2021", DATE_SINCE}, {"from 2021", DATE_SINCE},
		{"by the end of July 2021", DATE_UNTIL | DATE_END * DATE_OF_MONTH},
		{"据2024年2月的报道", DATE_REPORTED}, {"a report of July 2019", DATE_REPORTED},
		{"early 2021", DATE_BEGINNING}, {"at the start of 2021", DATE_BEGINNING}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf words;
		buf_init(&words, 100);
		assertion_read(&claim, cases[i].text);
		assertion_write_words(&claim, ASSERTION_AS_WRITTEN, &words);
		ck_assert_msg(
			claim.date_parts == cases[i].parts, "%s: %u", cases[i].text, claim.date_parts);
		ck_assert_msg(buf_text(&words)[0] == '\0', "%s: %s", cases[i].text, buf_text(&words));
		ck_assert_uint_eq(claim.figure_count, 0);
		buf_finish(&words);
	}
	assertion_read(&claim, "2021年内科、初步、起步");
	ck_assert_uint_eq(claim.date_parts, 0);
	ck_assert(assertion_has_word(&claim, "内"));
}

SUITE("date", what_is_said_of_a_time_is_read_with_it, what_leads_to_a_date_and_its_end_are_no_words,
	dates_are_read_in_both_languages)

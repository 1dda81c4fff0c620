#include "suite.h"

#include "base/buf.h"
#include "mcp/assertion.h"

static struct assertion claim;

START_TEST(dates_are_read_in_both_languages)
{
	static const struct {
		const char *text;
		int year, month;
	} cases[] = {{"2021年", 2021, 0}, {"2021年7月", 2021, 7}, {"in 2021", 2021, 0},
		{"July 2021", 2021, 7}, {"15 July 2021", 2021, 7}, {"2021-07-15", 2021, 7},
		{"二〇二一年", 2021, 0}, {"by 2025.", 2025, 0}, {"in May", 0, 0}, {"May 2021", 2021, 5},
		{"it may", 0, 0}, {"in June", 0, 6}, {"9999年", 0, 0}, {"到2021年7月", 2021, 7},
		{"至2021年底", 2021, 0}, {"于9月底前", 0, 9}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		int year = claim.year_count > 0 ? claim.years[0] : 0;
		int month = claim.month_count > 0 ? claim.months[0] : 0;
		ck_assert_msg(year == cases[i].year && month == cases[i].month, "%s: %d %d", cases[i].text,
			year, month);
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
		assertion_write_words(&claim, false, &words);
		ck_assert_msg(buf_text(&words)[0] == '\0', "%s: %s", dates[i], buf_text(&words));
		buf_finish(&words);
	}
	assertion_read(&claim, "达到64家");
	ck_assert_uint_eq(claim.year_count, 0);
}

SUITE("date", what_leads_to_a_date_and_its_end_are_no_words, dates_are_read_in_both_languages)

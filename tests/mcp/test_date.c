#include "suite.h"

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
		{"it may", 0, 0}, {"in June", 0, 6}, {"9999年", 0, 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assertion_read(&claim, cases[i].text);
		int year = claim.year_count > 0 ? claim.years[0] : 0;
		int month = claim.month_count > 0 ? claim.months[0] : 0;
		ck_assert_msg(year == cases[i].year && month == cases[i].month, "%s: %d %d", cases[i].text,
			year, month);
	}
}

SUITE("date", dates_are_read_in_both_languages)

#include "suite.h"

#include "assertion/timing.h"

static struct assertion claim, record;

static void read_both(const char *claimed, const char *said)
{
	assertion_read(&claim, claimed);
	assertion_read(&record, said);
}

START_TEST(dates_are_among_those_that_say_them_to_the_day)
{
	static const struct {
		const char *claim, *said;
		bool has;
	} cases[] = {{"in 2021", "on 15 July 2021", true}, {"July 2021", "15 July 2021", true},
		{"15 July 2021", "2021-07-15", true}, {"14 July 2021", "15 July 2021", false},
		{"15 July 2021", "July 2021", false}, {"2021年7月14日", "2021年7月15日", false},
		{"June 2021", "15 July 2021", false}, {"the end of 2021", "2021", false},
		{"from 2021", "in 2021", false}, {"by 2021", "in 2021", true}, {"wards", "2021", true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_both(cases[i].claim, cases[i].said);
		ck_assert_msg(timing_has_dates(&record, &claim) == cases[i].has, "%s", cases[i].claim);
	}
}

START_TEST(what_there_is_by_a_time_need_not_have_come_in_it)
{
	static const struct {
		const char *claim, *said;
		bool turns;
	} cases[] = {{"paid in July 2021", "paid by July 2021", true},
		{"paid in 2021", "paid by July 2021", true}, {"paid by 2021", "paid by July 2021", false},
		{"paid", "paid by July 2021", false}, {"paid in 2021", "paid in July 2021", false},
		{"paid by 2021", "paid in 2021", true}, {"paid by 2021", "paid in July 2021", true},
		{"截至2021年拨付", "2021年拨付", true}, {"paid until 2021", "paid in 2021", true},
		{"paid up to July 2021", "paid by July 2021", false},
		{"到2021年拨付", "据2021年的报道拨付", false},
		{"2021年7月拨付", "截至2021年7月已拨付", true},
		{"到2021年7月拨付", "截至2021年7月已拨付", false},
		{"据2021年7月的报道拨付", "截至2021年7月已拨付", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_both(cases[i].claim, cases[i].said);
		ck_assert_msg(timing_turns_until(&claim, &record) == cases[i].turns, "%s / %s",
			cases[i].claim, cases[i].said);
	}
}

START_TEST(what_is_reported_in_a_year_need_not_be_of_it)
{
	static const char report[] = "据2024年2月的报道，建成64家。";
	read_both("2024年建成64家", report);
	ck_assert(!timing_fits_report(&claim, &record));
	read_both("截至2024年2月建成64家", report);
	ck_assert(timing_fits_report(&claim, &record));
	read_both("建成64家", report);
	ck_assert(timing_fits_report(&claim, &record));
	read_both("到2024年2月要建成64家", "据2024年2月的报道，要建成64家。");
	ck_assert(!timing_fits_report(&claim, &record));
}

START_TEST(a_record_of_several_years_is_of_a_claim_that_has_them_all_in_its_order)
{
	static const char grown[] = "From 60 wards in 2019 to 64 wards in 2021.";
	read_both("From 60 wards in 2019 to 64 wards in 2021", grown);
	ck_assert(timing_fits_figures(&record, &claim));
	read_both("From 60 wards in 2021 to 64 wards in 2019", grown);
	ck_assert(!timing_fits_figures(&record, &claim));
	read_both("64 wards in 2019", grown);
	ck_assert(!timing_fits_figures(&record, &claim));
	read_both("From 60 wards in 2019 to July 2021", "From 60 wards in 2019 to 28 July 2021");
	ck_assert(timing_fits_figures(&record, &claim));
	read_both("From 60 wards in 2019 to 2021", "From 60 wards in 2019 to 28 July 2021");
	ck_assert(!timing_fits_figures(&record, &claim));
	read_both("64 wards", grown);
	ck_assert(timing_fits_figures(&record, &claim));
}

SUITE("timing", dates_are_among_those_that_say_them_to_the_day,
	what_there_is_by_a_time_need_not_have_come_in_it, what_is_reported_in_a_year_need_not_be_of_it,
	a_record_of_several_years_is_of_a_claim_that_has_them_all_in_its_order)

#include "suite.h"

#include "assertion/wording.h"

static struct assertion claim, record;

static void read_both(const char *claimed, const char *said)
{
	assertion_read(&claim, claimed);
	assertion_read(&record, said);
}

START_TEST(words_stand_in_the_order_of_the_record_which_may_begin_elsewhere)
{
	static const struct {
		const char *claim, *said;
		bool kept;
	} cases[] = {{"Doctors go to hospitals", "100 doctors go to hospitals.", true},
		{"Hospitals go to doctors", "100 doctors go to hospitals.", false},
		{"社区100名医生到医院进修", "要推动100名社区医生到医院进修", true},
		{"医院100名医生到社区进修", "要推动100名社区医生到医院进修", false},
		{"互联网医院64家", "64家互联网医院", true}, {"64", "64 wards", true},
		{"Works start on the campus in Hook", "In Hook, works start on the campus.", true},
		{"Doctors are visited by hospitals", "100 doctors visited hospitals.", false},
		{"Hospitals are visited by 100 doctors", "100 doctors visited hospitals.", true},
		{"Hospitals were visited by 100 doctors for tea", "100 doctors visited hospitals for tea.",
			true},
		{"Hospitals were visited by July", "July hospitals visited", true},
		{"Hospitals were visited by 100 doctors", "Hospitals were visited by 100 doctors.", true},
		{"41 wards opened all", "All 41 wards opened", true},
		{"All 41 wards opened", "41 wards opened", false},
		{"Prices rose in the North and wages in the South",
			"Prices rose in the South and wages in the North", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_both(cases[i].claim, cases[i].said);
		ck_assert_msg(wording_keeps_order(&claim, &record) == cases[i].kept, "%s", cases[i].claim);
	}
}

START_TEST(characters_keep_a_neighbour)
{
	read_both("建成硬件", "完成硬件建设");
	ck_assert(!wording_keeps_pairs(&claim, &record));
	read_both("完成建设", "完成硬件建设");
	ck_assert(wording_keeps_pairs(&claim, &record));
}

START_TEST(the_share_of_words_is_that_of_the_record)
{
	read_both("wards open", "Four wards open late today");
	ck_assert_uint_eq(wording_share(&record, &claim), 50);
	read_both("wards", "2021");
	ck_assert_uint_eq(wording_share(&record, &claim), 0);
}

START_TEST(some_words_say_no_more_than_the_sentence_would_without_them)
{
	static const struct {
		const char *text;
		size_t at, count;
	} cases[] = {{"all wards", 0, 1}, {"wards", 0, 0}, {"提高到57万", 0, 3},
		{"approved the establishment of wards", 2, 2},
		{"supports the establishment of wards", 2, 0}, {"批准设立", 2, 2}, {"设立", 0, 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		ck_assert_msg(wording_adds_nothing(&claim.sentence, cases[i].at) == cases[i].count, "%s",
			cases[i].text);
	}
}

START_TEST(what_asks_and_what_says_that_something_was_said_state_nothing_of_their_own)
{
	static const char *const asking[] = {
		"64 wards?", "Had Hook 64 wards", "64家吗", "是否有64家", "哪里有64家？"};
	static const char *const stating[] = {"Hook had 64 wards", "64家", "吗啡64支", "", "64"};
	for (size_t i = 0; i < COUNT(asking); i++) {
		assertion_read(&claim, asking[i]);
		ck_assert_msg(wording_asks(&claim.sentence), "%s", asking[i]);
		assertion_read(&claim, stating[i]);
		ck_assert_msg(!wording_asks(&claim.sentence), "%s", stating[i]);
	}
	assertion_read(&claim, "A headline says that Hook has 64 wards");
	ck_assert(wording_attributes(&claim.sentence));
	assertion_read(&claim, "标题称有64家");
	ck_assert(wording_attributes(&claim.sentence));
	assertion_read(&claim, "Hook has 64 wards");
	ck_assert(!wording_attributes(&claim.sentence));
}

SUITE("wording", what_asks_and_what_says_that_something_was_said_state_nothing_of_their_own,
	words_stand_in_the_order_of_the_record_which_may_begin_elsewhere, characters_keep_a_neighbour,
	the_share_of_words_is_that_of_the_record,
	some_words_say_no_more_than_the_sentence_would_without_them)

#include "suite.h"

#include "assertion/assertion.h"
#include "base/buf.h"

#include <string.h>

static struct assertion claim;

START_TEST(what_is_left_says_what_it_is_about)
{
	static const struct {
		const char *text;
		enum assertion_words which;
		const char *words;
	} cases[] = {
		{"By July 2021 Shanghai had approved 64 internet hospitals.", ASSERTION_AS_WRITTEN,
			"Shanghai approved internet hospitals"},
		{"截至2021年7月，上海已批准64家互联网医院", ASSERTION_AS_WRITTEN, "上海 批准 互联网医院"},
		{"上海批准", ASSERTION_APART, "上 海 批 准"},
		{"CT检查", ASSERTION_APART, "CT 检 查"},
		{"more than 9,000", ASSERTION_AS_WRITTEN, ""},
		{"将要建设重要的医院", ASSERTION_AS_WRITTEN, "建设重要 医院"},
		{"互联网医院达64家", ASSERTION_AS_WRITTEN, "互联网医院"},
		{"自2021年起，互联网医院将近有64家", ASSERTION_AS_WRITTEN, "互联网医院"},
		{"64 wards built", ASSERTION_APART, "wards built"},
		{"64 wards built", ASSERTION_REGULAR, "wards"},
		{"64", ASSERTION_AS_WRITTEN, ""},
		{"", ASSERTION_AS_WRITTEN, ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf words;
		buf_init(&words, 1000);
		assertion_read(&claim, cases[i].text);
		assertion_write_words(&claim, cases[i].which, &words);
		ck_assert_str_eq(buf_text(&words), cases[i].words);
		buf_finish(&words);
	}
}

START_TEST(plans_and_denials_are_heard)
{
	static const struct {
		const char *text;
		bool is_planned, is_denied;
	} cases[] = {{"Shanghai will build it", true, false}, {"Shanghai is to build it", true, false},
		{"Shanghai would have built it", true, false},
		{"Shanghai could have built it", false, false}, {"Shanghai built it", false, false},
		{"Shanghai plans 30 centres", true, false}, {"上海将建设", true, false},
		{"上海要建设", true, false}, {"重要的医院", false, false}, {"上海建成", false, false},
		{"Shanghai did not build it", false, true}, {"no more than 5", false, false},
		{"上海没有建成", false, true}, {"will not be built", true, true},
		{"未成年人无痛诊疗", false, false}, {"虚拟病房", false, false}, {"拟建病房", true, false},
		{"医院将近64家", false, false}, {"医院将近期建成", true, false}, {"将有64家", true, false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		ck_assert_msg(
			claim.is_planned == cases[i].is_planned && claim.is_denied == cases[i].is_denied,
			"%s: %d %d", cases[i].text, claim.is_planned, claim.is_denied);
	}
}

START_TEST(a_word_is_the_same_whatever_its_ending)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {{"ward", "wards", true}, {"complete", "completed", true},
		{"treat", "treated", true}, {"built", "build", true}, {"run", "ran", true},
		{"centre", "centres", true}, {"bed", "b", false}, {"red", "reds", true},
		{"building", "built", false}, {"deepening", "deepened", false}, {"wards", "warts", false},
		{"city", "cities", true}, {"days", "day", true}, {"buy", "bought", true}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(assertion_is_same_word(cases[i].a, cases[i].b) == cases[i].same, "%s %s",
			cases[i].a, cases[i].b);
	assertion_read(&claim, "64 wards built");
	ck_assert(assertion_is_irregular(&claim));
	assertion_read(&claim, "64 wards opened");
	ck_assert(!assertion_is_irregular(&claim));
}

START_TEST(a_word_is_found_in_the_plural_too)
{
	assertion_read(&claim, "64 internet hospitals");
	ck_assert(assertion_has_word(&claim, "hospital") && assertion_has_word(&claim, "internet"));
	ck_assert(!assertion_has_word(&claim, "64") && !assertion_has_word(&claim, "hospi"));
}

START_TEST(a_sentence_is_so_long_and_no_longer)
{
	char text[2 * SENTENCE_PIECES_MAX + 3] = "";
	for (size_t i = 0; i < SENTENCE_PIECES_MAX; i++)
		strcat(text, "b ");
	assertion_read(&claim, text);
	ck_assert(!claim.is_cut);
	strcat(text, "b");
	assertion_read(&claim, text);
	ck_assert(claim.is_cut);
	assertion_read(&claim, "1 a 2 a 3 a 4 a 5 a 6 a 7 a 8 a");
	ck_assert(!claim.is_cut && claim.figure_count == ASSERTION_FIGURES_MAX);
	assertion_read(&claim, "1 a 2 a 3 a 4 a 5 a 6 a 7 a 8 a 9 a");
	ck_assert(claim.is_cut);
}

SUITE("assertion", what_is_left_says_what_it_is_about, plans_and_denials_are_heard,
	a_word_is_the_same_whatever_its_ending, a_word_is_found_in_the_plural_too,
	a_sentence_is_so_long_and_no_longer)

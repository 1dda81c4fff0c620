#include "suite.h"

#include "assertion/phrase.h"
#include "assertion/sentence.h"

static struct sentence sentence;

START_TEST(a_phrase_says_whether_it_is_planned_denied_or_done)
{
	static const struct {
		const char *text;
		size_t count;
		enum phrase_effect effect;
	} cases[] = {{"will open", 1, PHRASE_PLANS}, {"is to open", 2, PHRASE_PLANS},
		{"is also to open", 1, PHRASE_PLANS}, {"is in particular to open", 1, PHRASE_PLANS},
		{"is in the 14th five-year period to open", 1, PHRASE_PLANS},
		{"were in 2021 to open", 1, PHRASE_PLANS}, {"计划新建", 2, PHRASE_PLANS},
		{"never", 1, PHRASE_DENIES}, {"没有", 2, PHRASE_DENIES}, {"已建成", 1, PHRASE_DONE},
		{"already", 1, PHRASE_DONE}, {"to be seen", 3, PHRASE_SAYS_NOTHING},
		{"is open to all", 0, PHRASE_SAYS_NOTHING}, {"is in the ward", 0, PHRASE_SAYS_NOTHING},
		{"was in 2021 open to all", 0, PHRASE_SAYS_NOTHING}, {"could open", 0, PHRASE_SAYS_NOTHING},
		{"", 0, PHRASE_SAYS_NOTHING}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum phrase_effect effect = PHRASE_SAYS_NOTHING;
		sentence_read(&sentence, cases[i].text);
		ck_assert_msg(phrase_read(&sentence, 0, &effect) == cases[i].count, "%s", cases[i].text);
		ck_assert_msg(effect == cases[i].effect, "%s: %d", cases[i].text, (int)effect);
	}
}

START_TEST(within_other_words_it_is_none)
{
	static const char *const cases[] = {"未来", "重要", "行动计划", "could"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		sentence_read(&sentence, cases[i]);
		ck_assert_msg(phrase_find_kept(&sentence, 0) == sentence.count, "%s", cases[i]);
	}
	sentence_read(&sentence, "计划新建");
	ck_assert_uint_eq(phrase_find_kept(&sentence, 0), 0);
}

SUITE("phrase", a_phrase_says_whether_it_is_planned_denied_or_done, within_other_words_it_is_none)

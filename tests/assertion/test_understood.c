#include "suite.h"

#include "assertion/understood.h"
#include "base/buf.h"
#include "dataset/catalog.h"

static struct assertion claim;

START_TEST(what_goes_without_saying_is_no_word)
{
	static const char *names[] = {"the whole city", "Shanghai", "上海市", "上海"};
	const struct words understood = {names, COUNT(names)};
	static const char *const cases[][2] = {{"Shanghai approved it", "approved"},
		{"approved in SHANGHAI over the whole city", "approved over"}, {"上海市上海批准", "批准"},
		{"Hook", "Hook"}, {"", ""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf words;
		buf_init(&words, 1000);
		assertion_read(&claim, cases[i][0]);
		understood_pass_over(&claim, &understood);
		assertion_write_words(&claim, ASSERTION_AS_WRITTEN, &words);
		ck_assert_str_eq(buf_text(&words), cases[i][1]);
		buf_finish(&words);
	}
}

START_TEST(who_acts_for_what_all_is_about_is_found_where_a_sentence_begins_with_them)
{
	static const char *names[] = {"Shanghai", "上海市"},
					  *actors[] = {"Shanghai City Council", "市委办", "市委"};
	const struct words understood = {names, COUNT(names)}, acting = {actors, COUNT(actors)};
	static const struct {
		const char *text;
		size_t actor;
	} cases[] = {{"Shanghai City Council approved it", 3},
		{"In 2021, the Shanghai City Council approved it", 7}, {"上海市委批准", 4},
		{"上海市委办批准", 5}, {"Shanghai approved it", 0}, {"The City Council approved it", 0},
		{"Li of the Shanghai City Council approved it", 0}, {"64 by Shanghai City Council", 0},
		{"Shanghai City", 0}, {"", 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		understood_pass_over(&claim, &understood);
		understood_find_actor(&claim, &acting);
		ck_assert_msg(claim.actor == cases[i].actor, "%s: %zu", cases[i].text, claim.actor);
	}
}

SUITE("understood", what_goes_without_saying_is_no_word,
	who_acts_for_what_all_is_about_is_found_where_a_sentence_begins_with_them)

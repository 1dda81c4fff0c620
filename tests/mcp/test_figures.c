#include "mcp_fixture.h"

#include "assertion/assertion.h"
#include "mcp/figures.h"

static struct assertion claim;

START_TEST(figures_are_shown_with_what_they_measure)
{
	assertion_read(&claim, "more than 35 lamps, 4%, $1.2 million and 3小时");
	json_t *figures = figures_show(&claim);
	assert_json(figures,
		"[{\"figure\":35.0},{\"figure\":4.0,\"unit\":\"%\"},"
		"{\"figure\":1200000.0,\"unit\":\"dollars\"},{\"figure\":3.0,\"unit\":\"hours\"}]");
	json_decref(figures);
}

/* What the curated data says of each is in tests/assistant.json. */
START_TEST(each_figure_is_looked_for_by_the_words_beside_it)
{
	json_t *found = mcp_found("verify", "{\"statement\":\"Hook 35 floors 4%\"}");
	assert_json(at(found, "figures", NULL),
		"[{\"figure\":35.0,\"said_in\":[]},{\"figure\":4.0,\"unit\":\"%\",\"said_in\":[]}]");
	json_decref(found);
}

/* A search takes 200 characters, of which 1 is the figure and 1 a blank. */
START_TEST(beside_more_words_than_a_search_takes_a_figure_is_in_no_record)
{
	char arguments[1200], word[4 * 199 + 1] = "";
	for (int i = 0; i < 199; i++) {
		strcat(word, "あ");
		if (i < 197)
			continue;
		snprintf(arguments, sizeof arguments, "{\"statement\":\"35 %s, 4%%\"}", word);
		json_t *found = mcp_found("verify", arguments);
		assert_json(
			json_array_get(at(found, "figures", NULL), 0), "{\"figure\":35.0,\"said_in\":[]}");
		json_decref(found);
	}
}

/* As many find the first figure as find the sentence: of half as many as are looked for, no other
 * is looked for behind it. */
START_TEST(figures_are_looked_for_until_so_many_records_are_found)
{
	static const struct {
		int lamps;
		size_t looked_for;
	} cases[] = {{CLAIM_FOUND_MAX / 2 - 1, 3}, {CLAIM_FOUND_MAX / 2, 1}, {CLAIM_FOUND_MAX, 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		mcp_open_with_lamps(cases[i].lamps);
		json_t *found = mcp_found("verify", "{\"statement\":\"35 lamp, 36 lamp, 4% lamp\"}"),
			   *figure;
		size_t k;
		json_array_foreach(at(found, "figures", NULL), k, figure)
		{
			bool looks = k < cases[i].looked_for;
			ck_assert_int_eq(json_object_get(figure, "said_in") != NULL, looks);
			ck_assert_int_eq(json_object_get(figure, "not_looked_for") != NULL, !looks);
		}
		ck_assert_uint_eq(k, 3);
		json_decref(found);
	}
}

START_TEST(four_figures_are_looked_for_and_the_next_are_shown_without)
{
	static const char *const statements[] = {
		"Hook 35 floors, 4%, 36 floors, 37 floors, 38 floors", "Hook 有35层、4%、36层、37层、38层"};
	for (size_t i = 0; i < COUNT(statements); i++) {
		char arguments[200];
		snprintf(arguments, sizeof arguments, "{\"statement\":\"%s\"}", statements[i]);
		json_t *found = mcp_found("verify", arguments), *figures = at(found, "figures", NULL);
		ck_assert_uint_eq(json_array_size(figures), FIGURES_SOUGHT_MAX + 1);
		for (size_t k = 0; k < FIGURES_SOUGHT_MAX; k++)
			ck_assert_ptr_nonnull(json_object_get(json_array_get(figures, k), "said_in"));
		json_t *last = json_array_get(figures, FIGURES_SOUGHT_MAX);
		ck_assert_ptr_null(json_object_get(last, "said_in"));
		ck_assert_ptr_nonnull(
			strstr(text_at(last, "not_looked_for"), i == 0 ? "was not looked for" : "没有找"));
		json_decref(found);
	}
}

SUITE("figures", figures_are_shown_with_what_they_measure,
	each_figure_is_looked_for_by_the_words_beside_it,
	beside_more_words_than_a_search_takes_a_figure_is_in_no_record,
	figures_are_looked_for_until_so_many_records_are_found,
	four_figures_are_looked_for_and_the_next_are_shown_without)

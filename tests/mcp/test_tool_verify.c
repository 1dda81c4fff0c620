#include "mcp_fixture.h"

#include "fulltext/question.h"

static void assert_verdict(const char *statement, const char *verdict, const char *says)
{
	char arguments[512];
	snprintf(arguments, sizeof arguments, "{\"statement\":\"%s\"}", statement);
	json_t *found = mcp_found("verify", arguments);
	ck_assert_str_eq(text_at(found, "verdict"), verdict);
	ck_assert_msg(strstr(text_at(found, "reason"), says) != NULL, "%s", text_at(found, "reason"));
	ck_assert_ptr_nonnull(at(found, "absent", "why", NULL));
	json_decref(found);
}

/* The fixture has no statements; tests/assistant has those of the curated data. */
START_TEST(what_no_record_states_is_not_in_the_dataset)
{
	assert_verdict("64", "not_in_dataset", "does not say what");
	assert_verdict("There are 64 skyscrapers", "not_in_dataset", "No record has all");
	assert_verdict("Hook has 35 lamps", "not_in_dataset", "No record has all");
	assert_verdict("35 Hook", "not_in_dataset", "neither this nor the contrary");
	assert_verdict("Hook is not 35", "not_in_dataset", "denial");
}

START_TEST(a_claim_is_shown_as_it_was_read)
{
	json_t *found = mcp_found("verify", "{\"statement\":\"Hook will have 1.2万 lamps in 2031\"}");
	assert_json(at(found, "read_as", NULL),
		"{\"subject\":\"Hook lamps\",\"figures\":[{\"figure\":12000.0}],\"years\":[2031],\"planned\":true}");
	json_decref(found);
}

START_TEST(of_several_figures_it_is_shown_which_records_have_each)
{
	json_t *found = mcp_found("verify", "{\"statement\":\"Hook 35 floors 4%\"}");
	ck_assert_str_eq(text_at(found, "verdict"), "not_in_dataset");
	assert_json(at(found, "figures", NULL),
		"[{\"figure\":35.0,\"said_in\":[]},{\"figure\":4.0,\"unit\":\"%\",\"said_in\":[]}]");
	json_decref(found);
	found = mcp_found("verify", "{\"statement\":\"35 Hook\"}");
	ck_assert_ptr_null(json_object_get(found, "figures"));
	json_decref(found);
}

START_TEST(what_has_but_some_of_the_words_is_evidence_unless_there_are_several_figures)
{
	static const struct {
		const char *statement;
		bool has_evidence;
	} cases[] = {{"{\"statement\":\"Hook has 35 lamps\"}", true},
		{"{\"statement\":\"Hook has 35 lamps, 4 doors\"}", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *found = mcp_found("verify", cases[i].statement);
		size_t count = json_array_size(json_object_get(found, "evidence"));
		ck_assert_msg((count > 0) == cases[i].has_evidence, "%s", cases[i].statement);
		json_decref(found);
	}
}

/* A search takes 200 characters. */
START_TEST(what_has_more_words_than_a_search_takes_is_told_so)
{
	char statement[300] = "Hook";
	while (strlen(statement) < 196)
		strcat(statement, " ab");
	strcat(statement, "cde");
	ck_assert_uint_eq(strlen(statement), QUESTION_POINTS_MAX - 1); /* and a blank */
	assert_verdict(statement, "not_in_dataset", "No record has all");
	strcat(statement, "g");
	assert_verdict(statement, "not_in_dataset", "too many words");
	memset(statement, 'a', QUESTION_POINTS_MAX);
	assert_verdict(statement, "not_in_dataset", "too many words");
}

/* Of each length, 400 characters are taken: one is a piece, and a word of what is looked for. */
START_TEST(a_statement_has_400_characters_and_no_more)
{
	static const char *const all[] = {"a", "，", "医", "\U00020000"};
	for (size_t i = 0; i < COUNT(all); i++) {
		char arguments[2000], statement[4 * 401 + 1] = "";
		for (int k = 0; k < 400; k++)
			strcat(statement, all[i]);
		snprintf(arguments, sizeof arguments, "{\"statement\":\"%s\"}", statement);
		json_t *found = mcp_found("verify", arguments);
		ck_assert_str_eq(text_at(found, "verdict"), "not_in_dataset");
		json_decref(found);
		strcat(statement, all[i]);
		snprintf(arguments, sizeof arguments, "{\"statement\":\"%s\"}", statement);
		mcp_refused("verify", arguments, "has more than 400 characters");
	}
	mcp_refused("verify", "{}", "is missing");
}

/* The nearest of them alone are read. */
START_TEST(what_too_many_records_have_the_words_of_is_told_so)
{
	mcp_open_with_lamps(2999);
	assert_verdict("36 lamp", "not_in_dataset", "neither this nor the contrary");
	mcp_open_with_lamps(3000);
	assert_verdict("36 lamp", "not_in_dataset", "So many records have its words");
}

SUITE("tool_verify", what_no_record_states_is_not_in_the_dataset, a_claim_is_shown_as_it_was_read,
	of_several_figures_it_is_shown_which_records_have_each,
	what_has_but_some_of_the_words_is_evidence_unless_there_are_several_figures,
	what_has_more_words_than_a_search_takes_is_told_so,
	what_too_many_records_have_the_words_of_is_told_so, a_statement_has_400_characters_and_no_more)

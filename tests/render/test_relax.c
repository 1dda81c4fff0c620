#include "render_fixture.h"

#include "render/choice.h"
#include "render/relax.h"

/* What is left out of a search, as a list in JSON, and whether anything is left. */
struct relaxed {
	const char *q, *left_out;
	bool finds;
};

static void assert_relaxed(const struct relaxed *cases, size_t count)
{
	static const struct term missing = {.len = 0};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < count; i++) {
		struct buf match, left_out;
		buf_init(&match, 1 << 16);
		buf_init(&left_out, 1 << 16);
		query = (struct query){.base = "/v1", .catalog = catalog, .q = cases[i].q};
		ck_assert_msg(relax(&source, &query, &missing, &match, &left_out, &err), "%s: %s",
			cases[i].q, err.detail);
		ck_assert_msg(strcmp(buf_text(&left_out), cases[i].left_out) == 0, "%s: %s", cases[i].q,
			left_out.data);
		ck_assert_msg((match.len > 0) == cases[i].finds, "%s: %s", cases[i].q, buf_text(&match));
		buf_finish(&match);
		buf_finish(&left_out);
	}
	close_dataset();
}

START_TEST(terms_that_nothing_has_are_left_out_as_they_were_typed)
{
	static const struct relaxed cases[] = {
		{"rock xyzzy", "\"xyzzy\"", true},
		{"XYZZY rock Plugh", "\"XYZZY\",\"Plugh\"", true},
		{"xyzzy", "", false},
		{"xyzzy plugh", "", false},
	};
	assert_relaxed(cases, COUNT(cases));
}

START_TEST(what_stands_in_no_string_of_json_is_escaped)
{
	static const struct relaxed cases[] = {{"rock xy\\zzy", "\"xy\\\\zzy\"", true}};
	assert_relaxed(cases, COUNT(cases));
}

START_TEST(nobody_is_told_of_stop_words_and_what_is_counted_by)
{
	static const struct relaxed cases[] = {
		{"what is the rock", "", true},
		{"please show me my rock", "", true},
		{"my rock is xyzzy?", "\"xyzzy\"", true},
		{"rock xyzzy? plugh!", "\"xyzzy\",\"plugh\"", true},
		{"what is the xyzzy rock", "\"xyzzy\"", true},
		{"灯塔有多少座", "", true},
		{"有多少座亚历山大灯塔", "", true},
		{"无名岛有哪些灯塔", "\"无名岛\"", true},
	};
	assert_relaxed(cases, COUNT(cases));
}

START_TEST(a_question_without_blanks_is_taken_apart)
{
	static const struct relaxed cases[] = {
		{"亚历山大灯塔在哪里", "", true},
		{"哪里哪里", "", false},
	};
	assert_relaxed(cases, COUNT(cases));
}

SUITE("relax", terms_that_nothing_has_are_left_out_as_they_were_typed,
	what_stands_in_no_string_of_json_is_escaped,
	nobody_is_told_of_stop_words_and_what_is_counted_by, a_question_without_blanks_is_taken_apart)

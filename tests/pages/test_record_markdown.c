#include "view_fixture.h"

#include "pages/record_markdown.h"

static void open_item(const char *path, const char *resource, enum language labels)
{
	open_view(path, resource, "");
	query.base = "/v1";
	query.labels = labels;
}

static bool tell(const char *key)
{
	return record_markdown_write(&source, &query, key, &out, &err);
}

START_TEST(a_record_is_told_by_titles_and_names_with_links)
{
	open_item(dataset_lights(), "lights", LANGUAGE_NONE);
	ck_assert(tell("longstone"));
	assert_says("# Longstone\n\nLighthouses `lights`\n\n- **Id** `id`: longstone\n");
	assert_says("- **Kind** `kind`: offshore (`offshore`)\n");
	assert_says("`keeper_id`: [Darling, Grace](/v1/keepers/grace.md)\n");
	assert_says("\n- Not stated: `name_zh`, `floors`");
	close_view();
}

START_TEST(without_a_language_text_is_in_both_and_with_one_in_that)
{
	static const struct {
		enum language labels;
		bool zh, en;
	} cases[] = {
		{LANGUAGE_NONE, true, true}, {LANGUAGE_ZH, true, false}, {LANGUAGE_EN, false, true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_item(dataset_lights(), "lights", cases[i].labels);
		ck_assert(tell("hua-niao"));
		ck_assert_int_eq(strstr(buf_text(&out), "`name_zh`") != NULL, cases[i].zh);
		ck_assert_int_eq(strstr(buf_text(&out), "`name_en`") != NULL, cases[i].en);
		close_view();
	}
}

START_TEST(hostile_texts_of_the_dataset_are_no_markup)
{
	open_item(
		dataset_with("UPDATE keepers SET name = '[x](javascript:y)' || char(10) || '# <b> ```'"),
		"keepers", LANGUAGE_NONE);
	ck_assert(tell("grace"));
	assert_says("# \\[x\\](javascript:y) \\# \\<b\\> \\`\\`\\`\n");
	assert_says_not("\n# <");
	assert_says_not("[x](");
	close_view();
}

START_TEST(an_item_that_is_not_there_is_the_api_s_error)
{
	open_item(dataset_lights(), "lights", LANGUAGE_NONE);
	ck_assert(!tell("hok"));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_str_eq(err.faults[0].suggestion, "hook");
	close_view();
}

START_TEST(what_does_not_fit_is_an_error_and_what_does_is_none)
{
	open_item(dataset_lights(), "lights", LANGUAGE_NONE);
	ck_assert(tell("longstone"));
	size_t len = out.len;
	for (size_t less = 0; less < 2; less++) {
		buf_finish(&out);
		buf_init(&out, len - less);
		ck_assert_int_eq(tell("longstone"), less == 0);
	}
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

SUITE("record_markdown", a_record_is_told_by_titles_and_names_with_links,
	without_a_language_text_is_in_both_and_with_one_in_that,
	hostile_texts_of_the_dataset_are_no_markup, an_item_that_is_not_there_is_the_api_s_error,
	what_does_not_fit_is_an_error_and_what_does_is_none)

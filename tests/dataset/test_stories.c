#include "suite.h"

#include "load_part_fixture.h"

#include "dataset/stories.h"

#include <stdio.h>

/* The pages of a dataset, or NULL with `err`; the caller destroys them. */
static struct catalog *load(const char *path)
{
	return load_part(path, stories_load);
}

START_TEST(a_page_has_its_blocks_in_their_order)
{
	struct catalog *catalog = load(dataset_lights());
	const struct story *story = catalog_story(catalog, "tall-lights");
	ck_assert_ptr_nonnull(story);
	ck_assert_str_eq(story->title_en, "Tall lights");
	ck_assert_int_eq(story->blocks[0].kind, BLOCK_TEXT);
	ck_assert_ptr_null(story->blocks[0].query);
	ck_assert_int_eq(story->blocks[1].kind, BLOCK_SEARCH);
	ck_assert_ptr_null(story->blocks[1].text_en);
	ck_assert_str_eq(story->blocks[2].query, "lights?group=lit__year,kind");
	ck_assert_str_eq(story->blocks[4].more, "tall-lights");
	ck_assert_ptr_null(catalog_story(catalog, "lights"));
	catalog_destroy(catalog);
}

START_TEST(a_dataset_may_have_no_pages)
{
	struct catalog *catalog =
		load(dataset_with("DELETE FROM api_page_block; DELETE FROM api_page"));
	ck_assert_ptr_nonnull(catalog);
	ck_assert_uint_eq(catalog->story_count, 0);
	catalog_destroy(catalog);
}

START_TEST(what_is_no_page_is_refused)
{
	static const char *const cases[][2] = {
		{"UPDATE api_page SET page = 'Tall'", "is no name of a page"},
		{"UPDATE api_page SET page = ''", "is no name of a page"},
		{"UPDATE api_page SET title_zh = CAST(x'80' AS TEXT)", "not UTF-8"},
		{"UPDATE api_page_block SET kind = 'map' WHERE ordinal = 1", "is no kind of block"},
		{"UPDATE api_page_block SET query = NULL WHERE kind = 'bars'", "has no query"},
		{"UPDATE api_page_block SET query = 'lights' WHERE kind = 'text'", "has a query"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[200];
		snprintf(sql, sizeof sql, "PRAGMA ignore_check_constraints = 1; %s", cases[i][0]);
		ck_assert_msg(!load(dataset_with(sql)), "%s", sql);
		ck_assert_msg(
			strstr(err.faults[0].reason, cases[i][1]), "%s: %s", sql, err.faults[0].reason);
	}
}

/* A copy of the fixture with this many rows of one kind, beside those that are there. */
static struct catalog *load_many(const char *insert, int count)
{
	char sql[400];
	snprintf(sql, sizeof sql,
		"DELETE FROM api_page_block; WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n "
		"WHERE n < %d) INSERT INTO %s FROM n",
		count, insert);
	return load(dataset_with(sql));
}

START_TEST(pages_and_blocks_have_limits)
{
	static const char pages[] = "api_page SELECT 'p' || n, n + 1, '', '', '', ''";
	static const char blocks[] =
		"api_page_block (page, ordinal, kind) SELECT 'tall-lights', n, 'text'";
	const struct {
		const char *insert;
		int most;
	} cases[] = {{pages, CATALOG_STORIES_MAX - 1}, {blocks, CATALOG_BLOCKS_MAX}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct catalog *catalog = load_many(cases[i].insert, cases[i].most);
		ck_assert_ptr_nonnull(catalog);
		catalog_destroy(catalog);
		ck_assert_ptr_null(load_many(cases[i].insert, cases[i].most + 1));
		ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "are the limit"));
	}
}

SUITE("stories", a_page_has_its_blocks_in_their_order, a_dataset_may_have_no_pages,
	what_is_no_page_is_refused, pages_and_blocks_have_limits)

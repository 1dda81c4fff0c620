#include "cursors.h"

#include <float.h>

static void assert_same(const struct value *got, const struct value *wanted)
{
	ck_assert_int_eq(got->type, wanted->type);
	switch (wanted->type) {
	case VALUE_NULL:
		break;
	case VALUE_INTEGER:
		ck_assert_int_eq(got->integer, wanted->integer);
		break;
	case VALUE_NUMBER:
		ck_assert_mem_eq(&got->number, &wanted->number, sizeof got->number);
		break;
	case VALUE_TEXT:
		ck_assert_uint_eq(got->len, wanted->len);
		ck_assert_mem_eq(got->text, wanted->text, wanted->len);
		ck_assert(got->text >= storage && got->text + got->len <= storage + sizeof storage);
		break;
	}
}

static void assert_returns(const char *text, const struct value *row)
{
	parse(text);
	char *cursor = write(row);
	ck_assert_msg(read(cursor), "%s: %s", text, err.detail);
	for (size_t i = 0; i < query.sort_count; i++)
		assert_same(&values[i], &row[i]);
	free(cursor);
}

START_TEST(values_of_every_type_return)
{
	const struct value key = text_value("bell-rock");
	const struct {
		const char *text;
		struct value first;
	} cases[] = {
		{"sort=height", value_number(35.5)},
		{"sort=height", value_number(-0.0)},
		{"sort=height", value_number(0.1)},
		{"sort=height", value_number(DBL_MAX)},
		{"sort=height", value_number(DBL_MIN)},
		{"sort=height", value_integer(35)},
		{"sort=-height", null},
		{"sort=floors", value_integer(0)},
		{"sort=floors", value_integer(-1)},
		{"sort=floors", value_integer(INT64_MAX)},
		{"sort=floors", value_integer(INT64_MIN)},
		{"sort=floors", null},
		{"sort=automatic", value_integer(1)},
		{"sort=automatic", null},
		{"sort=lit", text_value("1811-02-01")},
		{"sort=lit", null},
		{"sort=name_zh", text_value("亚历山大灯塔")},
		{"sort=-name_zh", text_value("")},
		{"sort=name_en", text_value("a\"b\\c\n\x01")},
		{"sort=kind", text_value("pier")},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_returns(cases[i].text, (struct value[]){cases[i].first, key});
	assert_returns("", &key);
	assert_returns("sort=-id", &key);
}

START_TEST(keys_of_every_length_return)
{
	char key[CURSOR_TEXT_MAX + 1] = "";
	for (size_t len = 0; len <= CURSOR_TEXT_MAX; len++) {
		key[len] = '\0';
		struct value row = text_value(key);
		assert_returns("", &row);
		key[len] = (char)('a' + len % 26);
	}
}

START_TEST(the_most_terms_of_the_longest_texts_return)
{
	static char text[CURSOR_TEXT_MAX + 1];
	memset(text, 'x', CURSOR_TEXT_MAX);
	struct value longest = text_value(text);
	const struct value row[QUERY_SORT_MAX + 1] = {longest, longest, longest, value_number(1),
		value_integer(2), longest, value_integer(1), longest, longest};
	assert_returns("sort=name_zh,name_en,kind,height,floors,lit,automatic,keeper_id", row);
}

START_TEST(a_cursor_needs_no_escape_in_an_address)
{
	parse("sort=name_zh");
	char *cursor = write((struct value[]){text_value("亚历山大\xC3\xBF\xC3\xBE"), text_value("x")});
	ck_assert_uint_eq(strspn(cursor,
						  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
						  "0123456789-_"),
		strlen(cursor));
	free(cursor);
}

START_TEST(equal_rows_have_equal_cursors)
{
	struct value row = text_value("bell-rock"), other = text_value("bishop-rock");
	parse("kind=pier");
	char *first = write(&row), *second = write(&row), *third = write(&other);
	ck_assert_str_eq(first, second);
	ck_assert_str_ne(first, third);
	free(first);
	free(second);
	free(third);
}

START_TEST(a_cursor_is_appended)
{
	struct value row = text_value("bell-rock");
	struct buf out;
	parse("");
	char *cursor = write(&row);
	buf_init(&out, TARGET_MAX);
	buf_puts(&out, "cursor=");
	cursor_write(&query, DIGEST, &row, &out);
	ck_assert_int_eq(strncmp(buf_text(&out), "cursor=", 7), 0);
	ck_assert_str_eq(buf_text(&out) + 7, cursor);
	buf_finish(&out);
	free(cursor);
}

START_TEST(a_cursor_of_another_dataset_is_stale)
{
	static const struct {
		const char *digest;
		bool stale;
	} cases[] = {
		{DIGEST, false},
		{"1" DIGEST, true},
		{"0123456789abcdee0123456789abcdef0123456789abcdef0123456789abcdef", true},
		{"1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true},
		{"0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", true},
	};
	struct value row = text_value("bell-rock");
	parse("");
	char *cursor = write(&row);
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (cases[i].stale) {
			assert_unreadable_in(cases[i].digest, cursor, ERROR_STALE_CURSOR);
		} else {
			ck_assert_msg(read_in(cases[i].digest, cursor), "%s", cases[i].digest);
			ck_assert_int_eq(err.code, ERROR_NONE);
		}
	}
	free(cursor);
}

START_TEST(a_stale_cursor_is_stale_whatever_the_query)
{
	struct value row = text_value("bell-rock");
	parse("");
	char *cursor = write(&row);
	parse("kind=pier");
	assert_unreadable_in("another digest of the dataset", cursor, ERROR_STALE_CURSOR);
	free(cursor);
}

START_TEST(a_cursor_is_good_for_equal_selections)
{
	static const char *const equal[] = {
		"height__gt=1&kind=pier&sort=-lit",
		"kind=pier&height__gt=1&sort=-lit",
		"sort=-lit,id&%6bind=pier&height__gt=1.0",
		"sort=-lit&kind=pier&height__gt=1&limit=7",
		"sort=-lit&kind=pier&height__gt=1&fields=id",
		"sort=-lit&kind=pier&height__gt=1&include=keeper",
		"sort=-lit&kind=pier&height__gt=1&facet=kind",
		"sort=-lit&kind=pier&height__gt=1&format=csv&bom=1",
	};
	parse(equal[0]);
	char *cursor = write((struct value[]){text_value("1811-02-01"), text_value("bell-rock")});
	for (size_t i = 0; i < COUNT(equal); i++) {
		parse(equal[i]);
		ck_assert_msg(read(cursor), "%s", equal[i]);
	}
	free(cursor);
}

START_TEST(a_cursor_is_bad_for_another_selection)
{
	static const char *const others[] = {
		"",
		"kind=pier",
		"sort=-lit",
		"kind=pier&sort=lit",
		"kind=pier&sort=-lit,-id",
		"kind=pier&sort=-lit,name_en",
		"kind=pier&sort=lit,id",
		"kind=pier&sort=-name_en",
		"kind=shore&sort=-lit",
		"kind=pier,shore&sort=-lit",
		"kind__ne=pier&sort=-lit",
		"kind=pier&floors=1&sort=-lit",
		"q=rock&kind=pier&sort=-lit",
	};
	parse("kind=pier&sort=-lit");
	char *cursor = write((struct value[]){text_value("1811-02-01"), text_value("bell-rock")});
	for (size_t i = 0; i < COUNT(others); i++) {
		parse(others[i]);
		assert_unreadable(cursor, ERROR_BAD_CURSOR);
	}
	free(cursor);
}

START_TEST(a_cursor_is_bad_for_another_resource)
{
	struct value row = text_value("bell-rock");
	struct resource others = *lights;
	others.name = "wrecks";
	parse("");
	char *cursor = write(&row);
	query.resource = &others;
	assert_unreadable(cursor, ERROR_BAD_CURSOR);
	free(cursor);
}

START_TEST(a_row_that_does_not_fit_fails_the_buffer)
{
	static char text[TARGET_MAX + 1];
	memset(text, 'x', TARGET_MAX);
	struct value row = text_value(text);
	struct buf out;
	parse("");
	buf_init(&out, 8 * TARGET_MAX);
	cursor_write(&query, DIGEST, &row, &out);
	ck_assert(out.failed);
	buf_finish(&out);

	row = text_value("bell-rock");
	buf_init(&out, 10);
	cursor_write(&query, DIGEST, &row, &out);
	ck_assert(out.failed);
	buf_finish(&out);
}

static void parse_search(const char *text)
{
	ck_assert_msg(lights_parse_search(&query, &target, text, &err), "%s", text);
}

START_TEST(a_searchs_cursor_is_good_for_its_words_and_types)
{
	const struct value row[] = {value_number(-1.5), value_integer(7)};
	parse_search("q=rock&type=lights");
	char *cursor = write(row);
	ck_assert(read(cursor));
	for (size_t i = 0; i < query.sort_count; i++)
		assert_same(&values[i], &row[i]);
	parse_search("type=lights&limit=3&format=csv&q=rock");
	ck_assert(read(cursor));
	static const char *const others[] = {
		"q=rock", "q=rocks&type=lights", "q=rock&type=keepers", "q=rock&type=lights,keepers"};
	for (size_t i = 0; i < COUNT(others); i++) {
		parse_search(others[i]);
		assert_unreadable(cursor, ERROR_BAD_CURSOR);
	}
	parse("q=rock");
	assert_unreadable(cursor, ERROR_BAD_CURSOR);
	free(cursor);
}

START_TEST(the_digest_is_read_without_a_query)
{
	char digest[CATALOG_DIGEST_SHORT + 1] = "unwritten";
	const struct value key = text_value("bell-rock");
	parse("");
	char *cursor = write(&key);
	ck_assert(cursor_read_digest(cursor, digest));
	ck_assert_int_eq(strncmp(DIGEST, digest, CATALOG_DIGEST_SHORT), 0);
	ck_assert_uint_eq(strlen(digest), CATALOG_DIGEST_SHORT);
	strcpy(digest, "unwritten");
	ck_assert(!cursor_read_digest("", digest));
	for (size_t i = 0; cursor[i]; i++) {
		char was = cursor[i];
		cursor[i] = was == 'A' ? 'B' : 'A';
		ck_assert_msg(!cursor_read_digest(cursor, digest), "%s", cursor);
		cursor[i] = was;
	}
	ck_assert_str_eq(digest, "unwritten");
	free(cursor);
}

SUITE("cursor", values_of_every_type_return, keys_of_every_length_return,
	the_most_terms_of_the_longest_texts_return, a_cursor_needs_no_escape_in_an_address,
	equal_rows_have_equal_cursors, a_cursor_is_appended, a_cursor_of_another_dataset_is_stale,
	a_stale_cursor_is_stale_whatever_the_query, a_cursor_is_good_for_equal_selections,
	a_cursor_is_bad_for_another_selection, a_cursor_is_bad_for_another_resource,
	a_row_that_does_not_fit_fails_the_buffer, a_searchs_cursor_is_good_for_its_words_and_types,
	the_digest_is_read_without_a_query)

#include "cursors.h"

START_TEST(what_is_no_cursor_is_bad)
{
	static const char *const cases[] = {"", "x", "xx", "xxx", "xxxx", "AQ", "null", "50",
		"====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "灯塔", "a b", "a%20"};
	parse("");
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_unreadable(cases[i], ERROR_BAD_CURSOR);
}

START_TEST(a_cursor_of_any_length_does_no_harm)
{
	static char text[2 * TARGET_MAX];
	static const char fill[] = {'A', '_', 'Q'};
	static const size_t lengths[] = {37, 38, 39, 40, 41, 8000, TARGET_MAX - 1, TARGET_MAX,
		TARGET_MAX + 1, TARGET_MAX + 4, sizeof text - 1};
	parse("sort=name_zh");
	for (size_t i = 0; i < sizeof fill; i++)
		for (size_t j = 0; j < COUNT(lengths); j++) {
			memset(text, fill[i], sizeof text);
			text[0] = 'A';
			text[1] = 'Q';
			text[lengths[j]] = '\0';
			assert_unreadable(text, ERROR_BAD_CURSOR);
		}
}

/* A cursor with texts of all paddings: its length modulo 4 is 0, 2 and 3. */
static const char *const keys[] = {"bell-rock", "bell-rock1", "bell-rock12"};

START_TEST(a_cursor_with_a_changed_character_is_bad)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
								   "0123456789-_+/= .";
	for (size_t k = 0; k < COUNT(keys); k++) {
		struct value row = text_value(keys[k]);
		parse("");
		char *cursor = write(&row);
		for (char *p = cursor; *p; p++) {
			char saved = *p;
			for (const char *c = alphabet; *c; c++) {
				*p = *c;
				if (*c != saved)
					assert_unreadable(cursor, ERROR_BAD_CURSOR);
			}
			*p = saved;
		}
		ck_assert(read(cursor));
		free(cursor);
	}
}

START_TEST(a_cursor_that_is_cut_or_longer_is_bad)
{
	for (size_t k = 0; k < COUNT(keys); k++) {
		struct value row = text_value(keys[k]);
		char longer[300];
		parse("");
		char *cursor = write(&row);
		static const char *const tails[] = {"A", "AA", "AAA", "AAAA", "=", "==", "-", "%00", " "};
		for (size_t i = 0; i < COUNT(tails); i++) {
			snprintf(longer, sizeof longer, "%s%s", cursor, tails[i]);
			assert_unreadable(longer, ERROR_BAD_CURSOR);
			snprintf(longer, sizeof longer, "%s%s", tails[i], cursor);
			assert_unreadable(longer, ERROR_BAD_CURSOR);
		}
		for (size_t len = strlen(cursor); len-- > 0;) {
			cursor[len] = '\0';
			assert_unreadable(cursor, ERROR_BAD_CURSOR);
		}
		free(cursor);
	}
}

START_TEST(a_forged_value_must_suit_its_field)
{
	const struct value key = text_value("bell-rock");
	const struct {
		const char *text;
		struct value row[2];
	} cases[] = {
		{"sort=height", {text_value("35"), key}},
		{"sort=floors", {text_value("6"), key}},
		{"sort=automatic", {text_value("true"), key}},
		{"sort=lit", {value_integer(1811), key}},
		{"sort=lit", {value_number(1811), key}},
		{"sort=name_en", {null, key}},
		{"sort=kind", {null, key}},
		{"sort=height", {value_number(35), null}},
		{"sort=height", {value_number(NAN), key}},
		{"sort=floors", {value_number(3), key}},
		{"sort=height", {value_number(35), value_integer(1)}},
		{"sort=height", {value_number(35), value_number(1)}},
		{"", {null}},
		{"", {value_integer(1)}},
		{"", {text_value("\xFF")}},
		{"", {text_value("a\xE7\x81")}},
		{"", {value_text("a\0b", 3)}},
		{"sort=name_zh", {text_value("\xED\xA0\x80"), key}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		char *cursor = write(cases[i].row);
		assert_unreadable(cursor, ERROR_BAD_CURSOR);
		free(cursor);
	}
}

START_TEST(a_forged_cursor_must_have_a_value_for_each_term)
{
	const struct value row[] = {value_number(35), text_value("bell-rock")};
	parse("sort=height");
	char *whole = write(row);
	query.sort_count = 1;
	char *lacking = write(row);
	assert_unreadable(whole, ERROR_BAD_CURSOR);
	parse("sort=height");
	assert_unreadable(lacking, ERROR_BAD_CURSOR);
	ck_assert(read(whole));
	free(whole);
	free(lacking);
}

SUITE("cursor_faults", what_is_no_cursor_is_bad, a_cursor_of_any_length_does_no_harm,
	a_cursor_with_a_changed_character_is_bad, a_cursor_that_is_cut_or_longer_is_bad,
	a_forged_value_must_suit_its_field, a_forged_cursor_must_have_a_value_for_each_term)

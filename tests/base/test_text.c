#include "suite.h"

#include "base/text.h"

#include <string.h>

/* Bytes that may hold a NUL, with their number. */
#define BYTES(literal) literal, sizeof(literal) - 1

struct bytes {
	const char *data;
	size_t len;
};

START_TEST(utf8_of_every_length_is_accepted)
{
	static const struct bytes cases[] = {
		{BYTES("")},
		{BYTES("\x01")},
		{BYTES("plain")},
		{BYTES("\x7F")},
		{BYTES("\xC2\x80")},         /* U+0080 */
		{BYTES("\xDF\xBF")},         /* U+07FF */
		{BYTES("\xE0\xA0\x80")},     /* U+0800 */
		{BYTES("\xED\x9F\xBF")},     /* U+D7FF */
		{BYTES("\xEE\x80\x80")},     /* U+E000 */
		{BYTES("\xEF\xBF\xBF")},     /* U+FFFF */
		{BYTES("\xF0\x90\x80\x80")}, /* U+10000 */
		{BYTES("\xF4\x8F\xBF\xBF")}, /* U+10FFFF */
		{BYTES("灯塔 é 🗼")},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(text_is_utf8(cases[i].data, cases[i].len), "case %zu", i);
}

START_TEST(what_is_not_utf8_is_refused)
{
	static const struct bytes cases[] = {
		{BYTES("\0")}, {BYTES("a\0b")}, {BYTES("abc\0")}, {BYTES("\x80")}, {BYTES("\xBF")},
		{BYTES("a\x80")}, {BYTES("\xC2")}, {BYTES("\xE7\x81")}, {BYTES("\xF0\x9F\x97")},
		{BYTES("\xC2z")}, {BYTES("\xE7z\xAF")}, {BYTES("\xE7\x81z")}, {BYTES("\xC3\xC3\xA9")},
		{BYTES("\xC0\x80")},         /* NUL, over-long */
		{BYTES("\xC1\xBF")},         /* U+007F, over-long */
		{BYTES("\xE0\x9F\xBF")},     /* U+07FF, over-long */
		{BYTES("\xF0\x8F\xBF\xBF")}, /* U+FFFF, over-long */
		{BYTES("\xED\xA0\x80")},     /* U+D800, a surrogate */
		{BYTES("\xED\xBF\xBF")},     /* U+DFFF, a surrogate */
		{BYTES("\xF4\x90\x80\x80")}, /* U+110000 */
		{BYTES("\xF7\xBF\xBF\xBF")}, {BYTES("\xF8\x88\x80\x80\x80")}, {BYTES("\xFE")},
		{BYTES("\xFF")}, {BYTES("\xB5\xC6")}, /* 灯 in GBK */
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(!text_is_utf8(cases[i].data, cases[i].len), "case %zu", i);
}

/* Each of them: test_validate_rows.c. */
START_TEST(controls_are_found_within_the_length_alone)
{
	ck_assert(!text_has_controls("灯\tb\n\x02", 6));
	ck_assert(text_has_controls("灯\tb\n\x02", 7));
}

START_TEST(utf8_is_judged_within_its_length_alone)
{
	static const char text[] = "a灯\xFF";
	ck_assert(text_is_utf8(text, 1));
	ck_assert(!text_is_utf8(text, 2));
	ck_assert(!text_is_utf8(text, 3));
	ck_assert(text_is_utf8(text, 4));
	ck_assert(!text_is_utf8(text, 5));
}

START_TEST(a_date_is_a_day_of_the_calendar)
{
	static const struct {
		const char *text;
		bool dated, day;
	} cases[] = {{"2021-07-15", true, true}, {"2021-02-28", true, true},
		{"2021-02-29", true, false}, {"2020-02-29", true, true}, {"1900-02-29", true, false},
		{"2000-02-29", true, true}, {"2021-04-31", true, false}, {"2021-13-01", true, false},
		{"2021-00-01", true, false}, {"2021-01-00", true, false}, {"2021-01-01T", true, true},
		{"2021-1-001", false, false}, {"2021-01-0", false, false}, {"", false, false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool dated = text_is_dated(cases[i].text);
		ck_assert_msg(dated == cases[i].dated, "%s", cases[i].text);
		ck_assert_msg((dated && text_is_day(cases[i].text)) == cases[i].day, "%s", cases[i].text);
	}
	ck_assert_int_eq(text_month_days(2021, 0), 0);
	ck_assert_int_eq(text_month_days(2021, 13), 0);
}

START_TEST(escapes_are_decoded_in_place)
{
	static const struct {
		const char *given;
		struct bytes decoded;
		bool plus_is_blank;
	} cases[] = {
		{"", {BYTES("")}, true},
		{"plain", {BYTES("plain")}, true},
		{"%41", {BYTES("A")}, false},
		{"%e7%81%AF", {BYTES("灯")}, false},
		{"a%20b%2fc", {BYTES("a b/c")}, false},
		{"%00", {BYTES("\0")}, false},
		{"x%00y", {BYTES("x\0y")}, true},
		{"%FF", {BYTES("\xFF")}, false},
		{"%2541", {BYTES("%41")}, false},
		{"%25%25", {BYTES("%%")}, false},
		{"a+b", {BYTES("a b")}, true},
		{"a+b", {BYTES("a+b")}, false},
		{"%2B+", {BYTES("+ ")}, true},
		{"灯", {BYTES("灯")}, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[32];
		size_t len = strlen(cases[i].given);
		memcpy(text, cases[i].given, len);
		ck_assert_msg(text_decode(text, &len, cases[i].plus_is_blank), "case %zu", i);
		ck_assert_uint_eq(len, cases[i].decoded.len);
		ck_assert_mem_eq(text, cases[i].decoded.data, len);
	}
}

START_TEST(broken_escapes_are_refused)
{
	static const char *const cases[] = {"%", "%4", "a%", "a%4", "%%", "%zz", "%4z", "%z4", "%G0",
		"%0g", "% 1", "%-1", "%+1", "%0x", "%u0041", "ok%41%", "%41%4"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[32];
		size_t len = strlen(cases[i]);
		memcpy(text, cases[i], len);
		ck_assert_msg(!text_decode(text, &len, false), "%s", cases[i]);
	}
}

START_TEST(an_escape_that_runs_past_the_length_is_refused)
{
	char text[] = "%41";
	for (size_t shorter = 1; shorter < 3; shorter++) {
		size_t len = shorter;
		ck_assert(!text_decode(text, &len, false));
	}
}

/* The copy that text_copy_cut() makes into `size` bytes, beyond which it writes nothing. */
static const char *copy_cut(size_t size, const char *text)
{
	static char copy[128];
	memset(copy, '#', sizeof copy);
	text_copy_cut(copy, size, text);
	ck_assert_ptr_nonnull(memchr(copy, '\0', size));
	for (size_t i = size; i < sizeof copy; i++)
		ck_assert_msg(copy[i] == '#', "%s: byte %zu of %zu is written", text, i, size);
	return copy;
}

START_TEST(a_copy_is_cut_between_two_characters_where_it_does_not_fit)
{
	static const struct {
		size_t size;
		const char *text, *copy;
	} cases[] = {
		{8, "", ""},
		{8, "abc", "abc"},
		{8, "abcd", "abcd"},   /* the limit: four bytes are for the mark and its NUL */
		{8, "abcde", "abcd…"}, /* one past */
		{8, "abcdefg", "abcd…"},
		{8, "abcdefghijkl", "abcd…"},
		{9, "abcde", "abcde"},
		{9, "abcdef", "abcde…"},
		{8, "éé", "éé"},
		{8, "ééa", "éé…"},
		{8, "aéé", "aé…"},
		{8, "abcé", "abc…"},
		{8, "abcdé", "abcd…"},
		{8, "a灯", "a灯"},
		{8, "灯a", "灯a"},
		{8, "ab灯", "ab…"},
		{8, "abc灯", "abc…"},
		{8, "abcd灯", "abcd…"},
		{8, "灯灯", "灯…"},
		{8, "🗼", "🗼"},
		{8, "🗼a", "🗼…"},
		{8, "a🗼", "a…"},
		{8, "ab🗼", "ab…"},
		{8, "abc🗼", "abc…"},
		{8, "abcd🗼", "abcd…"},
		{8, "abcd…", "abcd…"}, /* what was cut before stays as it is */
		{8, "ab…", "ab…"},
		{8, "a…", "a…"},
		{8, "\x80\x80\x80\x80\x80", "…"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(copy_cut(cases[i].size, cases[i].text), cases[i].copy);
}

START_TEST(a_copy_holds_all_but_four_bytes_of_its_size)
{
	for (size_t size = 8; size <= 104; size++) {
		char text[104] = "", cut[104] = "";
		memset(text, 'a', size - 4);
		ck_assert_str_eq(copy_cut(size, text), text);
		strcat(strcpy(cut, text), "…");
		text[size - 4] = 'a';
		ck_assert_str_eq(copy_cut(size, text), cut);
	}
}

START_TEST(hashes_are_those_of_fnv_1a)
{
	static const struct {
		struct bytes bytes;
		uint64_t hash;
	} cases[] = {
		{{BYTES("")}, UINT64_C(0xcbf29ce484222325)},
		{{BYTES("a")}, UINT64_C(0xaf63dc4c8601ec8c)},
		{{BYTES("foobar")}, UINT64_C(0x85944171f73967e8)},
		{{BYTES("\0")}, UINT64_C(0xaf63bd4c8601b7df)},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_uint_eq(
			text_hash(TEXT_HASH, cases[i].bytes.data, cases[i].bytes.len), cases[i].hash);
}

START_TEST(a_hash_goes_on_from_another)
{
	uint64_t hash = text_hash(text_hash(TEXT_HASH, "foo", 3), "bar", 3);
	ck_assert_uint_eq(hash, UINT64_C(0x85944171f73967e8));
	ck_assert_uint_eq(text_hash(hash, "", 0), hash);
}

START_TEST(code_points_are_read_with_their_lengths_and_counted)
{
	static const struct {
		const char *text;
		size_t len, step;
		uint32_t point;
	} cases[] = {
		{"a", 1, 1, 'a'},
		{"é", 2, 2, 0xE9},
		{"医疗", 6, 3, 0x533B},
		{"😀", 4, 4, 0x1F600},
		{"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
		{"", 0, 0, 0},
		{"医", 2, 0, 0}, /* cut off */
		{"\0", 1, 0, 0},
		{"\x80", 1, 0, 0},
		{"\xC0\xAF", 2, 0, 0},
		{"\xED\xA0\x80", 3, 0, 0},
		{"\xF4\x90\x80\x80", 4, 0, 0},
		{"\xFF", 1, 0, 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint32_t point = 0;
		ck_assert_uint_eq(text_point(cases[i].text, cases[i].len, &point), cases[i].step);
		ck_assert_uint_eq(point, cases[i].point);
	}
	ck_assert_uint_eq(text_count("aé医😀!", 10), 4);
}

START_TEST(a_byte_is_of_the_classes_that_the_grammar_gives_it)
{
	static const char token[] = "!#$%&'*+-.^_`|~", host[] = "-._~!$&'()*+,;=";
	for (int c = 0; c < 256; c++) {
		char text[] = {'a', (char)c};
		bool alnum =
			c < 128 && strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", c);
		bool named = c > 0 && c < 128;
		ck_assert_int_eq(text_is_all(text, 2, TEXT_TOKEN), named && (alnum || strchr(token, c)));
		ck_assert_int_eq(text_is_all(text, 2, TEXT_HOST), named && (alnum || strchr(host, c)));
		ck_assert_int_eq(text_is_all(text, 2, TEXT_FIELD), c == '\t' || (c >= ' ' && c != 0x7F));
		ck_assert(text_is_all(text, 1, TEXT_TOKEN));
	}
	ck_assert(text_is_all("", 0, TEXT_TOKEN));
}

START_TEST(an_ending_is_cut_off_where_something_stands_before_it)
{
	static const struct {
		const char *text, *rest;
		bool taken;
	} cases[] = {{"a.svg", "a", true}, {".svg", ".svg", false}, {"a.svgx", "a.svgx", false},
		{"", "", false}, {"a.SVG", "a.SVG", false}, {"a.svg.svg", "a.svg", true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[20];
		strcpy(text, cases[i].text);
		ck_assert_int_eq(text_take_end(text, ".svg"), cases[i].taken);
		ck_assert_str_eq(text, cases[i].rest);
	}
}

SUITE("text", code_points_are_read_with_their_lengths_and_counted, utf8_of_every_length_is_accepted,
	what_is_not_utf8_is_refused, utf8_is_judged_within_its_length_alone,
	controls_are_found_within_the_length_alone, a_date_is_a_day_of_the_calendar,
	escapes_are_decoded_in_place, broken_escapes_are_refused,
	an_escape_that_runs_past_the_length_is_refused,
	a_copy_is_cut_between_two_characters_where_it_does_not_fit,
	a_copy_holds_all_but_four_bytes_of_its_size, hashes_are_those_of_fnv_1a,
	a_hash_goes_on_from_another, an_ending_is_cut_off_where_something_stands_before_it,
	a_byte_is_of_the_classes_that_the_grammar_gives_it)

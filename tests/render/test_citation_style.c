#include "render/citation_style.h"

#include "base/buf.h"
#include "suite.h"

#include <stdio.h>

static const struct work whole = {.id = "ids:a {b},c",
	.kind = "report",
	.author = "Lights & Sons",
	.title = "50% \\ {of} it_~^#$.",
	.container = "The\r\nPress",
	.version = "1.2",
	.issued = "2021-06-05",
	.url = "https://lights.example/a_b%20c{d}\n",
	.language = "en",
	.note = "\"so\""};
static const struct work bare = {.id = "x", .kind = "webpage"};
static const struct work unknown = {
	.id = "x", .kind = "song", .title = "题。", .issued = "1839-02"};

static void check(
	const struct work *work, enum citation citation, enum language language, const char *wanted)
{
	struct buf out;
	buf_init(&out, 4096);
	citation_write_work(citation, language, work, &out);
	ck_assert_str_eq(buf_text(&out), wanted);
	buf_finish(&out);
}

START_TEST(each_form_escapes_what_it_would_take_for_its_own)
{
	check(&whole, CITATION_BIBTEX, LANGUAGE_EN,
		"@techreport{ids:a--b--c,\n"
		"  author = {{Lights \\& Sons}},\n"
		"  title = {{50\\% \\textbackslash{} \\textbraceleft{}of\\textbraceright{} "
		"it\\_\\textasciitilde{}\\textasciicircum{}\\#\\$}},\n"
		"  institution = {The  Press},\n"
		"  year = {2021},\n"
		"  month = jun,\n"
		"  day = {5},\n"
		"  version = {1.2},\n"
		"  url = {https://lights.example/a_b%20c%7Bd%7D%0A},\n"
		"  note = {\"so\"}\n"
		"}\n");
	check(&whole, CITATION_RIS, LANGUAGE_EN,
		"TY  - RPRT\r\nID  - ids:a {b},c\r\nAU  - Lights & Sons\r\nTI  - 50% \\ {of} it_~^#$\r\n"
		"T2  - The  Press\r\nPY  - 2021\r\nDA  - 2021/06/05\r\nET  - 1.2\r\n"
		"UR  - https://lights.example/a_b%20c{d} \r\nLA  - en\r\nN1  - \"so\"\r\nER  - \r\n");
	check(&whole, CITATION_CSL, LANGUAGE_EN,
		"{\"id\":\"ids:a {b},c\",\"type\":\"report\",\"author\":[{\"literal\":\"Lights & Sons\"}],"
		"\"title\":\"50% \\\\ {of} it_~^#$\",\"container-title\":\"The\\u000d\\nPress\","
		"\"issued\":{\"date-parts\":[[2021,6,5]]},\"version\":\"1.2\","
		"\"URL\":\"https://lights.example/a_b%20c{d}\\n\",\"language\":\"en\",\"note\":\"\\\"so\\\"\"}");
}

/* BibTeX's own reader counts braces whatever stands before them. */
START_TEST(no_text_ends_the_braces_around_it)
{
	static const struct work hostile = {.id = "x", .kind = "book", .title = "}}, note = {{\\}{"};
	check(&hostile, CITATION_BIBTEX, LANGUAGE_EN,
		"@book{x,\n  title = {{\\textbraceright{}\\textbraceright{}, note = "
		"\\textbraceleft{}\\textbraceleft{}\\textbackslash{}\\textbraceright{}\\textbraceleft{}}}\n}\n");
}

START_TEST(no_character_ends_a_line_that_some_reader_takes_for_its_end)
{
	static const char *const ends[] = {
		"\n", "\r", "\v", "\f", "\x1C", "\x7F", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
	for (size_t i = 0; i < COUNT(ends); i++) {
		char title[40];
		const struct work hostile = {.id = "x", .kind = "book", .title = title};
		snprintf(title, sizeof title, "灯%sER  - ", ends[i]);
		check(&hostile, CITATION_RIS, LANGUAGE_EN,
			"TY  - BOOK\r\nID  - x\r\nTI  - 灯 ER  - \r\nER  - \r\n");
		check(&hostile, CITATION_BIBTEX, LANGUAGE_EN, "@book{x,\n  title = {{灯 ER  - }}\n}\n");
		check(&hostile, CITATION_TEXT, LANGUAGE_ZH, "灯 ER  - [M].\n");
	}
}

START_TEST(text_follows_the_style_of_its_language)
{
	check(&whole, CITATION_TEXT, LANGUAGE_ZH,
		"Lights & Sons. 50% \\ {of} it_~^#$[R/OL]. The  Press: 版本 1.2, 2021-06-05. "
		"https://lights.example/a_b%20c{d} .\n");
	check(&whole, CITATION_TEXT, LANGUAGE_EN,
		"Lights & Sons. (2021, June 5). 50% \\ {of} it_~^#$. The  Press (Version 1.2). "
		"https://lights.example/a_b%20c{d}\n");
	check(&unknown, CITATION_TEXT, LANGUAGE_ZH, "题[EB]. 1839-02.\n");
	check(&unknown, CITATION_TEXT, LANGUAGE_EN, "题. (1839, February).\n");
}

START_TEST(what_is_not_known_is_left_out)
{
	check(&bare, CITATION_BIBTEX, LANGUAGE_EN, "@misc{x\n}\n");
	check(&bare, CITATION_RIS, LANGUAGE_EN, "TY  - ELEC\r\nID  - x\r\nER  - \r\n");
	check(&bare, CITATION_CSL, LANGUAGE_EN, "{\"id\":\"x\",\"type\":\"webpage\"}");
	check(&unknown, CITATION_BIBTEX, LANGUAGE_EN,
		"@misc{x,\n  title = {{题}},\n  year = {1839},\n  month = feb\n}\n");
	check(&unknown, CITATION_RIS, LANGUAGE_EN,
		"TY  - ELEC\r\nID  - x\r\nTI  - 题\r\nPY  - 1839\r\nDA  - 1839/02\r\nER  - \r\n");
	check(&unknown, CITATION_CSL, LANGUAGE_EN,
		"{\"id\":\"x\",\"type\":\"song\",\"title\":\"题\",\"issued\":{\"date-parts\":[[1839,2]]}}");
}

START_TEST(of_a_month_that_there_is_none_of_only_the_year_is_known)
{
	static const char *const issued[] = {"1839-00-05", "1839-13-05", "1839-99", "1839--2"};
	for (size_t i = 0; i < COUNT(issued); i++) {
		struct work odd = unknown;
		odd.issued = issued[i];
		check(&odd, CITATION_BIBTEX, LANGUAGE_EN,
			"@misc{x,\n  title = {{题}},\n  year = {1839}\n}\n");
		check(&odd, CITATION_TEXT, LANGUAGE_EN, "题. (1839).\n");
	}
}

SUITE("citation_style", each_form_escapes_what_it_would_take_for_its_own,
	no_text_ends_the_braces_around_it, no_character_ends_a_line_that_some_reader_takes_for_its_end,
	text_follows_the_style_of_its_language, what_is_not_known_is_left_out,
	of_a_month_that_there_is_none_of_only_the_year_is_known)

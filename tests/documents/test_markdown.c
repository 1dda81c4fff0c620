#include "suite.h"

#include "base/buf.h"
#include "documents/markdown.h"

#include <string.h>

typedef void writer(struct buf *, const char *);

static void assert_written(writer *write, const char *text, const char *wanted)
{
	struct buf out;
	buf_init(&out, 4096);
	write(&out, text);
	ck_assert_msg(!out.failed, "%s", text);
	ck_assert_str_eq(buf_text(&out), wanted);
	buf_finish(&out);
}

START_TEST(text_reads_as_it_is_whatever_it_holds)
{
	static const char *const cases[][2] = {
		{NULL, ""},
		{"", ""},
		{"plain, 60% (灯塔); 3-5: a.b!", "plain, 60% (灯塔); 3-5: a.b!"},
		{"[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
		{"![x](//a)", "!\\[x\\](//a)"},
		{"<img src=x>", "\\<img src=x\\>"},
		{"*a* __b__ ~~c~~", "\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~"},
		{"statement_en", "statement_en"},
		{"灯_塔", "灯_塔"},
		{"a|b", "a\\|b"},
		{"`code`", "\\`code\\`"},
		{"back\\slash", "back\\\\slash"},
		{"&lt; R&D & &#60;", "\\&lt; R\\&D & \\&\\#60;"},
		{"$x$", "\\$x\\$"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_written(markdown_text, cases[i][0], cases[i][1]);
}

START_TEST(text_is_one_line_and_begins_nothing)
{
	static const char *const cases[][2] = {
		{"# heading #", "\\# heading \\#"},
		{"a\n\n# b\r\n```\n", "a  \\# b  \\`\\`\\`"},
		{"a\xE2\x80\xA8- b", "a - b"},
		{"- item", "\\- item"},
		{"+ item", "\\+ item"},
		{"=== under", "\\=== under"},
		{"1. one", "1\\. one"},
		{"12) twelve", "12\\) twelve"},
		{"7.", "7\\."},
		{"0.2.0", "0.2.0"},
		{"      code", "code"},
		{"> quoted", "\\> quoted"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_written(markdown_text, cases[i][0], cases[i][1]);
}

START_TEST(code_ends_where_its_text_does)
{
	static const char *const cases[][2] = {
		{NULL, ""},
		{" \n", ""},
		{"met", "`met`"},
		{"a`b", "``a`b``"},
		{"``", "``` `` ```"},
		{"a\nb", "`a b`"},
		{"<b>*", "`<b>*`"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_written(markdown_code, cases[i][0], cases[i][1]);
}

START_TEST(what_does_not_fit_is_a_failure)
{
	static writer *const writers[] = {markdown_text, markdown_code};
	for (size_t i = 0; i < COUNT(writers); i++) {
		struct buf out;
		buf_init(&out, 4);
		writers[i](&out, "*`*");
		ck_assert(out.failed);
		buf_finish(&out);
	}
}

SUITE("markdown", text_reads_as_it_is_whatever_it_holds, text_is_one_line_and_begins_nothing,
	code_ends_where_its_text_does, what_does_not_fit_is_a_failure)

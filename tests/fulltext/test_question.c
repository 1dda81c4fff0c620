#include "suite.h"

#include "base/buf.h"
#include "fulltext/match.h"
#include "fulltext/question.h"

#include <stdio.h>

/* The pieces of a question, + between those of a term, and in brackets what others imply. */
static const char *pieces(const char *q)
{
	static char text[4096];
	struct question question;
	struct buf out;
	buf_init(&out, sizeof text - 1);
	ck_assert(question_read(&question, q, strlen(q), match_unfinished(q)));
	for (size_t i = 0; i < question.count; i++) {
		const struct piece *piece = &question.pieces[i];
		buf_puts(&out, i == 0 ? "" : piece->begins_term ? " " : "+");
		buf_puts(&out, piece->implied ? "[" : "");
		buf_put(&out, question.folded.data + piece->start, piece->end - piece->start);
		buf_puts(&out, question.prefix == i ? "*" : "");
		buf_puts(&out, piece->implied ? "]" : "");
	}
	snprintf(text, sizeof text, "%s", out.len > 0 ? buf_text(&out) : "");
	buf_finish(&out);
	question_finish(&question);
	return text;
}

static void assert_pieces(const char *q, const char *expected)
{
	const char *got = pieces(q);
	ck_assert_msg(strcmp(got, expected) == 0, "%s: %s, not %s", q, got, expected);
}

START_TEST(a_term_has_a_piece_for_each_script)
{
	static const struct {
		const char *q, *pieces;
	} cases[] = {{"", ""}, {"。", ""}, {"嘉定 新城", "嘉定 新城"}, {"B超", "b+超"},
		{"2021年底前", "2021+年底前"}, {"14五规划", "14五规划"}, {"a-医b", "a.医b"},
		{"上海hosp", "上海+hosp*"}, {"jia ding", "jia ding*"}};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_pieces(cases[i].q, cases[i].pieces);
}

START_TEST(what_has_a_phrase_has_each_part_of_it)
{
	static const struct {
		const char *q, *pieces;
	} cases[] = {
		{"卫 卫生健康委 健康 康", "[卫] 卫生健康委 [健康] [康]"},
		{"卫生 生健 卫生健", "[卫生] [生健] 卫生健"},
		{"B超 超声 超", "b+[超] 超声 [超]"},
		{"便捷，就医 就医", "便捷.就医 [就医]"},
		{"卫健 卫生健康", "卫健 卫生健康"},
		/* 23 stands for it, too, and has none of these */
		{"二十三 十三 三", "二十三 十三 三"},
		{"三明 三", "三明 [三]"},
		/* a word has no parts that could be asked for */
		{"hospital hos ", "hospital hos"},
		{"2021 20", "2021 20"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_pieces(cases[i].q, cases[i].pieces);
}

START_TEST(of_what_is_said_again_the_first_is_left)
{
	static const struct {
		const char *q, *pieces;
	} cases[] = {
		{"医 改 医 改 醫", "医 改 [医] [改] [医]"},
		{"2021年 2021 年底", "2021+[年] [2021] 年底"},
		{"5医5医5 5医5医5", "5+医+[5]+[医]+[5] [5]+[医]+[5]+[医]+[5]"},
		{"hospital Hospitals hospitalized ", "hospital [hospitals] [hospitalized]"},
		{"ofs ofed of ofing ", "[ofs] [ofed] of [ofing]"},
		/* what may go on is found by other words than those that are finished */
		{"hospitals hospital hosp hospital", "hospitals [hospital] hosp hospital*"},
		{"of of", "of of*"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_pieces(cases[i].q, cases[i].pieces);
}

SUITE("question", a_term_has_a_piece_for_each_script, what_has_a_phrase_has_each_part_of_it,
	of_what_is_said_again_the_first_is_left)

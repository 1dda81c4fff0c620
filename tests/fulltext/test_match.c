#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "fulltext.h"
#include "fulltext/match.h"

static struct error err;

/* The expression for a question, or NULL where it is refused. */
static const char *match(const char *q)
{
	static char text[MATCH_MAX + 1];
	struct buf out;
	buf_init(&out, sizeof text - 1);
	error_clear(&err);
	bool ok = match_write(q, match_unfinished(q), &out, &err);
	snprintf(text, sizeof text, "%s", ok ? buf_text(&out) : "");
	buf_finish(&out);
	ck_assert(ok == (err.code == ERROR_NONE));
	return ok ? text : NULL;
}

static void assert_refused(const char *q, const char *reason)
{
	ck_assert_msg(match(q) == NULL, "%s is accepted", q);
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "q");
	ck_assert_msg(strstr(err.faults[0].reason, reason) != NULL, "%s: %s", q, err.faults[0].reason);
}

/* `count` times the same text. */
static const char *repeated(const char *text, size_t count)
{
	static char whole[4096];
	size_t len = strlen(text);
	ck_assert_uint_lt(len * count, sizeof whole);
	for (size_t i = 0; i < count; i++)
		memcpy(whole + i * len, text, len);
	whole[len * count] = '\0';
	return whole;
}

static const struct {
	const char *q, *match;
} questions[] = {
	{"医", "\"医\""},
	{"医改", "\"医改\""},
	{"嘉定 新城", "\"嘉定\" AND \"新城\""},
	{"  嘉定　新城\t", "\"嘉定\" AND \"新城\""},
	{"醫療", "\"医疗\""},
	{"⻓三⻆", "\"长三角\""},
	{"ＣＯＶＩＤ", "(\"covid\" * OR \"~covid\")"},
	{"Crème", "(\"creme\" * OR \"~creme\")"},
	{"jd", "\"jd\" *"},
	{"j", "\"j\""},
	{"jia d", "(\"jia\" OR \"~jia\") AND \"d\""},
	{"B超", "(\"b超\" OR (\"b\" AND \"超\"))"},
	{"上海h", "(\"上海h\" OR (\"上海\" AND \"h\"))"},
	{"jia ding", "(\"jia\" OR \"~jia\") AND (\"ding\" * OR \"~ding\")"},
	{"hospital 嘉定", "(\"hospital\" * OR \"~hospital\") AND \"嘉定\""},
	{"嘉定 hospital", "\"嘉定\" AND (\"hospital\" * OR \"~hospital\")"},
	{"上海hosp", "(\"上海\" AND (\"hosp\" * OR \"~hosp\"))"},
	{"5G网络", "(\"5g网络\" OR (\"5g\" AND \"网络\"))"},
	{"5g", "\"5g\" *"},
	{"2021", "(\"2021\" OR \"二〇二一\")"},
	{"year 2021", "(\"year\" * OR \"~year\") AND (\"2021\" OR \"二〇二一\")"},
	{"covid-19", "\"covid.19\""},
	{"children's", "\"children.s\""},
	{"便捷，就医", "\"便捷.就医\""},
	{"便捷——就医", "\"便捷.就医\""},
	{"“便捷就医”", "\"便捷就医\""},
	{"《方案》。", "\"方案\""},
	{"上海 & 嘉定", "\"上海\" AND \"嘉定\""},
	{"70%", "(\"70\" OR \"七十\")"},
	{"a\"b", "\"a.b\""},
	{"\"", NULL},
	{"\"a\" OR \"b\"", "\"a\" AND \"or\" AND \"b\""},
	{"AND", "(\"and\" * OR \"~and\")"},
	{"OR", "\"or\" *"},
	{"NOT", "(\"not\" * OR \"~not\")"},
	{"a NOT b", "\"a\" AND (\"not\" OR \"~not\") AND \"b\""},
	{"NEAR(a b, 5)", "\"near.a\" AND \"b\" AND \"5\""},
	{"(a", "\"a\""},
	{"a)", "\"a\""},
	{"a*", "\"a\""},
	{"*a", "\"a\""},
	{"^a", "\"a\""},
	{"-a", "\"a\""},
	{"a:b", "\"a.b\""},
	{"name_zh:医", "\"name.zh.医\""},
	{"{a b} : c", "\"a\" AND \"b\" AND \"c\""},
	{"a + b", "\"a\" AND \"b\""},
	{"a'; DROP TABLE t; --",
		"\"a\" AND (\"drop\" OR \"~drop\") AND (\"table\" OR \"~table\") AND \"t\""},
	{"医👍改", "\"医.改\""},
	{"👍 医", "\"医\""},
	{"医e\u0301疗", "(\"医e疗\" OR (\"医\" AND \"e\" AND \"疗\"))"},
	{"a\u200Bb", "\"ab\" *"},
	{"\u200Ba b", "\"a\" AND \"b\""},
	{"Жук 医 カナ", "\"жук\" * AND \"医\" AND \"カナ\""},
	{"a\xFF\xFE"
	 "b",
		"\"a.b\""},
	{"\xE5\x8C", NULL},
	{",", NULL},
	{"。！？", NULL},
	{"   ", NULL},
	{"\u3000", NULL},
	{"👍", NULL},
	{"👨‍👩‍👧", NULL},
	{"\u0301", NULL},
	{"\u200B", NULL},
	{"互联网医院64", "(\"互联网医院64\" OR (\"互联网医院\" AND (\"64\" OR \"六十四\")))"},
	{"2021年", "(\"2021年\" OR ((\"2021\" OR \"二〇二一\") AND \"年\"))"},
	{"14五规划", "(\"14五规划\" OR \"十四五规划\")"},
	{"二〇二一", "(\"二〇二一\" OR \"2021\")"},
	{"new towns", "(\"new\" OR \"~new\") AND (\"towns\" * OR \"~towns\")"},
	{"us", "\"us\" *"},
	{"~towns", "(\"towns\" * OR \"~towns\")"},
	{"* AND (", "(\"and\" * OR \"~and\")"},
	/* what is said again is looked for once */
	{"医 改 医 改 醫", "\"医\" AND \"改\""},
	{"the THE the", "(\"the\" OR \"~the\") AND (\"the\" * OR \"~the\")"},
	{"医，改 医改 医。改", "\"医.改\" AND \"医改\""},
	{"5医5医5 5医5医5", "(\"5医5医5\" OR (\"5\" AND \"医\"))"},
	{"a医a医a", "(\"a医a医a\" OR (\"a\" AND \"医\"))"},
	{"ab医ab医ab", "(\"ab\" AND \"医\" AND \"ab\" *)"},
};

START_TEST(a_question_becomes_phrases)
{
	for (size_t i = 0; i < COUNT(questions); i++) {
		if (!questions[i].match) {
			assert_refused(questions[i].q, "has no letter or digit to search for");
			continue;
		}
		const char *got = match(questions[i].q);
		ck_assert_msg(got && strcmp(got, questions[i].match) == 0, "%s: %s, not %s", questions[i].q,
			got, questions[i].match);
	}
}

START_TEST(a_word_is_unfinished_where_the_last_term_of_letters_ends)
{
	static const struct {
		const char *q;
		size_t unfinished;
	} cases[] = {
		{"", 0},
		{"医改", 0},
		{"jia ding", 8},
		{"  jia ?", 5},
		{"jia　", 0},
		{"jia 嘉定 2021", 3},
		{"jia d", 0},
		{"上海hosp", 10},
		{"hosp上海", 0},
		{"jia hosp上海 ", 0},
		{"covid-19", 0},
		{"covid-nineteen", 14},
		{"Crème", 6},
		{"jia \xE5\x8C", 3},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(match_unfinished(cases[i].q) == cases[i].unfinished, "%s: %zu", cases[i].q,
			match_unfinished(cases[i].q));
}

START_TEST(words_that_are_whole_begin_no_others)
{
	static const struct {
		const char *q;
		size_t unfinished;
		const char *match;
	} cases[] = {
		{"jia ding", 0, "(\"jia\" OR \"~jia\") AND (\"ding\" OR \"~ding\")"},
		{"jia ding", 3, "(\"jia\" * OR \"~jia\") AND (\"ding\" OR \"~ding\")"},
		{"上海hosp", 0, "(\"上海hosp\" OR (\"上海\" AND (\"hosp\" OR \"~hosp\")))"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, MATCH_MAX);
		ck_assert(match_write(cases[i].q, cases[i].unfinished, &out, &err));
		ck_assert_str_eq(buf_text(&out), cases[i].match);
		buf_finish(&out);
	}
}

START_TEST(the_phrases_of_an_expression_have_the_tokens_of_their_texts)
{
	static const struct {
		const char *match, *sizes;
	} cases[] = {
		{"\"医\"", "1"},
		{"\"医疗\"", "2"},
		{"\"5g网络\"", "3"},
		{"\"便捷.就医\"", "5"},
		{"\"嘉定\" AND \"hosp\" *", "21"},
		{"\"上海hosp\" *", "3"},
		{"(\"towns\" * OR \"~towns\")", "11"},
		{"(\"医改5g\" OR (\"医改\" AND \"5g\" *))", "321"},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct match_sizes sizes;
		match_measure(cases[i].match, &sizes);
		ck_assert_uint_eq(sizes.count, strlen(cases[i].sizes));
		for (int phrase = 0; phrase < (int)sizes.count; phrase++)
			ck_assert_int_eq(match_size(&sizes, phrase), cases[i].sizes[phrase] - '0');
		ck_assert_int_eq(match_size(&sizes, (int)sizes.count), 1);
	}
}

START_TEST(no_question_is_an_error_of_fts5)
{
	sqlite3 *db = fulltext_open();
	for (size_t i = 0; i < COUNT(questions); i++) {
		if (!questions[i].match)
			continue;
		/* a text holds each of its own terms */
		fulltext_put(db, questions[i].q, strlen(questions[i].q));
		ck_assert_msg(fulltext_find(db, match(questions[i].q))[0] != '\0',
			"%s does not find itself", questions[i].q);
	}
	sqlite3_close(db);
}

START_TEST(each_byte_between_letters_is_harmless)
{
	sqlite3 *db = fulltext_open();
	for (int byte = 1; byte < 256; byte++) {
		char text[] = {'a', (char)byte, (char)byte, 'b', '\0'};
		fulltext_put(db, text, strlen(text));
		ck_assert_msg(fulltext_find(db, match(text))[0] != '\0', "byte %d", byte);
	}
	sqlite3_close(db);
}

START_TEST(it_has_1_to_200_characters)
{
	assert_refused("", "must have 1 to 200 characters");
	static const struct {
		const char *text;
		size_t points;
	} cases[] = {{"医", 1}, {"a", 1}, {"9", 1}, {"𠮟", 1}, {"é", 1}, {"二", 1}, {"a ", 2},
		{"医 ", 2}, {"医,", 2}, {"𠮟 ", 2}, {"a医", 2}, {"𠮟9", 2}, {"abc ", 4}, {"abc医", 4},
		{"99医 ", 4}, {"99医a", 4}, {"医9999", 5}};
	sqlite3 *db = fulltext_open();
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *longest = repeated(cases[i].text, 200 / cases[i].points);
		fulltext_put(db, longest, strlen(longest));
		ck_assert_msg(
			fulltext_find(db, match(longest))[0] != '\0', "200 characters of %s", cases[i].text);
		char longer[4096];
		snprintf(longer, sizeof longer, "%sx", longest);
		assert_refused(longer, "must have 1 to 200 characters");
	}
	sqlite3_close(db);
	assert_refused(repeated("\xFF", 201), "must have 1 to 200 characters");
}

START_TEST(the_finished_words_are_all_terms_but_the_one_that_may_go_on)
{
	static const struct {
		const char *q, *finished;
	} cases[] = {
		{"jia ding", "\"~jia\""}, {"ding 2021 ding", "\"~ding\" AND (\"2021\" OR \"二〇二一\")"},
		{"医院 hospi 2021", "\"医院\" AND (\"2021\" OR \"二〇二一\")"}, {"hospi", ""},
		{"医 2021", "\"医\" AND (\"2021\" OR \"二〇二一\")"}, /* none may go on */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, MATCH_MAX);
		error_clear(&err);
		ck_assert(match_write_finished(cases[i].q, match_unfinished(cases[i].q), &out, &err));
		ck_assert_str_eq(out.len > 0 ? buf_text(&out) : "", cases[i].finished);
		buf_finish(&out);
	}
}

START_TEST(an_expression_that_does_not_fit_is_an_error)
{
	struct buf out;
	for (size_t max = 0; max < 16; max++) {
		buf_init(&out, max);
		error_clear(&err);
		ck_assert(!match_write("jia ding xin", 0, &out, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&out);
	}
}

SUITE("match", a_question_becomes_phrases, a_word_is_unfinished_where_the_last_term_of_letters_ends,
	words_that_are_whole_begin_no_others,
	the_finished_words_are_all_terms_but_the_one_that_may_go_on,
	the_phrases_of_an_expression_have_the_tokens_of_their_texts, no_question_is_an_error_of_fts5,
	each_byte_between_letters_is_harmless, it_has_1_to_200_characters,
	an_expression_that_does_not_fit_is_an_error)

#include "suite.h"

#include "fulltext.h"

START_TEST(a_phrase_finds_its_text_and_its_place)
{
	static const struct {
		const char *text, *match, *found;
	} cases[] = {
		{"上海医改", "\"医\"", "上海[医]改"},
		{"上海医改", "\"海医\"", "上[海医]改"},
		{"上海医改", "\"改医\"", ""},
		{"上海醫改", "\"医改\"", "上海[醫改]"},
		{"上海医改", "\"醫改\"", "上海[医改]"},
		{"爲人民", "\"为人民\"", "[爲人民]"},
		{"便捷就医服务", "\"便捷就医服务\"", "[便捷就医服务]"},
		{"便捷，就医", "\"便捷就医\"", ""},
		{"便捷，就医", "\"便捷。就医\"", "[便捷，就医]"},
		{"便捷、（就医）", "\"便捷,就医\"", "[便捷、（就医]）"},
		{"便捷 就医", "\"便捷就医\"", "[便捷 就医]"},
		{"便捷\n就医", "\"捷就\"", "便[捷\n就]医"},
		{"Health Commission", "\"health\"", "[Health] Commission"},
		{"Health Commission", "\"HEALTH commission\"", "[Health Commission]"},
		{"Health, Commission", "\"health commission\"", ""},
		{"Health Commission", "\"heal\"", ""},
		{"Health Commission", "\"heal\" *", "[Health] Commission"},
		{"Healthcommission", "\"health commission\"", ""},
		{"Crème brûlée", "\"creme BRULEE\"", "[Crème brûlée]"},
		{"Łódź", "\"lodz\"", "[Łódź]"},
		{"ＣＯＶＩＤ－１９", "\"covid-19\"", "[ＣＯＶＩＤ－１９]"},
		{"covid-19", "\"ｃｏｖｉｄ－１９\"", "[covid-19]"},
		{"5G网络", "\"5g网\"", "[5G网]络"},
		{"5G网络", "\"g网\"", ""},
		{"138000人", "\"38000\"", ""},
		{"13.8万", "\"13.8万\"", "[13.8万]"},
		{"13.8万", "\"8万\"", "13.[8万]"},
		{"one, two. Three", "\"one.two.three\"", "[one, two. Three]"},
		{"one, two three", "\"one.two.three\"", ""},
		{"one two. three", "\"one.two.three\"", ""},
		{"a-b-c-d", "\"b.c\"", "a-[b-c]-d"},
		{"a-b-c-d", "\"a.c\"", ""},
		{"a-b-c-d", "\"b.c.e\"", ""},
		{"a-b-c-d", "\"a.b.c.d\"", "[a-b-c-d]"},
		{"a-bc", "\"a.b\"", ""},
		{"a-bc", "\"a.b\" *", "[a-bc]"},
		{"x-a-bc", "\"x.a.b\" *", "[x-a-bc]"},
		{"a-bc", "\"a\" *", "[a]-bc"},
		{"ab-c", "\"a\" *", "[ab]-c"},
		{"a-b", "\"a.\"", "[a-]b"},
		{"a-b", "\".b\"", "a[-b]"},
		{"a b", "\".b\"", ""},
		{"a.", "\"a.b\"", ""},
		{"-", "\".\"", ""},
		{"医院。新", "\"医院.新\"", "[医院。新]"},
		{"医院。新城", "\"医院.新城\"", "[医院。新城]"},
		{"医院。新镇", "\"医院.新城\"", ""},
		{"医疗。院，新城5", "\"疗.院.新城5\"", "医[疗。院，新城5]"},
		{"e.g. this", "\"e.g.\"", "[e.g.] this"},
		{"a, (b)", "\"a.b\"", ""},
		{"好👍的", "\"好的\"", ""},
		{"嘉定区的新城", "\"嘉定\" AND \"新城\"", "[嘉定]区的[新城]"},
		{"嘉定区", "\"嘉定\" AND \"新城\"", ""},
		{"New Towns", "\"town\"", ""},
		{"New Towns", "\"~town\"", "New [Towns]"},
		{"a town", "\"towns\"", ""},
		{"a town", "\"~towns\"", "a [town]"},
		{"integrated", "\"~integration\"", "[integrated]"},
		{"cities", "\"~city\"", "[cities]"},
		{"a GP", "\"~gps\"", "a [GP]"},
		{"the use", "\"~us\"", ""},
		{"医改towns", "\"~town\"", "医改[towns]"},
		{"us", "\"~us\"", "[us]"},
		{"é", "\"~é\"", "[é]"},
	};
	sqlite3 *db = fulltext_open();
	for (size_t i = 0; i < COUNT(cases); i++) {
		fulltext_put(db, cases[i].text, strlen(cases[i].text));
		const char *found = fulltext_find(db, cases[i].match);
		ck_assert_msg(strcmp(found, cases[i].found) == 0, "%s in %s finds \"%s\", not \"%s\"",
			cases[i].match, cases[i].text, found, cases[i].found);
	}
	sqlite3_close(db);
}

START_TEST(any_bytes_are_indexed)
{
	static const struct {
		const char *text;
		size_t len;
	} cases[] = {
		{"a\xFF\xFE\xFD", 4},
		{"\xED\xA0\x80", 3},
		{"\xE5\x8C", 2},
		{"\xF0\x9F\x98", 3},
		{"", 0},
		{"   ", 3},
		{"a\0b", 3},
	};
	sqlite3 *db = fulltext_open();
	for (size_t i = 0; i < COUNT(cases); i++) {
		fulltext_put(db, cases[i].text, cases[i].len);
		fulltext_find(db, "\"a\"");
		ck_assert_int_eq(
			sqlite3_exec(db, "INSERT INTO t (t) VALUES ('integrity-check')", NULL, NULL, NULL),
			SQLITE_OK);
	}
	sqlite3_close(db);
}

START_TEST(a_word_of_any_length_is_found_by_itself_and_by_its_stem)
{
	sqlite3 *db = fulltext_open();
	char word[512], match[1200];
	for (size_t len = 1; len < 300; len++) {
		memset(word, 'b', len);
		word[len] = '\0';
		fulltext_put(db, word, len);
		snprintf(match, sizeof match, "\"%s\"", word);
		ck_assert_msg(fulltext_find(db, match)[0] == '[', "%zu letters", len);
		snprintf(match, sizeof match, "\"~%s\"", word);
		ck_assert_msg(fulltext_find(db, match)[0] == '[', "the stem of %zu letters", len);
	}
	sqlite3_close(db);
}

START_TEST(an_option_is_refused)
{
	sqlite3 *db = fulltext_open();
	ck_assert_int_ne(
		sqlite3_exec(
			db, "CREATE VIRTUAL TABLE u USING fts5(a, tokenize = 'yigai loud')", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
}

START_TEST(it_may_be_registered_twice)
{
	sqlite3 *db = fulltext_open();
	ck_assert_int_eq(tokenizer_register(db), SQLITE_OK);
	fulltext_put(db, "医改", strlen("医改"));
	ck_assert_str_eq(fulltext_find(db, "\"医改\""), "[医改]");
	sqlite3_close(db);
}

SUITE("tokenizer", a_phrase_finds_its_text_and_its_place, any_bytes_are_indexed,
	a_word_of_any_length_is_found_by_itself_and_by_its_stem, an_option_is_refused,
	it_may_be_registered_twice)

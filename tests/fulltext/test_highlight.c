#include "suite.h"

#include "fulltext.h"

/* The columns of the one row that a MATCH finds, with [ and ] around what was found, as `a|b`. */
static const char *shown(const char *a, const char *b, const char *match)
{
	static char found[512];
	sqlite3 *db = fulltext_open();
	sqlite3_stmt *insert = NULL, *row = NULL;
	struct match_sizes sizes;
	struct fulltext_hit hit;
	ck_assert_int_eq(
		sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2)", -1, &insert, NULL), SQLITE_OK);
	sqlite3_bind_text(insert, 1, a, -1, SQLITE_STATIC);
	sqlite3_bind_text(insert, 2, b, -1, SQLITE_STATIC);
	ck_assert_int_eq(sqlite3_step(insert), SQLITE_DONE);
	sqlite3_finalize(insert);
	match_measure(match, &sizes);
	ck_assert(
		fulltext_first(db, "SELECT taken(t, ?2), a, b FROM t WHERE t MATCH ?1", match, &hit, &row));
	struct highlight highlight = {hit.positions, hit.count, &sizes};
	size_t len = 0;
	for (int column = 0; column < 2; column++)
		len += (size_t)snprintf(found + len, sizeof found - len, "%s%s", column > 0 ? "|" : "",
			fulltext_mark(&highlight, column, (const char *)sqlite3_column_text(row, column + 1)));
	sqlite3_finalize(row);
	sqlite3_close(db);
	return found;
}

static const struct {
	const char *a, *b, *match, *shown;
} cases[] = {
	{"医改", "改医", "\"医\"", "[医]改|改[医]"},
	{"the new hospital", "hospitals, hospitals", "\"~hospital\"",
		"the new [hospital]|[hospitals], [hospitals]"},
	{"医疗服务", "x", "\"医疗服务\"", "[医疗服务]|x"},
	{"a b c d", "x", "\"a b\" AND \"b c\"", "[a b c] d|x"},
	{"a b c d", "x", "\"a b\" AND \"c d\"", "[a b] [c d]|x"},
	{"x, at the end: b", "b at the start", "\"b\"", "x, at the end: [b]|[b] at the start"},
	{"", "b", "\"b\"", "|[b]"},
	{NULL, "b", "\"b\"", "null|[b]"},
	{"b\xF0\x9F\x8F\xA5"
	 "c",
		"x", "\"c\"", "b\xF0\x9F\x8F\xA5[c]|x"},
};

START_TEST(what_was_found_stands_between_the_marks)
{
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(shown(cases[i].a, cases[i].b, cases[i].match), cases[i].shown);
}
END_TEST

START_TEST(what_was_found_in_a_text_that_is_not_kept_is_the_marks_alone)
{
	sqlite3 *db = fulltext_open();
	sqlite3_stmt *row = NULL;
	ck_assert_int_eq(
		sqlite3_exec(db,
			"INSERT INTO t VALUES ('tower', 'light tower');" /* whose length it has */
			"CREATE TABLE kept (row INTEGER PRIMARY KEY, a, b);"
			"INSERT INTO kept VALUES (1, 'tower', 'light tower');"
			"CREATE VIRTUAL TABLE f USING fts5(a, b, content = 'kept', content_rowid = 'row', "
			"tokenize = 'yigai'); INSERT INTO f (f) VALUES ('rebuild');"
			"UPDATE kept SET b = NULL",
			NULL, NULL, NULL),
		SQLITE_OK);
	static const struct {
		const char *match, *a, *b;
	} asked[] = {{"\"tower\"", "[tower]", "[]"}, {"\"light\"", "tower", "[]"},
		{"a : \"tower\"", "[tower]", "null"}};
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct match_sizes sizes;
		match_measure(asked[i].match, &sizes);
		struct fulltext_hit hit;
		ck_assert(fulltext_first(
			db, "SELECT taken(f, ?2), a, b FROM f WHERE f MATCH ?1", asked[i].match, &hit, &row));
		struct highlight highlight = {hit.positions, hit.count, &sizes};
		const char *a = (const char *)sqlite3_column_text(row, 1);
		ck_assert_str_eq(fulltext_mark(&highlight, 0, a), asked[i].a);
		ck_assert_int_eq(sqlite3_column_type(row, 2), SQLITE_NULL);
		ck_assert_str_eq(fulltext_mark(&highlight, 1, NULL), asked[i].b);
		sqlite3_finalize(row);
	}
	sqlite3_close(db);
}
END_TEST

SUITE("highlight", what_was_found_stands_between_the_marks,
	what_was_found_in_a_text_that_is_not_kept_is_the_marks_alone)

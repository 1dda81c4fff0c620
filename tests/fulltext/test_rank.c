#include "suite.h"

#include "fulltext.h"

#include "fulltext/rank.h"

/* The texts of column a, best first, each with a blank after it. */
static const char *ranked(sqlite3 *db, const char *match, const char *weights)
{
	static char found[4096];
	char sql[256];
	sqlite3_stmt *select = NULL;
	found[0] = '\0';
	snprintf(
		sql, sizeof sql, "SELECT a FROM t WHERE t MATCH ?1 ORDER BY bm25(t%s), rowid", weights);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &select, NULL), SQLITE_OK);
	sqlite3_bind_text(select, 1, match, -1, SQLITE_STATIC);
	while (sqlite3_step(select) == SQLITE_ROW) {
		strcat(found, (const char *)sqlite3_column_text(select, 0));
		strcat(found, " ");
	}
	sqlite3_finalize(select);
	return found;
}

static sqlite3 *filled(const char *rows)
{
	sqlite3 *db = fulltext_open();
	char sql[1024];
	snprintf(sql, sizeof sql, "INSERT INTO t VALUES %s", rows);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	return db;
}

START_TEST(what_says_the_words_more_often_goes_before)
{
	sqlite3 *db = filled("('医改', 'x'), ('医医', 'x'), ('改医', 'x')");
	ck_assert_str_eq(ranked(db, "\"医\"", ""), "医医 医改 改医 ");
	sqlite3_close(db);
}

START_TEST(what_is_shorter_goes_before)
{
	sqlite3 *db = filled("('医改很长', 'x'), ('医改', 'x'), ('医改长', 'x')");
	ck_assert_str_eq(ranked(db, "\"医改\"", ""), "医改 医改长 医改很长 ");
	sqlite3_close(db);
}

START_TEST(a_column_counts_as_much_as_it_weighs)
{
	sqlite3 *db = filled("('one', '医'), ('医', 'two')");
	ck_assert_str_eq(ranked(db, "\"医\"", ", 10, 1"), "医 one ");
	ck_assert_str_eq(ranked(db, "\"医\"", ", 1, 10"), "one 医 ");
	ck_assert_str_eq(ranked(db, "\"医\"", ", 1, 1"), "one 医 ");
	ck_assert_str_eq(ranked(db, "\"医\"", ", 0.5"), "one 医 ");
	sqlite3_close(db);
}

START_TEST(pairs_of_ideographs_make_no_text_longer)
{
	sqlite3 *db = filled("('医 a b c', 'x'), ('医改医改', 'x')");
	ck_assert_str_eq(ranked(db, "\"医\"", ""), "医改医改 医 a b c ");
	ck_assert_str_eq(ranked(db, "\"a\" OR \"改医\"", ""), "医 a b c 医改医改 ");
	sqlite3_close(db);
}

START_TEST(the_word_itself_goes_before_others_of_its_stem)
{
	sqlite3 *db = filled("('towns', 'x'), ('town', 'x'), ('hospitals towns', 'x')");
	ck_assert_str_eq(ranked(db, "(\"town\" OR \"~town\")", ""), "town towns hospitals towns ");
	ck_assert_str_eq(ranked(db, "(\"towns\" OR \"~towns\")", ""), "towns hospitals towns town ");
	sqlite3_close(db);
}

/* Each character a piece, and each piece with what is held for the same. */
START_TEST(the_last_of_as_many_phrases_as_a_question_may_have_counts)
{
	char match[16 * QUESTION_POINTS_MAX * 2], *p = match;
	for (int i = 1; i < 2 * QUESTION_POINTS_MAX; i++)
		p += sprintf(p, "\"x%d\" OR ", i);
	strcpy(p, "\"b\"");
	sqlite3 *db = filled("('a b c', 'x'), ('a b b', 'x')");
	ck_assert_str_eq(ranked(db, match, ""), "a b b a b c ");
	sqlite3_close(db);
}

START_TEST(every_term_counts)
{
	sqlite3 *db = filled("('a c c c', 'x'), ('a a b c', 'x'), ('a b c d', 'x')");
	ck_assert_str_eq(ranked(db, "\"a\" AND \"c\"", ""), "a c c c a a b c a b c d ");
	ck_assert_str_eq(ranked(db, "\"a\" AND \"b\"", ""), "a a b c a b c d ");
	sqlite3_close(db);
}

START_TEST(words_that_stand_together_go_before)
{
	sqlite3 *db = filled("('a x y b', 'x'), ('a y b x', 'x'), ('a b x y', 'x'), ('b x y', 'a')");
	ck_assert_str_eq(ranked(db, "\"a\" AND \"b\"", ""), "a y b x a b x y b x y a x y b ");
	sqlite3_close(db);
}

/* A joined term is as long as its text: what stands behind it stands beside it. */
START_TEST(words_that_stand_beside_a_joined_term_go_before)
{
	static const char *const matches[] = {
		"\"covid.19\" AND \"a\"", "\"a\" AND \"covid.19\"", "\"covid.19\" AND \"a\" *"};
	sqlite3 *db =
		filled("('covid-19 x y a', 'x'), ('covid-19 a x y', 'x'), ('x y covid-19 a', 'x')");
	for (size_t i = 0; i < COUNT(matches); i++)
		ck_assert_str_eq(
			ranked(db, matches[i], ""), "covid-19 a x y x y covid-19 a covid-19 x y a ");
	sqlite3_close(db);
	db = filled("('a x', 'covid'), ('a covid-19', 'x'), ('x a y', '19')");
	ck_assert_str_eq(ranked(db, "\"covid.19\" OR \"a\"", ""), "a covid-19 a x x a y ");
	sqlite3_close(db);
}

/* Nobody shows more, and to weigh a row takes the longest of all that is done with it. */
START_TEST(so_many_rows_of_a_statement_are_ranked)
{
	sqlite3 *db = filled("('x', 'x')");
	sqlite3_stmt *select = NULL;
	static const char sql[] =
		"WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n LIMIT %d) "
		"INSERT INTO t SELECT 'x', 'x' FROM n";
	char filling[200];
	snprintf(filling, sizeof filling, sql, RANK_ROWS_MAX);
	ck_assert_int_eq(sqlite3_exec(db, filling, NULL, NULL, NULL), SQLITE_OK);
	/* once more for the same row */
	ck_assert_int_eq(
		sqlite3_prepare_v2(
			db, "SELECT rowid, rank, bm25(t), bm25(t) FROM t WHERE t MATCH 'x'", -1, &select, NULL),
		SQLITE_OK);
	for (int row = 1; row <= RANK_ROWS_MAX + 1; row++) {
		ck_assert_int_eq(sqlite3_step(select), SQLITE_ROW);
		ck_assert_int_eq(sqlite3_column_int(select, 0), row);
		for (int column = 1; column <= 3; column++)
			ck_assert_int_eq(sqlite3_column_type(select, column),
				row <= RANK_ROWS_MAX ? SQLITE_FLOAT : SQLITE_NULL);
	}
	sqlite3_finalize(select);
	sqlite3_close(db);
}

/* What a statement took, as `row rank positions`, each with a blank after it. */
struct taken {
	char text[4096];
	int rows, ranked, max;
};

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct taken *taken = context;
	char *end = taken->text + strlen(taken->text);
	taken->ranked += rank != NULL;
	if (taken->rows < 8)
		end += sprintf(end, "%d %.6f", (int)row, rank ? *rank : 0.0);
	for (size_t i = 0; i < count && taken->rows < 8; i++)
		end +=
			sprintf(end, " %d:%d:%d", positions[i].phrase, positions[i].column, positions[i].token);
	strcat(taken->text, taken->rows < 8 ? "\n" : "");
	return ++taken->rows < taken->max;
}

/* Returns what the last step does. */
static int take_all(sqlite3 *db, const char *match, struct rank_taker *taker)
{
	sqlite3_stmt *select = NULL;
	int result;
	ck_assert_int_eq(
		sqlite3_prepare_v2(db, "SELECT taken(t, ?2) FROM t WHERE t MATCH ?1", -1, &select, NULL),
		SQLITE_OK);
	sqlite3_bind_text(select, 1, match, -1, SQLITE_STATIC);
	sqlite3_bind_pointer(select, 2, taker, RANK_TAKER, NULL);
	while ((result = sqlite3_step(select)) == SQLITE_ROW)
		ck_assert_int_eq(sqlite3_column_int(select, 0), 1);
	sqlite3_finalize(select);
	return result;
}

/* The same by bm25(). */
static void tell_ranks(sqlite3 *db, const char *weights, double ret_ranks[static 3])
{
	char sql[128];
	sqlite3_stmt *select = NULL;
	snprintf(sql, sizeof sql, "SELECT bm25(t%s) FROM t WHERE t MATCH '\"a\"'", weights);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &select, NULL), SQLITE_OK);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(sqlite3_step(select), SQLITE_ROW);
		ret_ranks[i] = sqlite3_column_double(select, 0);
	}
	sqlite3_finalize(select);
}

START_TEST(hits_are_taken_with_their_rank_and_where_they_match)
{
	static const struct {
		const char *weights;
		double taken[2];
		size_t count;
	} cases[] = {
		{"", {0}, 0}, {", 1, 1", {1, 1}, 2}, {", 10", {10}, 1}, {", 10, 0.5", {10, 0.5}, 2}};
	sqlite3 *db = filled("('a b', 'x a'), ('x', 'a a'), ('a', '')");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct taken taken = {.max = 9};
		struct rank_taker taker = {.take = take,
			.context = &taken,
			.weights = cases[i].taken,
			.weight_count = cases[i].count};
		double ranks[3];
		char wanted[256];
		tell_ranks(db, cases[i].weights, ranks);
		ck_assert_int_eq(take_all(db, "\"a\"", &taker), SQLITE_DONE);
		snprintf(wanted, sizeof wanted, "1 %.6f 0:0:0 0:1:1\n2 %.6f 0:1:0 0:1:1\n3 %.6f 0:0:0\n",
			ranks[0], ranks[1], ranks[2]);
		ck_assert_str_eq(taken.text, wanted);
	}
	sqlite3_close(db);
}

START_TEST(hits_without_a_rank_are_taken_too)
{
	sqlite3 *db = filled("('x', 'x')");
	char filling[200];
	struct taken taken = {.max = RANK_ROWS_MAX + 9};
	struct rank_taker taker = {.take = take, .context = &taken};
	snprintf(filling, sizeof filling,
		"WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n LIMIT %d) "
		"INSERT INTO t SELECT 'x', 'x' FROM n",
		RANK_ROWS_MAX);
	ck_assert_int_eq(sqlite3_exec(db, filling, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(take_all(db, "\"x\"", &taker), SQLITE_DONE);
	ck_assert_int_eq(taken.rows, RANK_ROWS_MAX + 1);
	ck_assert_int_eq(taken.ranked, RANK_ROWS_MAX);
	sqlite3_close(db);
}

START_TEST(who_has_no_memory_for_a_hit_ends_the_statement)
{
	sqlite3 *db = filled("('a', 'x'), ('a', 'x'), ('a', 'x')");
	struct taken taken = {.max = 2};
	struct rank_taker taker = {.take = take, .context = &taken};
	ck_assert_int_eq(take_all(db, "\"a\"", &taker), SQLITE_NOMEM);
	ck_assert_int_eq(taken.rows, 2);
	sqlite3_close(db);
}

START_TEST(hits_are_given_to_nobody_else)
{
	sqlite3 *db = filled("('a', 'x')");
	static const char *const selected[] = {"taken(t)", "taken(t, NULL)", "taken(t, 1)",
		"taken(t, 'x')", "taken(t, x'0102030405060708')", "taken(t, 1, 2)"};
	for (size_t i = 0; i < COUNT(selected); i++) {
		char sql[128];
		sqlite3_stmt *select = NULL;
		snprintf(sql, sizeof sql, "SELECT %s FROM t WHERE t MATCH '\"a\"'", selected[i]);
		ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &select, NULL), SQLITE_OK);
		ck_assert_int_eq(sqlite3_step(select), SQLITE_MISUSE);
		sqlite3_finalize(select);
	}
	sqlite3_close(db);
}

START_TEST(a_row_without_a_length_has_no_rank)
{
	sqlite3 *db = filled("('a', 'x')");
	struct taken taken = {.max = 9};
	struct rank_taker taker = {.take = take, .context = &taken};
	ck_assert_int_eq(
		sqlite3_exec(db,
			"DROP VIEW api_length; CREATE TABLE api_length (chunk INTEGER PRIMARY KEY, lengths)",
			NULL, NULL, NULL),
		SQLITE_OK);
	ck_assert_int_eq(take_all(db, "\"a\"", &taker), SQLITE_CORRUPT);
	ck_assert_int_eq(taken.rows, 0);
	ck_assert_int_eq(
		sqlite3_exec(db, "SELECT bm25(t) FROM t WHERE t MATCH '\"a\"'", NULL, NULL, NULL),
		SQLITE_CORRUPT);
	sqlite3_close(db);
}

SUITE("rank", so_many_rows_of_a_statement_are_ranked, what_says_the_words_more_often_goes_before,
	what_is_shorter_goes_before, a_column_counts_as_much_as_it_weighs,
	pairs_of_ideographs_make_no_text_longer, the_word_itself_goes_before_others_of_its_stem,
	the_last_of_as_many_phrases_as_a_question_may_have_counts, every_term_counts,
	words_that_stand_together_go_before, words_that_stand_beside_a_joined_term_go_before,
	hits_are_taken_with_their_rank_and_where_they_match, hits_without_a_rank_are_taken_too,
	who_has_no_memory_for_a_hit_ends_the_statement, hits_are_given_to_nobody_else,
	a_row_without_a_length_has_no_rank)

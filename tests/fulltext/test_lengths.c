#include "suite.h"

#include "fulltext.h"

#include "fulltext/lengths.h"

static sqlite3 *db;
static struct lengths lengths;

static void begin(const char *sql)
{
	db = fulltext_open();
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	lengths = (struct lengths){.db = db};
}

static void end(void)
{
	lengths_finish(&lengths);
	sqlite3_close(db);
}

/* The length of a row; less than 0 with the result that is not SQLITE_OK. */
static int length(int64_t row)
{
	int found = 0, result = lengths_read(&lengths, row, &found);
	return result == SQLITE_OK ? found : -result;
}

#define ROWS(text, count)                                                                          \
	"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " count                 \
	") INSERT INTO t SELECT " text ", NULL FROM n;"

START_TEST(a_row_is_as_long_as_fts5_counts_it)
{
	static const char *const texts[] = {"'', ''", "NULL, NULL", "'医改', NULL",
		"'医改 in towns', 'x'", "'one, two-three', '便捷，就医。'", "'  ,  ', '13.8万'"};
	begin("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)");
	for (size_t i = 0; i < COUNT(texts); i++) {
		char sql[256];
		snprintf(
			sql, sizeof sql, "DELETE FROM t; INSERT INTO t (rowid, a, b) VALUES (1, %s)", texts[i]);
		ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
		sqlite3_stmt *count = NULL;
		ck_assert_int_eq(
			sqlite3_prepare_v2(
				db, "SELECT count(DISTINCT col || '/' || offset) FROM v", -1, &count, NULL),
			SQLITE_OK);
		ck_assert_int_eq(sqlite3_step(count), SQLITE_ROW);
		int counted = sqlite3_column_int(count, 0);
		sqlite3_finalize(count);
		lengths_finish(&lengths);
		ck_assert_msg(length(1) == counted, "%s: %d, not %d", texts[i], length(1), counted);
	}
	end();
}

START_TEST(rows_of_all_chunks_are_found_in_any_order)
{
	static const int64_t rows[] = {1, 2, LENGTHS_CHUNK, LENGTHS_CHUNK + 1, LENGTHS_CHUNK + 2, 3,
		LENGTHS_CHUNK + 2, LENGTHS_CHUNK};
	begin(ROWS("rtrim(substr('a a a a a a a', 1, 2 * (i % 7)))", "8194"));
	for (size_t i = 0; i < COUNT(rows); i++)
		ck_assert_int_eq(length(rows[i]), (int)(rows[i] % 7));
	end();
}

START_TEST(a_length_has_a_limit)
{
	begin("INSERT INTO t VALUES (replace(hex(zeroblob(32767)), '00', 'a ') || 'a', 'b');"
		  "INSERT INTO t VALUES (replace(hex(zeroblob(65535)), '00', 'a '), '');"
		  "INSERT INTO t VALUES (replace(hex(zeroblob(65535)), '00', 'a '), 'b')");
	ck_assert_int_eq(length(1), 32769);
	ck_assert_int_eq(length(2), LENGTHS_MAX);
	ck_assert_int_eq(length(3), LENGTHS_MAX);
	end();
}

START_TEST(a_row_that_has_none_is_told)
{
	begin("INSERT INTO t VALUES ('a', 'b'), ('c', 'd')");
	static const int64_t none[] = {3, 0, -1, -LENGTHS_CHUNK, LENGTHS_CHUNK, LENGTHS_CHUNK + 1,
		3 * LENGTHS_CHUNK, INT64_MAX, INT64_MIN};
	for (size_t i = 0; i < COUNT(none); i++) {
		ck_assert_int_eq(length(none[i]), -SQLITE_CORRUPT);
		ck_assert_int_eq(length(2), 2);
	}
	end();
}

START_TEST(what_is_no_chunk_of_lengths_is_told)
{
	static const char *const chunks[] = {"NULL", "x''", "x'01'", "''", "1", "zeroblob(3)"};
	for (size_t i = 0; i < COUNT(chunks); i++) {
		char sql[128];
		snprintf(sql, sizeof sql,
			"DROP VIEW api_length; CREATE TABLE api_length AS SELECT 0 AS chunk, %s AS lengths",
			chunks[i]);
		begin(sql);
		ck_assert_int_eq(length(2), -SQLITE_CORRUPT);
		end();
	}
	begin("DROP VIEW api_length");
	ck_assert_int_eq(length(1), -SQLITE_ERROR);
	end();
}

SUITE("lengths", a_row_is_as_long_as_fts5_counts_it, rows_of_all_chunks_are_found_in_any_order,
	a_length_has_a_limit, a_row_that_has_none_is_told, what_is_no_chunk_of_lengths_is_told)

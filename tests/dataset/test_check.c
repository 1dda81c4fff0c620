#include "suite.h"

#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"

enum { FAULTS_MAX = 400, PAGE = 4096 };

struct report {
	char faults[FAULTS_MAX][300];
	size_t count;
};

static struct report report;
static struct error err;

static void on_fault(void *context, const char *fault)
{
	struct report *to = context;
	ck_assert_ptr_nonnull(fault);
	ck_assert_uint_lt(to->count, FAULTS_MAX);
	snprintf(to->faults[to->count++], sizeof *to->faults, "%s", fault);
}

/* Whether a file is whole; its faults are in `report`. */
static bool check(const char *path)
{
	report.count = 0;
	error_clear(&err);
	struct db *db = db_open(path, &err);
	if (!db)
		return false;
	bool whole = db_check(db, on_fault, &report);
	db_close(db);
	return whole;
}

static bool is_reported(const char *fault)
{
	for (size_t i = 0; i < report.count; i++)
		if (strstr(report.faults[i], fault))
			return true;
	return false;
}

static bool can_read(struct db *db, const char *sql)
{
	error_clear(&err);
	struct statement *statement = db_prepare(db, sql, &err);
	bool ok = statement && statement_step(statement, &err) >= 0;
	statement_release(statement);
	return ok;
}

START_TEST(the_fixture_is_whole)
{
	ck_assert(check(dataset_lights()));
	ck_assert_uint_eq(report.count, 0);
}

START_TEST(a_row_that_points_at_nothing_is_named)
{
	ck_assert(!check(dataset_with("UPDATE lights SET keeper_id = 'nobody' WHERE id = 'hook'")));
	ck_assert_uint_eq(report.count, 1);
	ck_assert_str_eq(report.faults[0], "lights: row 6 points at nothing in keepers");
}

START_TEST(a_text_that_is_none_is_named_in_whatever_table_it_is)
{
	static const char *const texts[] = {
		"x'FF'", "x'61C0AF'", "x'EDA080'", "x'E781'", "x'F4908080'", "x'610062'"};
	static const char *const places[][3] = {{"lights", "name_en", "id = 'hook'"},
		{"keepers", "name", "id = (SELECT min(id) FROM keepers)"},
		{"api_field", "title_zh", "field = 'id'"}, {"api_name", "zh", "item = 'hook'"}};
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t j = 0; j < COUNT(places); j++) {
			char sql[200], fault[200];
			snprintf(sql, sizeof sql, "UPDATE %s SET %s = CAST(%s AS TEXT) WHERE %s", places[j][0],
				places[j][1], texts[i], places[j][2]);
			snprintf(fault, sizeof fault, "%s.%s holds text that is not UTF-8", places[j][0],
				places[j][1]);
			ck_assert_msg(!check(dataset_with(sql)), "%s", sql);
			ck_assert_uint_eq(report.count, 1);
			ck_assert_str_eq(report.faults[0], fault);
			dataset_clear();
		}
}

START_TEST(each_row_that_points_at_nothing_is_named)
{
	ck_assert(
		!check(dataset_with("DELETE FROM keepers; UPDATE api_field SET resource = 'ships' WHERE "
							"field = 'keeper_id'")));
	ck_assert_uint_eq(report.count, 3);
	ck_assert(is_reported("lights: row 8 points at nothing in keepers"));
	ck_assert(is_reported("lights: row 9 points at nothing in keepers"));
	ck_assert(is_reported("api_field: row"));
}

START_TEST(what_the_tables_forbid_is_noticed)
{
	static const struct {
		const char *sql, *fault;
	} cases[] = {
		{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
		 "replace(sql, 'name_zh TEXT', 'name_zh TEXT NOT NULL') WHERE name = 'lights'",
			"NULL value in lights.name_zh"},
		{"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
		 "replace(sql, 'name_en TEXT', 'name_en INTEGER') WHERE name = 'lights'",
			"non-INTEGER value in lights.name_en"},
		{"CREATE INDEX lights_height ON lights (height); PRAGMA writable_schema = 1; "
		 "UPDATE sqlite_schema SET sql = replace(sql, '(height)', '(floors)') "
		 "WHERE name = 'lights_height'",
			"missing from index lights_height"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!check(dataset_with(cases[i].sql)), "%s is whole", cases[i].sql);
		ck_assert_msg(is_reported(cases[i].fault), "not %s, but %s", cases[i].fault,
			report.count > 0 ? report.faults[0] : err.detail);
		dataset_clear();
	}
}

START_TEST(a_file_that_was_cut_short_is_not_whole)
{
	struct stat status;
	ck_assert_int_eq(stat(dataset_lights(), &status), 0);
	static const long lost[] = {1, 512, 4095, 4096, 8192};
	for (size_t i = 0; i < COUNT(lost) + 3; i++) {
		const long kept[] = {100, 512, 4096};
		off_t size = i < COUNT(lost) ? status.st_size - lost[i] : kept[i - COUNT(lost)];
		const char *path = dataset_copy("short.db");
		ck_assert_int_eq(truncate(path, size), 0);
		ck_assert_msg(!check(path), "%ld bytes are whole", (long)size);
		ck_assert(report.count > 0 || err.code == ERROR_UNAVAILABLE);
		dataset_clear();
	}
}

START_TEST(a_page_that_was_overwritten_is_noticed)
{
	struct stat status;
	ck_assert_int_eq(stat(dataset_lights(), &status), 0);
	static const char noise[64] = "\xFF\xFF\xFF\xFF not a page";
	for (long page = 4096; page < status.st_size; page += 4096) {
		const char *path = dataset_copy("noise.db");
		dataset_patch(path, page, noise, sizeof noise);
		ck_assert_msg(!check(path), "page at %ld", page);
		ck_assert(report.count > 0 || err.code == ERROR_UNAVAILABLE);
		dataset_clear();
	}
}

/* Of which SQLite's integrity check says nothing before 3.44, and since then some in its own words.
 */
START_TEST(a_search_index_that_was_changed_is_noticed)
{
	static const char *const sql[] = {
		/* how many rows there are, by which hits are ranked */
		"UPDATE api_search_data SET block = CAST('7' AS BLOB) || substr(block, 2) WHERE id = 1",
		("UPDATE api_search_data SET block = substr(block, 1, length(block) - 1) || 'x'"
		 " WHERE id = (SELECT max(id) FROM api_search_data)"),
		"DELETE FROM api_search_data WHERE id = (SELECT max(id) FROM api_search_data)",
		"UPDATE api_length SET lengths = CAST(lengths || x'0100' AS BLOB)",
		"UPDATE api_item SET items = CAST(items || x'01000000' AS BLOB)",
		"UPDATE api_search_idx SET pgno = pgno + 2",
		"UPDATE api_text SET id = id || 'x' WHERE row = 3",
		"UPDATE api_search_config SET v = v + 1",
		"UPDATE api_checksum SET search = search + 1",
		"DELETE FROM api_checksum",
	};
	for (size_t i = 0; i < COUNT(sql); i++) {
		ck_assert_msg(!check(dataset_with(sql[i])), "%s is whole", sql[i]);
		ck_assert_msg(report.count == 1
				? is_reported("the search index is not the one that was built") ||
					is_reported("api_search")
				: err.code == ERROR_UNAVAILABLE,
			"%s: %s", sql[i], report.faults[0]);
		dataset_clear();
	}
	ck_assert(!check(dataset_with("DROP TABLE api_checksum")));
	ck_assert(is_reported("no such table: api_checksum"));
}

START_TEST(a_bit_of_the_header_that_is_flipped_is_survived)
{
	for (long offset = 16; offset < 100; offset++) {
		const char *path = dataset_copy("bit.db");
		char byte = 0;
		int fd = open(path, O_RDONLY | O_CLOEXEC);
		ck_assert_int_eq(pread(fd, &byte, 1, offset), 1);
		close(fd);
		dataset_patch(path, offset, &(char){(char)(byte ^ 0x80)}, 1);
		bool whole = check(path);
		ck_assert_msg(whole || report.count > 0 || err.code == ERROR_UNAVAILABLE,
			"byte %ld: no fault is named", offset);
		dataset_clear();
	}
}

START_TEST(integrity_faults_end_at_a_hundred)
{
	ck_assert(!check(dataset_with(
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300) "
		"INSERT INTO lights SELECT 'x' || i, NULL, 'X', 'pier', 1, 1, NULL, 1, NULL, '[]' FROM n;"
		"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
		"replace(sql, 'name_zh TEXT', 'name_zh TEXT NOT NULL') WHERE name = 'lights'")));
	ck_assert_uint_eq(report.count, 100);
}

START_TEST(only_api_is_readable_again_after_a_check)
{
	static const char *const sql[] = {NULL,
		"UPDATE lights SET keeper_id = 'nobody' WHERE id = 'hook'",
		"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
		"replace(sql, 'name_zh TEXT', 'name_zh TEXT NOT NULL') WHERE name = 'lights'"};
	for (size_t i = 0; i < COUNT(sql); i++) {
		struct db *db = db_open(sql[i] ? dataset_with(sql[i]) : dataset_lights(), &err);
		ck_assert_ptr_nonnull(db);
		report.count = 0;
		ck_assert(db_check(db, on_fault, &report) == (i == 0));
		ck_assert(!can_read(db, "SELECT * FROM lights"));
		ck_assert(!can_read(db, "SELECT * FROM sqlite_schema"));
		ck_assert(!can_read(db, "PRAGMA user_version"));
		ck_assert(can_read(db, "SELECT * FROM api_lights"));
		db_close(db);
		dataset_clear();
	}
}

START_TEST(a_check_leaves_no_page_in_memory)
{
	struct db *db = db_open(dataset_lights(), &err);
	ck_assert_ptr_nonnull(db);
	sqlite3_int64 before = sqlite3_memory_used();
	ck_assert(db_check(db, on_fault, &report));
	ck_assert_int_lt(sqlite3_memory_used() - before, PAGE);
	db_close(db);
}

SUITE("check", the_fixture_is_whole, a_row_that_points_at_nothing_is_named,
	a_text_that_is_none_is_named_in_whatever_table_it_is, each_row_that_points_at_nothing_is_named,
	what_the_tables_forbid_is_noticed, a_file_that_was_cut_short_is_not_whole,
	a_page_that_was_overwritten_is_noticed, a_search_index_that_was_changed_is_noticed,
	a_bit_of_the_header_that_is_flipped_is_survived, integrity_faults_end_at_a_hundred,
	only_api_is_readable_again_after_a_check, a_check_leaves_no_page_in_memory)

#include "catalog_fixture.h"

#include "dataset/description.h"

#include <string.h>

/* What the rows of a query say, parted by blanks, and after how many no more are wanted. */
struct seen {
	char text[200];
	int count, most;
};

static bool see(void *context, struct statement *statement, struct error *ret_err)
{
	struct seen *seen = context;
	size_t len = strlen(seen->text);
	snprintf(seen->text + len, sizeof seen->text - len, "%s ", statement_text(statement, 0));
	return ++seen->count < seen->most || error_set(ret_err, ERROR_UNAVAILABLE, "enough");
}

START_TEST(each_row_is_given_until_no_more_are_wanted)
{
	static const char sql[] = "SELECT word FROM api_vocabulary WHERE vocabulary = ?1 ORDER BY word";
	struct seen all = {.most = 10}, one = {.most = 1};
	open_catalog(dataset_lights());
	ck_assert(description_each(db, sql, "kind", see, &all, &err));
	ck_assert_str_eq(all.text, "offshore pier shore ");
	ck_assert(!description_each(db, sql, "kind", see, &one, &err));
	ck_assert_str_eq(one.text, "offshore ");
	ck_assert_str_eq(err.detail, "enough");
	error_clear(&err);
	ck_assert(!description_each(db, "SELECT word FROM api_nothing", NULL, see, &all, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert_int_eq(all.count, 3);
	close_catalog();
}

START_TEST(a_count_is_that_of_its_row)
{
	int64_t count = 0;
	open_catalog(dataset_lights());
	ck_assert(description_count(
		db, "SELECT count(*) FROM api_vocabulary WHERE vocabulary = ?1", "kind", &count, &err));
	ck_assert_int_eq(count, 3);
	ck_assert(!description_count(db, "SELECT 1 FROM api_nothing", NULL, &count, &err));
	ck_assert_int_eq(count, 3);
	close_catalog();
}

static size_t indexes;

static bool take(struct row_reader *reader, struct statement *statement, struct error *ret_err)
{
	(void)statement;
	ck_assert_uint_eq(reader->count, indexes++);
	return reader->count != 2 || error_set(ret_err, ERROR_UNAVAILABLE, "the third is wrong");
}

START_TEST(as_many_rows_are_read_as_were_counted)
{
	static const struct {
		size_t room;
		const char *sql, *fault;
	} cases[] = {
		{2, "VALUES (1), (2)", NULL},
		{0, "SELECT 1 WHERE 0", NULL},
		{1, "VALUES (1), (2)", "contradict themselves"},
		{3, "VALUES (1), (2)", "contradict themselves"},
		{0, "VALUES (1)", "contradict themselves"},
		{4, "VALUES (1), (2), (3), (4)", "the third is wrong"},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct row_reader reader = {.row = take, .room = cases[i].room};
		indexes = 0;
		error_clear(&err);
		bool ok = description_read(db, cases[i].sql, NULL, &reader, &err);
		ck_assert_msg(ok == !cases[i].fault, "%s: %s", cases[i].sql, err.detail);
		ck_assert_msg(ok || strstr(err.detail, cases[i].fault), "%s", err.detail);
		ck_assert_int_eq(err.code, ok ? ERROR_NONE : ERROR_UNAVAILABLE);
		ck_assert(!ok || reader.count == cases[i].room);
	}
	close_catalog();
}

/* Of a row with three columns, of which the first two are needed; the fault that it is refused for,
 * or NULL. */
static const char *copy(const char *sql, const char *ret_texts[static 3])
{
	struct texts texts = {
		.table = "api_made", .needed = 2, .targets = {&ret_texts[0], &ret_texts[1], &ret_texts[2]}};
	struct statement *statement = db_prepare(db, sql, &err);
	error_clear(&err);
	memset(ret_texts, 0, 3 * sizeof *ret_texts);
	ck_assert_int_gt(statement_step(statement, &err), 0);
	bool ok = description_copy_texts(catalog, statement, &texts, &err);
	statement_release(statement);
	return ok ? NULL : err.faults[0].reason;
}

START_TEST(texts_are_copied_that_are_there_and_are_utf_8)
{
	const char *texts[3];
	open_catalog(dataset_lights());
	ck_assert_ptr_null(copy("SELECT 'a', '塔', 'c'", texts));
	ck_assert_str_eq(texts[0], "a");
	ck_assert_str_eq(texts[1], "塔");
	ck_assert_str_eq(texts[2], "c");
	ck_assert_ptr_null(copy("SELECT 'a', '', NULL", texts));
	ck_assert_str_eq(texts[1], "");
	ck_assert_ptr_null(texts[2]);
	close_catalog();
}

START_TEST(a_text_that_is_none_is_named_by_table_and_row)
{
	static const struct {
		const char *sql, *reason, *value;
	} cases[] = {
		{"SELECT 'a', NULL, 'c'", "holds a null where a text must be", "a"},
		{"SELECT NULL, 'b', 'c'", "holds a null where a text must be", NULL},
		{"SELECT 'a', 'b', CAST(x'80' AS TEXT)", "holds text that is not UTF-8", "a"},
		{"SELECT CAST(x'C3' AS TEXT), 'b', 'c'", "holds text that is not UTF-8", NULL},
	};
	const char *texts[3];
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_pstr_eq(copy(cases[i].sql, texts), cases[i].reason);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_str_eq(err.faults[0].parameter, "api_made");
		ck_assert_pstr_eq(err.faults[0].has_value ? err.faults[0].value : NULL, cases[i].value);
	}
	close_catalog();
}

START_TEST(a_description_longer_than_a_catalog_has_room_for_is_refused)
{
	char sql[100];
	const char *texts[3];
	open_catalog(dataset_lights());
	snprintf(sql, sizeof sql, "SELECT 'a', printf('%%.*c', %d, 'x'), 'c'", CATALOG_SIZE_MAX);
	ck_assert_ptr_nonnull(copy(sql, texts));
	ck_assert_ptr_nonnull(strstr(err.detail, "no memory for the description"));
	close_catalog();
}

START_TEST(a_name_is_1_to_64_letters_digits_and_underscores)
{
	static char longest[CATALOG_NAME_MAX + 2];
	static const char *const good[] = {"a", "Z9_", "_", "0", longest};
	static const char *const bad[] = {"", "a-b", "a b", "a\"", "塔", "a.b"};
	memset(longest, 'x', CATALOG_NAME_MAX);
	for (size_t i = 0; i < COUNT(good); i++) {
		error_clear(&err);
		ck_assert_msg(description_check_name("api_made", good[i], &err), "%s", good[i]);
		ck_assert_int_eq(err.code, ERROR_NONE);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		error_clear(&err);
		ck_assert_msg(!description_check_name("api_made", bad[i], &err), "%s", bad[i]);
		ck_assert_str_eq(err.faults[0].parameter, "api_made");
		ck_assert_str_eq(err.faults[0].value, bad[i]);
	}
	longest[CATALOG_NAME_MAX] = 'x';
	ck_assert(!description_check_name("api_made", longest, &err));
}

SUITE("description", each_row_is_given_until_no_more_are_wanted, a_count_is_that_of_its_row,
	as_many_rows_are_read_as_were_counted, texts_are_copied_that_are_there_and_are_utf_8,
	a_text_that_is_none_is_named_by_table_and_row,
	a_description_longer_than_a_catalog_has_room_for_is_refused,
	a_name_is_1_to_64_letters_digits_and_underscores)

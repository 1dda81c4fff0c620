#include "coded_fixture.h"

#include "query/text_scan.h"

#include <stdlib.h>

enum { OTHERS = 2, FAILED = 4 };

static const char *const conditions[] = {"name_en__contains=o", "name_en__contains=ROCK",
	"name_en__contains=rock&name_en__prefix=bell", "name_en__prefix=h", "name_en__prefix=ook",
	"name_en__contains=x&name_en__contains=k", "name_en__contains=50%25", "name_en__contains=5%25",
	"name_en__contains=_", "name_en__contains=%22", "name_en__gte=F", "name_en__gt=Fastnet",
	"name_en__lte=Fastnet", "name_en__lt=Fastnet&name_en__gt=B", "name_en=Hook",
	"name_en=Hook,Tower", "name_en__ne=Hook", "name_en__ne=Hook,Tower&name_en__contains=o",
	"name_en__contains=a%20very%20long%20text%20that%20no%20name%20is%20as%20long%20as",
	"name_zh__isnull=true", "name_zh__isnull=false", "name_zh__contains=%E7%81%AF",
	"name_zh__prefix=%E8%8A%B1", "name_zh__ne=x", "name_zh__gte=%E4%BA%9A", "name_zh__lt=%E8%8A%B1",
	"name_zh__isnull=true&name_zh__contains=%E7%81%AF"};

/* The rows that SQL finds are those that do not fail. */
static void assert_failed(const uint16_t *failed, const char *text)
{
	struct statement *row = db_prepare(db, "SELECT api_row, id FROM api_lights", &err);
	size_t passed = 0;
	while (statement_step(row, &err) > 0)
		passed += !(failed[statement_column(row, 0).integer - 1] & FAILED);
	statement_release(row);
	ck_assert_msg((int64_t)passed == count_by_sql(), "%s: %zu rows", text, passed);
}

START_TEST(each_row_that_sql_does_not_find_fails)
{
	begin(TEXTS("name_zh") TEXTS(
		"name_en") "UPDATE api_field SET sortable = 0 WHERE field IN ('name_zh', 'name_en');");
	for (size_t i = 0; i < COUNT(conditions); i++) {
		parse(conditions[i]);
		size_t rows = (size_t)query.resource->count;
		uint16_t *failed = calloc(rows, sizeof *failed);
		failed[0] = OTHERS;
		ck_assert(condition_is_by_text(&query.conditions[0]));
		ck_assert_msg(text_scan_mark(db, &query, query.conditions[0].field, failed, FAILED, &err),
			"%s: %s", conditions[i], err.detail);
		ck_assert_int_eq(failed[0] & OTHERS, OTHERS);
		assert_failed(failed, conditions[i]);
		free(failed);
	}
	end();
}

START_TEST(each_value_is_seen_if_a_row_satisfies_it_alone)
{
	static const struct {
		const char *text;
		bool known, first, second;
	} cases[] = {{"name_en__contains=ROCK&name_en__contains=x", false, true, true},
		{"name_en__contains=zz&name_en__contains=k", false, false, true},
		{"name_en__prefix=ook&name_en__prefix=hoo", false, false, true},
		{"name_en__contains=zz&name_en__contains=k", true, true, true},
		{"name_zh__contains=zz&name_zh__contains=%E7%81%AF", false, false, true}};
	begin(TEXTS("name_zh") TEXTS("name_en"));
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool seen[] = {cases[i].known, false};
		parse(cases[i].text);
		ck_assert(text_scan_see(db, &query, &query.conditions[0], seen, &err));
		ck_assert_msg(seen[0] == cases[i].first && seen[1] == cases[i].second, "%s", cases[i].text);
	}
	end();
}

START_TEST(a_column_of_fewer_or_more_rows_is_an_error)
{
	static const char *const cases[] = {
		TEXTS("name_en") "INSERT INTO api_text_column VALUES ('lights', 'name_en', 1, x'6100');",
		"INSERT INTO api_text_column VALUES ('lights', 'name_en', 0, x'6100');"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i]);
		parse("name_en__contains=o");
		uint16_t *failed = calloc((size_t)query.resource->count, sizeof *failed);
		ck_assert(!text_scan_mark(db, &query, query.conditions[0].field, failed, FAILED, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		free(failed);
		end();
	}
}

SUITE("text_scan", each_row_that_sql_does_not_find_fails,
	each_value_is_seen_if_a_row_satisfies_it_alone, a_column_of_fewer_or_more_rows_is_an_error)

#include "coded_fixture.h"

#include "query/code_scan.h"
#include "query/codes.h"

#include <stdlib.h>

enum { OTHERS = 2, FAILED = 4 };

/* Each on one field. */
static const char *const conditions[] = {"kind=shore", "kind__ne=shore,pier", "height__ne=35",
	"height__gte=35", "height__lt=35&height__gt=1", "height__isnull=true", "lit__year=1858",
	"lit__isnull=false", "lit__prefix=18", "automatic=true", "automatic__ne=true",
	"colours__isnull=true", "colours__isnull=false"};

static uint16_t *mark(const char *text)
{
	parse(text);
	uint16_t *failed = calloc((size_t)query.resource->count, sizeof *failed);
	failed[0] = OTHERS;
	ck_assert(condition_is_by_code(&query.conditions[0]));
	bool ok = code_scan_mark(db, &query, query.conditions[0].field, failed, FAILED, &err);
	if (ok)
		return failed;
	free(failed);
	return NULL;
}

START_TEST(each_row_that_sql_does_not_find_fails)
{
	begin(CODED);
	for (size_t i = 0; i < COUNT(conditions); i++) {
		uint16_t *failed = mark(conditions[i]);
		ck_assert_msg(failed, "%s: %s", conditions[i], err.detail);
		ck_assert_int_eq(failed[0] & OTHERS, OTHERS);
		int64_t passed = 0;
		for (int64_t row = 0; row < query.resource->count; row++)
			passed += !(failed[row] & FAILED);
		ck_assert_msg(passed == count_by_sql(), "%s: %d rows", conditions[i], (int)passed);
		free(failed);
	}
	end();
}

START_TEST(values_and_members_are_counted_of_the_rows_that_are_found)
{
	static const struct {
		const char *field, *word, *sql;
	} cases[] = {{"kind", "offshore",
					 "SELECT count(*) FROM api_lights WHERE kind = 'offshore' AND api_row > 2"},
		{"colours", "white",
			"SELECT count(*) FROM api_lights, json_each(colours) WHERE value = 'white' AND api_row > 2"}};
	begin(CODED);
	parse("");
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint8_t *found = malloc((size_t)query.resource->count);
		int64_t *counts = calloc(CODES_WORDS, sizeof *counts);
		memset(found, 1, (size_t)query.resource->count);
		found[0] = found[1] = 0;
		ck_assert(code_scan_count(db, query.resource,
			resource_field(query.resource, cases[i].field), found, counts, &err));
		char sql[300];
		snprintf(sql, sizeof sql,
			"SELECT code, (%s) FROM api_word WHERE field = '%s' AND value = '%s'", cases[i].sql,
			cases[i].field, cases[i].word);
		struct statement *row = db_prepare(db, sql, &err);
		ck_assert_int_eq(statement_step(row, &err), 1);
		ck_assert_int_eq(
			counts[statement_column(row, 0).integer], statement_column(row, 1).integer);
		statement_release(row);
		free(found);
		free(counts);
	}
	end();
}

START_TEST(a_column_of_fewer_or_more_rows_is_an_error)
{
	static const struct {
		const char *sql, *detail;
	} cases[] = {{"UPDATE api_column SET codes = x'0000' WHERE field = 'kind';", "fewer rows"},
		{"UPDATE api_column SET codes = CAST(codes || x'0000' AS BLOB) WHERE field = 'kind';",
			"more rows"},
		{"UPDATE api_word SET items = -1 WHERE field = 'kind' AND code = 0;", "no such code"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[sizeof CODED + 200];
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i].sql);
		begin(sql);
		ck_assert_ptr_null(mark("kind__ne=shore"));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_msg(strstr(err.detail, cases[i].detail), "%s", err.detail);
		end();
	}
}

SUITE("code_scan", each_row_that_sql_does_not_find_fails,
	values_and_members_are_counted_of_the_rows_that_are_found,
	a_column_of_fewer_or_more_rows_is_an_error)

#include "catalog_fixture.h"

#include "query/hits.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"

static struct target target;
static struct query query;
static struct hits hits;

static void begin(const char *sql, const char *text)
{
	open_catalog(dataset_with(sql));
	query = (struct query){.base = "/v1"};
	ck_assert(target_parse(&target, text, &err) &&
		query_parse(&query, catalog_resource(catalog, "lights"), &target, &err));
}

static void end(void)
{
	hits_finish(&hits);
	close_catalog();
	dataset_clear();
}

START_TEST(each_row_that_the_words_find_is_marked)
{
	begin("", "/v1/lights?q=rock");
	ck_assert(hits_find(&hits, db, &query, &err));
	ck_assert_uint_eq(hits.count, (size_t)query.resource->count);
	struct statement *row = db_prepare(db,
		"SELECT api_row, id IN (SELECT id FROM api_search WHERE api_search MATCH 'rock' AND resource = 'lights')"
		" FROM api_lights",
		&err);
	int64_t found = 0;
	while (statement_step(row, &err) > 0) {
		int64_t wanted = statement_column(row, 1).integer;
		ck_assert_int_eq(hits.found[statement_column(row, 0).integer - 1], wanted);
		found += wanted;
	}
	statement_release(row);
	ck_assert_int_gt(found, 0);
	end();
}

START_TEST(a_request_searches_once)
{
	begin("", "/v1/lights?q=rock");
	ck_assert(hits_find(&hits, db, &query, &err));
	uint8_t *found = hits.found;
	ck_assert(hits_find(&hits, NULL, &query, &err));
	ck_assert_ptr_eq(hits.found, found);
	end();
}

START_TEST(a_hit_that_is_of_no_row_is_an_error)
{
	static const char *const rows[] = {"0", "13", "NULL"};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char sql[100];
		snprintf(
			sql, sizeof sql, "UPDATE api_hit SET item = %s WHERE row BETWEEN 3 AND 14;", rows[i]);
		begin(sql, "/v1/lights?q=rock");
		ck_assert(!hits_find(&hits, db, &query, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		end();
	}
}

SUITE("hits", each_row_that_the_words_find_is_marked, a_request_searches_once,
	a_hit_that_is_of_no_row_is_an_error)

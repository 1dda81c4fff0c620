#include "catalog_fixture.h"

#include "base/buf.h"
#include "query/hits.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/target.h"

#define CODED(field) "INSERT INTO api_column VALUES ('lights', '" field "', 0, x'0000');"

static struct target target;
static struct query query;
static struct hits hits;

static void begin(const char *sql, const char *text)
{
	open_catalog(dataset_with(sql));
	query = (struct query){.base = "/v1", .catalog = catalog};
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
	ck_assert(hits_find(&hits, db, &query, NULL, &err));
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
	ck_assert(hits_find(&hits, db, &query, NULL, &err));
	uint8_t *found = hits.found;
	ck_assert(hits_find(&hits, NULL, &query, NULL, &err));
	ck_assert_ptr_eq(hits.found, found);
	end();
}

START_TEST(it_is_known_what_finds_the_rows)
{
	static const struct {
		const char *text;
		bool needed, of_codes, of_sql;
	} cases[] = {{"/v1/lights", false, false, false}, {"/v1/lights?q=rock", true, false, true},
		{"/v1/lights?floors=3", true, false, true}, {"/v1/lights?kind=shore", true, true, false},
		{"/v1/lights?kind=shore&colours=white", true, true, true},
		{"/v1/lights?kind=shore&colours__isnull=true", true, true, false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(CODED("kind") CODED("colours"), cases[i].text);
		ck_assert_msg(hits_are_needed(&query, NULL) == cases[i].needed, "%s", cases[i].text);
		ck_assert_msg(hits_are_of_codes(&query) == cases[i].of_codes, "%s", cases[i].text);
		ck_assert_msg(hits_are_of_sql(&query) == cases[i].of_sql, "%s", cases[i].text);
		end();
	}
}

/* How many there are. */
static int found(void)
{
	int count = 0;
	for (size_t i = 0; i < hits.count; i++)
		count += hits.found[i];
	return count;
}

START_TEST(a_facet_without_its_own_condition_needs_no_search_of_its_own)
{
	begin("", "/v1/lights?id__ne=x&colours=white&facet=colours&facet_mode=multi_select");
	ck_assert(hits_find(&hits, db, &query, NULL, &err));
	int all = found();
	ck_assert(hits_find(&hits, NULL, &query, resource_field(query.resource, "colours"), &err));
	ck_assert_int_eq((int64_t)found(), query.resource->count);
	ck_assert(hits_find(&hits, NULL, &query, NULL, &err));
	ck_assert_int_eq(found(), all);
	ck_assert_int_lt(all, (int)query.resource->count);
	end();
}

START_TEST(what_is_excluded_is_told_from_what_is_sought)
{
	static const struct {
		const char *sql, *text;
		bool excluded;
	} cases[] = {{CODED("kind"), "/v1/lights?id__ne=hook", true},
		{CODED("kind"), "/v1/lights?kind=pier&colours__ne=white&name_en__ne=x", true},
		{CODED("kind"), "/v1/lights?kind__ne=pier", false},
		{CODED("kind"), "/v1/lights?id__ne=hook&floors=3", false},
		{CODED("kind"), "/v1/lights?q=rock&id__ne=hook", false},
		{"", "/v1/lights?id__ne=hook", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].sql, cases[i].text);
		ck_assert_msg(hits_are_sooner(&query) == cases[i].excluded, "%s", cases[i].text);
		end();
	}
}

START_TEST(a_facet_without_conditions_of_its_own_takes_the_search_that_was_made)
{
	begin("", "/v1/lights?floors=3&id__ne=x");
	ck_assert(hits_find(&hits, db, &query, NULL, &err));
	uint8_t *found = hits.found;
	ck_assert(hits_find(&hits, NULL, &query, resource_field(query.resource, "colours"), &err));
	ck_assert_ptr_eq(hits.found, found);
	end();
}

START_TEST(what_words_find_is_counted_up_to_a_limit)
{
	bool more;
	begin("",
		"/v1/lights?q=rock&colours=white&colours__isnull=true&facet=colours"
		"&facet_mode=multi_select");
	ck_assert(hits_find(&hits, db, &query, resource_field(query.resource, "colours"), &err));
	ck_assert_int_gt(found(), 1);
	ck_assert(hits_exceed(db, &query, found(), &more, &err) && !more);
	ck_assert(hits_exceed(db, &query, found() - 1, &more, &err) && more);
	end();
}

START_TEST(words_are_looked_for_again_where_nothing_is_coded)
{
	static const struct {
		const char *coded, *text;
		bool repeated;
	} cases[] = {{CODED("kind"), "/v1/lights?q=rock", false},
		{CODED("kind"), "/v1/lights?facet=automatic", false},
		{CODED("kind"), "/v1/lights?q=rock&facet=automatic", true},
		{CODED("kind"), "/v1/lights?q=rock&facet=kind,automatic", true},
		{CODED("kind"), "/v1/lights?q=rock&facet=kind", false}, {"", "/v1/lights?q=rock", true},
		{"", "/v1/lights?kind=pier", false}, {"", "/v1/lights?q=rock&limit=0", false},
		{"", "/v1/lights?q=rock&sort=relevance", false},
		{"", "/v1/lights?q=rock&group=kind", false}, {"", "/v1/lights?q=rock&format=csv", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].coded, cases[i].text);
		query.format = query.format == FORMAT_NONE ? FORMAT_JSON : query.format;
		ck_assert_msg(hits_are_repeated(&query) == cases[i].repeated, "%s", cases[i].text);
		end();
	}
}

START_TEST(who_has_a_list_of_the_hits_does_not_search)
{
	bool more;
	begin("", "/v1/lights?q=rock&kind=shore&facet=automatic");
	struct statement *list = hits_list(db, &query, &err);
	ck_assert_ptr_nonnull(list);
	ck_assert(query_is_found(&query) && query.found.len > strlen("[]"));
	/* no search can be made of this */
	strcpy(query.match, "\"");
	ck_assert(hits_find(&hits, db, &query, NULL, &err));
	ck_assert(hits_exceed(db, &query, 0, &more, &err) && more);
	statement_release(list);
	end();
}

START_TEST(a_search_that_fails_gives_no_list)
{
	begin("", "/v1/lights?q=rock&facet=automatic");
	strcpy(query.match, "\"");
	ck_assert_ptr_null(hits_list(db, &query, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert(!query_is_found(&query));
	end();
}

START_TEST(a_hit_that_is_of_no_row_is_an_error)
{
	static const char *const items[] = {"00000000", "0d000000", "ffffffff"};
	for (size_t i = 0; i < COUNT(items); i++) {
		char sql[400];
		int len = sprintf(sql, "UPDATE api_item SET items = x'");
		for (int row = 1; row <= 14; row++)
			len += sprintf(sql + len, "%s", items[i]);
		sprintf(sql + len, "'");
		begin(sql, "/v1/lights?q=rock");
		ck_assert(!hits_find(&hits, db, &query, NULL, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_ptr_null(hits.found); /* so that nobody takes what is there for all */
		end();
	}
}

START_TEST(they_have_bytes_for_each_row_of_a_coded_resource)
{
	static const struct {
		const char *sql, *text;
		size_t bytes; /* for each row */
	} cases[] = {
		{CODED("kind"), "/v1/lights?q=rock", 1},
		{CODED("kind"), "/v1/lights?id__prefix=b", 1},
		{CODED("kind"), "/v1/lights?q=rock&sort=relevance", 1 + sizeof(double)},
		{CODED("kind"), "/v1/lights", 0},
		{"", "/v1/lights?q=rock", 0},
		{"", "/v1/lights?q=rock&sort=relevance", 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].sql, cases[i].text);
		size_t rows = (size_t)query.resource->count;
		ck_assert_uint_eq(hits_size(&query), cases[i].bytes * rows);
		end();
	}
}

SUITE("hits", each_row_that_the_words_find_is_marked, it_is_known_what_finds_the_rows,
	a_facet_without_its_own_condition_needs_no_search_of_its_own,
	what_is_excluded_is_told_from_what_is_sought,
	a_facet_without_conditions_of_its_own_takes_the_search_that_was_made, a_request_searches_once,
	what_words_find_is_counted_up_to_a_limit, words_are_looked_for_again_where_nothing_is_coded,
	who_has_a_list_of_the_hits_does_not_search, a_search_that_fails_gives_no_list,
	they_have_bytes_for_each_row_of_a_coded_resource, a_hit_that_is_of_no_row_is_an_error)

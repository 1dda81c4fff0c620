#include "catalog_fixture.h"

#include "base/buf.h"
#include "coded.h"
#include "query/hits.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/row_scan.h"
#include "query/sql.h"
#include "query/target.h"

static struct target target;
static struct query query;
static struct hits hits;

/* With columns of codes, and a text that no index finds, which may have a column, too. */
static void begin_with(const char *text, bool has_texts)
{
#define SCANNED                                                                                    \
	COLUMN("kind")                                                                                 \
	COLUMN("automatic") LISTS "UPDATE api_field SET sortable = 0 WHERE field = 'name_en';"
	char path[500];
	snprintf(path, sizeof path, "/v1/lights?%s", text);
	open_catalog(
		dataset_with(has_texts ? SCANNED TEXTS("name_en") TEXTS("name_zh") TEXTS("id") : SCANNED));
	query = (struct query){.base = "/v1", .catalog = catalog};
	ck_assert_msg(target_parse(&target, path, &err) &&
			query_parse(&query, catalog_resource(catalog, "lights"), &target, &err),
		"%s: %s", text, err.detail);
}

static void begin(const char *text)
{
	begin_with(text, false);
}

static void end(void)
{
	hits_finish(&hits);
	close_catalog();
	dataset_clear();
}

/* They are the rows that SQL finds by one statement. */
static void assert_hits(const struct field *without, const char *text)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	size_t wanted = 0, found = 0;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT api_row, id");
	where_write_without(&query, without, &sql, &values);
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, &err);
	for (; statement_step(row, &err) > 0; wanted++)
		ck_assert_msg(hits.found[statement_column(row, 0).integer - 1], "%s: a row too few", text);
	for (size_t i = 0; i < hits.count; i++)
		found += hits.found[i];
	ck_assert_msg(found == wanted, "%s: %zu rows, not %zu", text, found, wanted);
	statement_release(row);
	buf_finish(&sql);
}

static const char *const conditions[] = {"floors=3", "floors__ne=3", "id__ne=hook",
	"id__ne=hook,nowhere&floors__gte=2", "keeper_id__isnull=false&keeper_id__ne=mary",
	"name_en__ne=x", "name_en__contains=o&name_en__ne=Hook", "q=rock&name_en__contains=bell",
	"q=light&name_zh__isnull=true&name_en__gte=F", "id__gte=hook&name_zh__isnull=false",
	"name_en__contains=o&kind__ne=pier", "name_en__ne=x&name_zh__ne=x&height__ne=35&lit__year=1858",
	"colours=white", "colours__ne=white", "colours=white&colours__ne=red",
	"colours=white,red&floors__gte=1&name_en__contains=o", "colours__isnull=true&kind=pier",
	"kind__ne=pier&colours__ne=white&name_en__contains=k", "automatic=true",
	"automatic__isnull=true&q=light", "kind=shore&kind__ne=pier", "q=light", "q=rock&floors__ne=3",
	"q=rock&colours__ne=white&kind__ne=pier", "q=light&colours=white&sort=relevance",
	"q=nowhere-at-all&colours__ne=white"};

START_TEST(each_row_that_sql_finds_by_one_statement_is_a_hit)
{
	for (size_t i = 0; i < 2 * COUNT(conditions); i++) {
		const char *text = conditions[i / 2];
		begin_with(text, i % 2);
		ck_assert_msg(row_scan_find(&hits, db, &query, &err), "%s", err.detail);
		assert_hits(NULL, text);
		ck_assert_ptr_null(hits.failed); /* nobody asks for less than all */
		end();
	}
}

START_TEST(it_is_known_what_is_left_without_the_conditions_on_a_facet)
{
	for (size_t i = 0; i < 2 * COUNT(conditions); i++) {
		char text[300];
		snprintf(text, sizeof text, "%s&facet=kind,colours,lit__year&facet_mode=multi_select",
			conditions[i / 2]);
		begin_with(text, i % 2);
		ck_assert_msg(row_scan_find(&hits, db, &query, &err), "%s", err.detail);
		assert_hits(NULL, text);
		for (size_t facet = 0; facet < query.facet_count; facet++) {
			row_scan_find_without(&hits, &query, query.facets[facet].field);
			assert_hits(query.facets[facet].field, text);
		}
		row_scan_find_without(&hits, &query, NULL);
		assert_hits(NULL, text);
		end();
	}
}

START_TEST(what_cannot_be_searched_is_an_error)
{
	begin("q=rock&floors__ne=3");
	strcpy(query.match, "\"");
	ck_assert(!row_scan_find(&hits, db, &query, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
}

START_TEST(marked_rows_are_written_by_their_numbers)
{
	static const uint8_t marks[] = {0, 1, 0, 1, 1};
	struct buf list;
	buf_init(&list, 100);
	row_scan_write_rows(marks, COUNT(marks), &list);
	ck_assert_str_eq(buf_text(&list), "[2,4,5]");
	list.len = 0;
	row_scan_write_rows(marks, 1, &list);
	ck_assert_str_eq(buf_text(&list), "[]");
	buf_finish(&list);
}

SUITE("row_scan", each_row_that_sql_finds_by_one_statement_is_a_hit,
	it_is_known_what_is_left_without_the_conditions_on_a_facet, what_cannot_be_searched_is_an_error,
	marked_rows_are_written_by_their_numbers)

#include "suite.h"

#include "base/error.h"
#include "coded.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/load.h"
#include "query/hits.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"
#include "query/units.h"

static struct error err;
static struct query query;
static struct target target;

/* What check() says of a query of the lights, whose heights have their unit in another field. */
static bool check(const char *path, const char *unit, const char *text)
{
	char raw[1000];
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s", err.detail);
	const struct resource *lights = catalog_resource(catalog, "lights");
	((struct field *)resource_field(lights, "height"))->unit = unit;
	snprintf(raw, sizeof raw, "/v1/lights?%s", text);
	query.base = "/v1";
	query.format = FORMAT_NONE;
	ck_assert_msg(target_parse(&target, raw, &err) && query_parse(&query, lights, &target, &err),
		"%s: %s", text, err.faults[0].reason);
	struct hits hits = {0};
	bool ok = units_check(&query, db, &hits, &err);
	hits_finish(&hits);
	catalog_destroy(catalog);
	db_close(db);
	return ok;
}

START_TEST(values_of_one_unit_are_aggregated)
{
	static const char *const queries[] = {"group=automatic&aggregate=height__sum&kind=pier",
		"group=automatic&aggregate=height__sum&kind=pier,shore&floors__gte=4",
		"group=kind&aggregate=height__sum",
		"group=automatic,kind&aggregate=height__avg,height__max",
		"group=automatic&aggregate=height__sum&floors=99", "group=automatic&aggregate=floors__sum",
		"group=automatic", "kind=pier"};
	const char *const paths[] = {dataset_lights(), dataset_with(CODED)};
	for (size_t i = 0; i < COUNT(queries) * COUNT(paths); i++)
		ck_assert_msg(check(paths[i % COUNT(paths)], "kind", queries[i / COUNT(paths)]), "%s",
			queries[i / COUNT(paths)]);
}

START_TEST(a_unit_that_is_no_field_is_that_of_all_values)
{
	ck_assert(check(dataset_lights(), "metre", "group=automatic&aggregate=height__sum"));
	ck_assert(check(dataset_lights(), NULL, "group=automatic&aggregate=height__sum"));
}

START_TEST(values_of_several_units_are_a_fault_that_names_them)
{
	ck_assert(
		!check(dataset_lights(), "kind", "group=automatic&aggregate=floors__max,height__sum"));
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "aggregate");
	ck_assert_str_eq(err.faults[0].value, "height__sum");
	ck_assert_str_eq(err.faults[0].reason,
		"would mix the units offshore, pier, shore; group by kind, too, or filter by it");
}

START_TEST(each_aggregate_that_mixes_units_is_a_fault)
{
	ck_assert(
		!check(dataset_lights(), "kind", "group=automatic&aggregate=height__sum,height__min"));
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_str_eq(err.faults[1].value, "height__min");
}

START_TEST(where_values_and_units_have_codes_no_row_is_read)
{
	const char *path = dataset_with(CODED "UPDATE lights SET height = NULL;");
	ck_assert(!check(path, "kind", "group=automatic&aggregate=height__sum,height__min"));
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_str_eq(err.faults[1].reason,
		"would mix the units offshore, pier, shore; group by kind, too, or filter by it");
	ck_assert(check(path, "kind", "group=automatic&aggregate=height__sum&kind__ne=pier,shore"));
}

START_TEST(the_words_that_are_searched_for_leave_rows_out_too)
{
	ck_assert(check(dataset_lights(), "kind", "group=automatic&aggregate=height__sum&q=rock"));
}

START_TEST(values_without_a_unit_are_of_another_than_those_that_have_one)
{
	ck_assert(!check(dataset_lights(), "keeper_id", "group=kind&aggregate=height__sum"));
	ck_assert_str_eq(err.faults[0].reason,
		"would mix the units grace, none; group by keeper_id, too, or filter by it");
}

/* The ninth and later ones are not written out. */
START_TEST(no_more_than_eight_units_are_named)
{
	ck_assert(!check(dataset_lights(), "name_en", "group=kind&aggregate=height__sum"));
	ck_assert_ptr_nonnull(strstr(err.faults[0].reason, ", …"));
}

/* With more units than there may be groups no group is known, which is not as if they were one. */
START_TEST(more_units_than_groups_may_be_are_a_fault_too)
{
	for (int more = 0; more < 2; more++) {
		char sql[400];
		snprintf(sql, sizeof sql,
			"DELETE FROM lights; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
			" INSERT INTO lights (id, name_en, kind, height, colours) SELECT 'l' || i, 'x', 'pier', 1, '[]' FROM n;"
			"UPDATE api_resource SET items = %d WHERE name = 'lights';",
			QUERY_GROUPS_MAX + more, QUERY_GROUPS_MAX + more);
		ck_assert(!check(dataset_with(sql), "id", "group=kind&aggregate=height__sum"));
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert(!strstr(err.faults[0].reason, "more than 10000 kinds") == !more);
	}
}

START_TEST(a_database_that_fails_is_no_fault_of_the_query)
{
	const char *path =
		dataset_view("height", "abs(iif(l.id = 'hook', -9223372036854775807 - 1, 1))");
	ck_assert(!check(path, "kind", "group=automatic&aggregate=height__sum,height__min"));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert_uint_eq(err.fault_count, 0);
}

SUITE("units", values_of_one_unit_are_aggregated, a_unit_that_is_no_field_is_that_of_all_values,
	values_of_several_units_are_a_fault_that_names_them, each_aggregate_that_mixes_units_is_a_fault,
	where_values_and_units_have_codes_no_row_is_read,
	the_words_that_are_searched_for_leave_rows_out_too,
	values_without_a_unit_are_of_another_than_those_that_have_one,
	no_more_than_eight_units_are_named, more_units_than_groups_may_be_are_a_fault_too,
	a_database_that_fails_is_no_fault_of_the_query)

#include "suite.h"

#include "coded.h"
#include "dataset/items.h"
#include "load_fixture.h"

static void assert_loads(const char *sql)
{
	struct catalog *catalog = load(dataset_with(sql));
	ck_assert_msg(catalog != NULL, "%s: %s", sql, err.faults[0].reason);
	catalog_destroy(catalog);
	dataset_clear();
}

START_TEST(a_resource_is_coded_if_a_column_is)
{
	static const struct {
		const char *sql;
		bool coded;
	} cases[] = {{"", false}, {COLUMN("kind"), true}, {LISTS, true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct catalog *catalog = load(dataset_with(cases[i].sql));
		ck_assert_msg(catalog != NULL, "%s", err.detail);
		ck_assert(items_are_coded(catalog_resource(catalog, "lights")) == cases[i].coded);
		ck_assert(!items_are_coded(catalog_resource(catalog, "keepers")));
		catalog_destroy(catalog);
	}
}

START_TEST(a_view_without_a_column_is_refused)
{
	assert_fault("UPDATE api_field SET field = 'weight' WHERE field = 'height'", "lights",
		"no such column: ");
	assert_fault("UPDATE api_resource SET numbered = 1 WHERE name = 'wrecks'", "wrecks",
		"no such column: api_row");
}

/* A file of holes has any size. */
START_TEST(what_is_coded_has_as_many_rows_as_it_says)
{
	static const char *const changes[] = {
		"items = items + 1", "items = items - 1", "items = 0", "items = 100000"};
	for (size_t i = 0; i < COUNT(changes); i++) {
		char sql[8192];
		snprintf(sql, sizeof sql, "%sUPDATE api_resource SET %s WHERE name = 'lights'",
			COLUMN("kind"), changes[i]);
		assert_fault(sql, "lights", ITEMS_NO_SUCH_COUNT);
	}
	assert_loads(CODED);
	/* nothing takes memory for them, and to count them would be all that is done with them */
	assert_loads("UPDATE api_resource SET items = items + 1 WHERE name = 'lights'");
}

/* A view can make any number of rows. */
START_TEST(nothing_has_more_items_than_the_file_has_bytes)
{
	char sql[8192];
	snprintf(sql, sizeof sql,
		"%s DROP VIEW api_wrecks; "
		"CREATE VIEW api_wrecks AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
		"WHERE i < 1000000) SELECT 'w' || i AS id, 'w' AS name FROM n;"
		"INSERT INTO api_column VALUES ('wrecks', 'name', 0, x'0000');"
		"UPDATE api_resource SET items = 1000000 WHERE name = 'wrecks'",
		COLUMN("kind"));
	assert_fault(sql, "wrecks", ITEMS_NO_SUCH_COUNT);
}

SUITE("items", a_resource_is_coded_if_a_column_is, a_view_without_a_column_is_refused,
	what_is_coded_has_as_many_rows_as_it_says, nothing_has_more_items_than_the_file_has_bytes)

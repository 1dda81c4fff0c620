#include "suite.h"

#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "validate/validate_derived.h"

#include <string.h>

static struct error err;

static bool is_valid(const char *path)
{
	error_clear(&err);
	struct db *db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct catalog *catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	bool ok = validate_derived(catalog, db, &err);
	catalog_destroy(catalog);
	db_close(db);
	return ok;
}

START_TEST(what_the_build_derives_has_no_faults)
{
	ck_assert(is_valid(dataset_lights()));
	ck_assert_int_eq(err.code, ERROR_NONE);
}

START_TEST(what_is_told_of_items_is_told_of_those_that_are_there)
{
	static const struct {
		const char *sql, *table, *value, *reason;
	} cases[] = {
		{"UPDATE api_name SET item = 'x' WHERE item = 'hook'", "api_name", "x", "is no item"},
		{"DELETE FROM api_name WHERE item = 'hook'", "api_name", "hook", "has no row"},
		{"INSERT INTO api_alias VALUES ('lights', 'x', 'X')", "api_alias", "x", "is no item"},
		{"INSERT INTO api_keyword VALUES ('lights', 'x', 'X')", "api_keyword", "x", "is no item"},
		{"INSERT INTO api_history VALUES ('lights', 'x', '1', '1')", "api_history", "x",
			"is no item"},
		{"UPDATE api_work SET item = 'x' WHERE item = 'ida'", "api_work", "x", "is no item"},
		{"INSERT INTO api_gone (resource, item, moved, reason) VALUES ('lights', 'hook', 0, 'r')",
			"api_gone", "hook", "is an item that is there"},
		{"INSERT INTO api_gone (resource, item, successor_resource, successor, moved, reason) "
		 "VALUES ('lights', 'x', 'lights', 'y', 0, 'r')",
			"api_gone.successor", "y", "is no item"},
		{"INSERT INTO api_alias VALUES ('x', 'hook', 'X')", "api_alias", "x", "is no resource"},
		{"UPDATE api_gone SET successor_resource = 'x' WHERE successor IS NOT NULL", "api_gone",
			"x", "is no resource"},
		{"UPDATE api_about SET value = '{'", "api_about", "citation", "is not JSON"},
		{"UPDATE api_shape SET schema = 'x'", "api_shape", "citation", "is not JSON"},
		{"UPDATE api_hit SET source_ids = '[1]' WHERE row = 1", "api_hit.source_ids", "[1]",
			"is not a list of texts"},
		{"DELETE FROM api_length", "api_length", "alexandria", "has no length"},
		{"UPDATE api_length SET lengths = substr(lengths, 3)", "api_length", "alexandria",
			"has no length"},
		{"DELETE FROM api_item", "api_item", "alexandria", "has no item"},
		{"UPDATE api_item SET items = substr(items, 3)", "api_item", "alexandria", "has no item"},
		{"DELETE FROM api_column WHERE resource = 'search' AND field = 'resource'", "api_column",
			"alexandria", "has no code"},
		{"UPDATE api_column SET codes = substr(codes, 3) WHERE resource = 'search' AND field = "
		 "'category'",
			"api_column", "alexandria", "has no code"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool ok = is_valid(dataset_with(cases[i].sql));
		dataset_clear();
		ck_assert_msg(!ok, "%s", cases[i].sql);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_msg(strcmp(err.faults[0].parameter, cases[i].table) == 0, "%s: %s", cases[i].sql,
			err.faults[0].parameter);
		ck_assert_msg(strcmp(err.faults[0].value, cases[i].value) == 0, "%s: %s", cases[i].sql,
			err.faults[0].value);
		ck_assert_str_eq(err.faults[0].reason, cases[i].reason);
	}
}

SUITE("validate_derived", what_the_build_derives_has_no_faults,
	what_is_told_of_items_is_told_of_those_that_are_there)

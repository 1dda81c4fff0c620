#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/db.h"
#include "query/retired_key.h"

#include <string.h>

static struct error err;
static struct db *db;

static void begin(void)
{
	error_clear(&err);
	db = db_open(dataset_lights(), &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
}

static void end(void)
{
	db_close(db);
}

static bool accept(void *context, const char *resource)
{
	return !context || strcmp(context, resource) == 0;
}

START_TEST(an_item_that_moved_is_told_with_where_it_is)
{
	begin();
	ck_assert(retired_key_explain(db, "lights", "old-head", &err));
	ck_assert_int_eq(err.code, ERROR_MOVED);
	ck_assert_str_eq(err.successor_resource, "lights");
	ck_assert_str_eq(err.successor, "hook");
	ck_assert_str_eq(err.faults[0].suggestion, "hook");
	end();
}

START_TEST(an_item_that_is_gone_is_told_with_what_succeeded_it_if_anything_did)
{
	begin();
	ck_assert(retired_key_explain(db, "wrecks", "ida", &err));
	ck_assert_int_eq(err.code, ERROR_GONE);
	ck_assert_str_eq(err.detail, "Ida was no wreck.");
	ck_assert_str_eq(err.detail_zh, "艾达不是沉船。");
	ck_assert_str_eq(err.successor_resource, "keepers");
	error_clear(&err);
	ck_assert(retired_key_explain(db, "lights", "sunk", &err));
	ck_assert_int_eq(err.code, ERROR_GONE);
	ck_assert_str_eq(err.successor, "");
	ck_assert_str_eq(err.detail_zh, "");
	ck_assert_str_eq(err.faults[0].suggestion, "");
	end();
}

START_TEST(what_never_was_is_not_told)
{
	begin();
	ck_assert(!retired_key_explain(db, "keepers", "sunk", &err));
	ck_assert(!retired_key_explain(db, "lights", "SUNK", &err));
	ck_assert_int_eq(err.code, ERROR_NONE);
	end();
}

START_TEST(a_successor_is_one_that_is_accepted)
{
	static const struct {
		const char *key;
		char *resource;
		const char *successor;
	} cases[] = {{"old-head", NULL, "hook"}, {"old-head", "lights", "hook"},
		{"old-head", "keepers", ""}, {"ida", "keepers", "ida"}, {"sunk", NULL, ""},
		{"hook", NULL, ""}};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char key[FAULT_SUGGESTION_SIZE];
		ck_assert(retired_key_successor(db, cases[i].key, accept, cases[i].resource, key, &err));
		ck_assert_str_eq(key, cases[i].successor);
	}
	ck_assert_int_eq(err.code, ERROR_NONE);
	end();
}

SUITE("retired_key", an_item_that_moved_is_told_with_where_it_is,
	an_item_that_is_gone_is_told_with_what_succeeded_it_if_anything_did, what_never_was_is_not_told,
	a_successor_is_one_that_is_accepted)

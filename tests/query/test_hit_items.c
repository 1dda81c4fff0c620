#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/db.h"
#include "query/hit_items.h"

#define CHUNKS                                                                                     \
	"DELETE FROM api_item; INSERT INTO api_item VALUES"                                            \
	" (0, CAST(x'0100000002010000' || zeroblob(32760) AS BLOB)), (1, x'ffffff7f000000ff0000')"

static struct error err;

static void assert_items(struct hit_items *items, const int64_t (*cases)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t item = -1;
		ck_assert_msg(hit_items_find(items, cases[i][0], &item, &err), "%s", err.detail);
		ck_assert_msg(
			item == cases[i][1], "row %lld: %lld", (long long)cases[i][0], (long long)item);
	}
}

START_TEST(each_row_is_of_an_item_or_of_none)
{
	static const int64_t cases[][2] = {{1, 1}, {2, 258}, {3, 0}, {8192, 0}, {8193, 0x7fffffff},
		{8194, 0xff000000}, {8195, 0}, {8196, 0}, {16384, 0}, {16385, 0}, {0, 0}, {-1, 0},
		{INT64_MIN, 0}, {INT64_MAX, 0}, {2, 258}, {8193, 0x7fffffff}};
	struct db *db = db_open(dataset_with(CHUNKS), &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	struct hit_items items = {.db = db};
	assert_items(&items, cases, COUNT(cases));
	hit_items_finish(&items);
	assert_items(&items, cases, 1);
	hit_items_finish(&items);
	db_close(db);
}

START_TEST(a_table_that_is_not_there_is_an_error)
{
	struct db *db = db_open(dataset_with("DROP TABLE api_item"), &err);
	struct hit_items items = {.db = db};
	int64_t item;
	ck_assert(!hit_items_find(&items, 1, &item, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	hit_items_finish(&items);
	db_close(db);
}

SUITE("hit_items", each_row_is_of_an_item_or_of_none, a_table_that_is_not_there_is_an_error)

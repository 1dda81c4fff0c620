#include "suite.h"

#include "dataset.h"
#include "base/clock.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/watchdog.h"

static struct error err;
static struct db *db;

static void begin(void)
{
	error_clear(&err);
	db = db_open(dataset_lights(), &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
}

/* A count that has no end, or one of `rows`. */
static int count(long rows)
{
	char sql[400];
	snprintf(sql, sizeof sql,
		"WITH RECURSIVE api_n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM api_n WHERE i < %ld) "
		"SELECT count(*) FROM api_n",
		rows);
	error_clear(&err);
	struct statement *statement = db_prepare(db, sql, &err);
	int result = statement ? statement_step(statement, &err) : -1;
	statement_release(statement);
	return result;
}

enum { ENDLESS = 1000000000 };

START_TEST(what_takes_longer_than_its_budget_ends)
{
	begin();
	struct watchdog *watchdog = watchdog_create(1, &db, 1);
	for (int i = 0; i < 3; i++) {
		watchdog_arm(watchdog, db, 1);
		ck_assert_int_eq(count(ENDLESS), -1);
		ck_assert_int_eq(err.code, ERROR_TOO_COSTLY);
		watchdog_disarm(watchdog, db);
		ck_assert_int_eq(count(10), 1); /* and the connection is usable */
	}
	watchdog_destroy(watchdog);
	db_close(db);
}

START_TEST(every_statement_after_the_budget_ends_too)
{
	begin();
	struct watchdog *watchdog = watchdog_create(1, &db, 1);
	watchdog_arm(watchdog, db, 1);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(count(ENDLESS), -1);
		ck_assert_int_eq(err.code, ERROR_TOO_COSTLY);
	}
	watchdog_disarm(watchdog, db);
	watchdog_destroy(watchdog);
	db_close(db);
}

START_TEST(what_a_thread_does_together_has_one_budget)
{
	begin();
	struct watchdog *watchdog = watchdog_create(1, &db, 1);
	int64_t end = clock_ns(CLOCK_THREAD_CPUTIME_ID) + 2 * NS_PER_MS;
	ck_assert(watchdog_share(watchdog));
	while (clock_ns(CLOCK_THREAD_CPUTIME_ID) < end)
		;
	ck_assert(!watchdog_share(watchdog)); /* which is no new one */
	watchdog_arm(watchdog, db, 1);
	ck_assert_int_eq(count(1), -1); /* not even what takes no time */
	ck_assert_int_eq(err.code, ERROR_TOO_COSTLY);
	watchdog_disarm(watchdog, db);
	watchdog_arm(watchdog, db, 600000); /* what takes more than one has its own */
	ck_assert_int_eq(count(1), 1);
	watchdog_disarm(watchdog, db);
	watchdog_unshare();
	watchdog_destroy(watchdog);
	watchdog = watchdog_create(600000, &db, 1);
	watchdog_arm(watchdog, db, 1);
	ck_assert_int_eq(count(1), 1);
	watchdog_disarm(watchdog, db);
	watchdog_destroy(watchdog);
	db_close(db);
}

START_TEST(what_is_done_in_time_is_left_alone)
{
	begin();
	struct watchdog *watchdog = watchdog_create(600000, &db, 1);
	for (int i = 0; i < 100; i++) {
		watchdog_arm(watchdog, db, 1);
		ck_assert_int_eq(count(1000), 1);
		watchdog_disarm(watchdog, db);
	}
	watchdog_destroy(watchdog);
	db_close(db);
}

START_TEST(only_the_connection_that_is_late_is_interrupted)
{
	begin();
	struct db *late = db;
	begin();
	struct db *both[] = {late, db};
	struct watchdog *watchdog = watchdog_create(1, both, COUNT(both));
	watchdog_arm(watchdog, late, 1);
	ck_assert_int_eq(count(2000000), 1); /* many ticks */
	struct db *other = db;
	db = late;
	ck_assert_int_eq(count(ENDLESS), -1);
	watchdog_disarm(watchdog, late);
	watchdog_destroy(watchdog);
	db_close(late);
	db_close(other);
}

START_TEST(a_watchdog_that_sleeps_can_be_let_go)
{
	begin();
	watchdog_destroy(watchdog_create(600000, &db, 1));
	watchdog_destroy(NULL);
	db_close(db);
}

SUITE("watchdog", what_takes_longer_than_its_budget_ends, every_statement_after_the_budget_ends_too,
	what_a_thread_does_together_has_one_budget, what_is_done_in_time_is_left_alone,
	only_the_connection_that_is_late_is_interrupted, a_watchdog_that_sleeps_can_be_let_go)

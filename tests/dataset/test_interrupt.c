#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/db.h"
#include "dataset/interrupt.h"

#include <stdatomic.h>

static struct interrupt interrupt;
static struct error err;
static atomic_bool ended;

static void *strike(void *context)
{
	while (!atomic_load(&ended))
		interrupt_strike(&interrupt);
	return context;
}

START_TEST(what_runs_on_the_connection_ends)
{
	pthread_t thread;
	error_clear(&err);
	struct db *db = db_open(dataset_lights(), &err);
	ck_assert_ptr_nonnull(db);
	struct statement *endless = db_prepare(db,
		"WITH RECURSIVE api_n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM api_n)"
		"SELECT count(*) FROM api_n",
		&err);
	ck_assert_ptr_nonnull(endless);
	interrupt_init(&interrupt);
	interrupt_watch(&interrupt, db);
	ck_assert(!interrupt_is_struck(&interrupt));
	atomic_store(&ended, false);
	ck_assert_int_eq(pthread_create(&thread, NULL, strike, NULL), 0);
	ck_assert_int_eq(statement_step(endless, &err), -1);
	atomic_store(&ended, true);
	pthread_join(thread, NULL);
	interrupt_watch(&interrupt, NULL);
	ck_assert(interrupt_is_struck(&interrupt));
	statement_release(endless);
	db_close(db);
	interrupt_strike(&interrupt); /* there is nothing any more */
	interrupt_finish(&interrupt);
}

START_TEST(nobody_need_interrupt)
{
	interrupt_watch(NULL, NULL);
	ck_assert(!interrupt_is_struck(NULL));
}

SUITE("interrupt", what_runs_on_the_connection_ends, nobody_need_interrupt)

#include "suite.h"

#include "dataset/integrity.h"
#include "dataset.h"
#include "base/error.h"

#include <signal.h>

enum { AGES_MS = 60000 };

static struct error err;

static struct audit *begin(const char *path)
{
	error_clear(&err);
	struct audit *audit = audit_create(path, &err);
	ck_assert_msg(audit != NULL, "%s", err.detail);
	return audit;
}

static const char *damaged(void)
{
	return dataset_with("UPDATE lights SET keeper_id = 'x' WHERE id IN ('hook', 'tower')");
}

START_TEST(a_whole_file_is_found_whole)
{
	struct audit *audit = begin(dataset_lights());
	ck_assert_int_eq(audit_wait(audit, AGES_MS, &err), AUDIT_WHOLE);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_int_eq(audit_destroy(audit), AUDIT_WHOLE);
}

START_TEST(all_that_is_wrong_with_a_file_is_a_fault)
{
	struct audit *audit = begin(damaged());
	ck_assert_int_eq(audit_wait(audit, AGES_MS, &err), AUDIT_DAMAGED);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "points at nothing in"));
	ck_assert_int_eq(audit_destroy(audit), AUDIT_DAMAGED);
}

START_TEST(damage_that_is_found_late_ends_the_process)
{
	int number = 0;
	sigset_t term;
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &term, NULL);
	/* no wait at all comes, now and then, too late to be late: then it says so itself */
	struct audit *audit = begin(damaged());
	if (audit_wait(audit, 0, &err) == AUDIT_RUNNING) {
		ck_assert_int_eq(sigwait(&term, &number), 0);
		ck_assert_int_eq(number, SIGTERM);
	}
	ck_assert_int_eq(audit_destroy(audit), AUDIT_DAMAGED);
}

START_TEST(an_audit_can_be_ended_at_any_time)
{
	for (int i = 0; i < 50; i++)
		ck_assert_int_ne(audit_destroy(begin(dataset_lights())), AUDIT_DAMAGED);
	ck_assert_int_eq(audit_destroy(NULL), AUDIT_WHOLE);
}

START_TEST(a_file_that_cannot_be_opened_is_an_error)
{
	error_clear(&err);
	ck_assert_ptr_null(audit_create("/nowhere/lights.db", &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
}

SUITE("audit", a_whole_file_is_found_whole, all_that_is_wrong_with_a_file_is_a_fault,
	damage_that_is_found_late_ends_the_process, an_audit_can_be_ended_at_any_time,
	a_file_that_cannot_be_opened_is_an_error)

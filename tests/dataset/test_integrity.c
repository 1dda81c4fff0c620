#include "suite.h"

#include "dataset/integrity.h"
#include "dataset.h"
#include "base/error.h"

#include <signal.h>

enum { AGES_MS = 60000 };

static struct error err;

static struct integrity *begin(const char *path)
{
	error_clear(&err);
	struct integrity *integrity = integrity_create(path, &err);
	ck_assert_msg(integrity != NULL, "%s", err.detail);
	return integrity;
}

static const char *damaged(void)
{
	return dataset_with("UPDATE lights SET keeper_id = 'x' WHERE id IN ('hook', 'tower')");
}

START_TEST(a_whole_file_is_found_whole)
{
	struct integrity *integrity = begin(dataset_lights());
	ck_assert_int_eq(integrity_wait(integrity, AGES_MS, &err), INTEGRITY_SOUND);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_int_eq(integrity_destroy(integrity), INTEGRITY_SOUND);
}

START_TEST(all_that_is_wrong_with_a_file_is_a_fault)
{
	struct integrity *integrity = begin(damaged());
	ck_assert_int_eq(integrity_wait(integrity, AGES_MS, &err), INTEGRITY_DAMAGED);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_uint_eq(err.fault_count, 2);
	ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "points at nothing in"));
	ck_assert_int_eq(integrity_destroy(integrity), INTEGRITY_DAMAGED);
}

START_TEST(damage_that_is_found_late_ends_the_process)
{
	int number = 0;
	sigset_t term;
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &term, NULL);
	/* no wait at all comes, now and then, too late to be late: then it says so itself */
	struct integrity *integrity = begin(damaged());
	if (integrity_wait(integrity, 0, &err) == INTEGRITY_RUNNING) {
		ck_assert_int_eq(sigwait(&term, &number), 0);
		ck_assert_int_eq(number, SIGTERM);
	}
	ck_assert_int_eq(integrity_destroy(integrity), INTEGRITY_DAMAGED);
}

START_TEST(an_audit_can_be_ended_at_any_time)
{
	for (int i = 0; i < 50; i++)
		ck_assert_int_ne(integrity_destroy(begin(dataset_lights())), INTEGRITY_DAMAGED);
	ck_assert_int_eq(integrity_destroy(NULL), INTEGRITY_SOUND);
}

START_TEST(a_file_that_cannot_be_opened_is_an_error)
{
	error_clear(&err);
	ck_assert_ptr_null(integrity_create("/nowhere/lights.db", &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
}

SUITE("integrity", a_whole_file_is_found_whole, all_that_is_wrong_with_a_file_is_a_fault,
	damage_that_is_found_late_ends_the_process, an_audit_can_be_ended_at_any_time,
	a_file_that_cannot_be_opened_is_an_error)

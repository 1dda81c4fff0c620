#include "suite.h"

#include "base/shared.h"

struct counted {
	struct shared shared;
	int *destroyed;
};

static void destroy(struct shared *shared)
{
	struct counted *counted = (struct counted *)shared;
	++*counted->destroyed;
	free(counted);
}

START_TEST(the_last_reference_frees_it_once)
{
	int destroyed = 0;
	struct counted *counted = malloc(sizeof *counted);
	ck_assert_ptr_nonnull(counted);
	counted->destroyed = &destroyed;
	shared_init(&counted->shared, destroy);
	ck_assert_ptr_eq(shared_ref(&counted->shared), &counted->shared);
	shared_unref(&counted->shared);
	ck_assert_int_eq(destroyed, 0);
	shared_unref(&counted->shared);
	ck_assert_int_eq(destroyed, 1);
}

START_TEST(nothing_has_no_reference)
{
	shared_unref(NULL);
}

SUITE("shared", the_last_reference_frees_it_once, nothing_has_no_reference)

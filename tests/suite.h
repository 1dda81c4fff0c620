#ifndef SUITE_H
#define SUITE_H

#include <check.h>
#include <sqlite3.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Where a fixture has it: called before each test, for without a fork it finds what the one before
 * left. */
static void (*suite_setup)(void);

/*
 * What every unit suite ends with: its tests by name, run with TAP on stdout.
 *
 *	SUITE("buf", a_sentence, another_sentence)
 *
 * SQLite gets all memory by malloc(), so that valgrind and sanitizers see a text looked at when its
 *row is gone.
 */
static inline int suite_run(const char *name, const TTest *const tests[], size_t count)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);
	if (suite_setup)
		tcase_add_checked_fixture(tcase, suite_setup, NULL);
	for (size_t i = 0; i < count; i++)
		tcase_add_test(tcase, tests[i]);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#define SUITE(name, ...)                                                                           \
	int main(void)                                                                                 \
	{                                                                                              \
		sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);                                             \
		const TTest *const tests[] = {__VA_ARGS__};                                                \
		return suite_run(name, tests, COUNT(tests));                                               \
	}

#endif

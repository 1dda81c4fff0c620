#ifndef SANDBOX_FIXTURE_H
#define SANDBOX_FIXTURE_H

#include "dataset.h"
#include "process/sandbox.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* The measures, of which the kernel, or valgrind in its place, may lack one. */
enum { FILES = 1, CALLS = 2, BOTH = FILES | CALLS, LACKING = 255 };

/* The folder of the archive that is served beside the dataset; empty for none. */
static const char *sandbox_archive = "";

/* One call that an attacker would make. */
struct attempt {
	const char *what;
	long number, arguments[6];
};

/* Makes it in a process of its own that serves `path` and is restricted by these measures: 0, or
 * why it failed. */
static inline int in_the_sandbox(int measures, const char *path, const struct attempt *attempt)
{
	int status = -1;
	const long *a = attempt->arguments;
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		if (measures & FILES)
			sandbox_restrict_files(path, sandbox_archive);
		if (measures & CALLS)
			sandbox_restrict_calls();
		if ((measures & FILES && !strstr(sandbox_measures(), "landlock")) ||
			(measures & CALLS && !strstr(sandbox_measures(), "seccomp")))
			_exit(LACKING);
		_exit(syscall(attempt->number, a[0], a[1], a[2], a[3], a[4], a[5]) == -1 ? errno : 0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status), "%s: status %x", attempt->what, (unsigned)status);
	if (WEXITSTATUS(status) == LACKING)
		printf("# not tried: Landlock or seccomp is not to be had here\n");
	return WEXITSTATUS(status);
}

/* Each fails for this reason; 0: each succeeds. */
static inline void all_come_to(
	int reason, int measures, const char *path, const struct attempt *attempts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int found = in_the_sandbox(measures, path, &attempts[i]);
		ck_assert_msg(
			found == reason || found == LACKING, "%s: %s", attempts[i].what, strerror(found));
	}
}

#endif

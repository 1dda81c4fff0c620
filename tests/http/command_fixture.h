#ifndef COMMAND_FIXTURE_H
#define COMMAND_FIXTURE_H

#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"

/* What the suites of commands share: a run, and what its one line says. */

#define RUN(...) run_command(&run, (const char *const[]){__VA_ARGS__, NULL}, NULL)

static struct run run;

/* One line on stderr that begins with our name and holds this text, nothing on stdout. */
static inline void assert_one_line(int status, const char *text)
{
	ck_assert_msg(run.status == status, "status %d: %s", run.status, run.err);
	ck_assert_msg(strncmp(run.err, "yigai: ", 7) == 0, "%s", run.err);
	ck_assert_msg(strstr(run.err, text) != NULL, "not %s, but: %s", text, run.err);
	const char *end = strchr(run.err, '\n');
	ck_assert_msg(end && end[1] == '\0', "not one line: %s", run.err);
	ck_assert_str_eq(run.out, "");
}

#endif

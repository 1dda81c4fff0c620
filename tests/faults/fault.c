#include "fault.h"

#include "base/log.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	EACH = 100, /* of the first calls; then in wider steps, as many again up to 2.7 times that */
	AGAIN_MAX = 3,
};

const char *failure_text(const struct failure *failure)
{
	static char text[100];
	snprintf(text, sizeof text, "%s at call %zu%s", failure->fault->name, failure->nth,
		failure->for_good ? " and after" : "");
	return text;
}

static size_t next(size_t nth)
{
	const char *faults = getenv("FAULTS");
	return nth + (faults && strcmp(faults, "all") == 0 ? 1 : 1 + nth / EACH);
}

/* Whether the fault was met; what it does must leave no memory behind. */
static bool meet_one(const struct failure *failure,
	bool (*meet)(const struct failure *failure, void *context), void *context)
{
	long live = memory_live();
	bool met = meet(failure, context);
	/* a library may keep something for good once it met its first error, and the C library the
	 * stacks of threads */
	for (int again = 0; again < AGAIN_MAX && memory_live() != live; again++) {
		live = memory_live();
		meet(failure, context);
	}
	ck_assert_msg(memory_live() == live, "%s: %ld blocks are lost", failure_text(failure),
		memory_live() - live);
	return met;
}

size_t fault_each(const struct fault_kind *fault,
	bool (*meet)(const struct failure *failure, void *context), void *context)
{
	size_t faults = 0;
	for (int round = 0; round < 2; round++) {
		struct failure failure = {.fault = fault, .nth = 1, .for_good = round == 1};
		for (; meet_one(&failure, meet, context); failure.nth = next(failure.nth))
			faults++;
	}
	return faults;
}

void fault_say(size_t faults)
{
	printf("# %zu faults injected\n", faults);
	fflush(stdout);
}

/* Instead of the server's own: thousands of requests fail here, and each would be told of. */
void log_line(enum log_level level, const char *format, ...)
{
	(void)level;
	(void)format;
}

void log_begin(struct log_record *record, enum log_level level)
{
	(void)record;
	(void)level;
}

void log_text(struct log_record *record, const char *key, const char *value)
{
	(void)record;
	(void)key;
	(void)value;
}

void log_number(struct log_record *record, const char *key, long long value)
{
	(void)record;
	(void)key;
	(void)value;
}

void log_end(struct log_record *record)
{
	(void)record;
}

#ifndef TARGET_FIXTURE_H
#define TARGET_FIXTURE_H

#include "suite.h"

#include "base/error.h"
#include "query/target.h"

#include <string.h>

/* What the suites of targets share: one that was garbage before it was parsed. */

static struct target target;
static struct error err;

static inline bool parse(const char *raw)
{
	memset(&target, 0xAA, sizeof target);
	error_clear(&err);
	return target_parse(&target, raw, &err);
}

#endif

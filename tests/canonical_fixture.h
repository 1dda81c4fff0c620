#ifndef CANONICAL_FIXTURE_H
#define CANONICAL_FIXTURE_H

#include "suite.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "lights.h"

/* What the suites of canonical texts share: a query of the lights. */

static struct query query;
static struct target target;
static struct error err;

static inline void parse(const char *text)
{
	ck_assert_msg(lights_parse(&query, &target, text, &err), "%s: %s %s", text,
		err.faults[0].parameter, err.faults[0].reason);
}

#endif

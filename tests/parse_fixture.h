#ifndef PARSE_FIXTURE_H
#define PARSE_FIXTURE_H

#include "suite.h"

#include "lights.h"

#include <string.h>

/* What the suites of parse share: a query of the lights, and what was wrong with it. */

static struct query query;
static struct target target;
static struct error err;

static inline void parse_good(const char *text)
{
	memset(&query, 0xAA, sizeof query);
	ck_assert_msg(lights_parse(&query, &target, text, &err), "%s: %s %s", text,
		err.faults[0].parameter, err.faults[0].reason);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_ptr_eq(query.resource, lights);
}

#endif

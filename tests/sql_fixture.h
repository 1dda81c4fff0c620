#ifndef SQL_FIXTURE_H
#define SQL_FIXTURE_H

#include "base/buf.h"
#include "lights.h"
#include "query/where.h"

#include <string.h>

/* What the suites of SQL share: a query of the fixture, and the values that are bound to its
 * statement. */

static struct query query;
static struct target target;
static struct error err;
static struct sql_values values;
static inline void parse(const char *text)
{
	ck_assert_msg(lights_parse(&query, &target, text, &err), "%s: %s %s", text,
		err.faults[0].parameter, err.faults[0].reason);
}

static inline struct value text_value(const char *text)
{
	return value_text(text, strlen(text));
}

static inline void assert_value(size_t number, const struct value *wanted)
{
	const struct value *got = &values.values[number - 1];
	ck_assert_uint_le(number, values.count);
	ck_assert_int_eq(got->type, wanted->type);
	if (wanted->type == VALUE_INTEGER)
		ck_assert_int_eq(got->integer, wanted->integer);
	if (wanted->type == VALUE_NUMBER)
		ck_assert_double_eq(got->number, wanted->number);
	if (wanted->type == VALUE_TEXT)
		ck_assert(got->len == wanted->len && memcmp(got->text, wanted->text, got->len) == 0);
}

#endif

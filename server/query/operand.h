#ifndef OPERAND_H
#define OPERAND_H

#include "base/value.h"

#include <stdbool.h>

struct error;
struct field;

/*
 * The operators of a filter: name after `field__`, SQL (NULL where sql.c writes its own), whether
 * many values mean any of them, and whether commas part the values.
 */
#define OPERATORS(X)                                                                               \
	X(EQ, "eq", NULL, true, true)                                                                  \
	X(NE, "ne", NULL, true, true)                                                                  \
	X(GT, "gt", ">", false, false)                                                                 \
	X(GTE, "gte", ">=", false, false)                                                              \
	X(LT, "lt", "<", false, false)                                                                 \
	X(LTE, "lte", "<=", false, false)                                                              \
	X(CONTAINS, "contains", NULL, true, false)                                                     \
	X(PREFIX, "prefix", NULL, true, false)                                                         \
	X(YEAR, "year", NULL, true, true)                                                              \
	X(ISNULL, "isnull", NULL, false, false)

enum op {
#define X(code, name, sql, many, commas) OPERATOR_##code,
	OPERATORS(X)
#undef X
};

enum { OPERATOR_COUNT = OPERATOR_ISNULL + 1 };

/* What stands after `field__`; whether many values mean any of them; whether commas part them. */
const char *operator_name(enum op op);

/* What makes a field's name a filter's key: `__` and the name; nothing for `=`. */
const char *operator_suffix(enum op op);

bool operator_takes_many(enum op op);
bool operator_splits_commas(enum op op);

/* What YEAR is compared with: a year as dates are written with it. */
enum { OPERAND_YEAR_MIN = 1000, OPERAND_YEAR_MAX = 9999 };

/* Whether a field of this type can be filtered with the operator. */
bool operand_allows(const struct field *field, enum op op);

/*
 * Types the text of one value by its field and operator: numbers and booleans never stay text.
 * False with a fault for `key` saying what is expected. Text stays borrowed.
 */
bool operand_parse(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err);

/*
 * A number of JSON (RFC 8259, section 6) that is whole, however it is written: 1000, 1e3, 1000.0.
 * The value is set only where it is within int64_t.
 */
enum whole { WHOLE, WHOLE_NOT, WHOLE_TOO_LARGE };
enum whole operand_integer(const char *text, struct value *ret_value);

#endif

#ifndef OPERAND_H
#define OPERAND_H

#include "base/value.h"

#include <stdbool.h>

struct error;
struct field;

/*
 * The operators of a filter: name after `field__`, SQL operator (NULL if where.c writes its own
 * SQL), whether it takes several values and matches any of them, and whether commas separate
 * values.
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

/* The columns of OPERATORS. */
const char *operator_name(enum op op);

/*
 * Returns what follows the field's name in a parameter: `__` and the operator's name, or "" for
 * `=`.
 */
const char *operator_suffix(enum op op);

/* Whether an operator looks for a part of a text. */
static inline bool operator_is_like(enum op op)
{
	return op == OPERATOR_CONTAINS || op == OPERATOR_PREFIX;
}

bool operator_takes_many(enum op op);
bool operator_splits_commas(enum op op);

/* The range of years that YEAR accepts: dates have four-digit years. */
enum { OPERAND_YEAR_MIN = 1000, OPERAND_YEAR_MAX = 9999 };

/* Whether a field of this type can be filtered with the operator. */
bool operand_allows(const struct field *field, enum op op);

/*
 * Converts the text of a value to the type that the field and operator need: numbers and booleans
 * do not stay text. Returns false and adds a fault for `key` that says what is expected. A text
 * value points to the given text.
 */
bool operand_parse(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err);

/*
 * Parses a JSON number (RFC 8259, section 6) that is an integer, however it is written: 1000, 1e3,
 * 1000.0. Sets *ret_value only for WHOLE; WHOLE_TOO_LARGE is outside int64_t.
 */
enum whole { WHOLE, WHOLE_NOT, WHOLE_TOO_LARGE };
enum whole operand_integer(const char *text, struct value *ret_value);

#endif

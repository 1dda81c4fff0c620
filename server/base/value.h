#ifndef VALUE_H
#define VALUE_H

#include <stddef.h>
#include <stdint.h>

enum value_type { VALUE_NULL, VALUE_INTEGER, VALUE_NUMBER, VALUE_TEXT };

/* A value bound to a statement or read from it. Text is UTF-8 of len bytes, borrowed. */
struct value {
	enum value_type type;
	union {
		int64_t integer;
		double number;
		struct {
			const char *text;
			size_t len;
		};
	};
};

static inline struct value value_integer(int64_t integer)
{
	return (struct value){.type = VALUE_INTEGER, .integer = integer};
}

static inline struct value value_number(double number)
{
	return (struct value){.type = VALUE_NUMBER, .number = number};
}

static inline struct value value_text(const char *text, size_t len)
{
	return (struct value){.type = VALUE_TEXT, .text = text, .len = len};
}

/* Returns a number as a double. */
static inline double value_as_number(const struct value *value)
{
	return value->type == VALUE_INTEGER ? (double)value->integer : value->number;
}

/*
 * Compares as SQLite does in ascending order, but null comes last: returns less than 0, 0 or more
 * than 0. Numbers come before texts, which are compared by their bytes.
 */
int value_compare(const struct value *one, const struct value *other);

#endif
